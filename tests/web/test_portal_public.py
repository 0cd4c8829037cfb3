"""What the portal's pages must never tell, and what must not come through them."""

import re

import pytest
from django.test import Client

from schoolbeat.work.roster.models import Agency
from tests.factories import roster
from tests.factories.portal import (
    agreed,
    alert,
    called,
    done,
    officer_of,
    phone,
    spanish,
    whole,
    write,
)
from tests.web.portals import NAMES, SCRIPT, alder, bay, get, moment, text, town

__all__ = ["alder", "bay", "moment", "town"]


# Writing to an officer


def test_an_officers_address_stands_in_no_page_and_comes_for_a_button(town):
    officer = agreed(town)
    path = f"/p/alder/officers/{officer}/write/"
    for each in ("/p/alder/team/", f"/p/alder/schools/{town.schools['high']}/", path):
        page = text(get(each))
        assert "robin@alder.example" not in page
        assert "alder.example" not in page, each
        assert not re.search(r"mailto:[^?]", page)
    answer = Client(enforce_csrf_checks=True).post(path)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    page = text(answer)
    assert "robin<wbr><span>@</span><wbr>alder.example" in page
    assert "robin@alder.example" not in page
    assert "mailto:robin" not in page


def test_nobody_is_written_to_who_is_not_shown_or_has_no_address(town):
    path = "/p/alder/officers/{}/write/"
    assert get(path.format(officer_of(town))).status_code == 404
    officer = agreed(town, email="")
    assert get(path.format(officer)).status_code == 404
    assert Client().post(path.format(officer)).status_code == 404
    assert get(path.format(officer_of(town, "officer-2"))).status_code == 404


# What must never happen


def public_pages(town):
    high = f"schools/{town.schools['high']}/"
    paths = [f"{prefix}alder/{name}" for prefix in ("/p/", "/es/p/") for name in (*NAMES, high)]
    return {path: (text(answer := get(path)), answer["ETag"]) for path in paths}


@pytest.mark.parametrize("covered", [False, True])
def test_no_public_answer_changes_when_an_officer_is_away(town, covered):
    agreed(town)
    agreed(town, "officer-2")
    before = public_pages(town)
    cover = {"cover": officer_of(town, "officer-2")} if covered else {}
    leave = roster.leave(town, town.account("officer-1").id, **cover)
    assert public_pages(town) == before
    found = text(get("/p/alder/schools/?q=alder"))
    roster.done(town, "cancel_leave", leave=str(leave))
    assert public_pages(town) == before
    assert text(get("/p/alder/schools/?q=alder")) == found


def test_no_page_names_an_hour(town):
    agreed(town)
    Agency.objects.update(day_starts="07:13", day_ends="15:17")
    for page, _tag in public_pages(town).values():
        assert "07:13" not in page
        assert "15:17" not in page


def test_script_in_every_field_is_words(town):
    write(town, "mission", SCRIPT, heading=SCRIPT[:120], source=SCRIPT)
    for section in ("anonymous", "youth", "statement", "agreement", "chosen", "schools", "reach"):
        write(town, section, f"{SCRIPT}\n- {SCRIPT}", heading=SCRIPT)
    spanish(town, "mission", SCRIPT)
    agreed(town, languages=[SCRIPT[:40]], words=SCRIPT, words_es=SCRIPT, reviewed_by=SCRIPT)
    alert(town, text=SCRIPT, text_es=SCRIPT, reviewed_by="Ana")
    line = phone(town, "<b>555</b>", "contact", label=SCRIPT)
    whole(town, line, "(209) 555-0144")
    called(town, line)
    roster.contact(town, name=SCRIPT, title=SCRIPT, phone=SCRIPT[:40])
    one = roster.contact(town, name=SCRIPT, title=SCRIPT)
    done(town, "show_contact", contact=str(one))
    roster.unit(town, SCRIPT)
    roster.agreement(town, title=SCRIPT, parties=[SCRIPT, "Alder Unified"])
    for kind in ("stated", "claim", "program", "contact"):
        more = {"channel": "address", "target": SCRIPT} if kind == "contact" else {}
        roster.done(
            town, "add_item", kind=kind, name=SCRIPT, printed=SCRIPT, quote=SCRIPT, dated=SCRIPT, **more
        )
    roster.school(town, SCRIPT, street=SCRIPT)
    high = f"schools/{town.schools['high']}/"
    for name in (
        *NAMES,
        "youth/",
        "anonymous/",
        high,
        f"officers/{officer_of(town)}/write/",
        "schools/?q=script",
    ):
        for prefix in ("/p/", "/es/p/"):
            answer = get(f"{prefix}alder/{name}")
            assert answer.status_code == 200, name
            page = text(answer)
            assert SCRIPT not in page, name
            assert page.count("<script") == page.count('<script type="module"'), name


def test_a_link_opens_only_a_page_with_https(town):
    write(town, "anonymous", "Our line.", heading="P3 Tips", link="https://tips.example/alder")
    page = text(get("/p/alder/anonymous/"))
    assert 'href="https://tips.example/alder" rel="noreferrer"' in page
    assert "promises nothing in its name" in page
    assert "By way of P3 Tips, a separate service." in text(get("/p/alder/"))


def test_who_asks_is_not_known(town):
    client = Client()
    client.force_login(town.account("sergeant"))
    answer = client.get("/p/alder/team/")
    assert "Set-Cookie" not in answer
    assert "Sign out" not in text(answer)


def test_an_own_host_name_leads_to_the_portal(town, settings):
    settings.ALLOWED_HOSTS = ["sro.alder.example", "other.example"]
    done(town, "set_up", accent="teal", host="sro.alder.example")
    answer = Client().get("/", headers={"host": "sro.alder.example"})
    assert (answer.status_code, answer["Location"]) == (302, "/p/alder/")
    assert Client().get("/es/", headers={"host": "sro.alder.example"})["Location"] == "/es/p/alder/"
    assert Client().get("/", headers={"host": "other.example"})["Location"].startswith("/sign-in/")
    done(town, "take_off")
    assert Client().get("/", headers={"host": "sro.alder.example"})["Location"].startswith("/sign-in/")


def test_the_color_is_the_agencys(town):
    done(town, "set_up", accent="green")
    assert 'class="public a-green"' in text(get("/p/alder/"))
