"""Whatever bytes come in as a calendar: an answer in words, and never an error."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.exchange.bells.csvfile import read_csv
from schoolbeat.exchange.bells.icalfile import read_ical
from tests.exchange.bells.stage import HEAD, WINDOW, event, ical_of

WHOLE = ical_of(
    event("No School", "20261111"),
    event(
        "Minimum day", "20260819", "", "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20270609", "EXDATE:20260826T000000Z"
    ),
    event("Fall recess", "20261123", "20261128", "CATEGORIES:Recess,School"),
)
NAMES = (
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "STATUS",
    "CATEGORIES",
    "UID",
)
VALUES = (
    "20261111",
    "20261111T080000",
    "20261111T080000Z",
    "20261111/P1D",
    "20261111T080000Z/PT1H",
    "P1D",
    "-P1D",
    "P999999999D",
    "FREQ=WEEKLY",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=WEEKLY;UNTIL=20261111T080000Z",
    "FREQ=WEEKLY;UNTIL=20261111",
    "FREQ=YEARLY;COUNT=3",
    "99991231",
    "00010101",
    "",
    ";",
)
KINDS = ("", ";VALUE=DATE", ";VALUE=DATE-TIME", ";VALUE=PERIOD", ";TZID=America/Los_Angeles", ";TZID=Nowhere")


def answered(said) -> None:
    assert all(fault.words for fault in said.faults)


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=6), st.integers(0, 12))
def test_a_calendar_with_some_bytes_changed(place, fresh, gone):
    answered(read_ical(WHOLE[:place] + fresh + WHOLE[place + gone :], WINDOW))


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(KINDS), st.sampled_from(VALUES)), max_size=6)
)
def test_an_event_of_any_properties(properties):
    lines = [f"{name}{kind}:{value}" for name, kind, value in properties]
    body = "\r\n".join(("BEGIN:VEVENT", "SUMMARY:No School", *lines, "END:VEVENT"))
    answered(read_ical(ical_of(body, event("No School", "20261111")), WINDOW))


@given(st.binary(max_size=200))
def test_any_bytes_as_rows(data):
    answered(read_csv(data))
    answered(read_csv(HEAD.encode() + b"\n" + data))


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=6), max_size=4))
def test_any_cells(rows):
    answered(read_csv("\n".join((HEAD, *(",".join(row) for row in rows))).encode("utf-8", "replace")))
