"""What columns a kind of table has: the headings that name each, and what a map may say of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from schoolbeat.exchange.spreadsheets.spelling import key

DATE, START, SCHOOL, KIND, OUTCOME = "date", "start", "school", "kind", "outcome"
"""The fields that tables of several kinds have."""

DAYS = (
    "date", "day", "date of service", "date of event", "date of contact", "event date", "incident date", "service date",
    "log date", "contact date", "start date", "date started", "date and time", "date time", "datetime",
    "start date time", "start datetime", "when",
    "fecha", "dia", "fecha del evento", "fecha y hora", "fecha de inicio",
)  # fmt: skip
TIMES = (
    "start", "start time", "time", "time started", "begin", "begin time", "beginning time", "time in", "from",
    "time of day", "started", "arrival time", "time start", "time from",
    "hora", "inicio", "hora de inicio", "hora inicial", "hora de comienzo", "desde", "hora inicio",
)  # fmt: skip
SCHOOLS = (
    "school", "site", "campus", "school site", "school name", "name of school", "school location", "facility",
    "school campus", "which school", "assigned school",
    "escuela", "plantel", "sitio", "nombre de la escuela", "centro escolar", "colegio", "campo escolar",
)  # fmt: skip
OUTCOMES = (
    "outcome", "disposition", "result", "resolution", "action taken", "how resolved", "status",
    "resultado", "disposicion", "resolucion", "desenlace", "accion tomada",
)  # fmt: skip
"""Headings of these fields that do not depend on what the table is about."""


@dataclass(frozen=True)
class Columns:
    """The columns of a kind of table: field -> the headings that name it, in English and Spanish.

    `settings` are those of a map's settings that mean something here, `several` the fields that more than one column
    may hold, `months` says that a heading may also be a month.
    """

    headings: Mapping[str, tuple[str, ...]]
    valued: tuple[str, ...]
    """The fields whose words a map can translate, and which a map can give a default."""
    settings: tuple[str, ...]
    defaulted: tuple[str, ...] = ()
    """More fields that a map can give a default."""
    several: frozenset[str] = frozenset()
    months: bool = False

    @cached_property
    def _known(self) -> dict[str, str]:
        return {key(word): name for name, words in self.headings.items() for word in words}

    def field_of(self, heading: str) -> str:
        """Return the field that a heading names, with or without what stands in brackets; nothing for none."""
        words = key(heading)
        bare = key(heading.split("(", maxsplit=1)[0]) if "(" in heading else words
        return self._known.get(words) or self._known.get(bare, "")
