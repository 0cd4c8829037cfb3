"""What drills a school owes over a school year: California and Washington, with holidays, summer and a late opening."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from schoolbeat.foundation.daysets import DaySet
from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.jurisdictions.schema import SchemaError
from schoolbeat.jurisdictions.years import school_year_of
from schoolbeat.work.preparedness.rules.owed import (
    Held,
    SchoolYear,
    asked_of,
    extra_kinds,
    ledger,
    parts_of,
    rules_for,
)
from schoolbeat.work.preparedness.vocabulary import State
from schoolbeat.work.roster.rules.bells import DaysKept

CA, WA = pack_for("us-ca-el-cerrito"), pack_for("us-wa")
TODAY = date(2026, 11, 18)
OPENS, SUMMER = date(2026, 8, 17), date(2027, 6, 5)
HOLIDAYS = [(date(2026, 11, 23), date(2026, 11, 28)), (date(2026, 12, 21), date(2027, 1, 4))]
MARKS = {State.DONE: "x", State.BEHIND: "!", State.DUE: "?", State.COMING: ".", State.NOT_KNOWN: "-"}


def keeps(opens=OPENS, ends=SUMMER, also=()):
    """A calendar: Monday to Friday but for holidays, closed in summer; before the school opened nobody entered one."""

    def on(day):
        if day in also:
            return True
        if day < opens:
            return None
        closed = day >= ends or any(first <= day < last for first, last in HOLIDAYS)
        return day.weekday() < 5 and not closed

    return on


def lines_of(pack, level, held=(), calendar=None, today=TODAY):
    """Each line that a school of this level owes in the school year."""
    year = school_year_of(pack, TODAY)
    said = {day: (calendar or keeps())(day) for day in days_of(year)}
    kept = DaySet.of(year, [day for day in said if said[day]])
    known = DaySet.of(year, [day for day in said if said[day] is not None])
    return ledger(asked_of(pack, level, year), SchoolYear(held, DaysKept(kept, known), today))


def days_of(period):
    return [date.fromordinal(n) for n in range(period.start.toordinal(), period.end.toordinal())]


def shown(pack, level, held=(), calendar=None, today=TODAY):
    """Each line as its rule and a mark for each part of the year."""
    lines = lines_of(pack, level, held, calendar, today)
    return {line.rule.slug: "".join(MARKS[part.state] for part in line.parts) for line in lines}


def drills(kind, *days, real=False):
    return [Held(kind, date.fromisoformat(day), real) for day in days]


FIRE = drills("fire", "2026-08-20", "2026-09-10", "2026-10-08")
DROP = drills("earthquake", "2026-10-15")

# place, level, what was held -> each rule with its parts: x done, ! behind, ? due, . to come, - not known
YEARS = [
    (CA, "elementary", [], {"fire-elementary": "-!!!?.......", "drop-elementary": "!?.."}),
    (CA, "elementary", FIRE, {"fire-elementary": "-xxx?.......", "drop-elementary": "!?.."}),
    (CA, "elementary", DROP, {"fire-elementary": "-!!!?.......", "drop-elementary": "x?.."}),
    (CA, "middle", FIRE, {"fire-intermediate": "-xxx?.......", "drop-intermediate": "?."}),
    (CA, "middle", FIRE + DROP, {"fire-intermediate": "-xxx?.......", "drop-intermediate": "x."}),
    (CA, "high", FIRE[:1], {"fire-secondary": "?", "drop-secondary": "?."}),
    (CA, "high", FIRE[:2] + DROP, {"fire-secondary": "x", "drop-secondary": "x."}),
    (CA, "adult", FIRE, {}),
    (WA, "high", [], {"any": "!!?......."}),
    (WA, "adult", drills("shelter", "2026-09-30", "2026-10-01"), {"any": "xx?......."}),
    (WA, "high", drills("tabletop", "2026-09-30"), {"any": "!!?......."}),
]


@pytest.mark.parametrize(("pack", "level", "held", "expected"), YEARS)
def test_each_place_s_law_over_a_school_year(pack, level, held, expected):
    # June ends with its first week of school; July is before the calendar begins, so nobody knows.
    assert shown(pack, level, held) == expected


def test_of_two_rules_on_one_drill_the_stricter_stands_and_names_the_milder():
    (fire, drop) = lines_of(CA, "middle")
    assert (fire.rule.slug, fire.rule.section) == ("fire-intermediate", "5 CCR 550")
    assert [one.section for one in fire.milder] == ["Education Code 32001"]
    assert drop.milder == ()
    assert (fire.behind, drop.behind) == (3, 0)


def test_a_school_that_opens_in_october_owes_nothing_before():
    assert shown(CA, "elementary", calendar=keeps(opens=date(2026, 10, 5))) == {
        "fire-elementary": "---!?.......",
        "drop-elementary": "!?..",
    }
    assert shown(WA, "any", calendar=keeps(opens=date(2026, 11, 30)))["any"] == "--?......."


def test_a_month_without_a_school_day_owes_nothing_and_a_summer_session_does():
    closed = keeps(ends=date(2027, 6, 1))
    assert shown(WA, "high", calendar=closed)["any"] == "!!?......"
    session = keeps(ends=date(2027, 6, 1), also=[date(2027, 7, 14)])
    assert shown(WA, "high", calendar=session)["any"] == "!!?......."
    held = drills("lockdown", "2026-09-02")
    assert shown(WA, "high", held, session, date(2027, 8, 31))["any"] == "x!!!!!!!!!"


def test_without_a_calendar_nothing_is_owed_and_what_was_held_still_counts():
    nobody = lambda day: None  # noqa: E731
    assert shown(CA, "elementary", FIRE, nobody) == {
        "fire-elementary": "-xxx--------",
        "drop-elementary": "----",
    }


def test_a_real_event_counts_only_where_the_law_lets_it(tmp_path):
    alarm = drills("fire", "2026-09-10", real=True)
    assert shown(CA, "elementary", alarm)["fire-elementary"] == "-!!!?......."
    own = tmp_path / "agency.toml"
    own.write_text(OWN + '[[table.drills.rows]]\nslug = "fire-elementary"\nreal = true\n', "utf-8")
    lets = pack_for("us-ca-el-cerrito", own)
    assert shown(lets, "elementary", alarm)["fire-elementary"] == "-!x!?......."


OWN = """[pack]
place = "us-ca-el-cerrito-own"
extends = "us-ca-el-cerrito"
name = "An agency"
reviewed = 2026-11-28

