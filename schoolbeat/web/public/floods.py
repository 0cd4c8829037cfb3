"""A flood of forms from one network: counted in the memory of the process, marked, never refused.

A network is known by a hash under a key that the process makes and forgets: nothing of it is kept, and nobody is
tracked. What comes after the first of an hour is filed like any other, and stands apart until somebody has looked.
"""

import hashlib
import ipaddress
import secrets

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

A_FLOOD, AN_HOUR = 20, 3600
"""So many forms of one network in an hour are a school's parents' evening; more are a flood."""
_key = secrets.token_bytes(32)


def _network(address: str) -> str:
    """Return the network of an address: 256 neighbors of the older kind, a household's of the newer."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    return str(ipaddress.ip_network((found, 24 if found.version == 4 else 64), strict=False))


def _address(request: HttpRequest) -> str:
    """Return whom a form came from; behind the install's own proxy that is who spoke to it, not the proxy.

    Of the addresses that the header lists the last is the proxy's own word; those before it are the sender's.
    """
    if not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return str(request.META.get("REMOTE_ADDR", ""))
    told = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    return told[-min(settings.ALLAUTH_TRUSTED_PROXY_COUNT, len(told))]


def wave_of(request: HttpRequest) -> str:
    """Count a form, and return the flood that it belongs to; nothing for most."""
    network = _network(_address(request))
    digest = hashlib.blake2b(network.encode(), key=_key, digest_size=8).hexdigest()
    name = f"asked:{digest}"
    cache.add(name, 0, AN_HOUR)
    try:
        return digest if cache.incr(name) > A_FLOOD else ""
    except ValueError:
        # The hour ended, or memory was wanted, between the two lines: then it counts from one again.
        return ""
