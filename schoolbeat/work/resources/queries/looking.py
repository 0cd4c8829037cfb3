"""One look through a directory: narrowed, ordered, and told with what is so at this moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from schoolbeat.foundation.earth import miles
from schoolbeat.work.resources.models import Service, ServiceAtLocation, ServiceTerm
from schoolbeat.work.resources.queries.narrowing import by_age, by_language, by_need, by_term, by_words
from schoolbeat.work.resources.queries.views import PlaceView, ServiceLine, line_of, place_of
from schoolbeat.work.resources.rules.finding import likeness
from schoolbeat.work.resources.rules.schedules import open_at
from schoolbeat.work.roster.models import School

SIZE = 20
Point = tuple[float, float]


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; what is empty limits nothing.

    `need` is a word of the vocabulary, `term` a term's id in HSDS, `near` a school's id with `within` so many miles.
    """

    text: str = ""
    need: str = ""
    term: UUID | None = None
    age: float | None = None
    language: str = ""
    open_now: bool = False
    near: UUID | None = None
    within: float | None = None
    page: int = 1
    size: int = SIZE


@dataclass(frozen=True)
class Found:
    """A page of services; `taken_for` are the words that a misspelled one was taken for.

    `near_unknown` says that the school has no coordinates here: then nothing was narrowed by it.
    """

    lines: tuple[ServiceLine, ...]
    total: int
    page: int
    pages: int
    taken_for: tuple[str, ...] = ()
    near_unknown: bool = False


@dataclass(frozen=True)
class Standing:
    """What a look rests on: the moment in the agency's zone, after how many days a service is stale, the school."""

    moment: datetime
    days: int
    school: Point | None = None

    @property
    def today(self) -> date:
        """Return the day it is there."""
        return self.moment.date()


def school_at(agency: UUID, school: UUID) -> Point | None:
    """Return where a school of an agency is; None where that is not known."""
    at = School.objects.filter(agency=agency, id=school).values_list("latitude", "longitude").first()
    if at is None or at[0] is None or at[1] is None:
        return None
    return float(at[0]), float(at[1])


def narrowed(services: QuerySet[Service], wanted: Wanted) -> tuple[QuerySet[Service], tuple[str, ...]]:
    """Return the services that fit, as far as the database can tell, and what misspelled words were taken for."""
    found = services
    if wanted.need:
        found = found.filter(by_need(wanted.need))
    if wanted.term:
        found = found.filter(by_term(wanted.term))
    if wanted.age is not None:
        found = found.filter(by_age(wanted.age))
    if wanted.language:
        found = found.filter(by_language(wanted.language))
    worded = by_words(found, wanted.text)
    return worded.services.distinct(), worded.taken_for


def look(services: QuerySet[Service], wanted: Wanted, standing: Standing) -> Found:
    """Return a page of what fits: the nearest first near a school, the likeliest first for words, else by name."""
    found, taken_for = narrowed(services, wanted)
    near_unknown = wanted.near is not None and standing.school is None
    if wanted.text or wanted.open_now or standing.school:
        ids, distances = _ordered(found, wanted, standing)
    else:
        ordered = found.order_by("name", "id") if not services.query.order_by else found
        ids, distances = list(ordered.values_list("id", flat=True)), {}
    size = max(1, min(wanted.size, 200))
    pages = max(1, -(-len(ids) // size))
    page = max(1, min(wanted.page, pages))
    shown = ids[(page - 1) * size : page * size]
    lines = _lines(shown, distances, standing)
    return Found(lines, len(ids), page, pages, taken_for, near_unknown)


def _ordered(
    found: QuerySet[Service], wanted: Wanted, standing: Standing
) -> tuple[list[UUID], Mapping[UUID, float]]:
    named = list(found.order_by("name", "id").values_list("id", "name"))
    ids = [identity for identity, _name in named]
    if wanted.open_now:
        opens = opening(ids, standing.moment)
        ids = [identity for identity in ids if opens[identity]]
    if wanted.text:
        like = {identity: -likeness(wanted.text.casefold(), name) for identity, name in named}
        ids.sort(key=lambda identity: like[identity])
    if standing.school is None:
        return ids, {}
    distances = _distances(ids, standing.school)
    if wanted.within is not None:
        ids = [one for one in ids if distances.get(one, wanted.within + 1) <= wanted.within]
    return sorted(ids, key=lambda one: distances.get(one, float("inf"))), distances


def _chunks(ids: Sequence[UUID]) -> Iterable[Sequence[UUID]]:
    return (ids[start : start + 500] for start in range(0, len(ids), 500))


def _distances(ids: Sequence[UUID], school: Point) -> dict[UUID, float]:
    found: dict[UUID, float] = {}
    for some in _chunks(ids):
        places = ServiceAtLocation.objects.filter(service__in=some, location__active=True)
        for service, north, east in places.exclude(location__latitude=None).values_list(
            "service", "location__latitude", "location__longitude"
        ):
            if north is not None and east is not None:
                far = miles(school, (north, east))
                found[service] = min(far, found.get(service, far))
    return found


def opening(ids: Sequence[UUID], moment: datetime) -> dict[UUID, bool | None]:
    """Return which services are open at a moment, by their own hours, those at a location, or the location's."""
    hours: dict[UUID, list[Any]] = {identity: [] for identity in ids}
    for some in _chunks(ids):
        own = Service.objects.filter(id__in=some).values_list("id", "body__schedules")
        places = ServiceAtLocation.objects.filter(service__in=some, location__active=True)
        at = places.values_list("service", "body__schedules")
        there = places.values_list(F("service"), F("location__body__schedules"))
        for rows in (own, at, there):
            for service, said in rows:
                hours[service] += said or []
    return {identity: open_at(said, moment) for identity, said in hours.items()}


def with_terms(services: QuerySet[Service]) -> QuerySet[Service]:
    """Return services with their organizations and the terms that they carry, as a line of them needs."""
    terms = ServiceTerm.objects.select_related("term")
    return services.select_related("organization").prefetch_related(Prefetch("terms", terms))


def _lines(
    ids: Sequence[UUID], distances: Mapping[UUID, float], standing: Standing
) -> tuple[ServiceLine, ...]:
    rows = with_terms(Service.objects.all()).in_bulk(ids)
    opens = opening(ids, standing.moment)
    return tuple(
        line_of(
            rows[identity],
            standing.today,
            standing.days,
            open_now=opens[identity],
            miles=distances.get(identity),
        )
        for identity in ids
    )


def places_of(service: Service, standing: Standing) -> tuple[PlaceView, ...]:
    """Return where a service is had."""
    rows = ServiceAtLocation.objects.filter(service=service, location__active=True).select_related("location")
    found = []
    for row in rows.order_by("location__name", "id"):
        where, far = row.location, None
        if standing.school and where.latitude is not None and where.longitude is not None:
            far = miles(standing.school, (where.latitude, where.longitude))
        found.append(place_of(where, row.body, far))
    return tuple(found)
