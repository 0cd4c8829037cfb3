"""A page of fifty whole services of ten thousand, beside a bare view that serializes the same fifty records.

The records are invented: those of one agency are about as long as Open Referral's sample of San Mateo, 5.3 KB each,
whole; those of the other are lean, for what a page costs beside the telling is the same for short ones and long ones.
"""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from bench.harness import Client, Install, Measured, interleaved, kept_folder, serving

TAKES = "4 minutes the first time, 20 seconds after that"
SERVICES, ORGANIZATIONS, LOCATIONS, TERMS, SIZE = 10_000, 400, 800, 60, 50
ROUNDS, MOST = 200, 2.0
AGENCIES = ("bench", "lean")
DAYS = ("MO", "TU", "WE", "TH", "FR")


def filled(install: Install) -> None:
    """Found two agencies and take over an invented set of ten thousand services at each, long ones and lean ones."""
    place = ("--state", "us-ca", "--timezone", "America/Los_Angeles")
    for slug in AGENCIES:
        install.command("init", "--agency", slug, "--name", f"{slug.title()} Police", *place)
        folder = install.folder / f"set-{slug}"
        _write(folder, lean=slug == "lean")
        install.command("import", "hsds", str(folder), "--agency", slug)


def _id(kind: int, number: int) -> str:
    return str(UUID(int=(kind << 64) + number, version=4))


def _write(folder: Path, lean: bool) -> None:
    folder.mkdir()
    chance = random.Random(1)
    words = [f"word{number}" for number in range(3000)]

    def text(length: int) -> str:
        return " ".join(chance.choices(words, k=length // 3 if lean else length))

    files = {
        "organizations": [
            {"id": _id(1, n), "name": f"Organization {n}", "description": text(40), "phones": [_phone(5, n)]}
            for n in range(ORGANIZATIONS)
        ],
        "locations": [_location(chance, n, text(80)) for n in range(LOCATIONS)],
        "taxonomy_terms": [{"id": _id(3, n), "name": f"Term {n}", "description": ""} for n in range(TERMS)],
        "services": [_service(chance, n, text) for n in range(SERVICES)],
    }
    if lean:
        _thin(files)
    for name, rows in files.items():
        (folder / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")


def _thin(files: dict[str, list[dict]]) -> None:
    """Leave out what lean records do not say."""
    for row in files["locations"]:
        del row["accessibility"], row["contacts"], row["phones"]
    for row in files["services"]:
        del row["service_areas"], row["funding"], row["cost_options"]
        row["schedules"] = row["schedules"][:3]


def _phone(kind: int, number: int) -> dict:
    return {"id": _id(kind, number), "number": f"555 01{number % 100:02}", "type": "voice"}


def _location(chance: random.Random, number: int, words: str) -> dict:
    address = {
        "address_1": f"{number} Elm St",
        "city": "Bench",
        "state_province": "CA",
        "postal_code": "91910",
    }
    return {
        "id": _id(2, number),
        "location_type": "physical",
        "name": f"House {number}",
        "description": words,
        "transportation": "The bus stops in front.",
        "accessibility": [
            {"id": _id(13, number * 3 + place), "description": one}
            for place, one in enumerate(("ramp", "restroom", "wheelchair"))
        ],
        "contacts": [{"id": _id(14, number), "name": f"Contact {number}", "title": "Director"}],
        "phones": [_phone(15, number * 2), _phone(15, number * 2 + 1)],
        "latitude": 32 + chance.random(),
        "longitude": -117 - chance.random(),
        "addresses": [{"id": _id(6, number), **address, "country": "US", "address_type": "physical"}],
    }


def _service(chance: random.Random, number: int, text: Callable[[int], str]) -> dict:
    hours = {"freq": "WEEKLY", "opens_at": "09:00", "closes_at": "17:00"}
    return {
        "id": _id(4, number),
        "organization_id": _id(1, chance.randrange(ORGANIZATIONS)),
        "name": f"Service {number:05}",
        "status": "active",
        "description": text(45),
        "application_process": text(20),
        "eligibility_description": text(30),
        "fees_description": text(20),
        "wait_time": "No wait to 2 weeks.",
        "service_areas": [
            {"id": _id(16, number * 3 + place), "name": one}
            for place, one in enumerate(("Alder", "Bay", "Elm"))
        ],
        "required_documents": [{"id": _id(17, number), "document": "Proof of address"}],
        "funding": [{"id": _id(18, number), "source": "County"}],
        "minimum_age": chance.randrange(18),
        "assured_date": "2026-10-01",
        "last_modified": "2026-10-01T00:00:00Z",
        "phones": [_phone(7, number * 2), _phone(7, number * 2 + 1)],
        "schedules": [
            {"id": _id(8, number * 5 + place), **hours, "byday": day} for place, day in enumerate(DAYS)
        ],
        "languages": [{"id": _id(9, number), "code": "es"}],
        "cost_options": [{"id": _id(10, number), "amount": 0, "currency": "usd"}],
        "attributes": [
            {"id": _id(11, number * 2 + place), "taxonomy_term_id": _id(3, chance.randrange(TERMS))}
            for place in range(2)
        ],
        "service_at_locations": [
            {"id": _id(12, number), "location_id": _id(2, chance.randrange(LOCATIONS))},
        ],
    }


def measure() -> Iterator[Measured]:
    """Measure the first page and the hundredth of each agency, each beside the floor."""
    install = kept_folder("hsds-two", filled)
    with serving(install) as client:
        for slug in AGENCIES:
            yield from _measured(client, slug)


def _measured(client: Client, slug: str) -> Iterator[Measured]:
    page, floor = (
        f"/hsds/{slug}/services?full=true&per_page={SIZE}",
        f"/hsds/floor-rows?n={SIZE}&agency={slug}",
    )
    answer = client.send("GET", page)
    _same(json.loads(answer), json.loads(client.send("GET", floor)))
    median = interleaved(
        {
            "first": lambda: client.send("GET", page),
            "floor": lambda: client.send("GET", floor),
            "later": lambda: client.send("GET", f"{page}&page=100"),
        },
        ROUNDS,
    )
    for name, words in (("first", "the first page"), ("later", "the hundredth page")):
        ratio = median[name] / median["floor"]
        size = f"{len(answer) / SIZE / 1000:.1f} KB each"
        figures = f"{median[name] * 1000:.1f} ms beside {median['floor'] * 1000:.1f} ms, {size}"
        promise = f"{words} of {SIZE} whole services of {SERVICES:,}, of serializing as many records"
        yield Measured(promise, ratio, f"<= {MOST:g}", ratio <= MOST, figures)


def _same(ours: dict, floor: dict) -> None:
    if ours["contents"] != floor["contents"] or len(ours["contents"]) != SIZE:
        raise RuntimeError("the floor serializes other records")
