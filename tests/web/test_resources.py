"""The resource directory on the desk: the list with what is stale, one service, and the forms around it."""

from __future__ import annotations

import pytest
from django.test import Client

from schoolbeat.work.resources.models import Location, Organization, Service
from tests.clerk import Desk, said, stamp_of
from tests.factories import resources as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
PATH = "/desk/resources/"


@pytest.fixture
def service(alder):
    """A service that nobody has confirmed."""
    return make.service(alder)


def test_an_empty_directory_says_what_will_be_there(alder):
    page = said(Desk(alder).open(PATH))
    assert "No service fits" in page
    assert "once it is added or a set is taken over" in page


def test_the_list_shows_what_is_to_be_confirmed_first(alder, service):
    make.done(alder, "assure_service", service=str(service), on="2026-11-19")
    make.service(alder, name="Zebra line", organization=str(Organization.objects.get().id), locations=[])
    page = Desk(alder).open(PATH).content.decode()
    assert page.index("Zebra line") < page.index("Family counseling")
    text = said(Desk(alder).open(PATH))
    assert "1 service is to be confirmed again." in text
    assert "A service is confirmed again after 365 days (to be confirmed by the agency)." in text
    assert "confirmed on Thu, Nov 19" in text or "confirmed on" in text
    assert "Open now" in text


def test_who_it_is_for_is_not_guessed(alder):
    identity = make.service(alder, minimum_age=None, maximum_age=None, hours=[], languages=[], phones=[])
    page = said(Desk(alder).open(f"{PATH}{identity}/"))
    assert "Age not given" in page
    assert "Hours not given" in said(Desk(alder).open(PATH))


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("q=counseling", True),
        ("q=counselling", True),
        ("q=nothing", False),
        ("need=counseling", True),
        ("need=food", False),
        ("need=no-such", True),
        ("age=12", True),
        ("age=30", False),
        ("age=x", True),
        ("language=es", True),
        ("language=ko", False),
        ("status=inactive", False),
        ("stale=on", True),
        ("open=on", True),
        ("page=999", True),
        ("page=x&near=no", True),
        ("q=%00&language=%00", True),
    ],
)
def test_the_list_is_narrowed_by_its_address(alder, service, query, there):
    page = Desk(alder).open(f"{PATH}?{query}")
    assert page.status_code == 200
    assert ("Family counseling" in said(page)) is there


def test_a_misspelled_word_is_said(alder, service):
    assert "Shown are those with: counseling." in said(Desk(alder).open(f"{PATH}?q=counselling"))


def test_one_service_shows_all_and_says_what_is_not_given(alder, service):
    page = said(Desk(alder).open(f"{PATH}{service}/"))
    for words in (
        "never confirmed: to be confirmed again",
        "6 to 18 years",
        "English, Spanish" if "English, Spanish" in page else "Spanish, English",
        "619 555 0100, extension 12 (office)",
        "Monday, Tuesday, Wednesday, Thursday, Friday; 09:00 to 17:00",
        "Proof of address",
        "1 Elm St, Alder, CA 91910",
        "Alder Youth Center",
        "Not given",
    ):
        assert words in page, words


def test_confirming_is_one_button(alder, service):
    desk = Desk(alder)
    sent = desk.send(f"{PATH}{service}/", f"{PATH}{service}/confirm/")
    assert sent["Location"] == f"{PATH}{service}/"
    page = said(desk.open(f"{PATH}{service}/"))
    assert "Confirmed today." in page
    assert "never confirmed" not in page
    assert Service.objects.get().assured_on.isoformat() == "2026-11-19"


def typed(**changed):
    """What somebody types in the form of a service."""
    organization, location = Organization.objects.get(), Location.objects.get()
    return {
        "name": "Tutoring",
        "organization": str(organization.id),
        "status": "active",
        "needs": ["tutoring"],
        "description": "After school.",
        "minimum_age": "8",
        "languages": ["es"],
        "phones": "619 555 0101 x7; desk\n988",
        "documents": "Report card\n\nProof of address",
        "locations": [str(location.id)],
        "days_1": ["MO", "WE"],
        "opens_1": "15:00",
        "closes_1": "17:30",
    } | changed


def test_a_service_is_added(alder, service):
    sent = Desk(alder).send(f"{PATH}add/", **typed())
    assert sent.status_code == 302, said(sent)
    body = Service.objects.get(name="Tutoring").body
    assert [(one["number"], one.get("extension"), one.get("description")) for one in body["phones"]] == [
        ("619 555 0101", 7, "desk"),
        ("988", None, None),
    ]
    assert [one["document"] for one in body["required_documents"]] == ["Report card", "Proof of address"]
    assert body["schedules"][0]["byday"] == "MO,WE"
    assert body["minimum_age"] == 8


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "This field is required."),
        ({"closes_1": "14:00"}, "It closes after it opens."),
        ({"days_1": []}, "Choose the days on which it is open."),
        ({"url": "javascript:alert(1)"}, "begins with https:// or http://"),
        ({"maximum_age": "6"}, "an age that is not below the lowest one"),
        ({"phones": "call us"}, "three digits"),
        ({"organization": "00000000-0000-0000-0000-000000000007"}, "Select a valid choice"),
        ({"description": "<script>alert(1)</script>" * 400}, "It is too long."),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(alder, service, changed, words):
    page = Desk(alder).send(f"{PATH}add/", **typed(**changed))
    assert page.status_code == 422
    assert words in page.content.decode()
    assert "<script>alert" not in page.content.decode()
    assert "Proof of address" in page.content.decode()


