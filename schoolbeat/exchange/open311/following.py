"""Requests as the city's app may show them to anybody: what and how far, nothing that leads to a home or a person."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime

from schoolbeat.exchange.open311.filing import NOTICE
from schoolbeat.exchange.open311.formats import Wrong
from schoolbeat.exchange.open311.kinds import Place
from schoolbeat.foundation import clock
from schoolbeat.work.requests.queries.open311 import OpenRequest, OpenWanted, open_requests

MOST, DAYS = 1000, timedelta(days=90)
STATUSES = ("open", "closed")
FIRST_YEAR, LAST_YEAR = 2000, 2200
"""Beyond these no request was filed, and no calendar need count."""


def _day(text: str, name: str) -> datetime | None:
    if not text:
        return None
    try:
        found = parse_datetime(text.strip().replace(" ", "+"))
    except ValueError:
        found = None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Wrong(400, f"{name} is a time as W3C has it, as in 2026-01-31T08:30:00Z")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _listed(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]


def _ids(text: str) -> tuple[UUID, ...] | None:
    if not text:
        return None
    found = []
    for one in _listed(text):
        try:
            found.append(UUID(one))
        except ValueError:
            continue
    return tuple(found)


def wanted_of(place: Place, said: Mapping[str, str]) -> OpenWanted:
    """Return which requests are asked for; raises Wrong. Without days those of the last 90 days, 1,000 at most."""
    start, end = (_day(said.get(name, ""), name) for name in ("start_date", "end_date"))
    codes, statuses = _listed(said.get("service_code", "")), _listed(said.get("status", ""))
    if set(statuses) - set(STATUSES):
        raise Wrong(400, "status is open, closed, or both parted by a comma")
    if set(codes) - set(place.kinds):
        raise Wrong(404, "service_code provided was not found")
    ids = _ids(said.get("service_request_id", ""))
    if ids is None:
        end = end or clock.now()
        start = start or end - DAYS
        # The standard allows 90 days at once.
        start = max(start, end - DAYS)
    return OpenWanted(tuple(codes or place.kinds), ids, start, end, tuple(statuses or STATUSES), MOST)


def listed(place: Place, wanted: OpenWanted) -> list[dict[str, Any]]:
    """Return requests as the standard has them."""
    return [_told(place, one) for one in open_requests(place.viewer, wanted)]


def one(place: Place, identity: str) -> list[dict[str, Any]]:
    """Return one request, as an array of one; raises Wrong."""
    found = listed(place, replace(wanted_of(place, {}), ids=_ids(identity) or (), start=None, end=None))
    if not found:
        raise Wrong(404, "service_request_id was not found")
    return found


def _time(moment: datetime | None, place: Place) -> str:
    return moment.astimezone(place.viewer.zone).isoformat(timespec="seconds") if moment else ""


def _told(place: Place, request: OpenRequest) -> dict[str, Any]:
    return {
        "service_request_id": str(request.id),
        "status": "closed" if request.ended_at else "open",
        "status_notes": request.phrase,
        "service_name": place.kinds[request.kind].name,
        "service_code": request.kind,
        # What was typed may name a child, and an address may be a home: neither is shown.
        "description": "",
        "agency_responsible": request.agency_name,
        "service_notice": NOTICE,
        "requested_datetime": _time(request.filed_at, place),
        "updated_datetime": _time(request.changed_at, place),
        "expected_datetime": _time(request.expected_at, place),
        "address": "",
        "address_id": "",
        "zipcode": "",
        "lat": "" if request.latitude is None else request.latitude,
        "long": "" if request.longitude is None else request.longitude,
        "media_url": "",
    }
