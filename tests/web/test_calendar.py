"""The calendar on the page: what is shown to whom, planned, changed and called off; feeds and the public page."""

from datetime import date, timedelta

import pytest
from django.test import Client

from schoolbeat.work.calendar.models import Event
from schoolbeat.work.education.models import Visit
from schoolbeat.work.preparedness.models import Meeting
from tests.factories import bells, committees, drills, lessons
from tests.factories import events as make
from tests.factories import roster as staff
from tests.factories.portal import published
from tests.web.offices import alder, bay, come, moment, send, words

__all__ = ["alder", "bay", "come", "moment"]
pytestmark = pytest.mark.django_db
PATH = "/desk/calendar/"
DECEMBER = f"{PATH}?day=2026-12-03&whose=all"
SAID = {
    "title": "Open house",
    "kind": "event",
    "starts": "2026-12-03T17:00",
    "ends": "2026-12-03T19:00",
    "every": "once",
    "shown": "school",
}


@pytest.mark.parametrize("view", ["month", "week", "list"])
def test_each_layout_shows_what_is_planned_with_its_day(alder, come, view):
    make.event(alder, place="Gym")
    drills.must(drills.planned(alder))
    said = words(come("sergeant").get(f"{DECEMBER}&view={view}"))
    assert "10:00 – 10:20 Drill: Fire Alder high" in said
    assert "18:00 – 20:00 Winter concert Alder high, Gym" in said
    assert "Thu, Dec 3, 2026" in said


def test_a_lesson_stands_on_it_and_says_that_nobody_agreed_yet(alder, come):
    identity = lessons.asked(alder)
    row = Visit.objects.get(pk=identity)
    page = come("sergeant").get(f"{PATH}?whose=all&day={row.day}&view=list")
    said = words(page)
    assert f"Lesson: {row.lesson.name} Alder high, asked for, not agreed yet" in said
    assert f"/desk/lessons/{identity}/" in page.content.decode()


def test_a_committee_s_meeting_stands_on_it_and_a_public_one_for_everybody(alder, come):
    published(alder)
    board = committees.committee(alder)
    for public in (True, False):
        row = Meeting.objects.get(pk=committees.must(committees.planned(alder, board, public=public)))
        page = come("sergeant").get(f"{PATH}?whose=all&day={row.day}&view=list")
        assert f"Meeting: {row.committee.name}" in words(page)
        assert f"/desk/committees/meetings/{row.pk}/" in page.content.decode()
    assert words(Client().get("/p/alder/calendar/")).count(row.committee.name) == 1


def test_in_spanish_its_spanish_words_stand(alder, come):
    make.event(alder)
    assert "Concierto de invierno" in words(come("sergeant", "es").get(DECEMBER))


def test_what_meets_at_one_time_is_said_of_both(alder, come):
    make.event(alder)
    make.event(alder, title="Game", starts="2026-12-03T19:00:00-08:00", ends="2026-12-03T21:00:00-08:00")
    make.event(alder, title="Other officer", officers=[str(alder.account("officer-2").id)])
    said = words(come("sergeant").get(DECEMBER))
    assert "2 entries are at the same time as another that they cannot be beside." in said
    assert "At the same time: Game, 19:00" in said
    assert "At the same time: Winter concert, 18:00" in said


def test_leave_stands_on_the_sergeant_s_calendar_and_meets_what_the_officer_was_to_go_to(alder, come):
    staff.leave(alder, alder.account("officer-1").id, start="2026-12-01", end="2026-12-05")
    make.event(alder)
    said = words(come("sergeant").get(DECEMBER))
    assert "is away" in said and "At the same time: Officer-1 of Alder is away" in said
    for who in ("principal", "officer-2"):
        assert "is away" not in words(come(who).get(DECEMBER))


def test_a_school_s_days_without_school_stand_where_the_school_is_chosen(alder, come):
    bells.calendar(alder)
    page = f"{PATH}?day=2026-11-23&whose=all"
    assert "Fall recess" not in words(come("sergeant").get(page))
    chosen = words(come("sergeant").get(f"{page}&school={alder.schools['high']}"))
    assert "Fall recess" in chosen


def test_officers_begin_with_their_own_and_see_a_colleague_s_on_asking(alder, come):
    make.event(alder, "officer-2", title="Theirs", school=None, officers=[str(alder.account("officer-2").id)])
    mine = f"{PATH}?day=2026-12-03"
    assert "Theirs" not in words(come("officer-1").get(mine))
    assert "Theirs" in words(come("officer-1").get(f"{mine}&whose={alder.account('officer-2').id}"))


@pytest.mark.parametrize(
    "said", ["view=year", "day=2026-02-30", "day=9999-12-31", "school=x", "whose=1", "day=%00&view=week"]
)
def test_an_address_that_makes_no_sense_shows_this_month(alder, come, said):
    assert "November 2026" in words(come("sergeant").get(f"{PATH}?{said}")) or "to Nov 21" in words(
        come("sergeant").get(f"{PATH}?{said}")
    )


