"""A guardian signs a child up on the public page, and withdraws on the own one; what everybody sees of programs."""

import re

import pytest
from django.test import Client

from schoolbeat.work.education.models import Season, SignUp
from tests.clerk import said
from tests.factories import portal as public
from tests.factories import programs as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
pytestmark = pytest.mark.django_db
CHILD = {"name": make.CHILD, "guardian": make.GUARDIAN, "grade": "09", "reach": make.REACH, "consent": "on"}


@pytest.fixture
def season(alder):
    """A season that guardians can sign up for, of a portal that is public."""
    public.published(alder)
    return make.season(alder, joining=True, places=2)


def send(page, action="", **told):
    """Fill the form of a page in and send it, as a browser that knows nobody does."""
    client = Client(enforce_csrf_checks=True)
    html = client.get(page).content.decode()
    payload = {name: re.search(rf'name="{name}" value="([^"]+)"', html)[1] for name in ("envelope", "asked")}
    answer = client.post(action or page, payload | told)
    assert not answer.cookies
    return answer


def join(alder, season, language="", **changed):
    page = f"{language}/p/alder/youth/{season}/join/"
    return send(page, school=str(alder.schools["high"]), **(CHILD | changed))


def test_what_a_stranger_types_counts_once_somebody_has_looked_at_it(alder, season):
    answer = join(alder, season, "/es", photo="on")
    row = SignUp.objects.get()
    assert answer.status_code == 302 and answer["Location"].startswith("/es/programs/mine/")
    assert (row.consent, row.photo, row.language) == ("awaited", False, "es")
    own = Client().get(answer["Location"])
    assert "Alguien del programa la revisa" in said(own)
    make.must(make.done(alder, "officer-1", "give_consent", sign_up=str(row.pk), photo=True))
    assert "participa. Gracias." in said(Client().get(answer["Location"]))


def test_the_own_page_says_no_name_and_withdraws(alder, season):
    own = join(alder, season, photo="on")["Location"]
    row = SignUp.objects.get()
    make.must(make.done(alder, "officer-1", "give_consent", sign_up=str(row.pk), photo=True))
    page = Client().get(own)
    assert not any(word in said(page) for word in ("Nilufar", "Quennell", "inhaler", make.REACH))
    assert page["Cache-Control"] == "no-store" and page["Referrer-Policy"] == "no-referrer"
    assert send(own, f"{own}photos/").status_code == 302
    row.refresh_from_db()
    assert (row.consent, row.photo) == ("given", False)
    assert send(own, f"{own}consent/").status_code == 302
    row.refresh_from_db()
    assert row.consent == "withdrawn"
    assert "You withdrew your consent." in said(Client().get(own))
    assert Client().get(f"{own}names/").status_code == 404
    assert Client().get(own[:-3] + "x/").status_code == 404


@pytest.mark.parametrize("missing", ["name", "guardian", "grade", "reach", "consent"])
def test_what_is_missing_is_said_and_what_was_typed_stays(alder, season, missing):
    half = join(alder, season, **{missing: ""} if missing != "consent" else {"consent": ""})
    assert half.status_code == 422 and not SignUp.objects.exists()
    kept = half.content.decode()
    assert missing == "name" or make.CHILD in kept


def test_places_run_out_and_a_closed_door_says_so(alder, season):
    for number in range(2):
        make.sign_up(alder, season, given=True, name=f"Child {number}")
    full = Client().get(f"/p/alder/youth/{season}/join/")
    assert "Nobody can sign up here now." in said(full)
    shut = make.season(alder)
    assert "Nobody can sign up here now." in said(Client().get(f"/p/alder/youth/{shut}/join/"))
    hidden = make.season(alder, program=make.program(alder, shown=False), joining=True)
    assert Client().get(f"/p/alder/youth/{hidden}/join/").status_code == 404
    assert Client().get(f"/p/bay/youth/{season}/join/").status_code == 404


def test_from_which_age_a_student_consents_alone_is_the_law_of_the_place(alder, season, monkeypatch):
    assert "a student of 18 or older" in said(Client().get(f"/p/alder/youth/{season}/join/"))
    monkeypatch.setattr("schoolbeat.web.public.joining.offered.of_age", lambda viewer: 19)
    assert "un estudiante de 19 años o más" in said(Client().get(f"/es/p/alder/youth/{season}/join/"))


def test_a_form_sent_twice_signs_up_once(alder, season):
    page = f"/p/alder/youth/{season}/join/"
    html = Client().get(page).content.decode()
    stamp = {name: re.search(rf'name="{name}" value="([^"]+)"', html)[1] for name in ("envelope", "asked")}
    told = stamp | CHILD | {"school": str(alder.schools["high"])}
    assert [Client().post(page, told).status_code for _time in range(2)] == [302, 302]
    assert SignUp.objects.count() == 1


def test_the_public_page_shows_programs_and_what_came_of_them_but_nobody(alder, season):
    item = make.item(alder, season)
    for kind, amount, more in (("in", 40, {}), ("out", 31, {"families": 12})):
        make.must(make.moved(alder, item, kind, amount, **more))
    make.held(alder, season, attendance=37)
    row = Season.objects.get(pk=season)
    make.must(
        make.done(
            alder,
            "officer-1",
            "close_season",
            season=str(season),
            said="It went well.",
            said_es="Salió bien.",
        )
    )
    shown = said(Client().get("/p/alder/youth/"))
    assert "Safety patrol" in shown and "31 Shoes given away" in shown and "It went well." in shown
    told = shown[shown.index("Safety patrol") : shown.index("Print")]
    assert "1 session held" in told and not re.search(r"\b(37|12)\b", told)
    spanish = said(Client().get("/es/p/alder/youth/"))
    assert "Salió bien." in spanish and "31 Zapatos entregados" in spanish
    make.must(make.done(alder, "sergeant", "end_program", program=str(row.program_id)))
    assert Client().get("/p/alder/youth/").status_code == 404


@pytest.mark.parametrize("language", ["", "/es"])
def test_a_program_that_is_run_here_is_not_named_once_more(alder, season, language):
    for name in ("Safety patrol", "Chess evening"):
        assert alder.do("sergeant", "roster.add_item", kind="program", name=name, source="own page").done
    shown = said(Client().get(f"{language}/p/alder/youth/"))
    assert "Chess evening" in shown and shown.count("Safety patrol") == (0 if language else 2)


def test_the_public_calendar_has_the_sessions_of_what_is_shown_alone(alder, season):
    make.session(alder, season, starts=make.LATER, title="Giving day", title_es="Día de entrega")
    hidden = make.season(alder, program=make.program(alder, shown=False))
    make.session(alder, hidden, starts=make.LATER, title="Not for all", title_es="No para todos")
    shown = said(Client().get("/p/alder/calendar/"))
    assert "Giving day" in shown and "Not for all" not in shown
    feed = Client().get("/es/p/alder/calendar.ics").content.decode()
    assert "Día de entrega" in feed and "No para todos" not in feed and "Officer" not in feed
