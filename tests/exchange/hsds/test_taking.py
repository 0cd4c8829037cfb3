"""Sets of HSDS taken over: all or nothing, twice is once, and each fault at its place."""

from __future__ import annotations

import codecs
import json

import pytest

from schoolbeat.ledger.models import Entry
from schoolbeat.work.resources.models import Location, Organization, Service, ServiceTerm
from tests.exchange.hsds.stage import (
    AT,
    HOURS,
    LOC,
    NOWHERE,
    ORG,
    PHONE,
    SVC,
    TABLES,
    TAG,
    TERM,
    faults,
    json_of,
    set_of,
    taken,
)
from tests.factories import resources as make


def test_a_set_is_taken_over_and_the_second_run_changes_nothing(alder, tmp_path):
    folder = set_of(tmp_path / "set")
    looked = taken(alder, folder, dry_run=True)
    assert looked.created["services"] == 1
    assert not Service.objects.exists()
    first = taken(alder, folder)
    assert (first.form, dict(first.created)) == (
        "HSDS 3 CSV",
        {
            "organizations": 1,
            "locations": 1,
            "taxonomies": 1,
            "taxonomy_terms": 1,
            "services": 1,
            "service_at_locations": 1,
        },
    )
    service = Service.objects.get()
    assert (service.name, service.minimum_age, service.organization.name) == ("Beds", 12, "Harbor House")
    assert service.body["phones"] == [{"id": PHONE, "number": "+1 619 555 0100", "extension": 12}]
    assert service.body["colour"] == "blue"
    assert ServiceTerm.objects.get().term.name == "Shelter"
    assert service.places.get().location.latitude == 32.64
    entries = Entry.objects.count()
    again = taken(alder, folder)
    assert (dict(again.created), dict(again.changed)) == ({}, {})
    assert again.unchanged["services"] == 1
    assert Entry.objects.count() == entries


def test_what_changed_is_changed_and_what_is_gone_from_the_set_stays(alder, tmp_path):
    taken(alder, set_of(tmp_path / "one"))
    own = make.service(alder)
    lines = [TABLES["services.csv"][0], TABLES["services.csv"][1].replace("Beds", "Beds for youth")]
    answer = taken(alder, set_of(tmp_path / "two", services=lines, attributes=None))
    assert dict(answer.changed) == {"services": 1}
    assert answer.not_in_set == 1
    assert Service.objects.get(hsds_id=SVC).name == "Beds for youth"
    assert not ServiceTerm.objects.filter(service__hsds_id=SVC).exists()
    assert Service.objects.filter(id=own).exists()


def test_a_confirmation_and_our_own_needs_outlive_the_next_set(alder, tmp_path):
    folder = set_of(tmp_path / "set")
    taken(alder, folder)
    row = Service.objects.get()
    said = make.fields(alder, organization=str(row.organization_id), name="Beds", needs=["housing"], hours=[])
    make.done(alder, "change_service", service=str(row.id), fields=said)
    make.done(alder, "assure_service", service=str(row.id), on="2026-11-19")
    assert taken(alder, folder).changed["services"] == 1
    row.refresh_from_db()
    assert row.body["assured_date"] == "2026-11-19"
    assert {link.term.name for link in row.terms.all()} == {"Shelter", "Housing"}
    assert not taken(alder, folder).changed


