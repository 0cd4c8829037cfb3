"""The verbs of the resource directory: what they write, what they refuse, and twice is once."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run
from schoolbeat.work.resources.models import (
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    ServiceTerm,
    Taxonomy,
    TaxonomyTerm,
)
from tests.factories import resources as make


def test_a_service_is_kept_in_the_words_of_hsds(alder):
    service = Service.objects.get(id=make.service(alder))
    body = service.body
    assert (body["id"], body["status"], service.status) == (str(service.id), "active", "active")
    assert body["organization_id"] == str(service.organization.hsds_id)
    assert [(one["number"], one["extension"], one["description"]) for one in body["phones"]] == [
        ("619 555 0100", 12, "office")
    ]
    (hours,) = body["schedules"]
    assert (hours["freq"], hours["byday"], hours["opens_at"]) == ("WEEKLY", "MO,TU,WE,TH,FR", "09:00")
    assert [one["code"] for one in body["languages"]] == ["es", "en"]
    assert body["attributes"][0]["taxonomy_term"]["code"] == "counseling"
    assert body["required_documents"][0]["document"] == "Proof of address"
    assert (service.minimum_age, service.maximum_age, service.languages) == (6, 18, "|en|es|")
    assert ServiceAtLocation.objects.get().service == service
    assert ServiceTerm.objects.get().term.need == "counseling"
    assert service.body["last_modified"].startswith("2026-11-19T20:47:00")


def test_needs_are_written_once_for_an_agency(alder, bay):
    make.service(alder)
    make.service(alder)
    make.service(bay)
    assert Taxonomy.objects.count() == TaxonomyTerm.objects.count() == 2


def test_a_batch_that_names_a_new_need_twice(alder):
    said = make.fields(alder)
    envelopes = [Envelope("resources.add_service", clock.now(), said) for _n in range(2)]
    assert all(result.done for result in run(envelopes, alder.viewer("sergeant")))
    assert (TaxonomyTerm.objects.count(), ServiceTerm.objects.count()) == (1, 2)


def test_saying_it_twice_is_once(alder):
    envelope = Envelope("resources.add_service", clock.now(), make.fields(alder))
    for expected in ("accepted", "already"):
        assert run([envelope], alder.viewer("sergeant"))[0].result == expected
    assert Service.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"name": " "}, "malformed", "name"),
        ({"name": "x" * 301}, "too_long", "name"),
        ({"description": "x" * 4001}, "too_long", "description"),
        ({"status": "open"}, "malformed", "status"),
        ({"needs": ["magic"]}, "malformed", "needs"),
        ({"minimum_age": 18, "maximum_age": 6}, "malformed", "maximum_age"),
        ({"minimum_age": -1}, "malformed", "minimum_age"),
        ({"url": "javascript:alert(1)"}, "malformed", "url"),
        ({"url": "example.org"}, "malformed", "url"),
        ({"email": "no"}, "malformed", "email"),
        ({"phones": [{"number": "ab"}]}, "malformed", "phones"),
        ({"hours": [{"days": ["MO"], "opens": "17:00", "closes": "09:00"}]}, "ends_before_start", "hours"),
        ({"hours": [{"days": [], "opens": "09:00", "closes": "17:00"}]}, "malformed", "hours"),
        ({"hours": [{"days": ["MO"], "opens": "9", "closes": "17:00"}]}, "malformed", "hours"),
        ({"organization": str(UUID(int=7))}, "malformed", "organization"),
        ({"locations": [str(UUID(int=7))]}, "malformed", "locations"),
        ({"documents": ["x"] * 1 + [f"d{n}" for n in range(60)]}, "malformed", "required_documents"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(alder, changed, code, field):
    assert make.refused(alder, "add_service", **make.fields(alder, **changed)) == (code, field)
    assert not Service.objects.exists()


def test_a_change_keeps_what_the_desk_does_not_show(alder):
    identity = make.service(alder)
    row = Service.objects.get(id=identity)
    body = row.body | {"licenses": "L-1", "cost_options": [{"id": str(new_id()), "amount": 5}]}
    body["schedules"] = [*body["schedules"], {"id": str(new_id()), "description": "Closed in August."}]
    body["phones"][0]["languages"] = [{"id": str(new_id()), "code": "es"}]
    Service.objects.filter(id=identity).update(body=body)
    said = make.fields(alder, name="Counseling for all", needs=["food"], locations=[])
    make.done(alder, "change_service", service=str(identity), fields=said)
    row.refresh_from_db()
    assert (row.name, row.body["licenses"], row.body["cost_options"]) == (
        "Counseling for all",
        "L-1",
        body["cost_options"],
    )
    assert [one.get("description") for one in row.body["schedules"]] == ["Closed in August.", None]
    assert row.body["schedules"][1] == body["schedules"][0]
    assert row.body["phones"][0]["languages"] == body["phones"][0]["languages"]
    assert [link.term.need for link in row.terms.all()] == ["food"]
    assert not row.places.exists()


def test_confirming_puts_a_day_and_nobody_s_address_outside(alder):
    identity = make.service(alder)
    Service.objects.filter(id=identity).update(
        body=Service.objects.get(id=identity).body | {"assurer_email": "a@example.org"}
    )
    make.done(alder, "assure_service", service=str(identity), on="2026-11-19")
    row = Service.objects.get(id=identity)
    assert (row.assured_on, row.assured_by) == (date(2026, 11, 19), alder.account("sergeant").id)
    assert row.body["assured_date"] == "2026-11-19"
    assert "assurer_email" not in row.body
    for day, code in (("2026-11-20", "future"), ("2026-11-18", "rule"), ("1999-01-01", "malformed")):
        assert make.refused(alder, "assure_service", service=str(identity), on=day) == (code, "on")


def test_an_organization_that_still_offers_something_is_not_retired(alder):
    identity = make.service(alder)
    service = Service.objects.get(id=identity)
    organization, place = str(service.organization_id), str(Location.objects.get().id)
    assert make.refused(alder, "retire_organization", organization=organization) == ("rule", "organization")
    assert make.refused(alder, "retire_location", location=place) == ("rule", "location")
    make.done(alder, "retire_service", service=str(identity))
    make.done(alder, "retire_organization", organization=organization)
    make.done(alder, "retire_location", location=place)
    assert not Organization.objects.get().active
    assert not Location.objects.get().active
    said = make.fields(alder, organization=organization)
    assert make.refused(alder, "add_service", **said) == ("rule", "organization")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"location_type": "moon"}, "location_type"),
        ({"street": ""}, "street"),
        ({"latitude": "91", "longitude": "0"}, "latitude"),
        ({"latitude": "abc", "longitude": "0"}, "latitude"),
        ({"latitude": "32.6"}, "longitude"),
    ],
)
def test_a_location_that_cannot_be(alder, changed, field):
    where = {"street": "1 Elm St", "city": "Alder", "state": "CA", "postal_code": "91910"}
    assert make.refused(alder, "add_location", **({"name": "House", **where} | changed))[1] == field


def test_a_location_and_an_organization_are_changed(alder):
    place = make.location(alder, latitude="32.64", longitude="-117.08", hours=[make.WEEK])
    assert Location.objects.get().postal_codes == "|91910|"
    before = Location.objects.get().body
    where = {"street": "2 Elm St", "city": "Alder", "state": "CA", "postal_code": "91911"}
    said = {"name": "New house", **where, "hours": [make.WEEK]}
    make.done(alder, "change_location", location=str(place), fields=said)
    row = Location.objects.get()
    assert (row.name, row.postal_codes, row.latitude) == ("New house", "|91911|", None)
    assert row.body["schedules"] == before["schedules"]
    assert row.body["addresses"][0]["id"] == before["addresses"][0]["id"]
    identity = make.organization(alder, website="https://example.org")
    make.done(
        alder,
        "change_organization",
        organization=str(identity),
        fields={"name": "Youth Center", "description": ""},
    )
    assert Organization.objects.get().body == {"id": str(identity), "name": "Youth Center", "description": ""}


def test_another_agency_s_records_are_not_there(alder, bay):
    identity = str(make.service(bay))
    elsewhere = str(Organization.objects.get().id)
    for verb, payload in (
        ("retire_service", {"service": identity}),
        ("assure_service", {"service": identity, "on": "2026-11-19"}),
        ("retire_organization", {"organization": elsewhere}),
        ("change_service", {"service": identity, "fields": make.fields(alder)}),
    ):
        assert make.refused(alder, verb, **payload) == ("not_permitted", "payload")
    said = make.fields(alder, organization=elsewhere)
    assert make.refused(alder, "add_service", **said) == ("malformed", "organization")


def test_only_the_sergeant_and_the_install_change_it(alder):
    for who in ("officer-1", "principal", "counselor", "records", "analyst", "it"):
        assert not alder.do(who, "resources.add_organization", name="X", description="").done


def test_rows_that_were_not_announced_are_refused(alder):
    row = make.Taken(make.Kind.ORGANIZATION, new_id(), {"id": "x", "name": "X", "description": ""})
    assert make.take(alder, [row], digest="ab" * 32).code == "malformed"
    assert not Organization.objects.exists()


def test_a_record_that_hangs_on_nothing_is_refused(alder):
    identity = new_id()
    body = {"id": str(identity), "name": "X", "status": "active", "organization_id": str(new_id())}
    assert make.take(alder, [make.Taken(make.Kind.SERVICE, identity, body)]).code == "malformed"
