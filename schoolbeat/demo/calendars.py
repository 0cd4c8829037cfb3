"""The school days and bells of the demo's schools: invented, with one minimum day a week."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.schedule import ONE_DAY, school_days, school_year

REGULAR, MINIMUM = "Regular", "Minimum day"
BELLS = {
    "elementary": {REGULAR: ("08:15:00", "14:45:00"), MINIMUM: ("08:15:00", "13:15:00")},
    "middle": {REGULAR: ("08:20:00", "15:00:00"), MINIMUM: ("08:20:00", "13:20:00")},
    "high": {REGULAR: ("08:35:00", "15:35:00"), MINIMUM: ("08:35:00", "13:25:00")},
}
"""First and last bell by level; schools of other kinds have no calendar here, and of them it is not known."""
WEEK = (REGULAR, REGULAR, MINIMUM, REGULAR, REGULAR, "", "")
RECESS = {11: "Fall recess", 12: "Winter recess", 1: "Winter recess", 3: "Spring recess", 4: "Spring recess"}
SUMMER = "Summer recess"
AHEAD = timedelta(days=14)
LONG = timedelta(days=3)
"""From so many days on it is a recess; less is a holiday."""


def calendars(plan: Plan) -> Iterator[Act]:
    """Yield the acts by which each school gets its calendar, of the demo's last school year and the one before."""
    state = plan.program.agency.state
    last = school_year(state, plan.until)
    years = range(min(last - 1, school_year(state, plan.until - timedelta(days=plan.days))), last + 1)
    for school in plan.program.schools:
        if school.kind in BELLS:
            yield from _calendar(plan, school.key, BELLS[school.kind], years)


def _calendar(plan: Plan, key: str, bells: dict[str, tuple[str, str]], years: range) -> Iterator[Act]:
    state = plan.program.agency.state
    at = {"school": plan.id(f"school/{key}")}
    for name, (first, last) in bells.items():
        said: dict[str, Any] = {
            "name": name,
            "kind": "regular" if name == REGULAR else "minimum",
            "first_bell": first,
            "last_bell": last,
            "start": school_days(state, years[0])[0],
        }
        when = (*_before(plan, years[0]), 50)
        yield act(plan, f"bells/{key}/{name}", when, ("roster.set_bells", at | said))
    for year in years:
        term, about = school_days(state, year), _before(plan, year)
        week = {"schedules": WEEK, "start": term[0], "end": term[-1] + ONE_DAY}
        yield act(plan, f"weekdays/{key}/{year}", (*about, 51), ("roster.set_weekdays", at | week))
        days = [*_free(term), *([_summer(state, year)] if year != years[-1] else [])]
        payload = at | {"days": days}
        yield act(plan, f"days/{key}/{year}", (*about, 52), ("roster.set_school_days", payload))


def _before(plan: Plan, year: int) -> tuple[datetime, Stage, str]:
    """Return when, and by whom, the calendar of a school year is entered: two weeks before its first day."""
    first = school_days(plan.program.agency.state, year)[0]
    return max(plan.at(first - AHEAD, 10), plan.founded), Stage.ROSTER, plan.first("sergeant")


def _free(term: tuple[date, ...]) -> Iterator[dict[str, Any]]:
    """Yield what is free between two school days of a term and is more than a weekend."""
    for before, after in pairwise(term):
        free = [before + n * ONE_DAY for n in range(1, (after - before).days)]
        weekdays = [day for day in free if day.weekday() < 5]
        if not weekdays:
            continue
        start, end = weekdays[0], weekdays[-1] + ONE_DAY
        words = RECESS.get(start.month, "") if end - start >= LONG else ""
        yield {"kind": "recess" if words else "holiday", "start": start, "end": end, "words": words}


def _summer(state: str, year: int) -> dict[str, Any]:
    start, end = school_days(state, year)[-1] + ONE_DAY, school_days(state, year + 1)[0]
    return {"kind": "recess", "start": start, "end": end, "words": SUMMER}