@pytest.mark.parametrize(
    ("table", "lines", "place"),
    [
        # what a row hangs on is not there
        (
            "services",
            [TABLES["services.csv"][0], f"{SVC},{NOWHERE},Beds,active,,,,"],
            ("services.csv", 2, "organization_id"),
        ),
        (
            "services",
            [TABLES["services.csv"][0], f"{SVC},,Beds,active,,,,"],
            ("services.csv", 2, "organization_id"),
        ),
        (
            "service_at_location",
            ["id,service_id,location_id", f"{AT},{SVC},{NOWHERE}"],
            ("service_at_location.csv", 2, "location_id"),
        ),
        (
            "phones",
            ["id,location_id,number", f"{PHONE},{NOWHERE},555 0100"],
            ("phones.csv", 2, "location_id"),
        ),
        ("phones", ["id,number", f"{PHONE},555 0100"], ("phones.csv", 2, "service_id")),
        # what is never left out
        ("organizations", ["id,name", f"{ORG},"], ("organizations.csv", 2, "name")),
        ("organizations", ["id,name", ",Harbor"], ("organizations.csv", 2, "id")),
        ("locations", ["id,name", f"{LOC},Main"], ("locations.csv", 2, "location_type")),
        # words, numbers, days that cannot be meant
        ("locations", ["id,location_type", f"{LOC},moon"], ("locations.csv", 2, "location_type")),
        (
            "locations",
            ["id,location_type,latitude", f"{LOC},physical,north"],
            ("locations.csv", 2, "latitude"),
        ),
        (
            "services",
            ["id,organization_id,name,status", f"{SVC},{ORG},Beds,open"],
            ("services.csv", 2, "status"),
        ),
        (
            "services",
            ["id,organization_id,name,status,minimum_age,maximum_age", f"{SVC},{ORG},Beds,active,17,12"],
            ("services.csv", 2, "maximum_age"),
        ),
        (
            "services",
            ["id,organization_id,name,status,assured_date", f"{SVC},{ORG},Beds,active,12/24/15"],
            ("services.csv", 2, "assured_date"),
        ),
        (
            "services",
            ["id,organization_id,name,status,last_modified", f"{SVC},{ORG},Beds,active,soon"],
            ("services.csv", 2, "last_modified"),
        ),
        (
            "schedules",
            ["id,service_id,opens_at,closes_at", f"{HOURS},{SVC},17:00,09:00"],
            ("schedules.csv", 2, "closes_at"),
        ),
        (
            "schedules",
            ["id,service_id,valid_from", f"{HOURS},{SVC},12/24/15"],
            ("schedules.csv", 2, "valid_from"),
        ),
        (
            "schedules",
            ["id,service_id,dtstart,until", f"{HOURS},{SVC},2026-02-01,2026-01-01"],
            ("schedules.csv", 2, "until"),
        ),
        ("schedules", ["id,service_id,count", f"{HOURS},{SVC},many"], ("schedules.csv", 2, "count")),
        # files that are no tables
        ("phones", ["id;service_id;number", "x"], ("phones.csv", 1, "")),
        ("phones", ["id,id", "x,y"], ("phones.csv", 1, "id")),
        ("phones", ["id,service_id,number", f"{PHONE},{SVC}"], ("phones.csv", 2, "")),
        ("phones", [""], ("phones.csv", 1, "")),
        ("phones", ["id,service_id,number", f"{PHONE},{SVC},555\x07 0100"], ("phones.csv", 2, "number")),
        ("organizations", ["id,name", f"{ORG},One", f"{ORG},Two"], ("organizations.csv", 3, "id")),
    ],
)
def test_a_fault_names_file_line_and_column_and_nothing_is_written(alder, tmp_path, table, lines, place):
    assert place in faults(alder, set_of(tmp_path / "set", **{table: lines}))
    assert not Organization.objects.exists()


def test_a_name_of_another_record_that_is_not_there_is_kept_and_told(alder, tmp_path):
    lines = ["id,name,description,taxonomy_id,parent_id", f"{TERM},Shelter,A roof,,{NOWHERE}"]
    answer = taken(alder, set_of(tmp_path / "set", taxonomy_terms=lines))
    assert [(note.file, note.line, note.column) for note in answer.notes] == [
        ("taxonomy_terms.csv", 2, "parent_id")
    ]


def test_degrees_that_there_are_not_are_told_and_reckoned_with_nowhere(alder, tmp_path):
    lines = ["id,location_type,latitude,longitude", f"{LOC},physical,100,-117"]
    answer = taken(alder, set_of(tmp_path / "set", locations=lines))
    assert [note.column for note in answer.notes] == ["latitude"]
    row = Location.objects.get()
    assert (row.latitude, row.longitude, row.body["latitude"]) == (None, None, 100)


def test_a_mark_of_utf8_is_taken_and_other_encodings_are_named(alder, tmp_path):
    folder = set_of(tmp_path / "set")
    text = "\r\n".join(["id,name,description", f"{ORG},Niñez,Ayuda"]) + "\r\n"
    (folder / "organizations.csv").write_bytes(codecs.BOM_UTF8 + text.encode())
    taken(alder, folder)
    assert Organization.objects.get().name == "Niñez"
    (folder / "organizations.csv").write_bytes(text.encode("cp1252"))
    assert faults(alder, folder) == [("organizations.csv", 2, "2")]
    (folder / "organizations.csv").write_bytes(text.encode("utf-16"))
    assert faults(alder, folder) == [("organizations.csv", 1, "")]


