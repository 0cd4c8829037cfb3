"""Whatever stands in a set, reading it ends in words: no file breaks the reader."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schoolbeat.exchange.hsds.entities import ENTITIES, LISTS, SINGLES
from schoolbeat.exchange.hsds.reading import read
from tests.exchange.hsds.stage import HOURS, LOC, ORG, SVC, TABLES, faults, json_of, set_of, taken

COLUMNS = {column for one in ENTITIES.values() for column in one.columns}
NAMES = st.sampled_from(sorted(COLUMNS | set(LISTS) | set(SINGLES)))
KNOWN = st.sampled_from([ORG, SVC, LOC, "active", "physical", "2026-01-01"])
WORDS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), KNOWN)


def nested(inner):
    """Lists and records of what there is, by names that HSDS knows or does not."""
    keys = st.one_of(NAMES, st.text(max_size=6))
    return st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=5))


VALUES = st.recursive(WORDS, nested, max_leaves=20)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["services", "organizations", "locations", "taxonomy_terms", "tabular"]), VALUES)
def test_no_json_breaks_the_reader(name, value):
    with tempfile.TemporaryDirectory() as folder:
        text = json.dumps(value).replace("NaN", "1e999")
        (Path(folder) / f"{name}.json").write_text(text, encoding="utf-8")
        answer = read(Path(folder))
        assert answer.faults or answer.records


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(TABLES)), st.binary(max_size=60))
def test_no_table_breaks_the_reader(name, content):
    with tempfile.TemporaryDirectory() as folder:
        path = set_of(Path(folder) / "set")
        (path / name).write_bytes(content)
        read(path)


def test_a_column_called_like_a_list_is_kept_beside_it(alder, tmp_path):
    lines = [
        f"{TABLES['services.csv'][0]},phones,organization",
        f"{TABLES['services.csv'][1]},call us,Harbor",
    ]
    answer = taken(alder, set_of(tmp_path / "set", services=lines))
    assert {note.column for note in answer.notes} == {"phones", "organization"}
    from schoolbeat.work.resources.models import Service

    body = Service.objects.get().body
    assert (body["phones_as_written"], body["organization_as_written"]) == ("call us", "Harbor")
    assert len(body["phones"]) == 1


@pytest.mark.parametrize(
    ("more", "column"),
    [
        ({"name": 5}, "0/name"),
        ({"minimum_age": "1e999"}, "0/minimum_age"),
        ({"extra": {"deep": "a\x00b"}}, "0/'extra'"),
        ({"extra": {"a\x00b": 1}}, "0/'extra'"),
        ({"extra": [float("inf")]}, "0/'extra'"),
    ],
)
def test_what_no_database_keeps_is_refused(alder, tmp_path, more, column):
    service = {
        "id": SVC,
        "name": "Beds",
        "status": "active",
        "organization": {"id": ORG, "name": "Harbor", "description": ""},
    } | more
    folder = json_of(tmp_path / "set", services=[])
    text = json.dumps([service]).replace("Infinity", "1e999")
    (folder / "services.json").write_text(text, encoding="utf-8")
    assert ("services.json", 0, column) in faults(alder, folder)


@pytest.mark.parametrize("day", ["0MO", "6MO", "99MO"])
def test_hours_that_no_calendar_knows_are_refused_with_their_place(alder, tmp_path, day):
    lines = ["id,service_id,freq,byday", f"{HOURS},{SVC},MONTHLY,{day}"]
    assert faults(alder, set_of(tmp_path / "set", schedules=lines)) == [("schedules.csv", 2, "byday")]
