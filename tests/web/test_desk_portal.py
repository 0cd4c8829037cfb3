"""The portal on the desk: what stands in the way, words with preview and history, photos, and who may do it."""

import pytest
from django.test import Client

from schoolbeat.work.portal.models import (
    LineCall,
    OfficerProfile,
    Portal,
    PublicContact,
    SectionVersion,
    SiteAlert,
)
from tests.factories import roster
from tests.factories.portal import (
    agreed,
    alert,
    described,
    done,
    officer_of,
    phone,
    published,
    ready,
    write,
)
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
PATH = "/desk/portal/"


def text(response):
    return response.content.decode()


def signed_in(town, who):
    client = Client()
    client.force_login(town.account(who))
    return client


@pytest.fixture
def sergeant(alder):
    return signed_in(alder, "sergeant")


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def stamp(client, path):
    """The hidden fields of a page's form."""
    form = client.get(path).context["form"]
    hidden = {field.name: field.value() for field in form.hidden_fields()}
    return hidden if all(hidden.values()) else form.stamp


def send(client, path, **said):
    """Fill in the form of a page and send it."""
    return client.post(path, stamp(client, path) | said)


def press(client, path, page=PATH):
    """Press a single button of a page."""
    return client.post(path, client.get(page).context["form"].stamp, follow=True)


def test_the_page_says_what_stands_in_the_way_and_publishes_when_nothing_does(alder, sergeant):
    line = phone(alder)
    page = text(sergeant.get(PATH))
    assert "The whole number is missing" in page
    assert "What we keep about whom" in page
    assert "Publish the portal" not in page
    assert "362-5115" in page
    at = f"{PATH}lines/{line}/"
    answer = send(sergeant, f"{at}number/", number="362-5115")
    assert answer.status_code == 422
    assert "Enter the area code too." in text(answer)
    assert send(sergeant, f"{at}number/", number="(209) 555-0123").status_code == 302
    assert "Not test-called yet" in text(sergeant.get(PATH))
    said = {"day": "2026-11-18", "called_by": "Rosa Vale", "answered": "The front desk"}
    assert send(sergeant, f"{at}call/", **said).status_code == 302
    for section in ("records", "complaint", "limits"):
        write(alder, section)
    page = text(sergeant.get(PATH))
    assert "Nothing stands in the way." in page
    assert "Called on Nov 18, 2026 by Rosa Vale." in page
    assert "It is public now." in text(press(sergeant, f"{PATH}publish/"))
    assert Portal.objects.get().published_at
    assert Client().get("/p/alder/").status_code == 200
    assert "It is public no longer." in text(press(sergeant, f"{PATH}take-off/"))


def test_a_line_is_left_off_with_its_reason(alder, sergeant):
    line = phone(alder)
    assert send(sergeant, f"{PATH}lines/{line}/leave-off/", why="").status_code == 422
    assert send(sergeant, f"{PATH}lines/{line}/leave-off/", why="No area code.").status_code == 302
    assert "Left off the portal: No area code." in text(sergeant.get(PATH))


def test_a_call_pressed_twice_is_noted_once(alder, sergeant):
    line = ready(alder)
    path = f"{PATH}lines/{line}/call/"
    form = stamp(sergeant, path) | {"day": "2026-11-19", "called_by": "Rosa Vale"}
    for _press in range(2):
        assert sergeant.post(path, form).status_code == 302
    assert LineCall.objects.count() == 2


def test_color_and_host_are_chosen(alder, sergeant):
    assert send(sergeant, f"{PATH}look/", accent="teal", host="https://x").status_code == 422
    assert send(sergeant, f"{PATH}look/", accent="teal", host="sro.alder.example").status_code == 302
    assert Portal.objects.get().accent == "teal"


# Words


def test_words_are_looked_at_before_they_are_saved(alder, sergeant):
    path = f"{PATH}write/mission/en/"
    form = {"text": "We listen:\n\n- first\n- last", "written_by": "Sam Alder"}
    page = send(sergeant, path, **form, look="1")
    assert page.status_code == 200
    assert "not saved yet" in text(page)
    assert "<li>first</li>" in text(page)
    assert not SectionVersion.objects.exists()
    assert send(sergeant, path, **form).status_code == 302
    page = text(sergeant.get(f"{PATH}sections/mission/"))
    assert "Written by Sam Alder." in page
    assert "shown now" in page


def test_spanish_stands_beside_the_english_and_wants_a_reviewer(alder, sergeant):
    write(alder)
    path = f"{PATH}write/mission/es/"
    assert "The English as it stands" in text(sergeant.get(path))
    answer = send(sergeant, path, text="Servir.", written_by="Sam Alder")
    assert answer.status_code == 422
    assert "Name the person who reviewed the Spanish." in text(answer)
    assert "Servir." in text(answer)
    assert send(sergeant, path, text="Servir.", written_by="Sam", reviewed_by="Ana Vale").status_code == 302
    assert "Reviewed by Ana Vale." in text(sergeant.get(f"{PATH}sections/mission/"))


def test_a_version_is_scheduled_by_the_clock_on_the_agencys_wall(alder, sergeant):
    path = f"{PATH}write/mission/en/"
    send(sergeant, path, text="Later.", written_by="Sam", shown_from="2026-11-20T08:00")
    row = SectionVersion.objects.get()
    assert row.shown_from.isoformat() == "2026-11-20T16:00:00+00:00"
    page = text(sergeant.get(f"{PATH}sections/mission/"))
    assert "waits for its moment" in page
    assert "Later." in text(sergeant.get("/preview/about/?on=2026-11-20"))
    assert "Later." not in text(sergeant.get("/preview/about/"))
    press(sergeant, f"{PATH}versions/{row.id}/withdraw/", f"{PATH}sections/mission/")
    assert SectionVersion.objects.get().withdrawn_at
    assert "taken back" in text(sergeant.get(f"{PATH}sections/mission/"))


