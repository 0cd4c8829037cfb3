"""The filters of the log, as they stand in its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict
from django.utils.http import urlencode

from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.work.activities.queries import LogFilter
from schoolbeat.work.activities.vocabulary import (
    AUDIENCE_LABELS,
    INITIATOR_LABELS,
    PILLAR_LABELS,
    TRIAD_LABELS,
)

NAMES = (
    "from",
    "to",
    "school",
    "officer",
    "kind",
    "pillar",
    "role",
    "initiator",
    "audience",
    "covering",
    "q",
)
_WORDS: dict[str, Mapping[Any, str]] = {
    "pillar": PILLAR_LABELS,
    "role": TRIAD_LABELS,
    "initiator": INITIATOR_LABELS,
    "audience": AUDIENCE_LABELS,
}


@dataclass(frozen=True)
class Filters:
    """What the address says, as typed, and the filter it stands for."""

    typed: dict[str, str]
    wanted: LogFilter

    def query(self, **changed: Any) -> str:
        """Return the query of an address that shows the same, but for what is `changed`."""
        values = {**self.typed, **changed}
        return urlencode({name: value for name, value in values.items() if value})


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2200 else None


def filters_of(query: QueryDict) -> Filters:
    """Return the filters of an address; what cannot be meant is left out, so a mistyped link still opens."""
    typed = {name: query.get(name, "").strip() for name in NAMES}
    first, last = _day(typed["from"]), _day(typed["to"])
    words = {name: typed[name] if typed[name] in labels else "" for name, labels in _WORDS.items()}
    wanted = LogFilter(
        start=first,
        end=last + timedelta(days=1) if last else None,
        school=uuid_or_none(typed["school"]),
        officer=uuid_or_none(typed["officer"]),
        kind=typed["kind"][:60].replace("\x00", ""),
        covering=bool(typed["covering"]),
        words=typed["q"][:100].replace("\x00", ""),
        pillar=words["pillar"],
        role=words["role"],
        initiator=words["initiator"],
        audience=words["audience"],
    )
    return Filters({name: value for name, value in typed.items() if value}, wanted)
