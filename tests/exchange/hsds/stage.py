"""A small set of HSDS 3 as CSV and as JSON, and what the tests ask of a set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from schoolbeat.exchange.hsds.taking import Answer, Wish, take
from tests.cast import Town

ORG = "a0000000-0000-4000-8000-000000000001"
LOC = "a0000000-0000-4000-8000-000000000002"
SVC = "a0000000-0000-4000-8000-000000000003"
AT = "a0000000-0000-4000-8000-000000000004"
TAX = "a0000000-0000-4000-8000-000000000005"
TERM = "a0000000-0000-4000-8000-000000000006"
PHONE = "a0000000-0000-4000-8000-000000000007"
HOURS = "a0000000-0000-4000-8000-000000000008"
TAG = "a0000000-0000-4000-8000-000000000009"
NOWHERE = "a0000000-0000-4000-8000-0000000000ff"

TABLES = {
    "organizations.csv": ["id,name,description", f"{ORG},Harbor House,Helps."],
    "locations.csv": ["id,location_type,name,latitude,longitude", f"{LOC},physical,Main,32.64,-117.08"],
    "services.csv": [
        "id,organization_id,name,status,minimum_age,maximum_age,last_modified,colour",
        f"{SVC},{ORG},Beds,active,12,17,2026-01-02T03:04:05Z,blue",
    ],
    "service_at_location.csv": ["id,service_id,location_id", f"{AT},{SVC},{LOC}"],
    "taxonomies.csv": ["id,name,description", f"{TAX},Things,Of all kinds"],
    "taxonomy_terms.csv": ["id,name,description,taxonomy_id", f"{TERM},Shelter,A roof,{TAX}"],
    "attributes.csv": ["id,link_id,taxonomy_term_id,link_entity", f"{TAG},{SVC},{TERM},service"],
    "phones.csv": ["id,service_id,number,extension", f"{PHONE},{SVC},+1 619 555 0100,12"],
    "schedules.csv": ["id,service_id,freq,byday,opens_at,closes_at", f"{HOURS},{SVC},WEEKLY,TH,09:00,17:00"],
}


def set_of(folder: Path, **changed: list[str] | None) -> Path:
    """Write the small set, with some tables (named without their ending) changed or left out, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, Any] = TABLES | {f"{name}.csv": lines for name, lines in changed.items()}
    for name, lines in tables.items():
        if lines is not None:
            (folder / name).write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return folder


def json_of(folder: Path, **files: Any) -> Path:
    """Write JSON files and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, value in files.items():
        (folder / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
    return folder


def taken(town: Town, folder: Path, **wish: Any) -> Answer:
    """Take a set over that has nothing wrong in it."""
    answer = take(town.install, folder, Wish(**wish))
    assert not answer.faults, answer.faults
    return answer


def faults(town: Town, folder: Path) -> list[tuple[str, int, str]]:
    """Try to take a set over; return file, line and column of all that is wrong."""
    answer = take(town.install, folder)
    assert answer.faults, "nothing was refused"
    assert not answer.created
    return [(fault.file, fault.line, fault.column) for fault in answer.faults]
