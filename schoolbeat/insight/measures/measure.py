"""What a measure is, and which facts it sums."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

FIRST = date(2026, 11, 1)
"""The day since which the first measures hold as they are defined."""
SECOND = date(2026, 11, 21)
"""The day since which those hold that came with the outcome of a call."""


@dataclass(frozen=True)
class Measure:
    """A number that can be asked for: the facts it sums, and all that must be printed beside it.

    `fact` is the measure of the table of facts; `kinds`, `call`, `pillar`, `role`, `audience` and `record` leave of
    these facts what it counts. `out_of` is the slug of the measure it is a part of, or words.
    """

    slug: str
    fact: str
    name: str
    unit: str
    question: str
    definition: str
    source: str
    out_of: str
    since: date = FIRST
    kinds: tuple[str, ...] = ()
    call: bool = False  # only kinds that the pack flags as a call for an officer
    pillar: str = ""
    role: str = ""
    audience: str = ""
    record: str = ""  # only facts of this kind of record
    sensitive: bool = False  # a number at one school may be one child
    publish: bool = True

    @property
    def filtered(self) -> bool:
        """Say whether it sums but some of the facts of its name, for another reason than their audience."""
        return bool(self.kinds or self.call or self.pillar or self.role or self.record)

    def condition(self, calls: Collection[str]) -> Q:
        """Return the facts it sums, apart from their name; `calls` are the kinds that are calls for an officer."""
        wanted = {"audience": self.audience, "pillar": self.pillar, "role": self.role}
        found = Q(**{name: value for name, value in wanted.items() if value})
        if self.record:
            found &= Q(record_kind=self.record)
        if self.kinds:
            found &= Q(kind__in=self.kinds)
        return found & Q(kind__in=sorted(calls)) if self.call else found

    def counts(self, row: dict[str, Any], calls: Collection[str]) -> bool:
        """Say whether a row of sums, split by all it asks for, is one that it sums; its fact is not asked again."""
        return (
            (not self.audience or row["audience"] == self.audience)
            and (not self.pillar or row["pillar"] == self.pillar)
            and (not self.role or row["role"] == self.role)
            and (not self.record or row["record_kind"] == self.record)
            and (not self.kinds or row["kind"] in self.kinds)
            and (not self.call or row["kind"] in calls)
        )
