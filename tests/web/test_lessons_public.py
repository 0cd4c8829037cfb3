"""A teacher by the school's link and on the own page; a student's question without a name; the published answers."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from schoolbeat.foundation import clock
from schoolbeat.work.education.models import Feedback, Question, Visit
from tests.clerk import said
from tests.factories import lessons as make
from tests.factories import portal as public
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
pytestmark = pytest.mark.django_db
WANTED = {
    "starts": "2026-12-03T10:00",
    "grade": "10",
    "group": "Cívica, hora 3",
    "teacher": "Mtra. Inventada",
}


def send(page, action="", prefix="", **told):
    """Fill a form of a page in and send it, as a browser that knows nobody does."""
    client = Client(enforce_csrf_checks=True)
    html = client.get(page).content.decode()
    dash = f"{prefix}-" if prefix else ""
    payload = {
        f"{dash}{name}": re.search(rf'name="{dash}{name}" value="([^"]+)"', html)[1]
        for name in ("envelope", "asked", *(("seen",) if prefix == "accept" else ()))
    }
    answer = client.post(action or page, payload | {f"{dash}{name}": value for name, value in told.items()})
    assert not answer.cookies
    return answer


def test_a_teacher_asks_in_spanish_takes_another_time_and_says_what_it_was_like(client, alder):
    lesson = str(make.lesson(alder))
    page = make.way(alder, "es")
    shown = said(client.get(page))
    assert "911" in shown and "Sus derechos y la ley" in shown
    answer = send(page, lesson=lesson, **WANTED)
    visit = Visit.objects.get()
    own = make.own_way(visit.pk, "es")
    assert (answer.status_code, answer["Location"]) == (302, own)
    assert (visit.language, visit.by_link, visit.stage) == ("es", True, "asked")
    make.must(make.do(alder, "officer-1", "offer_time", visit.pk, starts=make.LATER, answer="¿El viernes?"))
    shown = said(client.get(own))
    assert "¿El viernes?" in shown and "Officer-1 of Alder" in shown
    assert send(own, f"{own}accept/", "accept").status_code == 302
    visit.refresh_from_db()
    assert visit.stage == "accepted"
    with clock.at(datetime.fromisoformat(make.LATER) + timedelta(hours=1)):
        make.must(make.do(alder, "officer-1", "record_lesson", visit.pk, attendance=29))
        half = send(own, f"{own}feedback/", "feedback", useful="yes", fitted="yes", line="Bien")
        assert half.status_code == 422 and 'value="Bien"' in half.content.decode()
        told = {"useful": "yes", "fitted": "partly", "again": "yes", "line": "Gracias."}
        assert send(own, f"{own}feedback/", "feedback", **told).status_code == 302
        # Once more it is not even offered, and a second press changes nothing.
        assert client.post(f"{own}feedback/", {"feedback-useful": "no"}).status_code == 302
    assert Feedback.objects.get().useful == "yes"


def test_the_pages_stay_private_and_one_that_was_never_signed_is_none(client, alder):
    own = make.own_way(make.asked(alder, "install"))
    for page in (make.way(alder), own):
        answer = client.get(page)
        assert answer["Cache-Control"] == "no-store"
        assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex", "no-referrer")
        assert not answer.cookies
        wrong = page[:-3] + ("A" if page[-3] != "A" else "B") + page[-2:]
        assert client.get(wrong).status_code == 404
    for wrong in ("x", "AAAA:BBBB", "a" * 900, make.way(alder).split("/")[2]):
        assert client.get(f"/lessons/mine/{wrong}/").status_code == 404
    assert client.get(f"/lessons/{own.split('/')[3]}/").status_code == 404
    assert client.get(f"{own}decline/").status_code == 404
    # What an office asked for has no page without an account.
    assert client.get(make.own_way(make.asked(alder))).status_code == 404


def test_a_link_that_was_ended_opens_nothing_and_a_form_of_it_writes_nothing(client, alder):
    page, lesson = make.way(alder), str(make.lesson(alder))
    html = client.get(page).content.decode()
    payload = {name: re.search(rf'name="{name}" value="([^"]+)"', html)[1] for name in ("envelope", "asked")}
    make.must(alder.do("sergeant", "education.renew_lesson_link", school=str(alder.schools["high"])))
    assert client.post(page, payload | WANTED | {"lesson": lesson}).status_code == 404
    assert not Visit.objects.exists()
    # Who asked before still reads the own answer.
    own = make.own_way(make.asked(alder, "install"))
    # No own page tells the link that is open now: the old one may have been ended because of who had it.
    assert make.way(alder) not in client.get(own).content.decode()
    assert "by the link that your school gives out" in said(client.get(own))
    make.must(alder.do("sergeant", "education.close_lesson_link", school=str(alder.schools["high"])))
    assert client.get(own).status_code == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"starts": "2026-11-18T10:00"},
        {"starts": "soon"},
        {"grade": "07"},
        {"minutes": "500"},
        {"lesson": "0198f000-0000-7000-8000-000000000000"},
        {"wish": "x" * 2_001},
        {"teacher": "\x00"},
    ],
)
def test_a_teacher_who_is_refused_keeps_what_was_typed(alder, changed):
    lesson = str(make.lesson(alder))
    answer = send(make.way(alder), **(WANTED | {"lesson": lesson} | changed))
    assert answer.status_code == 422
    assert "Cívica, hora 3" in answer.content.decode()
    assert not Visit.objects.exists()


def test_pressed_twice_it_is_asked_for_once(client, alder):
    page, lesson = make.way(alder), str(make.lesson(alder))
    html = client.get(page).content.decode()
    payload = {name: re.search(rf'name="{name}" value="([^"]+)"', html)[1] for name in ("envelope", "asked")}
    answers = [client.post(page, payload | WANTED | {"lesson": lesson}) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {make.own_way(Visit.objects.get().pk)}
    other = client.post(page, payload | WANTED | {"lesson": lesson, "group": "Another"})
    assert other.status_code == 422 and Visit.objects.count() == 1


def test_a_teacher_calls_it_off_and_the_officer_reads_why(client, alder):
    visit = make.asked(alder, "install")
    own = make.own_way(visit)
    assert send(own, f"{own}call_off/", "call_off", why=" ").status_code == 422
    assert send(own, f"{own}call_off/", "call_off", why="Testing week.").status_code == 302
    assert Visit.objects.get().answer == "Testing week."
    assert "It was called off." in said(client.get(own))


@pytest.fixture
def portal(alder):
    public.published(alder)
    return "/p/alder/rights/"


def test_a_student_asks_without_a_name_and_it_is_kept_for_who_serves_the_school(client, alder, portal):
    shown = said(client.get(f"{portal}ask/"))
    assert "911" in shown and "988" in shown and "No school sees it." in shown
    text = "Can <script>they</script> search my phone?"
    answer = send(f"{portal}ask/", text=text, school=str(alder.schools["high"]))
    assert (answer.status_code, answer["Location"]) == (302, f"{portal}asked/")
    thanks = client.get(f"{portal}asked/")
    assert "Your question was kept" in said(thanks) and "phone" not in said(thanks)
    row = Question.objects.get()
    assert (row.school_id, row.language, row.wave) == (alder.schools["high"], "en", "")
    assert client.get(f"{portal}asked/")["Cache-Control"] == "no-store"


def test_a_question_of_ten_thousand_characters_is_refused_and_stays(alder, portal):
    for text in ("x" * 10_000, " "):
        assert send(f"{portal}ask/", text=text).status_code == 422
    assert not Question.objects.exists()


def test_a_flood_of_questions_stands_apart(alder, portal, monkeypatch):
    monkeypatch.setattr("schoolbeat.web.public.floods.A_FLOOD", 1)
    for number in range(3):
        assert send(f"{portal}ask/", text=f"Question {number}?").status_code == 302
    assert Question.objects.exclude(wave="").count() >= 1


def test_what_is_published_was_reviewed_and_a_students_words_stand_nowhere(client, alder, bay, portal):
    assert "No answer is published yet." in said(client.get(portal))
    draft = make.answer(alder)
    assert make.WRITTEN["asks"] not in said(client.get(portal))
    make.must(make.published(alder, draft))
    english, spanish = said(client.get(portal)), said(client.get(f"/es{portal}"))
    assert make.WRITTEN["says"] in english and make.SPANISH["says_es"] in spanish
    assert "backpack" not in english + spanish
    assert "no legal advice" in english
    make.must(alder.do("sergeant", "education.withdraw_answer", question=str(draft)))
    assert make.WRITTEN["says"] not in said(client.get(portal))
    assert "/p/alder/rights/" in client.get("/p/alder/").content.decode()
    assert client.get("/p/bay/rights/").status_code == 404
