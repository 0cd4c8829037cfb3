"""Our calendars read back by two other libraries: series across turned clocks, what is busy, quiet or called off."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from django.utils import translation

from schoolbeat.exchange.ical.feed import as_ical
from schoolbeat.foundation.periods import Period
from schoolbeat.insight.calendar.happening import Happening, Source
from schoolbeat.work.calendar.rules.events import Series, occurrences
from schoolbeat.work.calendar.vocabulary import Every

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 19, 20, 47, tzinfo=UTC)
ID = UUID(int=7)
TRICKY = "Gym, room; 5\\6: “Niños” \N{SNOWMAN}\nDTSTART:19990101 " + "x" * 90


def at(said):
    return datetime.fromisoformat(said).replace(tzinfo=ZONE).astimezone(UTC)


def one(starts="2026-12-03T18:00", ends="2026-12-03T20:00", **more):
    plain = {"source": Source.EVENT, "id": ID, "kind": "event", "words": "Concert"}
    return Happening(**(plain | {"starts": at(starts), "ends": at(ends)} | more))


def by_icalendar(body):
    """Each entry as one library reads it: when it begins and ends, and its words."""
    found = icalendar.Calendar.from_ical(body).walk("VEVENT")
    return [(each["DTSTART"].dt, each["DTEND"].dt, str(each["SUMMARY"])) for each in found]


def by_vobject(body):
    """The same as another one reads it."""
    calendar = vobject.readOne(body.decode())
    found = calendar.contents.get("vevent", [])
    return [(each.dtstart.value, each.dtend.value, each.summary.value) for each in found]


READERS = [by_icalendar, by_vobject]


def fed(*happenings, synthetic=False):
    return as_ical(happenings, "Alder", ZONE, NOW, synthetic)


@pytest.mark.parametrize("read", READERS)
def test_a_weekly_series_keeps_its_hour_as_clocks_are_turned(read):
    series = Series(at("2026-10-28T09:00"), at("2026-10-28T10:00"), Every.WEEK, date(2026, 11, 11))
    year = Period(date(2026, 7, 1), date(2027, 7, 1))
    times = [
        Happening(Source.EVENT, ID, "event", start, end, words="Class")
        for start, end in occurrences(series, year, ZONE)
    ]
    found = read(fed(*times))
    assert [f"{start.astimezone(ZONE):%m-%d %H:%M}" for start, _end, _words in found] == [
        "10-28 09:00",
        "11-04 09:00",
        "11-11 09:00",
    ]
    assert [end - start for start, end, _words in found] == [timedelta(hours=1)] * 3


@pytest.mark.parametrize("read", READERS)
def test_words_of_any_kind_come_back_as_they_were_and_begin_no_line_of_their_own(read):
    ((_start, _end, words),) = read(fed(one(words=TRICKY)))
    assert words.replace("\r\n", "\n") == TRICKY


@pytest.mark.parametrize("read", READERS)
def test_whole_days_are_days_where_the_agency_is(read):
    away = one("2026-12-24T00:00", "2027-01-04T00:00", source=Source.NO_SCHOOL, whole_days=True)
    ((start, end, _words),) = read(fed(away))
    assert (start, end) == (date(2026, 12, 24), date(2027, 1, 4))


@pytest.mark.parametrize("read", READERS)
def test_nothing_at_all_is_a_calendar_too(read):
    assert read(fed()) == []


def test_of_what_is_busy_nothing_is_told_but_the_time():
    body = fed(one(words="Hearing", place="Court", school_name="Alder High", busy=True)).decode()
    assert "SUMMARY:Busy" in body and "CLASS:PRIVATE" in body
    assert not [word for word in ("Hearing", "Court", "Alder High") if word in body]


def test_what_is_quiet_is_in_no_feed():
    assert by_icalendar(fed(one(quiet=True))) == []


def test_what_was_called_off_says_so_and_what_takes_no_time_takes_none():
    body = fed(
        one(called_off=True), one(tentative=True), one(source=Source.LEAVE, words="Officer A")
    ).decode()
    assert body.count("STATUS:TENTATIVE") == 1
    assert body.count("SUMMARY:Called off: Concert") == 1 and body.count("SUMMARY:Concert") == 1
    assert body.count("STATUS:CANCELLED") == 1 and body.count("TRANSP:TRANSPARENT") == 1


def test_each_entry_has_an_id_that_stays_and_is_nobody_else_s():
    twice = [fed(one(), one("2026-12-10T18:00", "2026-12-10T20:00")) for _again in range(2)]
    assert twice[0] == twice[1]
    ids = [str(each["UID"]) for each in icalendar.Calendar.from_ical(twice[0]).walk("VEVENT")]
    assert len(set(ids)) == 2


def test_invented_ones_say_so_in_their_name_and_in_each_entry():
    body = fed(one(), synthetic=True).decode()
    assert "NAME:SYNTHETIC: Alder" in body and "SUMMARY:SYNTHETIC: Concert" in body


def test_its_own_name_is_text_too():
    body = as_ical([], "A, b; c\nDTSTART:1", ZONE, NOW, True).decode()
    for name in ("NAME", "X-WR-CALNAME"):
        assert f"\r\n{name}:SYNTHETIC: A\\, b\\; c\\nDTSTART:1\r\n" in body


def test_in_spanish_the_words_are_spanish():
    with translation.override("es"):
        body = fed(one(words_es="Concierto"), one(busy=True)).decode()
    assert "SUMMARY:Concierto" in body and "SUMMARY:Ocupado" in body


def test_it_says_what_the_standard_asks_for():
    calendar = icalendar.Calendar.from_ical(fed(one()))
    assert (str(calendar["VERSION"]), str(calendar["METHOD"])) == ("2.0", "PUBLISH")
    assert calendar["PRODID"]
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in fed(one()).decode()
    assert not [event.errors for event in calendar.walk("VEVENT") if event.errors]
