"""A teacher books a lesson in Spanish by the link of the school; the officer moves it, it is held, and spoken of."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from schoolbeat.access.viewers import viewer_for
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.education.models import Feedback, LessonLink, Visit
from schoolbeat.work.education.queries.links import link_address, visit_path
from tests.demo.stage import NOW
from tests.journeys.looks import faults, opened
from tests.journeys.stage import at_rest

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-desk")]
PATH = "/desk/lessons/"
GROUP = "Cívica, hora 3"


def way() -> str:
    """The path of the high school's link, in Spanish."""
    link = LessonLink.objects.get(school__name__contains="High")
    return "/" + link_address(link.pk, link.number, "es").split("/", 3)[3]


def hold(visit) -> None:
    """An hour later the officer writes down that it was held: the demo's own clock stands still."""
    at_rest()
    with clock.at(NOW + timedelta(hours=1)):
        officer = viewer_for(visit.officer_id)
        said = {"visit": str(visit.pk), "attendance": 29}
        assert run_one(Envelope("education.record_lesson", clock.now(), said), officer).done


def book(teacher) -> Visit:
    """A class too young is refused and nothing typed is lost; then the lesson is asked for."""
    opened(teacher, way())
    expect(teacher.locator("main")).to_contain_text("911")
    assert faults(teacher, 24) == []
    lesson = teacher.locator("#id_lesson option", has_text="Sus derechos").get_attribute("value")
    teacher.locator("#id_lesson").select_option(lesson)
    teacher.locator("#id_grade").select_option("02")
    teacher.locator("#id_starts").fill("2026-12-03T10:00")
    teacher.locator("#id_group").fill(GROUP)
    teacher.locator("#id_teacher").fill("Mtra. Inventada")
    teacher.locator("main .btn.primary").click()
    expect(teacher.locator("[role=alert]")).to_contain_text(re.compile("grado|grade"))
    expect(teacher.locator("#id_group")).to_have_value(GROUP)
    assert faults(teacher, 24) == []
    teacher.locator("#id_grade").select_option("10")
    teacher.locator("main .btn.primary").click()
    expect(teacher.locator("#call_off")).to_be_visible()
    return Visit.objects.get(group=GROUP)


def move(officer, asked) -> None:
    """The officer offers another time, with a word."""
    opened(officer, f"{PATH}{asked.pk}/")
    officer.locator("details:has(#offer) summary").click()
    officer.locator("#id_offer-starts").fill("2026-11-19T12:48")
    officer.locator("#id_offer-answer").fill("¿Puede ser antes?")
    officer.locator("#offer button").click()
    expect(officer.locator("main dl").first).to_contain_text("¿Puede ser antes?")
    assert faults(officer, 24) == []


def test_a_teacher_books_a_lesson_in_spanish_by_the_link_and_says_what_it_was_like(visit):
    """Given a link, when a teacher asks, then the officer moves it, the teacher takes it, and it comes back counted."""
    teacher, officer = visit(language="es"), visit("officer-1")
    asked = book(teacher)
    own = visit_path(asked.pk, "es")
    assert teacher.url.endswith(own)

    move(officer, asked)
    opened(teacher, own)
    expect(teacher.locator("main")).to_contain_text("¿Puede ser antes?")
    teacher.locator("section:has(#accept) button").click()
    expect(teacher.locator("#accept")).to_have_count(0)
    assert Visit.objects.get(pk=asked.pk).stage == "accepted"

    asked.refresh_from_db()
    hold(asked)
    opened(officer, f"{PATH}{asked.pk}/")
    expect(officer.locator("main dl").first).to_contain_text("29")
    opened(teacher, own)
    for name, word in (("useful", "yes"), ("fitted", "partly"), ("again", "yes")):
        teacher.locator(f"[name=feedback-{name}][value={word}]").check()
    teacher.locator("[name=feedback-line]").fill("Gracias.")
    assert faults(teacher, 24) == []
    teacher.locator("section:has(#feedback) button").click()
    expect(teacher.locator("#feedback")).to_have_count(0)
    assert Feedback.objects.get(visit=asked.pk).fitted == "partly"
    opened(officer, f"{PATH}{asked.pk}/")
    expect(officer.locator("main")).to_contain_text("Gracias.")
