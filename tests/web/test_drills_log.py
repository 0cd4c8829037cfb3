"""The log of a school's drills on paper, and what drills and committees owe in the sergeant's queue."""

import io
import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from pypdf import PdfReader

from schoolbeat.foundation import clock
from tests.factories import bells, committees
from tests.factories import drills as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
pytestmark = pytest.mark.django_db


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
    html = answer.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def printed(answer):
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_log_has_date_time_and_type_of_each_drill_and_what_was_none(alder, come):
    make.must(make.recorded(alder))
    real = {"began": "2026-11-17T09:05:00-08:00", "ended": "2026-11-17T09:17:30-08:00", "real": True}
    make.must(make.recorded(alder, kind="hold", **real))
    make.drill(alder, kind="earthquake")
    here = f"/desk/drills/log/{alder.schools['high']}/"
    assert here in come("principal").get("/desk/drills/").content.decode()
    answer = come("principal").get(here)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="drills-2026.pdf"'
    assert answer["Cache-Control"] == "no-store"
    said = printed(answer)
    assert "Log of drills 2026–27: Alder high" in said
    assert "1 drill was held. 1 event was no drill." in said
    assert "Nov 17, 2026 09:05 In earnest: Hold It took 12:30." in said
    assert "Nov 18, 2026 10:00 Fire It took 12:00." in said
    assert said.index("Nov 17") < said.index("Nov 18")
    assert "Dec 3" not in said
    assert "Education Code 32001" in said


def test_the_log_of_another_year_is_empty_and_a_year_that_is_none_is_this_one(alder, come):
    make.must(make.recorded(alder))
    here = f"/desk/drills/log/{alder.schools['high']}/"
    assert "None was held yet." in printed(come("records").get(f"{here}?year=2025"))
    for year in ("banana", "99999", "", "²⁰²⁵"):
        assert "Fire" in printed(come("records").get(here, {"year": year}))


def test_the_log_of_another_school_is_not_there(alder, bay, come):
    make.must(make.recorded(alder))
    middle = f"/desk/drills/log/{alder.schools['middle']}/"
    assert come("principal").get(middle).status_code == 404
    assert come("officer-1").get(middle).status_code == 404
    assert come("sergeant").get(middle).status_code == 200
    assert come("sergeant").get(f"/desk/drills/log/{bay.schools['high']}/").status_code == 404


def test_the_queue_has_who_is_behind_what_is_to_be_mended_and_what_was_decided(alder, come):
    bells.calendar(alder, school=alder.schools["middle"])
    make.correction(alder)
    committees.task(alder)
    said = words(come("sergeant").get("/desk/"))
    assert "3 drills are missing 5 CCR 550 Alder middle" in said
    assert "Nov 30, 2026 To mend after a drill The bell is not heard in the gym. Custodian Alder high" in said
    assert "Dec 1, 2026 Decided: Council that met Send the plan to the fire department. Principal" in said
    with clock.at(clock.now() + timedelta(days=20)):
        later = words(come("sergeant").get("/desk/"))
    assert later.index("Past its date") < later.index("To mend after a drill") < later.index("Decided:")


def test_what_is_done_or_far_off_is_not_in_the_queue(alder, come):
    make.correction(alder, due="2026-12-20")
    identity = committees.task(alder, due="2026-11-20")
    committees.must(committees.do(alder, "close_task", task=identity, done="Sent."))
    said = words(come("sergeant").get("/desk/"))
    assert "To mend after a drill" not in said
    assert "Decided:" not in said
    assert "missing" not in said