[table.drills]
source = "the district's plan"
effective = 2026-01-01
reviewed = 2026-11-28
confirmed = true

"""
TERM = """[table.school_terms]
source = "the district's plan"
effective = 2026-01-01
reviewed = 2026-11-28
confirmed = true

[[table.school_terms.rows]]
slug = "first-semester"
last = "{last}"
"""


def test_the_day_after_the_last_of_a_part_is_behind():
    assert shown(CA, "high", today=date(2026, 12, 31))["drop-secondary"] == "?."
    assert shown(CA, "high", today=date(2027, 1, 1))["drop-secondary"] == "!?"
    assert shown(CA, "elementary", today=date(2026, 10, 16))["drop-elementary"] == "!?.."


@pytest.mark.parametrize(("pack", "first"), [(CA, date(2026, 7, 1)), (WA, date(2026, 9, 1))])
def test_the_parts_of_a_year_follow_one_another_without_a_gap(pack, first):
    year = school_year_of(pack, TODAY)
    assert year == Period(first, first.replace(year=2027))
    assert school_year_of(pack, first - timedelta(days=1)).start == first.replace(year=2025)
    for per, number in (("month", 12), ("quarter", 4), ("semester", 2), ("year", 1)):
        parts = parts_of(pack, per, year)
        assert len(parts) == number
        assert (parts[0].start, parts[-1].end) == (year.start, year.end)
        assert all(one.end == later.start for one, later in pairwise(parts))


@pytest.mark.parametrize("last", ["02-29", "02-30", "13-01", "soon"])
def test_a_part_ends_on_a_day_that_every_year_has(tmp_path, last):
    own = tmp_path / "agency.toml"
    own.write_text(OWN + TERM.format(last=last), "utf-8")
    with pytest.raises(SchemaError, match="a day of every year"):
        pack_for("us-ca-el-cerrito", own)


def test_every_drill_that_is_owed_is_a_kind_of_drill():
    kinds = {row["slug"] for row in CA.rows("drill_kinds")}
    for pack in (CA, WA):
        owed = {rule.drill for level in ("elementary", "middle", "high") for rule in rules_for(pack, level)}
        assert owed - {"any"} <= kinds
    assert extra_kinds(CA) == {"tabletop"}
    assert timedelta(days=365) == school_year_of(CA, TODAY).end - school_year_of(CA, TODAY).start
