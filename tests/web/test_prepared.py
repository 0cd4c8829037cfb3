"""Teaching and preparing on pages: in the table of duties, in letters, in public; the circle of walks stays shut."""

import io
import json
import re
from datetime import datetime

import pytest
from django.test import Client
from pypdf import PdfReader

from schoolbeat.foundation import clock
from schoolbeat.insight.letters.models import Letter, LetterVersion
from schoolbeat.insight.publishing.models import Publication
from schoolbeat.web.shared.doors import all_patterns
from tests.cast import ZONE
from tests.factories import bells, drills, lessons, plans
from tests.factories import letters as make
from tests.factories.publishing import busy_month, publish
from tests.web.offices import alder, bay, come, moment, words

__all__ = ["alder", "bay", "come", "moment"]
pytestmark = pytest.mark.django_db
DECEMBER = datetime(2026, 12, 2, 9, 0, tzinfo=ZONE)
FINDINGS = "Findings of site walks put right"


@pytest.fixture
def prepared(alder):
    """One school adopted its plan, walked its site and held a drill; the other is behind and wrote nothing down."""
    bells.calendar(alder, school=alder.schools["middle"])
    drills.must(drills.recorded(alder))
    plans.adopted(alder)
    plans.must(plans.do(alder, "close_finding", finding=str(plans.finding(alder)), done="A new latch."))
    walk = plans.walk(alder)
    for _time in range(2):
        plans.must(plans.found(alder, walk))


def row(said, name, *after):
    """What stands in the row of a table that a name heads, up to the next name of these."""
    rest = said[said.index(name) + len(name) :]
    return rest[: min([rest.index(one) for one in after if one in rest] or [len(rest)])]


def test_the_table_of_duties_says_how_all_schools_stand(come, prepared):
    said = words(come("sergeant").get("/desk/program/"))
    assert "What the law asks of schools, as it stood on Nov 19, 2026" in said
    assert "0 of 3 Nov 18, 2026 Alder middle some drill is missing" in said
    assert "Of 1 school a part of the year is not known: its calendar is not entered." in said
    assert "1 of 2 Nov 18, 2026 Alder middle no current plan is written down" in said
    assert "gone through. 0 none Alder high, Alder middle not in this school year" in said
    assert "1 of 3 Nov 19, 2026 Alder high something is open" in said


@pytest.mark.parametrize(("who", "seen"), [("sergeant", 4), ("records", 3), ("analyst", 0), ("it", 0)])
def test_each_reads_what_the_records_behind_it_show(come, prepared, who, seen):
    said = words(come(who).get("/desk/program/"))
    names = (
        "Drills held of those owed",
        "Safety plans that are current",
        "Safety plans gone through",
        FINDINGS,
    )
    assert [name in said for name in names] == [number < seen for number in range(4)]


def test_a_school_has_its_own_lines_at_the_desk_and_in_its_office(alder, come, prepared):
    for browser, path in (
        (come("sergeant"), f"/desk/schools/{alder.schools['high']}/"),
        (come("principal"), "/campus/"),
        (come("counselor"), "/campus/"),
    ):
        said = words(browser.get(path))
        duties = row(said, "What the law asks of schools")
        assert "1 of 1 Nov 18, 2026" in duties and "1 of 3 Nov 19, 2026" in duties, path
        assert "Alder middle" not in duties and "Schools where never" not in duties, path
    spanish = come("principal", "es").get("/campus/")
    assert spanish.status_code == 200


def test_who_reads_plans_and_no_walks_finds_no_page_that_counts_what_they_showed(come, prepared):
    """Every address without a name in it: neither the number nor the word for it."""
    browser, read = come("records"), 0
    for path, _pattern in all_patterns():
        if "<" in path or "sign-out" in path:
            continue
        answer = browser.get("/" + path)
        if answer.status_code == 200 and "html" in answer.get("Content-Type", ""):
            assert FINDINGS not in answer.content.decode(), path
            read += 1
    assert read > 5


def test_no_paper_and_nothing_public_counts_what_walks_found(alder, prepared):
    with clock.at(DECEMBER):
        busy_month(alder, 11)
        assert make.write(alder, "2026-11").done
        assert publish(alder, "2026-11").done
    papers = [version.content for version in LetterVersion.objects.all()]
    assert len(papers) == 3
    assert "inding" not in json.dumps([*papers, Publication.objects.get().content])


def test_a_pivot_calls_plans_and_lessons_by_their_names(alder, come, prepared):
    desk = come("analyst")
    said = words(desk.get("/desk/numbers/pivot/?measure=plans-adopted&rows=kind&columns="))
    assert "Safety plan 1" in said
    assert "findings" not in desk.get("/desk/numbers/pivot/").content.decode().lower()


def letter_of(town, school):
    row = Letter.objects.get(school=town.schools[school] if school else None)
    return f"/desk/letters/{row.id}/"


def test_letters_say_it_in_both_languages_on_the_page_and_as_paper(alder, come, prepared, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    visit = lessons.asked(alder, "officer-1", starts="2026-11-20T10:00:00-08:00")
    with clock.at(DECEMBER):
        lessons.must(lessons.do(alder, "officer-1", "record_lesson", visit, attendance=28))
        busy_month(alder, 11)
        assert make.write(alder, "2026-11").done
        desk = come("sergeant")
        own, of_all = (words(desk.get(letter_of(alder, school))) for school in ("high", None))
        for language in ("en", "es"):
            for school in ("high", None):
                address = letter_of(alder, school).removesuffix("/")
                paper = PdfReader(io.BytesIO(desk.get(f"{address}.pdf?language={language}").content))
                assert len(paper.pages) == 1
                assert re.search(r"\b28\b", paper.pages[0].extract_text())
    assert "Teaching and preparing" in own
    assert "Students taught 28 In the room in these lessons" in own
    assert "Drills in the schools' logs 1 With or without an officer" in own
    assert "Safety plans adopted 1 Versions" in own and "Safety plans that are current" not in own
    assert (
        "Safety plans that are current 1 of 2 Adopted, and not past its review, on November 30, 2026"
        in of_all
    )
    assert "of all active schools. Schools of which no plan is written down here: 1." in of_all


def test_a_letter_of_before_says_nothing_of_it(alder, come, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    identity = make.approved(alder)
    version = LetterVersion.objects.get(letter=identity)
    assert version.content.pop("prepared")
    version.save()
    desk = come("sergeant")
    page = desk.get(f"/desk/letters/{identity}/")
    assert page.status_code == 200 and "Teaching and preparing" not in words(page)
    assert desk.get(f"/desk/letters/{identity}.pdf").content.startswith(b"%PDF")


def test_the_public_reads_how_many_and_of_which_day(alder, prepared):
    with clock.at(DECEMBER):
        busy_month(alder, 11)
        assert publish(alder, "2026-11").done
    said = words(Client().get("/p/alder/2026-11/"))
    assert "Teaching and preparing" in said and "Lessons held" in said
    assert "Safety plans that are current" in said
    assert "A state of one day, not a sum: as it was on November 30, 2026" in said
    assert "Drills held of those owed" not in said and FINDINGS not in said
    file = Client().get("/p/alder/2026-11/standing.csv").getvalue().decode()
    assert "Safety plans that are current,1,2" in file
