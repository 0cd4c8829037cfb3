"""What a month's facts come to, in the few counts that everything released is made of."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, Sum

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.publishing.models import FrozenMonth
from schoolbeat.insight.tables import FACT_COLUMNS
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.activities.rules import call_kinds

Counts = dict[str, Any]
OUTCOMES = ("handled_by_school", "resolved", "diverted", "charged")
_EMPTY = ("work", "persons", "kinds", "began", "pillars", "roles", "reached", "outcomes", "sensitive")


def months_between(start: date, end: date) -> tuple[int, ...]:
    """Return the months of the whole-month period from `start` up to, not including, `end`, as facts write them."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return tuple(number // 12 * 100 + number % 12 + 1 for number in range(first, last))


def impersonal_kinds(place: str) -> frozenset[str]:
    """Return the kinds of which one entry tells of no one student or family, as the place's pack lists them."""
    return frozenset(row["slug"] for row in pack_of(place).rows("impersonal_kinds"))


def live_counts(viewer: Viewer, months: Iterable[int]) -> dict[int, Counts]:
    """Return the counts of months as the facts stand now; three queries, however many months."""
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
    reached = plain.filter(measure="reached").values("month", "audience").order_by()
    for row in reached.annotate(sum=Sum("amount")):
        counts[row["month"]]["reached"][row["audience"]] += row["sum"]
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
            month["kinds"][f"{row['kind']}/{row['pillar']}"] += amount
            month["began"][row["initiator"]] += amount
            month["tallied"] += row["tallied"]
    calls = call_kinds(pack_of(place))
    for month in counts.values():
        made = sum(amount for key, amount in month["kinds"].items() if key.partition("/")[0] in calls)
        month["outcomes"]["not_said"] = max(made - month["outcomes"].total(), 0)


def _plain(counts: Counts) -> Counts:
    return {name: dict(value) if isinstance(value, Counter) else value for name, value in counts.items()}


def frozen(agency: UUID, months: Iterable[int]) -> dict[int, FrozenMonth]:
    """Return the months of an agency that something was released of, each as it was frozen last."""
    found = FrozenMonth.objects.filter(agency=agency, month__in=list(months)).order_by("month", "number")
    return {row.month: row for row in found}


def counts_for(viewer: Viewer, months: Iterable[int]) -> tuple[dict[str, Counts], tuple[int, ...]]:
    """Return the counts of months by label, frozen ones as they were frozen, and which are not frozen yet.

    A label is the month, with the number of its freezing where it was taken anew: other counts are other atoms.
    """
    wanted = tuple(months)
    held = frozen(viewer.agency, wanted)
    fresh = tuple(month for month in wanted if month not in held)
    live = live_counts(viewer, fresh)
    labeled = {}
    for month in wanted:
        row = held.get(month)
        label = f"{month}.{row.number}" if row and row.number > 1 else str(month)
        labeled[label] = row.counts if row else live[month]
    return labeled, fresh
