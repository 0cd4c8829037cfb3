"""A caller's request from the desk to its end, an officer who logs what was done for it, a counselor who asks."""

from typing import Any

import pytest
from playwright.sync_api import expect

from schoolbeat.work.requests.models import Request
from tests.demo.stage import NOW
from tests.journeys.looks import faults, opened

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-pages")]
PATH = "/desk/requests/"
BOTH = pytest.mark.parametrize(("desk", "language"), [(False, "es"), (True, "en")])


def taken_down(page: Any, text: str, language: str = "es", kind: str = "parking") -> str:
    """Take a request down and return the way to it."""
    opened(page, f"{PATH}add/")
    page.locator("#id_kind").select_option(kind)
    page.locator("#id_school").select_option(index=1)
    page.locator("#id_text").fill(text)
    page.locator("#id_asker").select_option("parent")
    page.locator("#id_name").fill("Invented Caller")
    page.locator("#id_reach").fill("(555) 010-7788")
    page.locator("#id_language").select_option(language)
    page.locator("main form.panel button").click()
    expect(page.locator("main h1")).to_be_visible()
    return page.url


@BOTH
def test_a_caller_is_taken_down_answered_and_the_request_ended(visit, desk, language):
    """Given a call, when it is taken down, then it has an owner and a day; it is answered in the caller's language."""
    page = visit("sergeant", desk=desk, language=language)
    here = taken_down(page, "Cars block the crosswalk before school.")
    assert faults(page, 24) == []
    for verb in ("answer", "end", "hand", "note"):
        page.locator(f"#{verb} summary").click()
    assert faults(page, 24) == []
    page.locator("#answer textarea").fill("Vamos a ir mañana.")
    page.locator("#answer button").click()
    expect(page.locator("#answer [role=alert]")).to_be_visible()
    assert faults(page, 24) == []
    page.locator("#id_answer-bilingual").fill("Luz Marín (invented)")
    page.locator("#answer button").click()
    page.locator("#end summary").click()
    page.locator("#end input[value=officer]").check()
    page.locator("#end input[value=resolved]").check()
    page.locator("#id_end-phrase").select_option("done")
    page.locator("#end button").click()
    expect(page.locator("#reopen")).to_be_visible()
    assert faults(page, 24) == []
    assert Request.objects.latest("filed_at").ended_at is not None
    opened(page, f"{PATH}?state=ended")
    opened(page, here)


@BOTH
def test_what_may_be_the_same_is_shown_first(visit, desk, language):
    """Given an open request, when a like one is taken down, then it is shown before anything is filed."""
    page = visit("sergeant", desk=desk, language=language)
    taken_down(page, "Cars block the crosswalk at Ashbury before school.")
    taken_down(page, "Before school cars block the crosswalk at Ashbury.")
    expect(page.locator("#near")).to_be_visible()
    assert faults(page, 24) == []
    page.locator("main form.panel button[name=anyway]").click()
    expect(page.locator("#join summary")).to_be_visible()
    page.locator("#join summary").click()
    assert faults(page, 24) == []
    opened(page, PATH)
    opened(page, "/desk/")


@BOTH
def test_an_officer_sees_it_on_today_and_logs_what_was_done(visit, desk, language):
    """Given a request at the own school, then Today says so, and the entry that answers it is begun from it."""
    taken_down(visit("sergeant", desk=True), "Somebody sits in a car before the gate.", "en", "suspicious")
    page = visit("officer-1", desk=desk, language=language)
    opened(page, "/today/", 44)
    if page.locator("a[href='/desk/requests/']").count():
        page.locator("a[href='/desk/requests/']").first.click()
        assert faults(page, 24) == []
    opened(page, f"{PATH}{Request.objects.latest('filed_at').id}/")
    page.locator("a[href^='/today/log/']").click()
    assert faults(page, 44) == []
    page.locator("button.save").click()
    expect(page.locator("main ol.tl")).to_be_visible()


@BOTH
def test_a_principal_asks_and_reads_the_answer(visit, desk, language):
    """Given a principal, when something is asked, then its day and its answer stand in the school's own list."""
    page = visit("principal-1", desk=desk, language=language)
    opened(page, "/campus/")
    opened(page, "/campus/requests/")
    opened(page, "/campus/requests/add/")
    page.locator("#id_kind").select_option("class-talk")
    page.locator("#id_text").fill("A talk on rights for ninth grade.")
    page.locator("main form.panel button").click()
    expect(page.locator("main dl.pairs")).to_be_visible()
    assert faults(page, 24) == []
    page.goto("/campus/requests/add/")
    page.locator("main form.panel button").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    assert faults(page, 24) == []


@pytest.mark.parametrize(
    ("desk", "language", "scripts"), [(False, "es", True), (True, "en", True), (False, "en", False)]
)
def test_a_parent_asks_on_an_old_phone_and_reads_the_answer(visit, desk, language, scripts):
    """Given a portal, when a parent asks for something, then a receipt leads to the answer, with or without scripts."""
    page = visit(desk=desk, language=language, java_script_enabled=scripts)
    prefix = "" if language == "en" else "/es"
    page.goto(f"{prefix}/p/el-cerrito/")
    page.locator("main a[href$='/ask/']").click()
    looked(page, scripts)
    page.locator("main a[href$='/ask/parking/']").click()
    looked(page, scripts)
    page.locator("main form button").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    looked(page, scripts)
    page.locator("#id_school").select_option(index=1)
    page.locator("#id_text").fill("Cars block the crosswalk.")
    page.locator("main form button").click()
    expect(page.locator("main .p-address")).to_be_visible()
    looked(page, scripts)
    here, request = page.url, Request.objects.get(channel="portal", filed_at__gte=NOW, language=language)
    sergeant = visit("sergeant", desk=True)
    sergeant.goto(f"{PATH}{request.id}/")
    sergeant.locator("#end summary").click()
    sergeant.locator("#end input[value=officer]").check()
    sergeant.locator("#end input[value=resolved]").check()
    sergeant.locator("#id_end-phrase").select_option("more-patrol")
    sergeant.locator("#end button").click()
    expect(sergeant.locator("#reopen")).to_be_visible()
    page.goto(here)
    expect(page.locator("main blockquote")).to_have_count(1)
    looked(page, scripts)
    page.goto(f"{prefix}/p/el-cerrito/asked/")
    looked(page, scripts)
    page.locator("#code").fill("nothing")
    page.locator("main form button").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    looked(page, scripts)


def looked(page: Any, scripts: bool) -> None:
    """Look at a page; axe itself needs scripts."""
    if scripts:
        assert faults(page, 24) == []