def test_first_versions_come_from_the_programs_own_texts(alder, sergeant):
    roster.done(alder, "add_text", kind="mission", text="To safeguard.")
    press(sergeant, f"{PATH}seed/", f"{PATH}sections/")
    assert SectionVersion.objects.get().text == "To safeguard."


@pytest.mark.parametrize("path", ["sections/no-such/", "write/no-such/en/", "write/mission/fr/"])
def test_a_section_that_there_is_not(sergeant, path):
    assert sergeant.get(f"{PATH}{path}").status_code == 404


def test_script_is_words_on_the_desk_too(alder, sergeant):
    script = "<script>alert(1)</script>"
    write(alder, text=script, heading=script, written_by=script, source=script)
    described(alder, words=script, languages=[script])
    alert(alder, text=script)
    for path in (
        "",
        "sections/",
        "sections/mission/",
        "write/mission/es/",
        f"officers/{officer_of(alder)}/",
        "alerts/",
    ):
        assert script not in text(sergeant.get(f"{PATH}{path}")), path


# The preview


def test_every_staff_role_looks_at_the_portal_before_it_is_public(alder):
    write(alder)
    agreed(alder)
    for who in ("officer-1", "sergeant", "principal", "counselor", "records", "analyst", "it"):
        client = signed_in(alder, who)
        for path in ("", "schools/", "team/", "about/", f"schools/{alder.schools['high']}/"):
            answer = client.get(f"/preview/{path}")
            assert answer.status_code == 200, (who, path)
            assert answer["Cache-Control"] == "no-store"
        assert "To serve." in text(client.get("/es/preview/about/"))
    assert Client().get("/preview/").status_code == 302
    assert Client().get("/p/alder/about/").status_code == 404


def test_a_preview_is_of_the_own_agency(alder, bay):
    write(bay, text="Of the bay.")
    assert "Of the bay." not in text(signed_in(alder, "analyst").get("/preview/about/"))


@pytest.mark.parametrize("path", ["no-such/", "youth/", "about/?on=9999-99-99", "about/?on=9999-12-31"])
def test_a_preview_of_what_there_is_not_does_not_break(sergeant, path):
    assert sergeant.get(f"/preview/{path}").status_code in (200, 404)


# Officers, contacts, alerts


def test_an_officer_speaks_for_the_own_person_alone(alder):
    mine, other = officer_of(alder), officer_of(alder, "officer-2")
    client = signed_in(alder, "officer-1")
    page = text(client.get(f"{PATH}officers/"))
    assert f"{PATH}officers/{mine}/" in page
    assert f"{PATH}officers/{other}/" not in page
    assert client.get(f"{PATH}officers/{other}/").status_code == 404
    assert send(client, f"{PATH}officers/{mine}/consent/", day="2026-11-19").status_code == 302
    said = {"languages": "English, Tagalog", "words": "Ask me."}
    assert send(client, f"{PATH}officers/{mine}/words/", **said).status_code == 302
    assert OfficerProfile.objects.get().languages == ["English", "Tagalog"]
    press(client, f"{PATH}officers/{mine}/withdraw/", f"{PATH}officers/{mine}/")
    assert OfficerProfile.objects.get().consented_on is None


def test_a_contact_is_named_and_named_no_longer(alder, sergeant):
    one = roster.contact(alder)
    path = f"{PATH}contacts/"
    assert "names this person now" in text(press(sergeant, f"{path}{one}/show/", path))
    assert PublicContact.objects.exists()
    assert "names this person no longer" in text(press(sergeant, f"{path}{one}/hide/", path))


def test_an_alert_is_added_and_ended(alder, sergeant):
    said = {"text": "Early release.", "start": "2026-11-19T12:00", "end": "2026-11-20T12:00"}
    assert send(sergeant, f"{PATH}alerts/add/", **said | {"end": "2026-11-18T12:00"}).status_code == 422
    assert send(sergeant, f"{PATH}alerts/add/", **said).status_code == 302
    assert "shown now" in text(sergeant.get(f"{PATH}alerts/"))
    row = SiteAlert.objects.get()
    assert row.start.isoformat() == "2026-11-19T20:00:00+00:00"
    assert "It is over." in text(press(sergeant, f"{PATH}alerts/{row.id}/end/", f"{PATH}alerts/"))


@pytest.mark.parametrize("who", ["officer-1", "principal", "analyst", "it"])
def test_who_may_only_look_has_no_buttons(alder, who):
    published(alder)
    page = text(signed_in(alder, who).get(PATH))
    for words in ("Take the portal off", "Note a test call", "Change the number"):
        assert words not in page
    for path in ("look/", "alerts/", "contacts/", "write/mission/en/"):
        assert signed_in(alder, who).get(f"{PATH}{path}").status_code == 404


def test_another_towns_officers_do_not_exist(alder, bay, sergeant):
    other = officer_of(bay)
    described(bay)
    done(bay, "consent", officer=other, day="2026-11-01")
    for path in (f"officers/{other}/", f"photos/{other}/", f"lines/{phone(bay)}/call/"):
        assert sergeant.get(f"{PATH}{path}").status_code == 404
