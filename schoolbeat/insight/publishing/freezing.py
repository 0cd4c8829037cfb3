"""What a month's facts come to, in the few counts that everything released is made of."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Max, Min, Q, Sum

from schoolbeat.access.permits import rows
from schoolbeat.access.roles import Role
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.publishing.models import FrozenMonth
from schoolbeat.insight.publishing.wording import whole_month
from schoolbeat.insight.tables import FACT_COLUMNS
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.activities.rules import call_kinds

Counts = dict[str, Any]
NEVER = 999912
OUTCOMES = ("handled_by_school", "resolved", "diverted", "charged")
_EMPTY = (
    "work",
    "persons",
    "kinds",
    "began",
    "pillars",
    "roles",
    "reached",
    "outcomes",
    "sensitive",
    "site",
    "site_minutes",
    "groups",
    "calling",
    "held",
    "taught",
)
HELD = ("lessons_held", "programs_run", "program_sessions", "drills_held", "plans_adopted")
"""What tells of no one student: lessons, sessions and drills are with groups, and a plan is a paper."""
TAUGHT = "students_taught"
"""Students in the room: a few in one month are not shown."""


def as_counted(viewer: Viewer) -> Viewer:
    """Return the eyes that count what is released: the sergeant's, whoever asks for it, so that all see the same."""
    return replace(viewer, role=Role.SERGEANT)


def months_between(start: date, end: date) -> tuple[int, ...]:
    """Return the months of the whole-month period from `start` up to, not including, `end`, as facts write them."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return tuple(number // 12 * 100 + number % 12 + 1 for number in range(first, last))


def impersonal_kinds(place: str) -> frozenset[str]:
    """Return the kinds of which one entry tells of no one student or family, as the place's pack lists them."""
    return frozenset(row["slug"] for row in pack_of(place).rows("impersonal_kinds"))


def live_counts(viewer: Viewer, months: Iterable[int]) -> dict[int, Counts]:
    """Return the counts of months as the facts stand now; five queries, however many months."""
    wanted = list(months)
    counts: dict[int, Counts] = {month: {name: Counter() for name in _EMPTY} for month in wanted}
    for month in counts.values():
        month["tallied"] = 0
    facts = Fact.objects.filter(rows(viewer, "publishing.publish", FACT_COLUMNS), month__in=wanted)
    _count_entries(counts, facts, viewer.place)
    plain = facts.filter(sensitive=False)
    minutes = plain.filter(measure="minutes").values("month", "pillar", "role").order_by()
    for row in minutes.annotate(sum=Sum("amount")):
        counts[row["month"]]["pillars"][row["pillar"]] += row["sum"]
        counts[row["month"]]["roles"][row["role"]] += row["sum"]
    on_site = plain.filter(measure="minutes", kind__in=impersonal_kinds(viewer.place)).values(
        "month", "school"
    )
    for there in on_site.order_by().annotate(sum=Sum("amount")):
        counts[there["month"]]["site_minutes"][str(there["school"] or "")] += there["sum"]
    _count_held(counts, plain)
    reached = plain.filter(measure="reached").values("month", "audience").order_by()
    for seen in reached.annotate(sum=Sum("amount")):
        counts[seen["month"]]["reached"][seen["audience"]] += seen["sum"]
    return {month: _plain(found) for month, found in counts.items()}


def _count_entries(counts: Mapping[int, Counts], facts: Any, place: str) -> None:
    impersonal = impersonal_kinds(place)
    entries = facts.filter(Q(measure="activities") | Q(measure__in=OUTCOMES)).order_by()
    by = ("month", "measure", "school", "kind", "pillar", "initiator", "sensitive")
    tallied = Sum("amount", filter=Q(record_kind="tally"), default=0)
    for row in entries.values(*by).annotate(sum=Sum(F("amount")), tallied=tallied):
        month, amount = counts[row["month"]], row["sum"]
        if row["measure"] != "activities":
            month["outcomes"][row["measure"]] += amount
        elif row["sensitive"]:
            month["sensitive"][row["kind"]] += amount
        else:
            group = "work" if row["kind"] in impersonal else "persons"
            month[group][str(row["school"] or "")] += amount
            split = "groups" if row["kind"] in impersonal else "kinds"
            month[split][f"{row['kind']}/{row['pillar']}"] += amount
            month["began"][row["initiator"]] += amount
            month["tallied"] += row["tallied"]
            if row["kind"] in impersonal:
                month["site"][f"{row['school'] or ''}/{row['kind']}"] += amount
    calls = call_kinds(pack_of(place))
    for month in counts.values():
        # Frozen with the counts: a rule of the pack that changes later changes nothing that was counted by it.
        for name in ("kinds", "groups", "sensitive"):
            month["calling"].update(
                {f"{name}/{key}": n for key, n in month[name].items() if key.partition("/")[0] in calls}
            )
        made = month["calling"].total()
        month["outcomes"]["not_said"] = made - month["outcomes"].total()


