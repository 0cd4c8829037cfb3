"""Which parts make which total; a total that differs from its parts is flagged wherever it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from schoolbeat.insight.sums import ASKED_BY_OFFICER, BY_OFFICER, Sums
from schoolbeat.work.activities.vocabulary import Audience, Initiator, Pillar, TriadRole
from schoolbeat.work.requests.vocabulary import Asker

Parts = Callable[[Sums], Mapping[str, int]]


@dataclass(frozen=True)
class Partition:
    """A total and the parts that must make it; parts are those that are shown, so that none is missing unseen."""

    slug: str
    measure: str
    total: Callable[[Sums], int]
    parts: Parts
    sensitive: bool = False  # some parts are not in the sums of those who may see nothing sensitive


@dataclass(frozen=True)
class Difference:
    """A total that its parts do not make."""

    total: int
    parts: int

    @property
    def missing(self) -> int:
        """Return by how much the parts fall short of the total; below zero where they are more."""
        return self.total - self.parts


def _pillars(measure: str) -> Parts:
    return lambda sums: {slug: sums.by_pillar.get(slug, {}).get(measure, 0) for slug in Pillar}


def _roles(measure: str) -> Parts:
    return lambda sums: {slug: sums.by_role.get(slug, {}).get(measure, 0) for slug in TriadRole}


PARTITIONS: dict[str, Partition] = {
    one.slug: one
    for one in (
        Partition("activities-by-pillar", "activities", lambda sums: sums.activities, _pillars("activities")),
        Partition(
            "activities-by-month",
            "activities",
            lambda sums: sums.activities,
            lambda sums: {
                str(month): sum(told.get(slug, 0) for slug in Pillar)
                for month, told in sums.month_pillar.items()
            },
        ),
        Partition(
            "activities-by-initiator",
            "activities",
            lambda sums: sums.activities,
            lambda sums: {slug: sums.initiators.get(slug, 0) for slug in (*Initiator, "")},
        ),
        Partition(
            "activities-by-school",
            "activities",
            lambda sums: sum(sums.initiators.values()),
            lambda sums: {str(school): told.get("activities", 0) for school, told in sums.by_school.items()},
        ),
        Partition("minutes-by-role", "minutes", lambda sums: sums.minutes, _roles("minutes")),
        Partition("minutes-by-pillar", "minutes", lambda sums: sums.minutes, _pillars("minutes")),
        Partition(
            "people-by-audience",
            "people",
            lambda sums: sum(sums.audiences.values()),
            lambda sums: {slug: sums.audiences.get(slug, 0) for slug in Audience},
        ),
        Partition(
            "calls-by-handler",
            "calls",
            lambda sums: sums.calls,
            lambda sums: {"school": sums.outcome("calls-school"), "officer": sums.calls_by_officer},
            sensitive=True,
        ),
        Partition(
            "calls-by-officer",
            "calls",
            lambda sums: sums.calls_by_officer,
            lambda sums: {slug: sums.outcome(slug) for slug in BY_OFFICER},
            sensitive=True,
        ),
        Partition(
            "calls-by-initiator",
            "calls",
            lambda sums: sums.calls,
            lambda sums: {slug: sums.call_initiators.get(slug, 0) for slug in (*Initiator, "")},
        ),
        Partition(
            "requests-by-asker",
            "requests",
            lambda sums: sums.asked("requests"),
            lambda sums: {slug: sums.askers.get(slug, {}).get("requests", 0) for slug in Asker},
        ),
        Partition(
            "requests-by-handler",
            "requests-ended",
            lambda sums: sums.asked("requests-ended"),
            lambda sums: {
                slug: sums.asked(slug)
                for slug in ("requests-by-officer", "requests-by-school", "requests-by-others")
            },
            sensitive=True,
        ),
        Partition(
            "requests-by-officer",
            "requests-by-officer",
            lambda sums: sums.asked("requests-by-officer"),
            lambda sums: {slug: sums.asked(slug) for slug in ASKED_BY_OFFICER},
            sensitive=True,
        ),
    )
}
"""Every total that is shown with parts, by its slug."""


def difference(slug: str, sums: Sums) -> Difference | None:
    """Return by how much a declared total differs from its parts, or None where they agree; KeyError if unknown."""
    partition = PARTITIONS[slug]
    total, parts = partition.total(sums), sum(partition.parts(sums).values())
    return None if total == parts else Difference(total, parts)


def differences(sums: Sums) -> dict[str, Difference]:
    """Return every declared total that differs from its parts."""
    found = {slug: difference(slug, sums) for slug in PARTITIONS}
    return {slug: one for slug, one in found.items() if one is not None}
