"""Reads of feeds: the own address, and whose calendar an address opens."""

from uuid import UUID

from django.conf import settings
from django.core import signing

from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import viewer_for
from schoolbeat.work.calendar.models import Feed

_SALT = "schoolbeat.feed"
LONGEST_TOKEN = 200


def feed_address(viewer: Viewer, language: str) -> str:
    """Return the whole address of the viewer's own calendar in a language; empty where none is open."""
    feed = Feed.objects.filter(agency=viewer.agency, account=viewer.account, open=True).first()
    if feed is None:
        return ""
    token = signing.Signer(salt=_SALT).sign_object([feed.pk.hex, feed.number])
    prefix = "/es" if language.startswith("es") else ""
    return f"{settings.PUBLIC_URL}{prefix}/calendar/{token}.ics"


def viewer_of_feed(token: str) -> Viewer | None:
    """Return the viewer whose calendar an address opens, with what the account may see by now.

    None where the address was ended, never signed here, or the account has no role any longer. One question, or two.
    """
    try:
        identity, number = signing.Signer(salt=_SALT).unsign_object(token[:LONGEST_TOKEN])
        feed = Feed.objects.filter(pk=UUID(identity), number=int(number), open=True).first()
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return viewer_for(feed.account_id, feed.agency_id) if feed else None
