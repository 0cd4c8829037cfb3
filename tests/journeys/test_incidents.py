"""The seeds' incidents from the corridor to their end: mediated without referral, a knife, told at school, age six."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from schoolbeat.work.incidents.models import End, Incident, Telling
from tests.demo.stage import NOW
from tests.journeys.looks import faults, opened

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-desk")]
PATH = "/desk/incidents/"
AT = NOW.astimezone(ZoneInfo("America/Los_Angeles")).strftime("%Y-%m-%dT%H:%M")


def open_one(page: Any, text: str, **chosen: str) -> Incident:
    """Open an incident by its form, and return it."""
    opened(page, f"{PATH}add/")
    for name, value in chosen.items():
        field = page.locator(f"[name={name}]")
        if field.first.get_attribute("type") == "radio":
            page.locator(f"[name={name}][value={value}]").check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("#id_text").fill(text)
    page.locator("main form.panel button").click()
    expect(page.locator("#what-now")).to_be_visible()
    return Incident.objects.latest("opened_at")


def act(page: Any, slug: str, refused: int = 0, **said: str) -> None:
    """Do something by a form of the incident's page; where it is refused, so many faults stand above the form."""
    fold = page.locator(f"details:has(#{slug})")
    if not fold.evaluate("one => one.open"):
        fold.locator("summary").click()
    for name, value in said.items():
        field = page.locator(f"#{slug} [name={slug}-{name}]")
        kind = field.first.get_attribute("type")
        if kind in ("radio", "checkbox"):
            page.locator(f"#{slug} [name={slug}-{name}][value={value}]").check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    with page.expect_navigation():
        page.locator(f"#{slug} form button").click()
    expect(page.locator("[role=alert]")).to_have_count(refused)


def person(
    page: Any, seen: str, part: str = "involved", age: str = "13", standing: str = "student_here"
) -> str:
    """Put somebody into the incident and return the id of the part."""
    act(page, "join", part=part, standing=standing, seen=seen, age=age)
    expect(page.locator("main")).to_contain_text(seen)
    chosen = page.locator("#id_do-party option").filter(has_text=seen).get_attribute("value")
    assert chosen
    return str(chosen)


@pytest.mark.parametrize(("desk", "language"), [(False, "es"), (True, "en")])
def test_a_fight_at_a_middle_school_is_mediated_without_referral(visit, desk, language):
    """Given a fight, when an officer writes it down on a phone, then it ends in mediation and refers nobody."""
    page = visit("officer-1", desk=desk, language=language)
    case = open_one(page, "Two pushed each other after lunch.", initiator="teacher")
    assert faults(page, 24) == []
    first = person(page, "A student in a gray hoodie")
    person(page, "A student with a skateboard", "victim")
    act(page, "charge", code="simple-assault", weapon="personal-weapons")
    act(page, "do", what="interview", at=AT, party=first, text="Told how it began.")
    act(page, "end", party=first, rung="mediation", why="Both wanted to talk.")
    for one in page.locator("main details").all():
        one.evaluate("one => one.open = true")
    assert faults(page, 24) == []
    end = End.objects.get(incident=case)
    assert (end.counts, end.others) == ("none", False)


def test_a_knife_at_a_high_school_is_handed_in_and_approved(visit):
    """Given a knife, when it ends in diversion, then the parent is owed a call, and the report is approved."""
    page = visit("officer-1")
    case = open_one(page, "A folding knife was in a backpack.", initiator="teacher")
    first = person(page, "A student in work boots", age="17")
    act(page, "charge", code="weapon-at-school", weapon="knife")
    act(page, "do", what="removal", at=AT, party=first, to_whom="The station")
    telling = Telling.objects.get(incident=case)
    act(
        page,
        "tell",
        telling=str(telling.pk),
        at=AT,
        method="phone",
        whom="The mother",
        who_told="The principal",
    )
    act(page, "end", party=first, rung="diversion", why="First time.", considered="parents")
    act(page, "do", what="diversion", at=AT, party=first, to_whom="Youth court", text="Twelve hours.")
    expect(page.locator("main")).to_contain_text("Diversion agreed")
    act(page, "submit")
    desk = visit("sergeant", desk=True)
    opened(desk, "/desk/")
    desk.locator(f"main a[href='{PATH}{case.pk}/#approve']").click()
    act(desk, "approve", word="Read.")
    case.refresh_from_db()
    assert case.stage == "approved"
    assert End.objects.get(incident=case).counts == "diverted"


