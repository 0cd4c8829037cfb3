"""What a dashboard asks of the facts, each question once: a fixed number of queries, however much was logged."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.tables import Slice, totals

ACTIVITIES, MINUTES = MEASURES["activities"], MEASURES["minutes"]
STUDENTS, PEOPLE = MEASURES["students"], MEASURES["people"]


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

    def pillar(self, slug: str) -> int:
        """Return the entries of one pillar."""
        return self.by_pillar.get(slug, {}).get("activities", 0)

    def role_minutes(self, slug: str) -> int:
        """Return the minutes in one role of the triad."""
        return self.by_role.get(slug, {}).get("minutes", 0)


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
    for field in fields(Sums):
        mine, its = getattr(one, field.name), getattr(other, field.name)
        values[field.name] = _added(mine, its) if isinstance(mine, dict) else mine + its
    return Sums(**values)


def _one(rows: Iterable[dict[str, Any]], dimension: str) -> dict[Any, int]:
    return {row[dimension]: row["amount"] for row in rows}


def _many(rows: Iterable[dict[str, Any]], dimension: str) -> dict[Any, dict[str, int]]:
    sums: dict[Any, dict[str, int]] = defaultdict(dict)
    for row in rows:
        sums[row[dimension]][row["measure"]] = row["amount"]
    return dict(sums)


def live_sums(viewer: Viewer, of: Slice) -> Sums:
    """Return all sums of a slice; officers' only for those who may see them."""
    months: dict[int, dict[str, int]] = defaultdict(dict)
    for row in totals(viewer, [ACTIVITIES], of, ("month", "pillar")):
        months[row["month"]][row["pillar"]] = row["amount"]
    named = (ACTIVITIES, MINUTES, STUDENTS)
    by = {
        name: _many(totals(viewer, named, of, (name,)), name)
        for name in ("month", "pillar", "role", "kind", "school")
    }
    schools = by["school"]
    seen = may_ever(viewer, "measures.see_officers") or of.officer == viewer.account
    return Sums(
        month_pillar=dict(months),
        by_month=by["month"],
        by_pillar=by["pillar"],
        by_role=by["role"],
        initiators=_one(totals(viewer, [ACTIVITIES], of, ("initiator",)), "initiator"),
        audiences=_one(totals(viewer, [PEOPLE], of, ("audience",)), "audience"),
        by_kind=by["kind"],
        by_school=schools,
        by_officer=_many(totals(viewer, named, of, ("officer",)), "officer") if seen else {},
        activities=sum(sums.get("activities", 0) for sums in schools.values()),
        minutes=sum(sums.get("minutes", 0) for sums in schools.values()),
        students=sum(sums.get("students", 0) for sums in schools.values()),
    )
