"""Frozen values that a page or a presenter is given of a resource: nothing of HSDS's spelling is left to know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.work.resources.models import Location, Organization, Service
from schoolbeat.work.resources.rules.bodies import is_stale
from schoolbeat.work.resources.rules.needs import NEED_BY_TERM
from schoolbeat.work.resources.rules.schedules import is_understood
from schoolbeat.work.resources.vocabulary import Need

_WEEKLY = frozenset({"id", "freq", "byday", "opens_at", "closes_at"})
_SELDOM = ("bymonthday", "byyearday", "byweekno", "count")
"""What makes a rule of something that days of the week do not tell."""


@dataclass(frozen=True)
class PhoneView:
    """A telephone number as printed, and what it is for."""

    number: str
    extension: str
    description: str
    kind: str


@dataclass(frozen=True)
class HoursView:
    """When something is open. `weekly` hours hold on `days` of every week; of `seldom` ones the days tell too much."""

    days: tuple[str, ...]
    opens: str
    closes: str
    words: str
    first: str
    last: str
    closed: bool
    weekly: bool
    seldom: bool = False


@dataclass(frozen=True)
class AddressView:
    """An address."""

    street: str
    city: str
    state: str
    postal_code: str
    country: str


@dataclass(frozen=True)
class PlaceView:
    """Where a service is had; `miles` from the school that was asked for, where both are known."""

    id: UUID
    name: str
    kind: str
    addresses: tuple[AddressView, ...]
    transportation: str
    accessibility: tuple[str, ...]
    phones: tuple[PhoneView, ...]
    hours: tuple[HoursView, ...]
    url: str
    latitude: float | None
    longitude: float | None
    active: bool = True
    miles: float | None = None


@dataclass(frozen=True)
class OrganizationView:
    """Who offers a service."""

    id: UUID
    name: str
    alternate_name: str
    description: str
    website: str
    email: str
    phones: tuple[PhoneView, ...]
    active: bool = True


@dataclass(frozen=True)
class ServiceLine:
    """A service in a list. `open_now` is None where nobody said when it is open."""

    id: UUID
    name: str
    alternate_name: str
    organization: str
    description: str
    status: str
    needs: tuple[str, ...]
    terms: tuple[str, ...]
    languages: tuple[str, ...]
    minimum_age: float | None
    maximum_age: float | None
    alert: str
    assured_on: date | None
    stale: bool
    open_now: bool | None = None
    miles: float | None = None


@dataclass(frozen=True)
class ServicePage:
    """A service whole; an empty text means that it was not given."""

    line: ServiceLine
    organization: OrganizationView
    url: str
    email: str
    eligibility: str
    application_process: str
    fees: str
    costs: tuple[str, ...]
    wait_time: str
    interpretation: str
    phones: tuple[PhoneView, ...]
    contacts: tuple[str, ...]
    hours: tuple[HoursView, ...]
    documents: tuple[str, ...]
    areas: tuple[str, ...]
    places: tuple[PlaceView, ...]


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _phones(body: Mapping[str, Any]) -> tuple[PhoneView, ...]:
    return tuple(
        PhoneView(
            _text(one.get("number")),
            _text(one.get("extension")),
            _text(one.get("description") or one.get("department")),
            _text(one.get("type")),
        )
        for one in body.get("phones", [])
    )


def _clock(value: Any) -> str:
    """Return a time as 09:30: a rule's seconds and offset are nothing to read."""
    return _text(value)[:5]


def hours_of(body: Mapping[str, Any]) -> tuple[HoursView, ...]:
    """Return when a record is open; what is kept and cannot be understood is told in the words that are kept."""
    kept = body.get("schedules") or []
    return tuple(_hours(one) if is_understood(one) else _unclear(one) for one in kept)


def _hours(one: Mapping[str, Any]) -> HoursView:
    return HoursView(
        days=tuple(part.strip() for part in _text(one.get("byday")).split(",") if part.strip()),
        opens=_clock(one.get("opens_at")),
        closes=_clock(one.get("closes_at")),
        words=_text(one.get("description") or one.get("notes")),
        first=_text(one.get("valid_from") or one.get("dtstart")),
        last=_text(one.get("valid_to") or one.get("until")),
        closed=bool(one.get("closed")),
        weekly=bool({key for key in one if one[key] not in ("", None)} <= _WEEKLY and one.get("byday")),
        seldom=str(one.get("interval") or 1) != "1" or any(one.get(name) for name in _SELDOM),
    )