def test_ids_that_are_no_uuids_are_given_some_and_keep_their_own(alder, tmp_path):
    folder = set_of(
        tmp_path / "set",
        organizations=["id,name", "o1,Harbor House"],
        locations=None,
        service_at_location=None,
        attributes=None,
        phones=["id,service_id,number", "p1,s1,555 0100"],
        schedules=None,
        services=["id,organization_id,name,status", "s1,o1,Beds,active"],
    )
    taken(alder, folder)
    service = Service.objects.get()
    assert (service.body["source_id"], service.organization.body["source_id"]) == ("s1", "o1")
    assert service.body["phones"][0]["source_id"] == "p1"
    assert not taken(alder, folder).changed


def test_nested_json_is_taken_as_pages_lists_and_single_records(alder, tmp_path):
    service = {
        "id": SVC,
        "name": "Beds",
        "status": "active",
        "organization": {"id": ORG, "name": "Harbor House", "description": "Helps."},
        "phones": [{"id": PHONE, "number": "555 0100"}],
        "service_at_locations": [{"id": AT, "location": {"id": LOC, "location_type": "virtual"}}],
        "attributes": [
            {"id": TAG, "taxonomy_term": {"id": TERM, "name": "Shelter", "description": "A roof"}}
        ],
    }
    page = {"total_items": 1, "contents": [service]}
    for number, files in enumerate(({"services": [service]}, {"service_list": page}, {"service": service})):
        answer = taken(alder, json_of(tmp_path / str(number), **files))
        assert bool(answer.created) is (number == 0)
        assert not answer.changed
    row = Service.objects.get()
    assert row.places.get().location.location_type == "virtual"
    assert row.terms.get().term.name == "Shelter"


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (
            {"services": [{"id": SVC, "name": "Beds", "status": "active"}]},
            ("services.json", 0, "0/organization_id"),
        ),
        ({"services": [{"id": SVC, "name": {}, "status": "active"}]}, ("services.json", 0, "0/name")),
        ({"services": ["x"]}, ("services.json", 0, "0")),
        (
            {"services": [{"id": SVC, "name": "B", "status": "active", "organization": {"id": ORG}}]},
            ("services.json", 0, "0/organization/name"),
        ),
        ({"things": []}, ("things.json", 0, "")),
        ({"services": []}, ("", 0, "")),
    ],
)
def test_json_that_cannot_be_meant_names_the_way_to_it(alder, tmp_path, files, place):
    assert place in faults(alder, json_of(tmp_path / "set", **files))


@pytest.mark.parametrize("text", ["{", '{"a": NaN}', "[" * 100_000, "\ufeff"])
def test_json_that_is_none(alder, tmp_path, text):
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "services.json").write_text(text, encoding="utf-8")
    assert faults(alder, folder)[0][0] == "services.json"


def test_folders_that_are_no_set(alder, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert faults(alder, empty) == [("empty", 0, "")]
    assert faults(alder, tmp_path / "gone") == [("gone", 0, "")]
    both = json_of(set_of(tmp_path / "both"), services=[])
    assert faults(alder, both) == [("services.json", 0, "")]
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / "services.csv").symlink_to(tmp_path / "both" / "services.csv")
    assert faults(alder, tmp_path / "link") == [("services.csv", 0, "")]


def test_invented_data_are_not_taken_into_a_real_agency(alder, tmp_path):
    lines = ["SYNTHETIC,id,name", f"SYNTHETIC,{ORG},Harbor House"]
    assert faults(alder, set_of(tmp_path / "set", organizations=lines)) == [("", 0, "SYNTHETIC")]
    from schoolbeat.work.roster.models import Agency

    Agency.objects.update(synthetic=True)
    taken(alder, tmp_path / "set")
    assert "SYNTHETIC" not in json.dumps(Organization.objects.get().body)


def test_a_hundred_faults_are_listed_and_the_others_counted(alder, tmp_path):
    from schoolbeat.exchange.hsds.taking import take

    lines = ["id,name", *(f"a0000000-0000-4000-8000-{n:012x}," for n in range(150))]
    answer = take(alder.install, set_of(tmp_path / "set", organizations=lines))
    assert len(answer.faults) == 100
    assert answer.more >= 50
