"""When a resource is open: which hours cannot be meant, and that none keeps a page waiting."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from schoolbeat.work.resources.rules import recurring
from schoolbeat.work.resources.rules.schedules import day_fault, open_at, schedule_fault

ZONE = ZoneInfo("America/Los_Angeles")
WEEK = {"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "17:00"}
MONTH = {"freq": "MONTHLY", "opens_at": "09:00", "closes_at": "17:00"}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({}, None),
        ({"opens_at": "17:00", "closes_at": "09:00"}, "closes_at"),
        ({"opens_at": "09:00", "closes_at": "09:00"}, "closes_at"),
        ({"opens_at": "9am"}, "opens_at"),
        ({"closes_at": "25:00"}, "closes_at"),
        ({"valid_from": "12/24/15"}, "valid_from"),
        ({"valid_from": "15-12-24"}, "valid_from"),
        ({"valid_from": "2026-02-30"}, "valid_from"),
        ({"valid_from": "0001-01-01"}, "valid_from"),
        ({"valid_from": "2026-12-01", "valid_to": "2026-11-30"}, "valid_to"),
        ({"valid_from": "2026-12-01", "valid_to": "2026-12-01"}, None),
        ({"dtstart": "2026-12-01", "until": "2026-01-01"}, "until"),
        ({"freq": "DAILY"}, "freq"),
        ({"byday": "MO,XX"}, "byday"),
        ({"byday": "2TU", "freq": "MONTHLY"}, None),
        ({"byday": "-05TU,+1MO", "freq": "MONTHLY"}, None),
        # A month has no weekday a sixth time, and nothing is counted from zero.
        ({"byday": "0MO", "freq": "MONTHLY"}, "byday"),
        ({"byday": "MO,6TU", "freq": "MONTHLY"}, "byday"),
        ({"byday": "-6MO", "freq": "MONTHLY"}, "byday"),
        ({"byday": "99MO", "freq": "MONTHLY"}, "byday"),
        ({"byday": "0MO", "freq": "WEEKLY"}, "byday"),
        ({"freq": ["WEEKLY"]}, "freq"),
        ({"timezone": "Pacific"}, "timezone"),
        ({"bymonthday": "2,32"}, "bymonthday"),
        ({"bymonthday": "0"}, "bymonthday"),
        ({"interval": 0}, "interval"),
        ({"count": 3}, None),
        ({"wkst": "XX"}, "wkst"),
        ({"timezone": 15}, "timezone"),
        ({"opens_at": "09:00:00", "closes_at": "17:00:00.5Z"}, None),
    ],
)
def test_a_schedule_that_cannot_be_meant_names_its_part(changed, part):
    wrong = schedule_fault(WEEK | changed)
    assert (wrong.part if wrong else None) == part


def test_a_short_year_is_said_in_words():
    assert "four digits" in day_fault("12/24/15")
    assert day_fault("2026-11-19") == ""


@pytest.mark.parametrize(
    ("schedules", "moment", "answer"),
    [
        ([WEEK], "2026-11-19T12:00", True),
        ([WEEK], "2026-11-19T09:00", True),
        ([WEEK], "2026-11-19T17:00", False),
        ([WEEK], "2026-11-21T12:00", False),  # a Saturday
        ([], "2026-11-19T12:00", None),
        ([{"description": "Call first."}], "2026-11-19T12:00", None),
        ([WEEK | {"opens_at": "noon"}], "2026-11-19T12:00", None),
        ([WEEK | {"valid_to": "2026-11-18"}], "2026-11-19T12:00", False),
        ([WEEK | {"valid_from": "2026-11-19", "valid_to": "2026-11-19"}], "2026-11-19T12:00", True),
        ([WEEK | {"until": "2026-11-18"}], "2026-11-19T12:00", False),
        # Every second week from the 5th on: the 19th is one of them, the 12th is not.
        ([WEEK | {"interval": 2, "dtstart": "2026-11-05", "byday": "TH"}], "2026-11-19T12:00", True),
        ([WEEK | {"interval": 2, "dtstart": "2026-11-05", "byday": "TH"}], "2026-11-12T12:00", False),
        # Which week it began in nobody said.
        ([WEEK | {"interval": 2}], "2026-11-19T12:00", None),
        ([WEEK | {"count": 2, "dtstart": "2026-11-17"}], "2026-11-18T12:00", True),
        ([WEEK | {"count": 2, "dtstart": "2026-11-17"}], "2026-11-19T12:00", False),
        # The third Thursday of the month.
        ([WEEK | {"freq": "MONTHLY", "byday": "3TH"}], "2026-11-19T12:00", True),
        ([WEEK | {"freq": "MONTHLY", "byday": "3TH"}], "2026-11-12T12:00", False),
        ([WEEK | {"freq": "MONTHLY", "byday": "-1TH"}], "2026-11-26T12:00", True),
        ([WEEK | {"freq": "MONTHLY", "byday": "", "bymonthday": "19"}], "2026-11-19T12:00", True),
        # Every Monday and the third Thursday, in one line.
        ([WEEK | {"freq": "MONTHLY", "byday": "MO,3TH"}], "2026-11-19T12:00", True),
        ([WEEK | {"freq": "MONTHLY", "byday": "MO,3TH"}], "2026-11-16T12:00", True),
        ([WEEK | {"freq": "MONTHLY", "byday": "MO,3TH"}], "2026-11-17T12:00", False),
        # Every third month from August 19th on.
        ([MONTH | {"interval": 3, "dtstart": "2026-08-19"}], "2026-11-19T12:00", True),
        ([MONTH | {"interval": 3, "dtstart": "2026-09-19"}], "2026-11-19T12:00", False),
        ([MONTH | {"count": 4, "dtstart": "2026-08-19"}], "2026-11-19T12:00", True),
        ([MONTH | {"count": 3, "dtstart": "2026-08-19"}], "2026-11-19T12:00", False),
        ([WEEK | {"byday": "", "byweekno": "47", "dtstart": "2026-01-01"}], "2026-11-19T12:00", True),
        ([WEEK | {"byday": "TH", "byyearday": "323", "dtstart": "2026-01-01"}], "2026-11-19T12:00", True),
        # A week that begins on Sunday: the 22nd is of the next one.
        (
            [WEEK | {"byday": "TH,SU", "interval": 2, "dtstart": "2026-11-19", "wkst": "SU"}],
            "2026-11-22T12:00",
            False,
        ),
        (
            [WEEK | {"byday": "TH,SU", "interval": 2, "dtstart": "2026-11-19", "wkst": "MO"}],
            "2026-11-22T12:00",
            True,
        ),
        # So many times, and those are over; so many times that nobody counts them up.
        ([WEEK | {"count": 10, "dtstart": "1990-01-01"}], "2026-11-19T12:00", False),
        ([WEEK | {"count": 10_000, "dtstart": "1990-01-01"}], "2026-11-19T12:00", None),
        # What cannot be understood is not told.
        ([None], "2026-11-19T12:00", None),
        (["Mondays"], "2026-11-19T12:00", None),
        ([WEEK | {"freq": "MONTHLY", "byday": "0TH"}], "2026-11-19T12:00", None),
        ([WEEK | {"freq": "MONTHLY", "byday": "0TH"}, WEEK], "2026-11-19T12:00", True),
        # A day named as closed outweighs the week.
        (
            [WEEK, {"closed": True, "valid_from": "2026-11-19", "valid_to": "2026-11-19"}],
            "2026-11-19T12:00",
            False,
        ),
        # Hours told in another offset: 09:00 to 17:00 in UTC is 01:00 to 09:00 in California.
        ([WEEK | {"timezone": 0}], "2026-11-19T08:30", True),
        ([WEEK | {"timezone": 0}], "2026-11-19T12:00", False),
        ([WEEK | {"opens_at": "09:00Z", "closes_at": "17:00Z"}], "2026-11-19T08:30", True),
        ([WEEK | {"opens_at": "13:00", "byday": "SA"}, WEEK], "2026-11-19T12:00", True),
    ],
)
def test_open_now(schedules, moment, answer):
    assert open_at(schedules, at(moment)) is answer


@given(
    st.dictionaries(
        st.sampled_from(sorted(WEEK | {"valid_from": "", "count": 1, "interval": 1, "dtstart": ""})),
        st.one_of(st.text(max_size=12), st.integers(-5, 5), st.just("2026-11-19"), st.just("MO")),
    )
)
def test_no_schedule_breaks(schedule):
    assert open_at([schedule], at("2026-11-19T12:00")) in (True, False, None)


NUMBERS = st.lists(st.integers(-400, 400).map(str), max_size=3).map(",".join)
DAYS = st.lists(st.from_regex(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)", fullmatch=True), max_size=3)
DATES = st.dates(date(1895, 1, 1), date(2205, 1, 1)).map(str)
RULES = st.fixed_dictionaries(
    {"freq": st.sampled_from(["WEEKLY", "MONTHLY", ""]), "byday": DAYS.map(",".join)},
    optional={
        "opens_at": st.sampled_from(["00:00", "09:00", "09:00Z"]),
        "closes_at": st.just("23:59"),
        "closed": st.booleans(),
        "bymonthday": NUMBERS,
        "byyearday": NUMBERS,
        "byweekno": NUMBERS,
        "interval": st.integers(0, 10_001),
        "count": st.integers(0, 10_001),
        "timezone": st.integers(-15, 15),
        "wkst": st.sampled_from(["MO", "SU", "XX"]),
        **dict.fromkeys(("dtstart", "until", "valid_from", "valid_to"), DATES),
    },
)
MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 1))
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.sampled_from(sorted(WEEK)), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=400)
@given(RULES, MOMENTS)
def test_what_is_let_through_is_answered(schedule, moment):
    """A schedule that an import takes never breaks the page that shows it."""
    answer = open_at([schedule], moment.replace(tzinfo=ZONE))
    assert answer in (True, False, None)
    if schedule_fault(schedule) is not None:
        assert answer is None


@given(st.one_of(JSON, st.dictionaries(st.sampled_from([*sorted(WEEK), "timezone", "wkst", "count"]), JSON)))
def test_whatever_is_kept_as_a_schedule_breaks_nothing(kept):
    assert open_at([kept], at("2026-11-19T12:00")) in (True, False, None)


@pytest.mark.parametrize(
    "changed",
    [
        {"dtstart": "1950-01-02"},
        {"byday": "MO", "byweekno": "53", "bymonthday": "15"},
        {"freq": "MONTHLY", "byday": "5MO", "bymonthday": "1"},
        {"freq": "MONTHLY", "byday": "", "bymonthday": "31", "byyearday": "1"},
        {"dtstart": "1900-01-01", "interval": 10_000},
        {"dtstart": "1900-01-01", "count": 10_000},
        {"dtstart": "1900-01-01", "byday": "MO", "byweekno": "53", "bymonthday": "15", "count": 1},
    ],
)
def test_no_rule_is_walked_through_the_centuries(changed, monkeypatch):
    """The calendar is asked about a year at a time: the one of the day, and those through which a count runs."""
    looked, rebuild = [], rrule._iterinfo.rebuild
    monkeypatch.setattr(
        rrule._iterinfo, "rebuild", lambda self, *at_: (looked.append(at_), rebuild(self, *at_))[1]
    )
    recurring.days_of.cache_clear()
    open_at([WEEK | changed], at("2026-11-19T12:00"))
    assert 0 < len(looked) <= recurring.MOST_YEARS + 3


def test_a_rule_that_the_calendar_cannot_build_is_refused_in_words(monkeypatch):
    def broken(*_args, **_named):
        raise ValueError("of the library's own")

    monkeypatch.setattr(recurring.rrule, "rrule", broken)
    recurring.days_of.cache_clear()
    wrong = schedule_fault(WEEK | {"byday": "MO,SU"})
    assert wrong.part == "freq" and "calendar" in wrong.expected
    assert open_at([WEEK | {"byday": "MO,SU"}], at("2026-11-19T12:00")) is None


@settings(max_examples=60)
@given(RULES, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_the_days_of_a_rule_are_those_that_the_calendar_counts_up(schedule, day):
    """The library, let run from the beginning over rules that fall often enough, says the same day by day."""
    plain = {name: schedule[name] for name in ("freq", "interval", "wkst") if schedule.get(name)}
    said = WEEK | plain | {"dtstart": "2025-12-17", "byday": "TU,SA"}
    if schedule_fault(said) is not None or said.get("interval", 1) > 30:
        return
    counted = rrule.rrule(
        {"WEEKLY": rrule.WEEKLY, "MONTHLY": rrule.MONTHLY}[said["freq"]],
        dtstart=datetime(2025, 12, 17),
        until=datetime(2027, 12, 31),
        interval=said.get("interval", 1),
        wkst={"MO": rrule.MO, "SU": rrule.SU}[said.get("wkst", "MO")],
        byweekday=(rrule.TU, rrule.SA),
    )
    assert open_at([said], at(f"{day}T12:00")) is (day in {one.date() for one in counted})
