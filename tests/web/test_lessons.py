"""Lessons on the page: the catalog, asked for by an office, agreed by an officer, held, spoken of; teachers' links."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.education.models import Answer, Lesson, LessonLink, Visit
from tests import clerk
from tests.clerk import Desk
from tests.factories import bells
from tests.factories import lessons as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
pytestmark = pytest.mark.django_db
PATH = "/desk/lessons/"
WANTED = {
    "starts": "2026-12-03T10:00",
    "grade": "10",
    "group": "Civics, period 3",
    "teacher": "Ms. Invented Teacher",
    "language": "en",
}


def said(answer):
    """What a page says, in plain characters."""
    return unescape(clerk.said(answer))


def press(desk, page, deed, **typed):
    """Fill the form of a deed in, and send it."""
    html = desk.open(page).content.decode()
    stamp = dict(re.findall(rf'name="({deed}-(?:envelope|asked|seen))" value="([^"]+)"', html))
    return desk.client.post(
        f"{page}{deed}/", stamp | {f"{deed}-{name}": word for name, word in typed.items()}
    )


def wanted(town, **changed):
    lesson = str(make.lesson(town))
    return WANTED | {"school": str(town.schools["high"]), "lesson": lesson} | changed


def test_the_sergeant_begins_the_catalog_adds_changes_and_withdraws(alder):
    desk = Desk(alder)
    assert "Take 7 lessons to begin with" in said(desk.open(f"{PATH}catalog/"))
    desk.send(f"{PATH}catalog/", f"{PATH}catalog/seed/")
    page = said(desk.open(f"{PATH}catalog/"))
    assert "Constitutional law and civil rights, Grade 8 to Grade 12, 50 minutes" in page
    assert "to begin with" not in page
    own = {
        "topic": "own",
        "name": "Bicycles",
        "name_es": "Bicicletas",
        "aims": "Students ride safely.",
        "aims_es": "Los estudiantes circulan con seguridad.",
        "grade_from": "03",
        "grade_to": "06",
        "minutes": "30",
    }
    refused = desk.send(f"{PATH}catalog/add/", **(own | {"grade_to": "02"}))
    assert refused.status_code == 422
    assert (
        "The last grade comes before the first." in said(refused) and "Bicycles" in refused.content.decode()
    )
    assert desk.send(f"{PATH}catalog/add/", **own).status_code == 302
    lesson = Lesson.objects.get(name="Bicycles")
    change = f"{PATH}catalog/{lesson.pk}/change/"
    assert desk.send(change, **(own | {"minutes": "40"})).status_code == 302
    desk.send(f"{PATH}catalog/", f"{PATH}catalog/{lesson.pk}/withdraw/")
    page = said(desk.open(f"{PATH}catalog/"))
    assert "The agency's own, Grade 3 to Grade 6, 40 minutes Not offered any more." in page
    assert "Bicycles" not in Desk(alder, "principal").open(f"{PATH}ask/").content.decode()


def test_an_office_asks_an_officer_offers_another_time_and_the_office_takes_it(alder):
    campus, field = Desk(alder, "principal"), Desk(alder, "officer-1")
    assert campus.send(f"{PATH}ask/", **wanted(alder)).status_code == 302
    visit = Visit.objects.get()
    page = f"{PATH}{visit.pk}/"
    assert "1 lesson waits for an answer." in said(field.open(PATH))
    # The office cannot agree with itself.
    assert "Agree to this time" not in said(campus.open(page)) and "Call it off" in said(campus.open(page))
    offered = press(field, page, "offer", starts="2026-12-04T13:00", answer="Friday?", minutes="50")
    assert offered.status_code == 302
    shown = said(campus.open(page))
    assert "Alder high. Another time offered." in shown and "Friday?" in shown
    assert press(campus, page, "accept").status_code == 302
    assert "Alder high. Agreed." in said(field.open(page))
    assert "Write down that it was held" not in said(field.open(page))
    with clock.at(datetime.fromisoformat("2026-12-04T14:00:00-08:00")):
        field, campus = Desk(alder, "officer-1"), Desk(alder, "principal")
        for attendance in ("0", "-1", "100000", ""):
            refused = press(field, page, "record", attendance=attendance)
            assert refused.status_code == 422
        assert press(field, page, "record", attendance="31").status_code == 302
        told = {"useful": "yes", "fitted": "partly", "again": "yes", "line": "Come again."}
        assert press(campus, page, "feedback", **told).status_code == 302
        shown = said(field.open(page))
        assert "Students 31" in shown and "Did it fit the class? Partly" in shown and "Come again." in shown
        assert "Say what it was like" not in said(campus.open(page))


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"starts": "2026-11-18T10:00"}, "This time has passed."),
        ({"grade": "07"}, "This lesson is not for that grade."),
        ({"minutes": "3"}, "greater than or equal to 5"),
        ({"minutes": "241"}, "less than or equal to 240"),
        ({"teacher": ""}, "This field is required."),
    ],
)
def test_what_is_refused_keeps_what_was_typed(alder, changed, because):
    answer = Desk(alder, "principal").send(f"{PATH}ask/", **wanted(alder, **changed))
    assert answer.status_code == 422
    assert because in said(answer)
    assert 'value="Civics, period 3"' in answer.content.decode()
    assert not Visit.objects.exists()


def test_an_officer_writes_down_what_was_held_already_and_is_told_of_what_overlaps(alder):
    bells.calendar(alder)
    officer = Desk(alder, "officer-1")
    assert officer.send(f"{PATH}ask/", **wanted(alder, starts="2026-11-18T10:00")).status_code == 302
    assert officer.send(f"{PATH}ask/", **wanted(alder, starts="2026-11-24T10:00")).status_code == 302
    other = make.asked(alder, starts="2026-11-24T10:30:00-08:00")
    shown = said(officer.open(f"{PATH}{other}/"))
    assert "At the same time there is another lesson:" in shown
    assert "By the school's calendar there is no school that day." in shown
    assert Visit.objects.filter(stage="accepted").count() == 2


def test_the_sergeant_says_who_teaches(alder):
    visit, desk = make.asked(alder), Desk(alder)
    page, other = f"{PATH}{visit}/", str(alder.account("officer-2").id)
    assert press(desk, page, "accept", officer=other, answer="").status_code == 302
    assert "Officer-2 of Alder" in said(desk.open(page))
    assert "Who teaches it?" not in said(Desk(alder, "officer-1").open(f"{PATH}ask/"))


def test_a_deed_that_is_over_says_so_and_changes_nothing(alder):
    visit, desk = make.asked(alder), Desk(alder)
    page = f"{PATH}{visit}/"
    assert press(desk, page, "decline", why="").status_code == 422
    assert press(desk, page, "decline", why="At court.").status_code == 302
    assert "At court." in said(desk.open(page))
    html = desk.open(page).content.decode().partition("<main")[2].partition("</main>")[0]
    assert "<form" not in html


def test_others_find_nothing(alder, bay):
    visit = make.asked(alder, school=str(alder.schools["middle"]), who="sergeant")
    for desk in (Desk(alder, "principal"), Desk(alder, "officer-1"), Desk(bay)):
        assert desk.client.get(f"{PATH}{visit}/").status_code == 404
    assert Desk(alder, "analyst").client.get(PATH).status_code == 404
    assert Desk(alder, "principal").client.get(f"{PATH}questions/").status_code == 404
    assert Desk(alder, "principal").client.get(f"{PATH}catalog/add/").status_code == 404


def test_the_link_of_a_schools_teachers_is_opened_renewed_and_closed(client, alder):
    campus, links = Desk(alder, "principal"), f"{PATH}links/"
    assert "The link is not open." in said(campus.open(links))
    high = f"{links}{alder.schools['high']}/"
    campus.send(links, f"{high}open/")
    first = make.way(alder)
    assert first in said(campus.open(links)) and client.get(first).status_code == 200
    campus.send(links, f"{high}renew/")
    assert client.get(first).status_code == 404
    assert client.get(make.way(alder)).status_code == 200
    campus.send(links, f"{high}close/")
    assert client.get(make.way(alder)).status_code == 404
    assert LessonLink.objects.count() == 1
    # Of another school it knows nothing, and who may only hand it out has no buttons.
    assert "Alder middle" not in said(campus.open(links))
    html = Desk(alder, "officer-1").open(links).content.decode()
    assert "Open the link" not in html and f"{high}open/" not in html


def test_a_question_is_answered_reviewed_and_published_at_the_desk(alder):
    identity = make.question(alder, text="<b>Can</b> the cops look into my locker?")
    make.question(alder, text="Flooded", wave="abc")
    officer, desk, questions = Desk(alder, "officer-1"), Desk(alder), f"{PATH}questions/"
    listed = officer.open(questions)
    assert "&lt;b&gt;Can&lt;/b&gt; the cops" in listed.content.decode()
    assert "Came in with many others at once" in said(listed)
    page = f"{questions}{identity}/"
    half = officer.send(page, f"{page}draft/", asks="May an officer?", says="")
    assert half.status_code == 422 and "Write both in this language" in said(half)
    assert officer.send(page, f"{page}draft/", **make.WRITTEN, **make.SPANISH).status_code == 302
    assert "Reviewed: publish it" not in said(officer.open(page))
    assert "Draft, to be reviewed. Nov 19, 2026, Alder high, English" in said(desk.open(page))
    # Whoever had the page open when there was none is told, keeps the words, and saves over what stands now.
    html = desk.open(page).content.decode()
    late = desk.send(page, f"{page}draft/", **make.WRITTEN, seen="")
    assert late.status_code == 422 and "Somebody wrote here in the meantime. It stands above" in said(late)
    row = Answer.objects.get()
    assert row.by == alder.account("officer-1")
    assert f'name="seen" value="{row.entry}"' in late.content.decode()
    version = re.search(r'name="version" value="([^"]+)"', html)[1]
    assert "Reviewed by" not in said(desk.client.get(page))
    assert desk.send(page, f"{page}publish/").status_code == 302
    assert "Draft, to be reviewed" in said(desk.open(page))
    assert desk.send(page, f"{page}publish/", version=version).status_code == 302
    assert "Reviewed by Sergeant of Alder on Nov 19, 2026." in said(desk.open(page))
    assert desk.send(page, f"{page}withdraw/").status_code == 302
    assert "Taken back" in said(desk.open(page))
    other = f"{questions}{make.question(alder)}/"
    desk.send(other, f"{other}aside/")
    assert "Set aside" in said(desk.open(questions)) and "Take it up again" in said(desk.open(other))


def test_a_time_that_passed_warns(alder):
    visit = make.asked(alder)
    with clock.at(datetime.fromisoformat(make.STARTS) + timedelta(hours=2)):
        assert "Its time has passed." in said(Desk(alder, "officer-1").open(f"{PATH}{visit}/"))


def test_what_nobody_answers_for_days_stands_in_the_sergeants_queue(alder):
    visit = make.asked(alder)
    assert f"{PATH}{visit}/" not in Desk(alder).open("/desk/").content.decode()
    with clock.at(clock.now() + timedelta(days=4)):
        page = Desk(alder).open("/desk/")
        assert "Lesson asked for, not answered: Your rights and the law" in said(page)
        assert f"{PATH}{visit}/" in page.content.decode()


def test_the_way_to_lessons_stands_on_the_phone_and_in_the_office(alder):
    assert f'href="{PATH}"' in Desk(alder, "officer-1").open("/more/").content.decode()
    assert f'href="{PATH}"' in Desk(alder, "principal").open("/campus/").content.decode()
