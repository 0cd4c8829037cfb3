"""Days, times, lengths and counts as people write them: each read rightly, or refused."""

from datetime import date

import pytest

from schoolbeat.exchange.spreadsheets.cells import count_of, day_of, in_range, minutes_of, month_of, time_of
from schoolbeat.exchange.spreadsheets.faults import BadCell

TODAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("9/3/2025", ""),
        ("09/03/25", ""),
        ("9-3-2025", ""),
        ("2025-09-03", ""),
        ("2025/9/3", ""),
        ("20250903", ""),
        ("Sept 3, 2025", ""),
        ("September 3rd, 2025", ""),
        ("Wednesday, September 3, 2025", ""),
        ("Wed 9/3/2025", ""),
        ("3-Sep-25", ""),
        ("3 Sept 2025", ""),
        ("3 de septiembre de 2025", ""),
        ("miércoles, 3 de sept. del 2025", ""),
        ("45903", ""),
        ("45903.4375", "0.4375"),
        ("9/3/2025 2:30 PM", "2:30 PM"),
        ("2025-09-03T10:15:00", "10:15:00"),
        ("Sept 3, 2025 at 10:15 AM", "10:15 AM"),
        ("3 de septiembre de 2025 a las 10:15", "10:15"),
    ],
)
def test_a_day_in_all_its_spellings(text, rest):
    assert day_of(text) == (date(2025, 9, 3), rest)


def test_the_order_of_day_and_month_is_the_maps():
    assert day_of("3/9/2025", "dmy")[0] == date(2025, 9, 3)
    with pytest.raises(BadCell) as bad:
        day_of("13/9/2025")
    assert bad.value.given == {"order": "m/d/y", "other": "dmy"}
    with pytest.raises(BadCell) as bad:
        day_of("9/13/2025", "dmy")
    assert bad.value.given["other"] == "mdy"


@pytest.mark.parametrize(
    "text", ["", "9/3", "tomorrow", "2/30/2025", "13/13/2025", "Septober 3, 2025", "=A1", "1/2/3/4"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(BadCell):
        day_of(text)


@pytest.mark.parametrize("text", ["1/1/1900", "1", "12/31/1999", "1/1/2099", "11/20/2026", "73050"])
def test_a_day_out_of_range_is_refused(text):
    with pytest.raises(BadCell):
        in_range(day_of(text)[0], TODAY)


def test_the_edges_of_the_range_stand():
    assert in_range(date(2000, 1, 1), TODAY)
    assert in_range(TODAY, TODAY)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("10:15", 615),
        ("10:15:30", 615),
        ("2:30 PM", 870),
        ("2:30p", 870),
        ("2:30 p. m.", 870),
        ("2 pm", 840),
        ("12:05 am", 5),
        ("12:05 PM", 725),
        ("0730", 450),
        ("1430 hrs", 870),
        ("10h15", 615),
        ("10.15", 615),
        ("24:00", 1440),
        ("0:00", 0),
        ("0.4375", 630),
        ("noon", 720),
        ("mediodía", 720),
    ],
)
def test_a_time_in_all_its_spellings(text, minutes):
    assert time_of(text) == minutes


@pytest.mark.parametrize(
    "text", ["", "7", "24:01", "25:00", "10:61", "13:15 PM", "0:15 PM", "lunch", "=NOW()", "2460"]
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(BadCell):
        time_of(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("1.5", 90),
        ("1,5", 90),
        (".5", 30),
        ("0.25", 15),
        ("1:30", 90),
        ("01:30:00", 90),
        ("1h30", 90),
        ("1h 30m", 90),
        ("1 hr 15 min", 75),
        ("1.5 hours", 90),
        ("2 horas", 120),
        ("90 min", 90),
        ("45 minutos", 45),
        ("1440", 1440),
        ("24:00", 1440),
    ],
)
def test_a_length_in_all_its_spellings(text, minutes):
    assert minutes_of(text) == minutes


def test_a_heading_says_what_a_bare_number_counts():
    assert (minutes_of("2", "hours"), minutes_of("2", "minutes")) == (120, 2)
    assert (minutes_of("1.5", "hours"), minutes_of("45.5", "minutes")) == (90, 46)


@pytest.mark.parametrize(
    "text", ["", "0", "0:00", "0.001", "-5", "24:01", "25 h", "1441", "25.0", "soon", "=C2-B2", "1:2"]
)
def test_what_is_no_length_is_refused(text):
    with pytest.raises(BadCell):
        minutes_of(text)


@pytest.mark.parametrize(
    ("text", "number"), [("3", 3), ("3 students", 3), ("1,200", 1200), ("3.0", 3), ("0", 0)]
)
def test_a_count(text, number):
    assert count_of(text) == number


@pytest.mark.parametrize("text", ["", "20+", "~5", "-1", "3.5", "Jane Doe", "x", "100001", "1,2", "=A1"])
def test_what_is_no_count_is_refused(text):
    with pytest.raises(BadCell):
        count_of(text)


@pytest.mark.parametrize(
    "text", ["September 2025", "Sep-25", "sept. 2025", "9/2025", "2025-09", "9/1/2025", "Septiembre de 2025"]
)
def test_a_month(text):
    assert month_of(text) == date(2025, 9, 1)


def test_a_month_without_its_year_needs_one():
    assert month_of("Sep", year=2025) == date(2025, 9, 1)
    with pytest.raises(BadCell):
        month_of("Sep")
