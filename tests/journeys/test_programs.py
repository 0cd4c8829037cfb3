"""A drive is opened at a school, run and closed; a child joins a patrol by consent that is withdrawn again."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from schoolbeat.foundation import clock
from schoolbeat.work.education.models import Program, Season, SignUp
from tests.journeys.looks import faults, opened

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-desk")]
PATH = "/desk/programs/"
MUCH = {"en": "There are not so many.", "es": "No hay tantos."}
EARLY = {"en": "Sessions are still planned.", "es": "Todavía hay sesiones planeadas."}
CAME = {"en": "Held. 85 took part", "es": "Participaron 85"}
LEFT = {"en": "9 at hand", "es": "9 disponibles"}
OVER = {"en": "Closed.", "es": "Cerrada."}
AWAITED = {"en": "Somebody of the program looks at it", "es": "Alguien del programa la revisa"}
GONE = {"en": "You withdrew your consent.", "es": "Usted retiró su consentimiento."}


def do(page, slug, **said):
    """Open a fold, fill its form in, and send it."""
    fold = page.locator(f"details:has(#{slug})")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    for name, value in said.items():
        field = page.locator(f"#id_{slug}-{name}")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator(f"#{slug} button").click()


BOTH = pytest.mark.parametrize(("desk", "language"), [(False, "es"), (True, "en")])


@BOTH
def test_a_drive_is_run_and_closed(visit, desk, language):
    """Given a drive, when an officer opens a season, takes shoes in and gives them out, then it is closed in public."""
    officer = visit("officer-1", desk=desk, language=language)
    season = run(officer, language)
    close(officer, season, language)
    stranger = visit(desk=desk, language=language)
    opened(stranger, "/es/p/el-cerrito/youth/" if language == "es" else "/p/el-cerrito/youth/")
    said = {"en": "It went well.", "es": "Salió bien."}[language]
    expect(stranger.locator("main")).to_contain_text(said)
    expect(stranger.locator("main")).to_contain_text("76 ")
    assert not re.search(r"\b(85|37)\b", stranger.locator("main").inner_text())


def run(officer, language):
    """Open a season of the drive, take shoes in and give most of them out; return the season."""
    drive = Program.objects.get(kind="drive")
    opened(officer, f"{PATH}{drive.pk}/")
    today = clock.now().date()
    named = f"Winter {language}"
    do(
        officer,
        "open",
        name=named,
        first=f"{today - timedelta(days=9)}",
        last=f"{today + timedelta(days=30)}",
    )
    expect(officer.locator("h1")).to_contain_text(named)
    season = Season.objects.get(name=named)
    assert faults(officer, 24) == []
    item = str(drive.items.get(name="pairs of shoes").pk)
    left = 25
    do(officer, "move", item=item, kind="in", amount="60", day=f"{today}")
    expect(officer.locator("main")).to_contain_text("60 ")
    do(officer, "move", item=item, kind="out", amount="500", families="3", day=f"{today}")
    expect(officer.locator("[role=alert]")).to_contain_text(MUCH[language])
    assert faults(officer, 24) == []
    opened(officer, f"{PATH}seasons/{season.pk}/")
    do(officer, "move", item=item, kind="out", amount=f"{60 + left - 9}", families="37", day=f"{today}")
    expect(officer.locator("main")).to_contain_text(LEFT[language])
    return season


def close(officer, season, language):
    """Plan the giving day, say that it was held, and close the season."""
    began = clock.now() - timedelta(days=1)
    do(officer, "plan", starts=f"{began:%Y-%m-%d}T14:00", minutes="90")
    expect(officer.locator("main a[href*='/sessions/']")).to_be_visible()
    do(officer, "close", said="It went well.", said_es="Salió bien.")
    expect(officer.locator("[role=alert]")).to_contain_text(EARLY[language])
    officer.locator("main a[href*='/sessions/']").click()
    expect(officer.locator("#id_record-attendance")).to_be_visible()
    assert faults(officer, 24) == []
    do(officer, "record", attendance="85")
    expect(officer.locator(".lede")).to_contain_text(CAME[language])
    opened(officer, f"{PATH}seasons/{season.pk}/")
    do(officer, "close", said="It went well.", said_es="Salió bien.")
    expect(officer.locator(".lede")).to_contain_text(OVER[language])
    assert faults(officer, 24) == []


def fill_in(guardian, language):
    """Sign a child up on the public page; what is missing is said, and what was typed stays."""
    guardian.locator("main a[href$='/join/']").click()
    expect(guardian.locator("#id_name")).to_be_visible()
    assert faults(guardian, 24) == []
    guardian.locator("#id_name").fill("Niña de la Prueba")
    guardian.locator("main form button").click()
    expect(guardian.locator("[role=alert]").first).to_be_visible()
    assert faults(guardian, 24) == []
    assert guardian.locator("#id_name").input_value() == "Niña de la Prueba"
    guardian.locator("#id_guardian").fill("Madre de la Prueba")
    guardian.locator("#id_reach").fill("madre@example.com")
    guardian.locator("#id_grade").select_option("07")
    guardian.locator("#id_consent").check()
    guardian.locator("#id_photo").check()
    guardian.locator("main form button").click()
    expect(guardian.locator(".lede")).to_contain_text(AWAITED[language])
    assert faults(guardian, 24) == []


@BOTH
def test_a_child_joins_by_consent_and_it_is_withdrawn(visit, desk, language):
    """Given a season to sign up for, when a guardian does, then it counts once looked at, until it is withdrawn."""
    guardian = visit(desk=desk, language=language)
    season = Season.objects.get(program__kind="patrol")
    prefix = "/es" if language == "es" else ""
    opened(guardian, f"{prefix}/p/el-cerrito/youth/")
    fill_in(guardian, language)
    row = SignUp.objects.get(by_link=True, season=season)

    officer = visit("officer-2", desk=desk, language=language)
    opened(officer, f"{PATH}seasons/{season.pk}/children/")
    expect(officer.locator("main table")).to_contain_text("Niña de la Prueba")
    opened(officer, f"{PATH}children/{row.pk}/")
    opened(officer, f"{PATH}seasons/{season.pk}/children/")
    officer.locator("details:has(#give) summary").click()
    officer.locator("#id_give-photo").check()
    officer.locator("#id_give-sign_up").select_option(str(row.pk))
    officer.locator("#give button").click()
    expect(officer.locator(".msg, [role=status]").first).to_be_visible()
    row.refresh_from_db()
    assert (row.consent, row.photo) == ("given", True)
    guardian.reload()
    guardian.locator("details.p-fold summary").click()
    assert faults(guardian, 24) == []
    guardian.locator("form[action$='/consent/'] button").click()
    expect(guardian.locator(".lede")).to_contain_text(GONE[language])
    assert faults(guardian, 24) == []
    opened(officer, f"{PATH}seasons/{season.pk}/")
    row.refresh_from_db()
    assert (row.consent, row.photo) == ("withdrawn", False)


@BOTH
def test_volunteers_and_programs_are_kept_at_the_desk(visit, desk, language):
    """Given the desk, then a volunteer is written down and renewed, and each page is looked at."""
    sergeant = visit("sergeant", desk=desk, language=language)
    opened(sergeant, PATH)
    opened(sergeant, f"{PATH}add/")
    sergeant.locator("main form button").click()
    expect(sergeant.locator("[role=alert]").first).to_be_visible()
    assert faults(sergeant, 24) == []
    opened(sergeant, f"{PATH}volunteers/")
    opened(sergeant, f"{PATH}volunteers/add/")
    named = f"Helper of the journey {language}"
    for name, value in {
        "name": named,
        "clearance": "Fingerprints (invented)",
        "cleared_on": "2026-09-01",
        "cleared_until": "2027-09-01",
    }.items():
        sergeant.locator(f"#id_{name}").fill(value)
    sergeant.locator("main form.panel .btn.primary").click()
    sergeant.get_by_role("link", name=named).click()
    expect(sergeant.locator("h1")).to_have_text(named)
    assert faults(sergeant, 24) == []
    do(sergeant, "change", cleared_until="2028-01-31")
    expect(sergeant.locator(".lede")).to_contain_text("2028")
