"""What a dashboard asks of the facts, each question once: a fixed number of queries, however much was logged."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.tables import Slice, calls_of, totals

ACTIVITIES, MINUTES = MEASURES["activities"], MEASURES["minutes"]
STUDENTS, PEOPLE = MEASURES["students"], MEASURES["people"]
CALLS, TRAINING = MEASURES["calls"], MEASURES["training"]
OUTCOMES = tuple(
    MEASURES[slug] for slug in ("calls-school", "calls-resolved", "calls-diverted", "calls-charged")
)
"""What became of calls: the first was handled by the school, the others by an officer."""
BY_OFFICER = ("calls-resolved", "calls-diverted", "calls-charged")
ASKED = tuple(one for slug, one in MEASURES.items() if slug == "requests" or slug.startswith("requests-"))
"""What people asked, and what became of it: each measure by who asked, and by what for."""
ASKED_BY_OFFICER = ("requests-resolved", "requests-diverted", "requests-charged")


@dataclass(frozen=True)
class Sums:
    """The sums behind the figures; keys are the values of their dimension."""

    month_pillar: dict[int, dict[str, int]]
    by_month: dict[int, dict[str, int]]
    by_pillar: dict[str, dict[str, int]]
    by_role: dict[str, dict[str, int]]
    initiators: dict[str, int]
    audiences: dict[str, int]
    by_kind: dict[str, dict[str, int]]
    by_school: dict[Any, dict[str, int]]
    by_officer: dict[Any, dict[str, int]]
    activities: int
    minutes: int
    students: int
    by_hour: dict[int | None, int] = field(default_factory=dict)  # None: from tallies, which know no hour
    call_initiators: dict[str, int] = field(default_factory=dict)
    call_months: dict[int, int] = field(default_factory=dict)
    call_schools: dict[Any, int] = field(default_factory=dict)
    school_outcomes: dict[Any, dict[str, int]] = field(default_factory=dict)
    training: int = 0  # minutes
    askers: dict[str, dict[str, int]] = field(default_factory=dict)
    asked_kinds: dict[str, dict[str, int]] = field(default_factory=dict)

    def pillar(self, slug: str) -> int:
        """Return the entries of one pillar."""
        return self.by_pillar.get(slug, {}).get("activities", 0)

    def role_minutes(self, slug: str) -> int:
        """Return the minutes in one role of the triad."""
        return self.by_role.get(slug, {}).get("minutes", 0)

    @property
    def tallied(self) -> int:
        """Return the entries that come from monthly tallies, without single entries."""
        return self.by_hour.get(None, 0)

    @property
    def calls(self) -> int:
        """Return the calls for an officer."""
        return sum(self.call_schools.values())

    def outcome(self, slug: str) -> int:
        """Return the calls with one outcome, by the slug of its measure."""
        return sum(told.get(slug, 0) for told in self.school_outcomes.values())

    def asked(self, slug: str) -> int:
        """Return the requests of one measure, by its slug."""
        return sum(told.get(slug, 0) for told in self.asked_kinds.values())

    @property
    def calls_by_officer(self) -> int:
        """Return the calls whose outcome says that an officer handled them."""
        return sum(self.outcome(slug) for slug in BY_OFFICER)


NOTHING = Sums({}, {}, {}, {}, {}, {}, {}, {}, {}, 0, 0, 0)
"""The sums of a period in which nothing was logged."""


def _added(one: dict[Any, Any], other: dict[Any, Any]) -> dict[Any, Any]:
    """Return two tables of amounts added, key by key, however deep."""
    both = dict(one)
    for key, value in other.items():
        if key not in both:
            both[key] = value
        elif isinstance(value, dict):
            both[key] = _added(both[key], value)
        else:
            both[key] += value
    return both


def added(one: Sums, other: Sums) -> Sums:
    """Return the sums of two periods that share no day."""
    values: dict[str, Any] = {}
    for each in fields(Sums):
        mine, its = getattr(one, each.name), getattr(other, each.name)
        values[each.name] = _added(mine, its) if isinstance(mine, dict) else mine + its
    return Sums(**values)


def _one(rows: Iterable[dict[str, Any]], dimension: str) -> dict[Any, int]:
    """Return amounts by one dimension, whatever else the rows are split by."""
    sums: dict[Any, int] = defaultdict(int)
    for row in rows:
        sums[row[dimension]] += row["amount"]
    return dict(sums)


def _many(rows: Iterable[dict[str, Any]], dimension: str) -> dict[Any, dict[str, int]]:
    """Return amounts by one dimension and measure, whatever else the rows are split by."""
    sums: dict[Any, dict[str, int]] = defaultdict(dict)
    for row in rows:
        told = sums[row[dimension]]
        told[row["measure"]] = told.get(row["measure"], 0) + row["amount"]
    return dict(sums)


def _month_pillar(works: Iterable[dict[str, Any]]) -> dict[int, dict[str, int]]:
    """Return the entries of each month by pillar."""
    months: dict[int, dict[str, int]] = defaultdict(dict)
    for row in works:
        if row["measure"] == "activities":
            of_month = months[row["month"]]
            of_month[row["pillar"]] = of_month.get(row["pillar"], 0) + row["amount"]
    return dict(months)


def live_sums(viewer: Viewer, of: Slice) -> Sums:
    """Return all sums of a slice in nine queries; officers' only for those who may see them.

    What became of calls is only for who may see what is sensitive: all calls less those of the school are an officer's.
    """
    named = (ACTIVITIES, MINUTES, STUDENTS)
    # Few wide splits, folded here: to go through the facts once more costs more than to add up their groups.
    works = totals(viewer, named, of, ("month", "kind", "pillar", "role"))
    seen = may_ever(viewer, "measures.see_officers") or of.officer == viewer.account
    placed = totals(viewer, named, of, ("school", "officer") if seen else ("school",))
    schools = _many(placed, "school")
    begun = totals(viewer, [ACTIVITIES], of, ("initiator", "kind"))
    called = totals(viewer, [CALLS], of, ("month", "school"))
    calls = calls_of(viewer)
    known = may_ever(viewer, "measures.see_sensitive")
    asked = totals(viewer, ASKED, of, ("initiator", "kind"))
    return Sums(
        month_pillar=_month_pillar(works),
        by_month=_many(works, "month"),
        by_pillar=_many(works, "pillar"),
        by_role=_many(works, "role"),
        initiators=_one(begun, "initiator"),
        audiences=_one(totals(viewer, [PEOPLE], of, ("audience",)), "audience"),
        by_kind=_many(works, "kind"),
        by_school=schools,
        by_officer=_many(placed, "officer") if seen else {},
        activities=sum(sums.get("activities", 0) for sums in schools.values()),
        minutes=sum(sums.get("minutes", 0) for sums in schools.values()),
        students=sum(sums.get("students", 0) for sums in schools.values()),
        by_hour=_one(totals(viewer, [ACTIVITIES], of, ("hour",)), "hour"),
        call_initiators=_one((row for row in begun if row["kind"] in calls), "initiator"),
        call_months=_one(called, "month"),
        call_schools=_one(called, "school"),
        school_outcomes=_many(totals(viewer, OUTCOMES, of, ("school",)), "school") if known else {},
        training=totals(viewer, [TRAINING], of)[0]["amount"],
        askers=_many(asked, "initiator"),
        asked_kinds=_many(asked, "kind"),
    )
