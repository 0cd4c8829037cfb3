"""What the portal's pages say: whom to call, the schools, their officers, and how to reach them."""

import re

import pytest
from django.test import Client

from schoolbeat.work.roster.models import Agency
from tests.factories import roster
from tests.factories.portal import (
    agreed,
    called,
    contact,
    done,
    phone,
    whole,
    write,
)
from tests.factories.publishing import publication
from tests.web.portals import SCRIPT, alder, bay, get, moment, text, town

__all__ = ["alder", "bay", "moment", "town"]


# Telephone lines


def test_lines_stand_in_order_and_dial_in_full(town):
    line = phone(town, "362-5111", "emergency", label="Local emergency line")
    whole(town, line, "(209) 555-0111")
    called(town, line)
    page = text(get("/p/alder/"))
    assert page.index("tel:911") < page.index("tel:+12095550111") < page.index("tel:+12095550123")
    assert page.index("tel:+12095550123") < page.index("tel:988")


def test_of_invented_data_a_number_without_area_code_is_printed_and_leads_nowhere(town):
    Agency.objects.update(synthetic=True)
    line = phone(town, "362-5111", "emergency", label="Local emergency line")
    done(town, "leave_off", phone=str(line), why="No area code.")
    page = text(get("/p/alder/"))
    assert "362-5111" in page
    assert not re.search(r"tel:[^\"]*3625111", page)
    assert "without an area code" in page
    assert "SYNTHETIC" in page


# Schools


def test_a_school_is_found_misspelled_and_without_a_script(town):
    roster.school(town, "Cordova Villa")
    page = text(get("/p/alder/schools/?q=cordva+vila"))
    assert "1 school is like" in page
    assert "Cordova Villa" in page.split('id="found"')[1].split("</section>")[0]
    assert "No school is like" in text(get("/p/alder/schools/?q=zzzzqq"))
    assert get("/p/alder/schools/?q=" + "9" * 3000).status_code == 200
    assert "Las 3 escuelas" not in text(get("/es/p/alder/schools/?q=%20"))


@pytest.mark.parametrize("query", [SCRIPT, '"><img src=x onerror=alert(1)>', "\x00", "%", "' OR 1=1 --"])
def test_what_is_typed_is_printed_as_words(town, query):
    answer = Client().get("/p/alder/schools/", {"q": query})
    assert answer.status_code == 200
    assert SCRIPT not in text(answer)
    assert "<img src=x" not in text(answer)


def test_a_closed_school_and_one_of_another_town_have_no_page(town, bay):
    gone = roster.school(town, "Old Mill")
    roster.done(
        town,
        "change_school",
        school=str(gone),
        fields={"name": "Old Mill", "kind": "elementary", "status": "closed"},
    )
    for identity in (gone, bay.schools["high"]):
        assert get(f"/p/alder/schools/{identity}/").status_code == 404
    assert "Old Mill" not in text(get("/p/alder/schools/"))


def test_a_schools_page_says_how_to_reach_its_officer(town):
    agreed(town)
    contact(town)
    page = text(get(f"/p/alder/schools/{town.schools['high']}/"))
    assert "Officer-1 of Alder" in page
    assert "At this school since January 2026." in page
    assert "Speaks English and Spanish." in page
    assert "office of Alder high" in page
    assert "Ines Vale" in page
    assert "(209) 555-0177" in page
    assert "office@alder.example" not in page
    spanish_page = text(get(f"/es/p/alder/schools/{town.schools['high']}/"))
    assert "En esta escuela desde enero de 2026." in spanish_page
    assert "Habla inglés y español." in spanish_page


def test_without_consent_no_officer_is_named(town):
    for path in (f"/p/alder/schools/{town.schools['high']}/", "/p/alder/team/"):
        assert "Officer-1" not in text(get(path))


def test_a_schools_numbers_are_the_published_ones_and_one_officers_work_is_said_so(town):
    publication(town)
    page = text(get(f"/p/alder/schools/{town.schools['high']}/"))
    assert "October 2026 in numbers" in page
    assert "these figures are that officer" in page
    assert "not shown" in page


def test_stated_figures_stand_beside_the_counted_with_their_date(town):
    item = {"kind": "stated", "name": "students", "printed": "approximately 70,560 students"}
    roster.done(town, "add_item", **item, source="own page")
    roster.done(town, "add_item", **item | {"printed": "two officers", "dated": "November 2005"})
    page = text(get("/p/alder/schools/"))
    assert "2 schools" in page
    assert re.search(r"approximately 70,560 students</b>.{0,80}date not given", page)
    assert re.search(r"two officers</b>.{0,80}November 2005", page)


def test_a_claim_is_a_statement_without_source_and_year_and_never_a_figure(town):
    write(town, "statement", "60 educators are assaulted every day.")
    page = text(get("/p/alder/about/"))
    part = page.split('id="statement"')[1].split("</section>")[0]
    assert "<blockquote>" in part
    assert "source and year not given" in part
    for path in ("/p/alder/", "/p/alder/schools/", "/p/alder/team/"):
        assert "60 educators" not in text(get(path))


def test_the_review_of_the_agreement_is_a_public_fact(town):
    one = roster.agreement(town)
    roster.done(town, "review_agreement", agreement=str(one), day="2026-11-18", note="Not for the public.")
    page = text(get("/p/alder/about/"))
    assert "Nov 18, 2026" in page
    assert "Nov 18, 2027" in page
    assert "Not for the public." not in page
