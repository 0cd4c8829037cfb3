"""The roster's pages on the desk: a two-officer town set up from the desk alone, refusals at their field."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from schoolbeat.web.desk.roster.urls import urlpatterns
from schoolbeat.work.roster.models import Agency, District, Officer, School, Tour, Unit
from tests.cast import PEOPLE
from tests.clerk import Desk, said, stamp_of
from tests.factories import roster as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]


@pytest.fixture
def desk(alder) -> Desk:
    return Desk(alder)


def test_a_two_officer_town_is_set_up_from_the_desk_alone(alder, desk):
    agency = {"name": "Alder Police", "program_name": "SRO", "day_starts": "07:00", "day_ends": "15:30"}
    desk.send("/desk/settings/agency/", **agency, tour_years_min=2, tour_years_max=4)
    assert Agency.objects.get(slug="alder").day_starts.hour == 7
    desk.send("/desk/schools/districts/add/", name="Alder Unified")
    unified = District.objects.get()
    school = {"kind": "elementary", "status": "active", "district": str(unified.id)}
    for name in ("Orchard", "Willow"):
        assert desk.send("/desk/schools/add/", name=name, **school).status_code == 302
    for name, where in (("Ann Reyes", "Orchard"), ("Bo Okafor", "Willow")):
        person = {"name": name, "email": f"{where}@alder.example", "joined": "2026-11-01", "language": "en"}
        page = desk.send("/desk/officers/add/", **person)
        assert page.status_code == 200
        assert "/password/" in page.content.decode()
        officer = Officer.objects.get(name=name)
        at = [str(School.objects.get(name=where).id)]
        sent = desk.send("/desk/tours/begin/", officer=str(officer.pk), schools=at, start="2026-11-01")
        assert sent.status_code == 302
    principal = {"name": "P. Lee", "email": "lee@alder.example", "role": "principal", "language": "es"}
    page = desk.send("/desk/settings/accounts/add/", **principal, schools=at)
    assert "/password/" in page.content.decode()
    shown = said(desk.open("/desk/schools/"))
    assert "Ann Reyes" in shown
    assert "Bo Okafor" in shown
    assert Tour.objects.get(officer__name="Ann Reyes").expected_end.year == 2030


def test_sending_the_same_form_twice_adds_one_and_shows_the_link_once(alder, desk):
    person = {"name": "Ann Reyes", "email": "ann@alder.example", "joined": "2026-11-01", "language": "en"}
    stamp = stamp_of(desk.open("/desk/officers/add/"))
    first = desk.client.post("/desk/officers/add/", stamp | person)
    again = desk.client.post("/desk/officers/add/", stamp | person)
    assert "/password/" in first.content.decode()
    assert again.status_code in {302, 422}
    assert Officer.objects.filter(name="Ann Reyes").count() == 1


def test_the_link_sets_a_password(alder, desk):
    person = {"name": "Ann Reyes", "email": "ann@alder.example", "joined": "2026-11-01", "language": "en"}
    page = desk.send("/desk/officers/add/", **person).content.decode()
    link = re.search(r"(/password/[^<\s]+)", page).group(1)
    stranger = Client()
    assert stranger.get(link, follow=True).status_code == 200


LISTS = ("schools", "officers", "tours", "training", "openings", "agreements", "program/edit", "settings")
FORMS = (
    "schools/add",
    "schools/districts/add",
    "schools/import",
    "officers/add",
    "officers/units/add",
    "tours/begin",
    "tours/leave/add",
    "training/add",
    "openings/add",
    "agreements/add",
    "settings/agency",
    "settings/accounts/add",
    *(f"program/edit/{slug}/add" for slug in ("text", "phone", "duty", "item")),
)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("page", LISTS + FORMS)
def test_each_page_opens_empty(alder, page, language):
    response = Desk(alder, language=language).open(f"/desk/{page}/")
    assert response.status_code == 200
    assert "<h1>" in response.content.decode()


@pytest.mark.parametrize("page", FORMS)
def test_a_form_sent_empty_says_what_is_missing_and_writes_nothing(desk, page):
    sent = desk.send(f"/desk/{page}/")
    assert sent.status_code == 422
    assert 'role="alert"' in sent.content.decode()


@pytest.mark.parametrize("who", [who for who, _ in PEOPLE if who != "sergeant"])
def test_what_only_the_sergeant_does_is_not_there_for_others(alder, who):
    desk = Desk(alder, who)
    wanted = set(FORMS) - ({"settings/accounts/add"} if who == "it" else set())
    found = {page: desk.open(f"/desk/{page}/").status_code for page in wanted}
    assert set(found.values()) == {404}, found


def test_a_refusal_stands_at_its_field_and_what_was_typed_stays(alder, desk):
    make.school(alder, "Elm", code="0123")
    typed = {"name": "Oak", "kind": "high", "status": "active", "code": "0123", "street": "1 Elm Street"}
    sent = desk.send("/desk/schools/add/", **typed)
    page = sent.content.decode()
    assert sent.status_code == 422
    assert "Another school has this code." in said(sent)
    assert 'href="#id_code"' in page
    assert "1 Elm Street" in page


def test_schools_are_filtered_by_the_address(alder, desk):
    make.school(alder, "Elm")
    assert "Orchard" not in said(desk.open("/desk/schools/?q=elm"))
    assert "Elm" in said(desk.open("/desk/schools/?q=elm"))
    assert "No school like that" in said(desk.open("/desk/schools/?q=nothing"))
    assert desk.open("/desk/schools/?kind=castle&district=x&status=%00").status_code == 200


def test_schools_are_sorted_and_handed_out_as_the_address_says(alder, desk):
    make.school(alder, "Elm", code="=1")
    make.school(alder, "Zoo", status="closed")
    shown = said(desk.open("/desk/schools/?sort=-school&status=active"))
    assert shown.index("Elm") < shown.index("Alder middle") < shown.index("Alder high")
    file = desk.open("/desk/schools/schools.csv?sort=-school&status=active")
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["school", "Elm", "Alder middle", "Alder high"]
    assert "'=1" in lines[1]
    assert desk.open("/desk/schools/?sort=secret").status_code == 200


def test_changing_what_is_there(alder, desk):
    unit = make.unit(alder)
    orchard, vale = make.school(alder), make.officer(alder, "Vale")
    tour = make.tour(alder, vale, orchard)
    school = {"name": "Orchard K-8", "kind": "other", "status": "active"}
    assert desk.send(f"/desk/schools/{orchard}/edit/", **school).status_code == 302
    assert (
        desk.send(f"/desk/officers/{vale}/edit/", name="R. Vale", badge="9", unit=str(unit)).status_code
        == 302
    )
    assert desk.send(f"/desk/officers/units/{unit}/", name="POP", officers_stated=3).status_code == 302
    days = {"start": "2025-09-01", "expected_end": "2027-06-30", "schools": [str(orchard)]}
    assert desk.send(f"/desk/tours/{tour}/", **days).status_code == 302
    assert desk.send(f"/desk/tours/{tour}/end/", ended="2026-11-01", hand_over="Keys.").status_code == 302
    assert desk.send(f"/desk/officers/{vale}/leaves/", left="2026-11-15").status_code == 302
    assert (School.objects.get(id=orchard).name, Unit.objects.get().name) == ("Orchard K-8", "POP")
    officer, ended = Officer.objects.get(pk=vale), Tour.objects.get(id=tour)
    assert (officer.badge, str(officer.left), str(ended.ended), ended.hand_over) == (
        "9",
        "2026-11-15",
        "2026-11-01",
        "Keys.",
    )


def test_accounts_get_a_new_link_and_are_closed(alder, desk):
    who = alder.account("principal").id
    here = f"/desk/settings/accounts/{who}/"
    assert "/password/" in desk.send(here, f"{here}link/").content.decode()
    assert desk.send(here, f"{here}close/").status_code == 302
    assert desk.open(here).status_code == 404
    own = f"/desk/settings/accounts/{alder.account('sergeant').id}/"
    desk.send(own, f"{own}close/")
    assert desk.open(own).status_code == 200


def paths_with_ids(identity: UUID) -> list[str]:
    names = dict.fromkeys(("identity", "item", "panelist", "clause"), identity) | {"slug": "text"}
    found = []
    for pattern in urlpatterns:
        wanted = set(pattern.pattern.converters)
        if "identity" in wanted:
            found.append(reverse(pattern.name, kwargs={name: names[name] for name in wanted}))
    return found


def test_another_agencys_records_do_not_exist(alder, bay, desk):
    school, officer = bay.schools["high"], bay.account("officer-1").id
    papers = (make.agreement(bay), make.opening(bay), make.designation(bay))
    for identity in (school, officer, make.training(bay, officer), *papers):
        for path in paths_with_ids(identity):
            assert desk.open(path).status_code in {404, 405}, path


def test_whoever_is_known_elsewhere_keeps_the_own_password(alder, bay, desk):
    who = bay.account("analyst")
    person = {"name": "Visitor", "email": who.email, "joined": "2026-11-01", "language": "en"}
    page = desk.send("/desk/officers/add/", **person)
    assert page.status_code == 200
    assert "/password/" not in page.content.decode()
    assert "signs in with it" in said(page)


def test_the_sergeant_may_be_an_officer_too(alder, desk):
    who = alder.account("sergeant")
    person = {"name": who.name, "email": who.email, "joined": "2026-11-01", "language": "en"}
    assert desk.send("/desk/officers/add/", **person).status_code == 302
    assert Officer.objects.filter(pk=who.id).exists()
