"""What was owed in drills and held of it by a day: parts that are over, no more than asked, and what is not known."""

from datetime import date

import pytest

from schoolbeat.foundation.periods import Period
from schoolbeat.work.preparedness.rules.owed import DrillRule, Line, Part, Tally, tally
from schoolbeat.work.preparedness.vocabulary import State

SEP, OCT, NOV = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)
DEC = date(2026, 12, 1)


def line(*parts, times=1):
    """A rule that asks for a drill in each month, and how its parts stand: state, and how many were held."""
    rule = DrillRule("fire-month", "Fire", "Fuego", "fire", times, "month", False, "5 CCR 550")
    months = (Period(SEP, OCT), Period(OCT, NOV), Period(NOV, DEC))
    made = (Part(days, state, done) for days, (state, done) in zip(months, parts, strict=False))
    return Line(rule, tuple(made))


DONE, BEHIND, DUE, UNKNOWN = State.DONE, State.BEHIND, State.DUE, State.NOT_KNOWN


@pytest.mark.parametrize(
    ("lines", "day", "found"),
    [
        ([], NOV, Tally()),
        ([line((DONE, 1), (BEHIND, 0))], NOV, Tally(2, 1)),
        # What is over on a day is what ended before it.
        ([line((DONE, 1), (BEHIND, 0))], date(2026, 10, 31), Tally(1, 1)),
        # A second drill in one month makes up for no other month.
        ([line((DONE, 3), (BEHIND, 0))], NOV, Tally(2, 1)),
        ([line((BEHIND, 1), (DONE, 2), times=2)], NOV, Tally(4, 3)),
        # Of the month that still runs nothing is said, even where its drill was held.
        ([line((DONE, 1), (DONE, 1), (DONE, 1))], date(2026, 11, 18), Tally(2, 2)),
        ([line((DONE, 1), (DONE, 1), (DUE, 0))], DEC, Tally(2, 2)),
        ([line((UNKNOWN, 0), (BEHIND, 0))], NOV, Tally(1, 0, 1)),
        ([line((DONE, 1)), line((BEHIND, 0))], NOV, Tally(2, 1)),
    ],
)
def test_what_was_owed_and_held_by_a_day(lines, day, found):
    assert tally(lines, day) == found
    assert found.behind == found.owed - found.done
