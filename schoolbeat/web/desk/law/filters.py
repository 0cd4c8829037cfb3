"""What the law page is asked for, as it stands in its address."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, QueryDict
from django.utils.http import urlencode

from schoolbeat.access.viewer import Viewer
from schoolbeat.jurisdictions.loader import Pack, pack_for, places
from schoolbeat.ledger.packs import pack_of

NAMES = ("place", "on", "since", "status", "q")
REVIEWED, UNCONFIRMED = "reviewed", "unconfirmed"
_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Asked:
    """A place by its pack, a day, the day since when changes are told, and what lines must hold to be shown."""

    typed: dict[str, str]
    pack: Pack
    on: date
    since: date
    status: str = ""
    words: str = ""

    def query(self, **changed: Any) -> str:
        """Return the query of an address that shows the same, but for what is `changed` (empty: without it)."""
        values = {**self.typed, **changed}
        return urlencode({name: value for name, value in values.items() if value})

    def fits(self, confirmed: bool, *texts: str) -> bool:
        """Say whether a line is shown: of the status asked for, and with the words in one of its texts."""
        if self.status and confirmed is not (self.status == REVIEWED):
            return False
        return not self.words or any(self.words in text.casefold() for text in texts)


def asked_of(viewer: Viewer, query: QueryDict) -> Asked:
    """Return what an address asks for: without a place the agency's own, without a day today.

    A place that has no pack is not found: the law of another must not stand in for it.
    """
    typed = {name: query.get(name, "").strip() for name in NAMES}
    if typed["place"] and typed["place"] not in places():
        raise Http404
    on = _day(typed["on"]) or viewer.on
    return Asked(
        typed={name: value for name, value in typed.items() if value},
        pack=pack_for(typed["place"]) if typed["place"] else pack_of(viewer.place),
        on=on,
        since=_day(typed["since"]) or on - _YEAR,
        status=typed["status"] if typed["status"] in (REVIEWED, UNCONFIRMED) else "",
        words=typed["q"][:100].casefold(),
    )


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2200 else None
