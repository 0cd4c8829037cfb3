"""Committees on the page: who is missing, a meeting that votes, what is decided, and what a school does not see."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from schoolbeat.foundation import clock
from schoolbeat.work.preparedness.models import Committee, Meeting, Seat, Task, Vote
from tests.factories import committees as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
pytestmark = pytest.mark.django_db
PATH = "/desk/committees/"


@pytest.fixture
def come(alder):
    """Return what signs somebody of the town in."""

    def browser(who, language="en"):
        client = Client()
        client.force_login(alder.account(who))
        client.cookies["django_language"] = language
        return client

    return browser


def words(answer):
    html = re.sub(r"<(script|style).*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def send(browser, page, prefix="", **said):
    """Fill a form of a page in and send it to its own address."""
    html = browser.get(page).content.decode()
    start = html.index(f'id="{prefix}"') if prefix else html.index("<main")
    dash = f"{prefix}-" if prefix else ""
    payload = {
        f"{dash}{name}": re.search(rf'name="{dash}{name}" value="([^"]+)"', html[start:])[1]
        for name in ("envelope", "asked")
    }
    address = f"{page}{prefix}/" if prefix else page
    return browser.post(address, payload | {f"{dash}{name}": value for name, value in said.items()})


def test_an_empty_list_says_what_will_be_here(alder, come):
    said = words(come("principal").get(PATH))
    assert "No committee stands here yet. Open the first one." in said
    assert "Nothing that was decided is past its day." in said


def test_a_committee_is_opened_and_says_which_role_has_no_member(alder, come):
    browser = come("principal")
    said = {"school": str(alder.schools["high"]), "kind": "council", "name": "School site council"}
    answer = send(browser, f"{PATH}open/", **said)
    row = Committee.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{PATH}{row.pk}/")
    page = words(browser.get(answer["Location"]))
    assert "Nobody sits on it yet." in page
    assert "Nobody sits as: Classified employee Education Code 65000 (to be confirmed)" in page
    assert "To be consulted: Fire department" in page
    again = send(browser, f"{PATH}open/", **said)
    assert (again.status_code, Committee.objects.count()) == (422, 1)
    assert "A committee of this name stands there already." in words(again)


def test_the_whole_agency_is_offered_to_the_sergeant_alone(alder, come):
    assert "The whole agency" in words(come("sergeant").get(f"{PATH}open/"))
    for who in ("principal", "officer-1"):
        page = words(come(who).get(f"{PATH}open/"))
        assert "The whole agency" not in page
        assert "Alder middle" not in page
    answer = send(come("sergeant"), f"{PATH}open/", school="", kind="youth", name="Youth board")
    assert (answer.status_code, Committee.objects.get().school) == (302, None)
    assert come("officer-1").get(answer["Location"]).status_code == 404


def test_a_seat_is_given_and_left_and_a_student_has_no_name(alder, come):
    here, browser = f"{PATH}{make.committee(alder)}/", come("principal")
    refused = send(browser, here, "seat", role="student", name="Ana I.", start="2026-11-01")
    assert (refused.status_code, Seat.objects.count()) == (422, 0)
    assert "No name of a student is kept. Leave it empty." in words(refused)
    send(browser, here, "seat", role="student", start="2026-11-01")
    officer = str(alder.account("officer-1").id)
    send(browser, here, "seat", role="officer", account=officer, start="2026-11-01", end="2027-06-12")
    page = words(browser.get(here))
    assert "Student representative since Nov 1, 2026" in page
    assert "Officer-1 of Alder, Law enforcement since Nov 1, 2026, until Jun 11, 2027" in page
    wrong = send(browser, here, "seat", role="teacher", name="T", start="2026-11-09", end="2026-11-01")
    assert "A seat ends after it begins, within ten years. Check both days." in words(wrong)
    assert 'value="2026-11-09"' in wrong.content.decode()
    seat = str(Seat.objects.get(role="student").pk)
    assert send(browser, here, "leave", seat=seat, end="2026-11-19").status_code == 302
    assert "Student representative since" not in words(browser.get(here))


def test_a_public_meeting_says_who_is_told_in_writing(alder, come):
    here, browser = f"{PATH}{make.committee(alder)}/", come("principal")
    times = {"starts": "2026-12-03T15:30", "ends": "2026-12-03T16:30"}
    backwards = send(browser, here, "meet", starts=times["ends"], ends=times["starts"], agenda="The plan.")
    assert (backwards.status_code, Meeting.objects.count()) == (422, 0)
    assert "It ends before it begins. Check both." in words(backwards)
    assert "The plan." in backwards.content.decode()
    answer = send(browser, here, "meet", public="on", place="Library", **times)
    page = words(browser.get(answer["Location"]))
    assert "Dec 3, 2026, 15:30 to 16:30" in page
    assert "Not written down as told: The mayor; A representative of each employee" in page
    assert "Education Code 32288 (to be confirmed)" in page
    told = {"whom": "The mayor", "at": "2026-11-18T09:00", "how": "Letter"}
    assert send(browser, answer["Location"], "notice", **told).status_code == 302
    page = words(browser.get(answer["Location"]))
    assert "Not written down as told: A representative of each employee" in page
    assert "Nov 18, 2026, 09:00. Letter" in page
    later = words(come("principal", "es").get(answer["Location"]))
    assert "Un representante de cada organización de empleados" in later
    # Who was told by the English name is not named again in Spanish.
    assert "El alcalde" not in later.split("Un representante")[0]


def test_two_meetings_at_one_time_are_said(alder, come):
    board = make.committee(alder)
    first, second = (make.must(make.planned(alder, board)) for _ in range(2))
    browser = come("officer-1")
    page = browser.get(f"{PATH}meetings/{first}/")
    assert "Another meeting of this committee stands at that time" in words(page)
    assert f"{PATH}meetings/{second}/" in page.content.decode()
    send(browser, f"{PATH}meetings/{second}/", "call_off", why="Entered twice.")
    assert "Another meeting" not in words(browser.get(f"{PATH}meetings/{first}/"))
    assert "Why it was called off Entered twice." in words(browser.get(f"{PATH}meetings/{second}/"))


def test_a_vote_and_minutes_are_corrected_and_what_stood_is_shown(alder, come):
    vote = Vote.objects.get(pk=make.vote(alder))
    here, browser = f"{PATH}meetings/{vote.meeting_id}/", come("principal")
    said = {"vote": str(vote.pk), "yes": "1", "no": "2", "why": "Counted again."}
    refused = send(browser, here, "correct_vote", **(said | {"yes": "9"}))
    assert (refused.status_code, "more voices than members" in words(refused)) == (422, True)
    assert send(browser, here, "correct_vote", **said).status_code == 302
    form = browser.get(here).content.decode()
    assert "The plan was read.</textarea>" in form
    minutes = {"minutes": "The plan was read twice.", "why": "A line was missing."}
    assert send(browser, here, "correct_minutes", **minutes).status_code == 302
    page = words(come("records").get(here))
    assert "To adopt the safety plan. Not carried: 1 yes, 2 no, 0 abstained" in page
    assert "Before: Carried: 3 yes, 1 no, 0 abstained" in page
    assert "Corrected on Nov 19, 2026, 12:47, by Principal of Alder: Counted again." in page
    assert "The minutes The plan was read twice." in page
    assert "What the minutes said before The plan was read. Corrected on Nov 19, 2026, 12:47" in page
    assert "Correct a vote" not in page


def test_a_meeting_is_recorded_votes_and_decides_and_what_it_decided_is_done(alder, come):
    board = make.committee(alder)
    seats = make.seated(alder, board)
    here = f"{PATH}meetings/{make.must(make.planned(alder, board, starts=make.STARTS, ends=make.ENDS))}/"
    browser = come("principal")
    long = send(browser, here, "record", present=[str(seats["parent"])], minutes="x" * 200_000)
    assert (long.status_code, Meeting.objects.get().stage) == (422, "planned")
    there = [str(seats[role]) for role in ("principal", "teacher", "student")]
    assert send(browser, here, "record", present=there, minutes="The plan was read.").status_code == 302
    page = words(browser.get(here))
    assert "Who was there Pat Invented, Principal or designee Terry Invented, Teacher Student" in page
    assert "Robin Invented, Parent of a student who attends: not there" in page
    assert "Not more than half" not in page
    many = send(browser, here, "vote", motion="To adopt the plan.", yes="3", no="1")
    assert (many.status_code, Vote.objects.count()) == (422, 0)
    assert "There are more voices than members who were present." in words(many)
    assert "To adopt the plan." in many.content.decode()
    send(browser, here, "vote", motion="To adopt the plan.", yes="2", no="1")
    assert "Carried: 2 yes, 1 no, 0 abstained" in words(browser.get(here))
    early = send(browser, here, "task", what="Send it.", owner="Principal", due="2026-11-17")
    assert "Say a day after the meeting, within a year." in words(early)
    send(browser, here, "task", what="Send it.", owner="Principal", due="2026-11-20")
    assert "Still to be done" in words(browser.get(PATH))
    with clock.at(clock.now() + timedelta(days=3)):
        late = come("sergeant")
        assert "1 thing that was decided is past its day." in words(late.get(PATH))
        done = {"task": str(Task.objects.get().pk), "done": "Sent by mail."}
        assert send(late, here, "done", **done).status_code == 302
        assert "Done on Nov 22, 2026: Sent by mail." in words(late.get(here))
        assert "Nothing that was decided is past its day." in words(late.get(PATH))


def test_a_closed_committee_stays_readable_and_takes_nothing_more(alder, come):
    here, browser = f"{PATH}{make.committee(alder)}/", come("principal")
    assert send(browser, here, "close", why="It is one with another.").status_code == 302
    page = browser.get(here)
    assert "Closed on Nov 19, 2026." in words(page)
    assert 'id="seat"' not in page.content.decode()
    assert "No committee stands here yet." in words(browser.get(PATH))


def test_a_school_s_committee_is_not_there_for_another_school(alder, bay, come):
    board = make.committee(alder)
    meeting = make.must(make.planned(alder, board))
    for page in (f"{PATH}{board}/", f"{PATH}meetings/{meeting}/"):
        assert come("officer-2").get(page).status_code == 404
        assert come("records").get(page).status_code == 200
        assert 'class="fold' not in come("records").get(page).content.decode()
        stranger = Client()
        stranger.force_login(bay.account("sergeant"))
        assert stranger.get(page).status_code == 404
    assert come("officer-2").post(f"{PATH}{board}/close/", {}).status_code == 404
