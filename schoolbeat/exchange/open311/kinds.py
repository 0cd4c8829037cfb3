"""What the city's app can file here: kinds of request about streets, and what is asked of each."""

from dataclasses import dataclass
from typing import Any

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.open311.formats import Wrong
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.requests.rules.kinds import Kind, kinds_of
from schoolbeat.work.roster.queries import install_viewers

KEYWORDS = "school, street"
GROUP = "Streets around schools"


@dataclass(frozen=True)
class Place:
    """An agency as the city's app asks it: under the install's own name, at the agency's slug."""

    viewer: Viewer

    @property
    def slug(self) -> str:
        """Return the agency's slug, which is the jurisdiction's id."""
        return self.viewer.place.rpartition("/")[2]

    @property
    def kinds(self) -> dict[str, Kind]:
        """Return the kinds of request that an app may file: never one that is about a child."""
        return {slug: kind for slug, kind in kinds_of(pack_of(self.viewer.place)).items() if kind.open311}


def place_of(jurisdiction: str) -> Place:
    """Return the agency that a jurisdiction's id names, or the only one; raises Wrong."""
    known = {viewer.place.rpartition("/")[2]: viewer for viewer in install_viewers()}
    if not jurisdiction:
        if len(known) != 1:
            raise Wrong(400, "jurisdiction_id was not provided")
        jurisdiction = next(iter(known))
    if jurisdiction not in known:
        raise Wrong(404, "jurisdiction_id provided was not found")
    return Place(known[jurisdiction])


def service(kind: Kind, attributes: bool) -> dict[str, Any]:
    """Return a kind of request as a service of the standard."""
    return {
        "service_code": kind.slug,
        "service_name": kind.name,
        "description": f"{kind.name} near a school. Never anything about a child.",
        "metadata": attributes,
        "type": "realtime",
        "keywords": KEYWORDS,
        "group": GROUP,
    }


def attributes_of(place: Place, code: str) -> list[dict[str, Any]]:
    """Return what is asked of a service beside the description, in its order."""
    rows = [row for row in pack_of(place.viewer.place).rows("open311_attributes") if row["service"] == code]
    return [
        {
            "variable": True,
            "code": row["code"],
            "datatype": "singlevaluelist",
            "required": row.get("required", False),
            "datatype_description": "Choose one.",
            "order": number,
            "description": row["description"],
            "values": values_of(row["values"]),
        }
        for number, row in enumerate(rows, 1)
    ]


def values_of(text: str) -> list[dict[str, str]]:
    """Return the values of an attribute, which the pack writes as key: words; key: words."""
    pairs = (one.partition(":") for one in text.split(";"))
    return [{"key": key.strip(), "name": words.strip()} for key, _colon, words in pairs]


def definition(place: Place, code: str) -> dict[str, Any]:
    """Return the definition of a service; raises Wrong."""
    if code not in place.kinds:
        raise Wrong(404, "service_code provided was not found")
    return {"service_code": code, "attributes": attributes_of(place, code)}
