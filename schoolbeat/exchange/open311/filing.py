"""A request that the city's app files: checked as the standard asks, then filed by the same verb as any other."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from schoolbeat.access.viewers import viewer_for_token
from schoolbeat.exchange.open311.formats import Wrong
from schoolbeat.exchange.open311.kinds import Place, attributes_of
from schoolbeat.exchange.open311.retries import id_of, sent_before, window_of
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.requests.vocabulary import LANGUAGES

SCOPE = "open311:write"
NOTICE = "An officer reads it. This is no emergency line: in danger call 911."


def check_key(place: Place, key: str) -> None:
    """Raise Wrong unless the key is a token of this agency with the scope to file."""
    viewer = viewer_for_token(key) if key else None
    if viewer is None or viewer.agency != place.viewer.agency or SCOPE not in (viewer.scopes or ()):
        raise Wrong(403, "api_key was not provided" if not key else "api_key is not valid here")


def _position(said: Mapping[str, str]) -> dict[str, float]:
    texts = said.get("lat", "").strip(), said.get("long", "").strip()
    if not any(texts):
        return {}
    try:
        latitude, longitude = map(float, texts)
    except ValueError:
        raise Wrong(400, "lat and long are numbers in degrees, both of them") from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise Wrong(400, "lat is -90 to 90, long is -180 to 180")
    return {"latitude": latitude, "longitude": longitude}


def _attributes(place: Place, code: str, said: Mapping[str, str]) -> list[str]:
    """Return the answers to a service's attributes as lines; raises Wrong for one that is missing or none of those."""
    lines = []
    for one in attributes_of(place, code):
        value = said.get(f"attribute[{one['code']}]", "").strip()
        names = {choice["key"]: choice["name"] for choice in one["values"]}
        if value and value not in names:
            raise Wrong(400, f"attribute[{one['code']}] is one of {', '.join(names)}")
        if not value and one["required"]:
            raise Wrong(400, f"attribute[{one['code']}] was not provided")
        if value:
            lines.append(f"{one['description']} {names[value]}")
    return lines


def payload_of(place: Place, said: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return what `requests.file` is told; raises Wrong for what the standard does not allow."""
    code = said.get("service_code", "").strip()
    if not code:
        raise Wrong(400, "service_code was not provided")
    if code not in place.kinds:
        raise Wrong(404, "service_code provided was not found")
    position = _position(said)
    where = said.get("address_string", "").strip() or said.get("address_id", "").strip()
    if not (position or where):
        raise Wrong(400, "one of lat and long, address_string or address_id was not provided")
    description = said.get("description", "").strip()
    text = "\n".join(filter(None, (description, *_attributes(place, code, said))))
    name = " ".join(filter(None, (said.get("first_name", "").strip(), said.get("last_name", "").strip())))
    reach = ", ".join(filter(None, (said.get("phone", "").strip(), said.get("email", "").strip())))
    return {
        "kind": code,
        "asker": "neighbor",
        "channel": "open311",
        # What a device and an account are called in another system is not taken: nobody is tracked.
        "text": text or place.kinds[code].name,
        "name": name,
        "reach": reach,
        "place": where,
        "language": language if language in LANGUAGES else "en",
        **position,
    }


def file(place: Place, said: Mapping[str, str], language: str) -> UUID:
    """File a request, sent twice once, and return its id; raises Wrong."""
    check_key(place, said.get("api_key", "").strip())
    payload, window = payload_of(place, said, language), window_of(clock.now())
    if (before := sent_before(place, said, window)) is not None:
        return before
    # An app says no moment of its own: the window's is taken, so that a retry at the same time says the same.
    envelope = Envelope("requests.file", window, payload, id=id_of(place, said, window))
    result = run_one(envelope, place.viewer)
    if not result.done:
        field = (result.field or "").removeprefix("payload.")
        raise Wrong(400, f"{field}: {result.message}")
    return result.id