def _unclear(one: Any) -> HoursView:
    """Return a schedule as it stands: its own words, or else each thing that it says."""
    parts = one if isinstance(one, Mapping) else {"": one}
    named = (f"{name} {value}".strip() for name, value in parts.items() if name != "id" and value)
    words = _text(parts.get("description") or parts.get("notes")) or ", ".join(named)
    return HoursView((), "", "", words, "", "", closed=False, weekly=False)


def place_of(row: Location, more: Mapping[str, Any] | None = None, miles: float | None = None) -> PlaceView:
    """Return a location as it is shown; `more` is what is so there for one service alone."""
    body, own = row.body, more or {}
    return PlaceView(
        id=row.id,
        name=row.name,
        kind=row.location_type,
        addresses=tuple(
            AddressView(
                ", ".join(part for part in (one.get("address_1"), one.get("address_2")) if part),
                _text(one.get("city")),
                _text(one.get("state_province")),
                _text(one.get("postal_code")),
                _text(one.get("country")),
            )
            for one in body.get("addresses", [])
        ),
        transportation=_text(body.get("transportation")),
        accessibility=tuple(_text(one.get("description")) for one in body.get("accessibility", [])),
        phones=(*_phones(own), *_phones(body)),
        hours=(*hours_of(own), *hours_of(body)),
        url=_text(body.get("url")),
        latitude=row.latitude,
        longitude=row.longitude,
        active=row.active,
        miles=miles,
    )


def organization_of(row: Organization) -> OrganizationView:
    """Return an organization as it is shown."""
    body = row.body
    return OrganizationView(
        id=row.id,
        name=row.name,
        alternate_name=_text(body.get("alternate_name")),
        description=_text(body.get("description")),
        website=_text(body.get("website")),
        email=_text(body.get("email")),
        phones=_phones(body),
        active=row.active,
    )


def line_of(row: Service, today: date, days: int, **more: Any) -> ServiceLine:
    """Return a service as a line; its organization and its terms must be loaded."""
    body = row.body
    carried = {link.term.need for link in row.terms.all()}
    terms = [
        one["taxonomy_term"]["name"]
        for one in body.get("attributes", [])
        if one.get("taxonomy_term") and str(one.get("taxonomy_term_id")) not in NEED_BY_TERM
    ]
    return ServiceLine(
        id=row.id,
        name=row.name,
        alternate_name=_text(body.get("alternate_name")),
        organization=row.organization.name,
        description=_text(body.get("description")),
        status=row.status,
        needs=tuple(need.value for need in Need if need.value in carried),
        terms=tuple(terms),
        languages=tuple(_text(one.get("code") or one.get("name")) for one in body.get("languages", [])),
        minimum_age=row.minimum_age,
        maximum_age=row.maximum_age,
        alert=_text(body.get("alert")),
        assured_on=row.assured_on,
        stale=is_stale(row.assured_on, today, days),
        **more,
    )


def page_of(row: Service, line: ServiceLine, places: Iterable[PlaceView]) -> ServicePage:
    """Return a service whole."""
    body = row.body
    documents = (_text(one.get("document")) for one in body.get("required_documents", []))
    areas = (_text(one.get("name") or one.get("extent")) for one in body.get("service_areas", []))
    return ServicePage(
        line=line,
        organization=organization_of(row.organization),
        url=_text(body.get("url")),
        email=_text(body.get("email")),
        eligibility=_text(body.get("eligibility_description")),
        application_process=_text(body.get("application_process")),
        fees=_text(body.get("fees_description")),
        costs=tuple(filter(None, map(_cost, body.get("cost_options", [])))),
        wait_time=_text(body.get("wait_time")),
        interpretation=_text(body.get("interpretation_services")),
        phones=_phones(body),
        contacts=tuple(filter(None, map(_contact, body.get("contacts", [])))),
        hours=hours_of(body),
        documents=tuple(filter(None, documents)),
        areas=tuple(filter(None, areas)),
        places=tuple(places),
    )


def _cost(one: Mapping[str, Any]) -> str:
    amount = " ".join(
        _text(part)
        for part in (one.get("amount"), _text(one.get("currency")).upper())
        if part not in ("", None)
    )
    return ", ".join(
        part for part in (_text(one.get("option")), amount, _text(one.get("amount_description"))) if part
    )


def _contact(one: Mapping[str, Any]) -> str:
    phones = (_text(phone.get("number")) for phone in one.get("phones", []))
    said = (*(_text(one.get(name)) for name in ("name", "title", "department", "email")), *phones)
    return ", ".join(part for part in said if part)
