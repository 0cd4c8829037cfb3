"""What anybody may read of an agency's directory: only what is active, and nothing about who asks."""

from collections import Counter
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from schoolbeat.foundation import clock
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.resources.models import Service, ServiceTerm
from schoolbeat.work.resources.queries.looking import (
    Found,
    Standing,
    Wanted,
    look,
    opening,
    places_of,
    school_at,
    with_terms,
)
from schoolbeat.work.resources.queries.views import PlaceView, ServicePage, line_of, page_of
from schoolbeat.work.resources.vocabulary import Need, Status
from schoolbeat.work.roster.models import Agency

__all__ = ["Found", "PlaceView", "ServicePage", "Wanted", "find", "languages", "needs", "one"]


class Directory(NamedTuple):
    """Whose directory it is, and whether all in it is invented."""

    id: UUID
    synthetic: bool


def directory_of(slug: str) -> Directory | None:
    """Return the directory of the agency of a slug; without one that of the only agency, if there is but one."""
    found = Agency.objects.filter(slug=slug) if slug else Agency.objects.all()
    rows = list(found.values_list("id", "synthetic")[:2])
    return Directory(*rows[0]) if len(rows) == 1 else None


def active(agency: UUID) -> QuerySet[Service]:
    """Return the services of an agency that the public sees."""
    return Service.objects.filter(agency=agency, status=Status.ACTIVE)


def standing_of(agency: Agency, near: UUID | None = None) -> Standing:
    """Return what a look through an agency's directory rests on now."""
    moment = clock.now().astimezone(ZoneInfo(agency.zone))
    days = int(pack_of(agency.place).value("resource_assurance_days", moment.date()).value)
    return Standing(moment, days, school_at(agency.id, near) if near else None)


def find(agency: UUID, wanted: Wanted) -> Found:
    """Return a page of an agency's active services that fit; empty where there is no such agency."""
    row = Agency.objects.filter(id=agency).first()
    if row is None:
        return Found((), 0, 1, 1)
    return look(active(agency), wanted, standing_of(row, wanted.near))


def one(agency: UUID, identity: UUID, near: UUID | None = None) -> ServicePage | None:
    """Return an active service whole; None where there is none."""
    service = with_terms(active(agency)).select_related("agency").filter(id=identity).first()
    if service is None:
        return None
    standing = standing_of(service.agency, near)
    places = places_of(service, standing)
    far = min((place.miles for place in places if place.miles is not None), default=None)
    line = line_of(service, standing.today, standing.days, miles=far)
    opens = opening([service.id], standing.moment)[service.id]
    return page_of(service, replace(line, open_now=opens), places)


def needs(agency: UUID) -> tuple[tuple[str, int], ...]:
    """Return the needs that active services answer to, in the order of our list, with how many there are."""
    links = ServiceTerm.objects.filter(service__in=active(agency)).exclude(term__need="")
    # A service that carries two terms of one need answers to it once.
    pairs = links.values_list("term__need", "service").distinct()
    counted = Counter(need for need, _service in pairs)
    return tuple((need.value, counted[need.value]) for need in Need if counted[need.value])


def languages(agency: UUID) -> tuple[str, ...]:
    """Return the languages that active services name, as codes or names, in order."""
    texts = active(agency).exclude(languages="").values_list("languages", flat=True).distinct()
    return tuple(sorted({word for text in texts for word in text.strip("|").split("|")}))