@pytest.mark.parametrize("day", ["2000-01-01", "2100-01-01"])
def test_calendars_end_where_years_do(alder, come, day):
    for view in ("month", "week", "list"):
        assert come("sergeant").get(f"{PATH}?day={day}&view={view}").status_code == 200


def test_an_event_is_planned_changed_and_called_off_on_a_day(alder, come):
    browser = come("principal")
    series = SAID | {"every": "week", "until": "2026-12-24", "school": str(alder.schools["high"])}
    planned = send(browser, f"{PATH}plan/", **series)
    row = Event.objects.get()
    assert planned.url == f"{PATH}{row.pk}/"
    said = words(browser.get(planned.url))
    assert "Every week" in said and "Dec 3, 2026, 17:00" in said
    assert send(browser, planned.url, "change/", **(series | {"title": "Open doors"})).status_code == 302
    assert "Open doors" in words(browser.get(planned.url))
    assert send(browser, planned.url, "call-off/", day="2026-12-10", why="Storm.").status_code == 302
    assert "Called off on Dec 10, 2026" in words(browser.get(planned.url))
    assert send(browser, planned.url, "call-off/", why="Storm.").status_code == 302
    assert "It was called off." in words(browser.get(planned.url))
    again = browser.post(f"{planned.url}call-off/", {"why": "Storm."}, follow=True)
    assert again.redirect_chain == [(planned.url, 302)] and "It was called off already." in words(again)
    assert come("counselor").post(f"{PATH}{alder.schools['high']}/call-off/").status_code == 404


def test_an_event_of_a_school_that_closed_can_still_be_changed(alder, come):
    high = str(alder.schools["high"])
    identity = make.event(alder, "sergeant")
    fields = {"name": "Alder high", "kind": "high", "status": "closed"}
    staff.done(alder, "change_school", school=high, fields=fields)
    browser, page = come("sergeant"), f"{PATH}{identity}/"
    assert "Alder high" not in words(browser.get(f"{PATH}plan/"))
    assert "Alder high" in words(browser.get(f"{page}change/"))
    assert send(browser, f"{page}change/", **(SAID | {"school": high})).status_code == 302
    assert str(Event.objects.get().school_id) == high


def test_to_a_school_s_office_it_is_not_offered_to_hide_an_event_from_itself(alder, come):
    for who, offered in (("principal", False), ("officer-1", True)):
        page = come(who).get(f"{PATH}plan/").content.decode()
        assert ('value="program"' in page) == offered