def test_a_change_that_changes_nothing_keeps_all(alder, service):
    """The form begins with what is known, so that saving it at once loses nothing."""
    import re

    before = Service.objects.get().body
    desk = Desk(alder)
    page = desk.open(f"{PATH}{service}/change/").content.decode()
    fields: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ('type="checkbox"' not in tag or " checked" in tag):
            fields.setdefault(name[1], []).append(value[1] if value else "")
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page, re.DOTALL):
        fields[name] = re.findall(r'value="([^"]*)" selected', options)
    for name, text in re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL):
        fields[name] = [text.strip()]
    fields.pop("csrfmiddlewaretoken", None)
    sent = desk.client.post(f"{PATH}{service}/change/", fields)
    assert sent.status_code == 302, said(sent)
    row = Service.objects.get()
    assert row.body | {"last_modified": ""} == before | {"last_modified": ""}
    assert row.places.count() == 1


def test_scripts_in_every_field_are_words(alder, service):
    bad = "<script>alert(1)</script>"
    Desk(alder).send(f"{PATH}add/", **typed(name=bad, description=bad, documents=bad, alert=bad))
    added = Service.objects.get(name=bad)
    for path in (PATH, f"{PATH}{added.id}/", f"{PATH}{added.id}/change/"):
        assert bad not in Desk(alder).open(path).content.decode()


def test_a_service_is_retired(alder, service):
    desk = Desk(alder)
    desk.send(f"{PATH}{service}/change/", f"{PATH}{service}/retire/")
    assert Service.objects.get().status == "defunct"
    assert "Family counseling" not in said(desk.open(PATH))
    assert "Family counseling" in said(desk.open(f"{PATH}?status=defunct"))


def test_organizations_and_locations_are_added_changed_and_retired(alder, service):
    desk = Desk(alder)
    around = f"{PATH}organizations/"
    page = said(desk.open(around))
    assert "Alder Youth Center" in page
    assert "Main house" in page
    sent = desk.send(f"{around}add/", name="Harbor House", description="Beds.", phones="619 555 0102")
    assert sent["Location"] == around
    harbor = Organization.objects.get(name="Harbor House")
    where = {"street": "2 Elm St", "city": "Alder", "state": "CA", "postal_code": "91911"}
    desk.send(f"{around}{harbor.id}/change/", name="Harbor Home", website="https://example.org")
    harbor.refresh_from_db()
    assert (harbor.name, harbor.body["website"]) == ("Harbor Home", "https://example.org")
    sent = desk.send(f"{PATH}locations/add/", name="Annex", location_type="physical", **where)
    assert sent.status_code == 302, said(sent)
    annex = Location.objects.get(name="Annex")
    desk.send(f"{PATH}locations/{annex.id}/change/", name="Annex 2", location_type="virtual")
    annex.refresh_from_db()
    assert (annex.name, annex.location_type) == ("Annex 2", "virtual")
    desk.send(f"{PATH}locations/{annex.id}/change/", f"{PATH}locations/{annex.id}/retire/")
    desk.send(f"{around}{harbor.id}/change/", f"{around}{harbor.id}/retire/")
    assert not Location.objects.get(name="Annex 2").active
    assert not Organization.objects.get(name="Harbor Home").active
    # One that still offers something says so.
    main = Organization.objects.get(name="Alder Youth Center")
    stamp = stamp_of(desk.open(f"{around}{main.id}/change/"))
    told = desk.client.post(f"{around}{main.id}/retire/", stamp, follow=True)
    assert "It still offers services. Retire them first." in said(told)


def test_who_may_only_look_has_no_buttons(alder, service):
    page = Desk(alder, "officer-1").open(f"{PATH}{service}/").content.decode()
    assert "Confirm today" not in page
    assert f"{PATH}add/" not in Desk(alder, "officer-1").open(PATH).content.decode()
    assert Desk(alder, "officer-1").open(f"{PATH}add/").status_code == 404


def test_another_town_s_service_is_not_there(alder, bay, service):
    for path in ("", "change/"):
        assert Desk(bay).open(f"{PATH}{service}/{path}").status_code == 404
    client = Client()
    assert client.get(f"{PATH}{service}/").status_code == 302


def test_the_pages_speak_spanish(alder, service):
    page = said(Desk(alder, language="es").open(f"{PATH}{service}/"))
    for words in ("nunca confirmado", "De 6 a 18 años", "Español", "Consejería", "No indicado"):
        assert words in page, words


@pytest.mark.parametrize(
    ("path", "most"), [("", 30), ("{service}/", 30), ("add/", 25), ("organizations/", 25)]
)
def test_each_page_asks_no_more_than_it_should(alder, service, path, most, django_assert_max_num_queries):
    desk = Desk(alder)
    for n in range(5):
        make.service(alder, name=f"More {n}")
    address = PATH + path.format(service=service)
    with django_assert_max_num_queries(most):
        assert desk.open(address).status_code == 200
