"""What becomes of a school's events as its own calendar is taken over again."""

from datetime import UTC, datetime, timedelta

import pytest

from schoolbeat.work.calendar.rules.taking import Standing, Wanted, compared

NOW = datetime(2026, 11, 19, 20, tzinfo=UTC)
DAY = timedelta(days=1)


def said(title="Concert", starts=NOW + DAY, lasts=timedelta(hours=1)):
    return Wanted(title, "Gym", starts, starts + lasts)


# what stands, what the calendar says -> new, otherwise, gone
CASES = [
    (None, said(), ("a", "", "")),
    (Standing(said()), said(), ("", "", "")),
    (Standing(said()), said("Show"), ("", "a", "")),
    (Standing(said()), said(starts=NOW + 2 * DAY), ("", "a", "")),
    (Standing(said()), None, ("", "", "a")),
    (Standing(said(starts=NOW - DAY)), None, ("", "", "")),
    (Standing(said(), called_off=True), said("Show"), ("", "", "")),
    (Standing(said(), called_off=True), None, ("", "", "")),
    (Standing(said(), called_off=True, gone=True), said(), ("", "a", "")),
    (Standing(said(), called_off=True, gone=True), None, ("", "", "")),
]


@pytest.mark.parametrize(("stands", "wanted", "found"), CASES)
def test_what_is_new_otherwise_or_gone(stands, wanted, found):
    what = compared({"a": stands} if stands else {}, {"a": wanted} if wanted else {}, NOW)
    assert tuple("".join(each) for each in (what.created, what.changed, what.gone)) == found