@pytest.mark.parametrize(
    ("changed", "words_of_it"),
    [
        ({"ends": "2026-12-03T16:00"}, "It ends before it begins."),
        ({"every": "week"}, "What comes again needs its last day"),
        ({"shown": "public", "kind": "duty"}, "Only school events and events in the community"),
        ({"starts": "2026-13-03T16:00"}, "Enter a valid"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(alder, come, changed, words_of_it):
    answer = send(come("officer-1"), f"{PATH}plan/", **(SAID | changed | {"note": "By the north door."}))
    assert answer.status_code == 422
    assert words_of_it in words(answer)
    assert "By the north door." in answer.content.decode()
    assert not Event.objects.exists()


def test_who_learns_only_that_the_time_is_taken_finds_no_page_of_it(alder, come):
    identity = make.event(alder, title="Hearing of a case", kind="hearing", sensitive=True)
    browser = come("principal")
    said = words(browser.get(DECEMBER))
    assert "Busy" in said and "Hearing" not in said and "Busy Alder high" not in said
    officer = alder.account("officer-1").id
    asked = f"{PATH}?day=2026-12-03&view=list&whose="
    assert "Busy" in words(come("officer-2").get(f"{asked}{officer}"))
    assert "Busy" not in words(browser.get(f"{asked}{officer}"))
    for page in ("", "change/"):
        assert browser.get(f"{PATH}{identity}/{page}").status_code == 404
    assert browser.post(f"{PATH}{identity}/call-off/").status_code == 404


def test_another_town_s_event_is_not_there(alder, bay, come):
    assert come("sergeant").get(f"{PATH}{make.event(bay)}/").status_code == 404


def address(browser):
    page = browser.get(f"{PATH}feed/").content.decode()
    return page.partition('readonly value="')[2].partition('"')[0].replace("http://localhost:8000", "")


def test_the_own_calendar_is_handed_out_by_an_address_that_ends_when_it_is_ended(alder, come):
    make.event(alder)
    make.event(alder, title="Elsewhere", school=str(alder.schools["middle"]), officers=[])
    browser, stranger = come("officer-1"), Client()
    assert address(browser) == ""
    assert send(browser, f"{PATH}feed/", "open/").status_code == 302
    first = address(browser)
    answer = stranger.get(first[first.index("/calendar/") :])
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert b"Winter concert" in answer.content and b"Elsewhere" not in answer.content
    send(browser, f"{PATH}feed/", "renew/")
    assert stranger.get(first[first.index("/calendar/") :]).status_code == 404
    second = address(browser)
    assert stranger.get(f"/es{second[second.index('/calendar/') :]}").content.count(b"Concierto") == 1
    send(browser, f"{PATH}feed/", "close/")
    assert stranger.get(second[second.index("/calendar/") :]).status_code == 404
    assert stranger.get("/calendar/x.ics").status_code == 404


def test_a_drill_that_nobody_is_to_know_of_and_a_colleague_s_leave_are_in_no_feed(alder, come):
    drills.must(drills.planned(alder, announced=False))
    drills.must(drills.planned(alder, at="2026-12-04T10:00:00-08:00"))
    staff.leave(alder, alder.account("officer-1").id, start="2026-12-01", end="2026-12-05")
    browser = come("sergeant")
    send(browser, f"{PATH}feed/", "open/")
    first = address(browser)
    body = Client().get(first[first.index("/calendar/") :]).content
    assert body.count(b"Drill: Fire") == 1 and b"away" not in body


@pytest.mark.parametrize("by", ["principal", "officer-1"])
def test_a_drill_that_nobody_is_to_know_of_is_known_to_who_plans_it_the_sergeant_and_the_officer(
    alder, come, by
):
    drills.must(drills.planned(alder, by, announced=False))
    make.event(
        alder, "sergeant", officers=[], starts="2026-12-03T10:00:00-08:00", ends="2026-12-03T11:00:00-08:00"
    )
    for who in ("principal", "counselor", "officer-1", "officer-2", "sergeant", "records"):
        said = words(come(who).get(DECEMBER))
        assert ("Fire" in said) == (who in {by, "officer-1", "sergeant"}), who
        assert ("At the same time" in said) == ("Fire" in said)


def test_a_drill_that_was_over_as_it_began_takes_a_minute(alder, come):
    drills.must(drills.recorded(alder, ended=drills.BEGAN))
    said = words(come("principal").get(f"{PATH}?day=2026-11-18&whose=all&view=list"))
    assert "10:00 – 10:01 Drill: Fire" in said


def test_the_public_reads_what_is_for_everybody_and_nothing_of_officers(alder, come):
    assert Client().get("/p/alder/calendar/").status_code == 404
    assert Client().get("/p/alder/calendar.ics").status_code == 404
    published(alder)
    assert "Nothing is announced" in words(Client().get("/p/alder/calendar/"))
    assert "/p/alder/calendar/" not in Client().get("/p/alder/").content.decode()
    make.event(alder, title="Family night", title_es="Noche familiar", shown="public", place="Library")
    make.event(alder, title="Roll call", shown="program")
    make.event(alder, title="For the office")
    staff.leave(alder, alder.account("officer-1").id, start="2026-12-01", end="2026-12-05")
    page = words(Client().get("/p/alder/calendar/"))
    assert "Family night Dec 3, 2026, 18:00 – 20:00 Alder high, Library" in page
    assert "/p/alder/calendar/" in Client().get("/p/alder/").content.decode()
    feed = Client().get("/es/p/alder/calendar.ics")
    assert feed["Cache-Control"] == "public, max-age=300"
    for body in (page, feed.content.decode()):
        assert not [one for one in ("Roll call", "office", "away", "Officer", "oficial") if one in body]
    assert b"Noche familiar" in feed.content and feed.content.count(b"BEGIN:VEVENT") == 1


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("2026-12-05T00:00", "2026-12-06T00:00", "Dec 5, 2026 Alder high"),
        ("2026-12-05T00:00", "2026-12-07T00:00", "Dec 5, 2026, until Dec 6, 2026 Alder high"),
        ("2026-12-05T20:00", "2026-12-06T00:00", "Dec 5, 2026, 20:00 – 00:00 Alder high"),
        ("2026-12-05T20:00", "2026-12-06T01:00", "Dec 5, 2026, 20:00, until Dec 6, 2026 Alder high"),
    ],
)
def test_what_is_over_at_midnight_does_not_touch_the_day_after(alder, starts, ends, said):
    published(alder)
    make.event(alder, title="Fair", shown="public", starts=f"{starts}:00-08:00", ends=f"{ends}:00-08:00")
    assert f"Fair {said}" in words(Client().get("/p/alder/calendar/"))


def test_the_public_page_lets_go_of_what_is_over(alder):
    from schoolbeat.foundation import clock

    published(alder)
    make.event(alder, title="Family night", shown="public")
    assert "Family night" in words(Client().get("/p/alder/calendar/"))
    with clock.at(clock.now() + timedelta(days=15)):
        assert "Family night" not in words(Client().get("/p/alder/calendar/"))
    assert date(2026, 12, 3) == Event.objects.get().first_day
