"""A request that the app sends again because no answer came: known again by all it says, within a few minutes.

GeoReport v2 has no key by which a sender names a post. So the id is made from what was sent, under a key that never
leaves the install: the same words give the same id, and nobody can guess the words from it.
"""

import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID

from schoolbeat.exchange.open311.kinds import Place
from schoolbeat.foundation.canonical import canonical_json
from schoolbeat.ledger.keys import names_key
from schoolbeat.work.requests.queries.open311 import filed_already

WINDOW = timedelta(minutes=10)
"""So long, and at most twice as long, the same words are the same request; later they are asked anew."""


def window_of(moment: datetime) -> datetime:
    """Return the beginning of the window that a moment lies in."""
    seconds = int(WINDOW.total_seconds())
    return datetime.fromtimestamp(int(moment.timestamp()) // seconds * seconds, UTC)


def id_of(place: Place, said: Mapping[str, str], window: datetime) -> UUID:
    """Return the id of what an app sends within a window: all of it counts, the key and the device too."""
    sent = {name: value.strip() for name, value in said.items()}
    told = canonical_json({"agency": str(place.viewer.agency), "sent": sent, "window": window})
    return UUID(bytes=hmac.digest(names_key(), b"open311:" + told.encode(), "sha256")[:16], version=5)


def sent_before(place: Place, said: Mapping[str, str], window: datetime) -> UUID | None:
    """Return the request that the same words made in the window before; within one window the ledger knows them."""
    earlier = id_of(place, said, window - WINDOW)
    return earlier if filed_already(place.viewer, earlier) else None
