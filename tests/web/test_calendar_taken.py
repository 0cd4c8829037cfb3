"""A school's own calendar taken over on the page: looked at, taken, taken again, and refused in words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from schoolbeat.work.calendar.models import Event
from tests.web.offices import alder, come, moment, words

__all__ = ["alder", "come", "moment"]
pytestmark = pytest.mark.django_db
PATH = "/desk/calendar/"
ICS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Elm//EN\r\n{events}END:VCALENDAR\r\n"
CONCERT = (
    "BEGIN:VEVENT\r\nUID:c@elm\r\nDTSTAMP:20260701T000000Z\r\nDTSTART:20261203T{at}0000\r\n"
    "DTEND:20261203T{to}0000\r\nSUMMARY:Band night\r\nLOCATION:Gym\r\nEND:VEVENT\r\n"
)
FAIR = (
    "BEGIN:VEVENT\r\nUID:f@elm\r\nDTSTAMP:20260701T000000Z\r\nDTSTART;VALUE=DATE:20261205\r\n"
    "SUMMARY:Book fair\r\nEND:VEVENT\r\n"
)
LISTED = f"{PATH}?view=list&whose=all&day=2026-12-01"


def bring(browser, school, body):
    """Choose a file, and return the page that shows what it would change."""
    file = SimpleUploadedFile("elm.ics", body.encode(), "text/calendar")
    answer = browser.post(f"{PATH}take/", {"school": str(school), "file": file})
    return answer.url if answer.status_code == 302 else answer


def test_a_school_s_own_calendar_is_looked_at_taken_and_taken_again(alder, come):
    browser, high = come("principal"), alder.schools["high"]
    page = bring(browser, high, ICS.format(events=CONCERT.format(at=18, to=20) + FAIR))
    said = words(browser.get(page))
    assert "2 new entries." in said and "Nothing has been written yet." in said and not Event.objects.exists()
    assert browser.post(page).status_code == 302
    listed = words(browser.get(LISTED))
    assert "18:00 – 20:00 Band night Alder high, Gym" in listed
    assert "Sat, Dec 5, 2026 Book fair Alder high" in listed
    again = bring(browser, high, ICS.format(events=CONCERT.format(at=18, to=20) + FAIR))
    assert "2 stay as they are. Nothing is to be done." in words(browser.get(again))
    other = bring(browser, high, ICS.format(events=CONCERT.format(at=17, to=19)))
    said = words(browser.get(other))
    assert "1 is otherwise. 1 is called off." in said
    assert browser.post(other).status_code == 302
    listed = words(browser.get(LISTED))
    assert "17:00 – 19:00 Band night" in listed and "Book fair called off" in listed
    assert Event.objects.count() == 2
    back = bring(browser, high, ICS.format(events=CONCERT.format(at=17, to=19) + FAIR))
    browser.post(back)
    assert "called off" not in words(browser.get(LISTED))


def test_a_second_press_says_that_it_was_taken_already(alder, come):
    browser = come("principal")
    page = bring(browser, alder.schools["high"], ICS.format(events=FAIR))
    assert browser.post(page).status_code == 302
    for again in (browser.post(page, follow=True), browser.get(page, follow=True)):
        assert again.redirect_chain[0][0].startswith(f"{PATH}?view=list")
        assert "The calendar was taken over already." in words(again)
    assert Event.objects.count() == 1
    assert come("officer-2").get(page).status_code == 404


def test_what_somebody_called_off_here_stays_so_when_the_calendar_is_taken_again(alder, come):
    browser, high = come("principal"), alder.schools["high"]
    body = ICS.format(events=FAIR)
    browser.post(bring(browser, high, body))
    said = {"event": str(Event.objects.get().pk), "why": "Flood."}
    assert alder.do("principal", "calendar.call_off_event", **said).done
    browser.post(bring(browser, high, body))
    assert Event.objects.get().called_off


@pytest.mark.parametrize(
    ("body", "words_of_it"),
    [
        (ICS.format(events=CONCERT.format(at=18, to=17)), "an end that is not before its start"),
        ("Date,What\n2026-12-03,Concert\n", "a calendar as iCalendar"),
        (ICS.format(events=FAIR.replace("UID:f@elm\r\n", "")), "what tells the event apart"),
        (
            ICS.format(events=CONCERT.format(at=18, to=20).replace("DTSTART:", "DTSTART;TZID=No/Where:")),
            "a time zone",
        ),
    ],
)
def test_a_calendar_that_is_wrong_is_said_by_line_and_nothing_is_written(alder, come, body, words_of_it):
    browser = come("officer-1")
    page = bring(browser, alder.schools["high"], body)
    said = words(browser.get(page))
    assert words_of_it in said and "nothing was written" in said
    assert browser.post(page).status_code == 200
    assert not Event.objects.exists()


def test_no_file_and_another_school_s_are_refused(alder, come):
    browser, middle = come("principal"), alder.schools["middle"]
    assert browser.post(f"{PATH}take/", {"school": str(alder.schools["high"])}).status_code == 422
    assert bring(browser, middle, ICS.format(events=FAIR)).status_code == 422
    page = bring(come("sergeant"), middle, ICS.format(events=FAIR))
    assert browser.get(page).status_code == browser.post(page).status_code == 404
    assert not Event.objects.exists()