def _count_held(counts: Mapping[int, Counts], facts: Any) -> None:
    """Count lessons, drills and plans by school, and the students in these lessons; one query."""
    found = facts.filter(measure__in=(*HELD, TAUGHT)).values("month", "measure", "school").order_by()
    for row in found.annotate(sum=Sum("amount")):
        month, school = counts[row["month"]], str(row["school"] or "")
        if row["measure"] == TAUGHT:
            month["taught"][school] += row["sum"]
        else:
            month["held"][f"{row['measure']}/{school}"] += row["sum"]


def _plain(counts: Counts) -> Counts:
    return {name: dict(+value) if isinstance(value, Counter) else value for name, value in counts.items()}


def first_month(viewer: Viewer) -> int:
    """Return the month in which the agency's log begins; before it nothing was reported, which is not nothing done."""
    facts = Fact.objects.filter(rows(viewer, "publishing.publish", FACT_COLUMNS), measure="activities")
    first = facts.aggregate(day=Min("day"))["day"]
    return whole_month(first) if first else NEVER


@dataclass(frozen=True)
class HeldMonth:
    """A month as releases know it: its first counts, and what each later freezing added to them."""

    month: int
    parts: tuple[Counts, ...]

    @property
    def counts(self) -> Counts:
        """Return the counts with all that was added."""
        total: Counts = {name: Counter() for name in _EMPTY}
        for part in self.parts:
            for name in _EMPTY:
                # What was frozen before something was counted has nothing of it.
                total[name].update(part.get(name, {}))
        return _plain(total) | {"tallied": sum(part["tallied"] for part in self.parts)}

    @property
    def knows_held(self) -> bool:
        """Say whether lessons, drills and plans were counted: they were not when the first months were frozen."""
        return any("held" in part for part in self.parts)

    def labels(self) -> tuple[str, ...]:
        """Return the names of its parts: what was added later is another count than what was there at first."""
        return tuple(
            f"{self.month}.{place}" if place else str(self.month) for place in range(len(self.parts))
        )


class Lowered(Exception):
    """A month that was released has fewer entries now: they were corrected or taken back."""


def held_months(viewer: Viewer, months: Iterable[int]) -> tuple[HeldMonth, ...]:
    """Return months as they were frozen; those that were not yet have one part, as the facts stand now."""
    wanted = tuple(months)
    parts: dict[int, list[Counts]] = {}
    for row in FrozenMonth.objects.filter(agency=viewer.agency, month__in=wanted).order_by("month", "number"):
        parts.setdefault(row.month, []).append(row.counts)
    live = live_counts(viewer, [month for month in wanted if month not in parts])
    return tuple(HeldMonth(month, tuple(parts.get(month) or [live[month]])) for month in wanted)


def frozen_numbers(agency: UUID, months: Iterable[int]) -> dict[int, int]:
    """Return how often each month was frozen; a month that was not has no line."""
    found = FrozenMonth.objects.filter(agency=agency, month__in=list(months)).values_list("month")
    return dict(found.annotate(number=Max("number")))


def frozen_on(viewer: Viewer, month: int) -> date:
    """Return the day as of which a month counts, in the agency's zone: when it was frozen last, or today."""
    frozen = FrozenMonth.objects.filter(agency=viewer.agency, month=month).aggregate(at=Max("frozen_at"))[
        "at"
    ]
    return frozen.astimezone(viewer.zone).date() if frozen else viewer.on


def taken_anew(viewer: Viewer, months: Iterable[HeldMonth]) -> tuple[HeldMonth, ...]:
    """Return months with what was logged late as a part of its own; raises Lowered where a count has become less."""
    held = tuple(months)
    live = live_counts(viewer, [month.month for month in held])
    return tuple(_with_late(month, live[month.month]) for month in held)


def _with_late(held: HeldMonth, now: Counts) -> HeldMonth:
    before = held.counts
    late: Counts = {}
    for name in _EMPTY:
        keys = {*now[name], *before[name]}
        added = {key: now[name].get(key, 0) - before[name].get(key, 0) for key in keys}
        late[name] = {key: amount for key, amount in added.items() if amount}
        if any(amount < 0 for amount in late[name].values()):
            raise Lowered(held.month)
    if not any(late.values()):
        return held
    return HeldMonth(held.month, (*held.parts, late | {"tallied": now["tallied"] - before["tallied"]}))