@pytest.mark.parametrize(("desk", "language"), [(False, "en"), (True, "es")])
def test_a_student_is_referred_to_help_and_the_incident_is_linked(visit, desk, language):
    """Given two incidents, when one ends in help that no directory names, then it is named, and the two are linked."""
    page = visit("officer-1", desk=desk, language=language)
    other = open_one(page, "Shouting at the bus stop.", initiator="teacher")
    case = open_one(page, "A student cried after lunch.", initiator="teacher")
    first = person(page, "A student with a green backpack", age="14")
    act(page, "end", refused=1, party=first, rung="resource", why="The family asked.")
    assert faults(page, 24) == []
    act(page, "end", party=first, rung="resource", why="The family asked.", resource_name="The food pantry")
    expect(page.locator("main")).to_contain_text("The food pantry")
    page.locator(f"main a[href='{PATH}{case.pk}/link/']").click()
    page.locator("main form button").click()
    expect(page.locator("[role=alert]")).to_have_count(1)
    assert faults(page, 24) == []
    page.locator("#id_likely").select_option(f"incident {other.pk}")
    page.locator("#id_word").fill("Her brother was there.")
    page.locator("main form button").click()
    expect(page.locator("#links")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Her brother was there.")
    assert faults(page, 24) == []
    opened(page, f"{PATH}{other.pk}/")
    expect(page.locator("main")).to_contain_text("Her brother was there.")


def test_what_happened_elsewhere_is_told_at_school_and_passed_on(visit):
    """Given a matter of elsewhere, when it is reported at school, then it counts as that and goes to detectives."""
    page = visit("officer-1")
    case = open_one(page, "Threatened online.", place_kind="elsewhere reported", initiator="student")
    act(page, "do", what="passed_on", at=AT, to_whom="Detectives")
    expect(page.locator("main")).to_contain_text("Passed on to detectives")
    assert case.nexus == "reported"


def test_a_non_student_is_no_student(visit):
    """Given a man at the gate, when he is written down, then no parent and no administrator is owed a word of him."""
    page = visit("officer-1")
    case = open_one(page, "He waited at the gate again.", initiator="administrator")
    first = person(page, "A man in a vest", age="34", standing="no_student")
    act(page, "charge", code="trespass")
    act(page, "do", what="custody", at=AT, party=first, before_peers="no", text="He would not leave.")
    expect(page.locator("main")).to_contain_text("Custody")
    assert list(Telling.objects.filter(incident=case).values_list("duty", flat=True)) == ["stop-record"]


def test_a_child_of_six_is_not_cited(visit):
    """Given a child of six, when somebody would cite it, then the law is named and nothing typed is lost."""
    page = visit("officer-1")
    case = open_one(page, "One hit another with a toy.", initiator="teacher")
    first = person(page, "A child of six", age="6")
    act(page, "charge", code="simple-assault")
    act(page, "end", party=first, rung="citation", why="He hit twice.", considered="parents", refused=1)
    refusal = page.locator("#end [role=alert]")
    expect(refusal).to_contain_text("602")
    expect(page.locator("#end textarea")).to_have_value("He hit twice.")
    assert faults(page, 24) == []
    act(page, "end", rung="parents")
    expect(page.locator("main")).to_contain_text("Given over to the parents")
    assert [end.rung for end in End.objects.filter(incident=case)] == ["parents"]


@pytest.mark.parametrize(("desk", "language"), [(False, "es"), (True, "en")])
def test_a_letter_and_a_piece_of_evidence_are_added_from_the_page(visit, desk, language):
    """Given a student who left with an officer, then the letter and the piece are added on pages that all can use."""
    page = visit("officer-1", desk=desk, language=language)
    case = open_one(page, "A folding knife was in a backpack.", initiator="teacher")
    first = person(page, "A student in work boots", age="17")
    act(page, "do", what="removal", at=AT, party=first, to_whom="The station")
    here = f"{PATH}{case.pk}/"
    opened(page, page.locator("main a[href*='/letter/']").first.get_attribute("href"))
    assert faults(page, 24) == []
    page.locator("[name=addressee]").fill("The family")
    page.locator("[name=place_taken_to]").fill("The station")
    page.locator("[name=officer]").fill("The principal")
    with page.expect_navigation():
        page.locator("main form .btn.primary").click()
    assert faults(page, 24) == []
    expect(page.locator("main a[href$='/pdf/']")).to_be_visible()
    opened(page, here)
    page.locator("details:has(form[action$='/add_evidence/'])").locator("summary").click()
    assert faults(page, 24) == []
    form = page.locator("form[action$='/add_evidence/']")
    form.locator("[name$=what]").fill("A folding knife")
    form.locator("[name$=source]").fill("A hall monitor")
    form.locator("[name$=place]").fill("Locker, bag 17")
    with page.expect_navigation():
        form.locator("button").click()
    expect(page.locator("main")).to_contain_text("A folding knife")
    assert faults(page, 24) == []


def test_help_to_detectives_names_who_asked(visit):
    """Given detectives who ask for help, when it is written down, then it names them and stands by no school."""
    page = visit("officer-1")
    opened(page, f"{PATH}add/")
    case = open_one(
        page,
        "Showed them the way to the family.",
        kind="agency_assist",
        place_kind="elsewhere none",
        initiator="dispatch",
        asked_by="Detective Unit, invented",
    )
    expect(page.locator("main")).to_contain_text("Detective Unit, invented")
    assert (case.kind, case.nexus) == ("agency_assist", "none")
