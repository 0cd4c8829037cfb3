"""The terms of other taxonomies on the desk: how many services carry each, and which of our needs it answers to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.resources.models import TaxonomyTerm
from schoolbeat.work.resources.policy import RESOURCE_COLUMNS
from schoolbeat.work.resources.rules.needs import NEED_BY_TERM
from schoolbeat.work.resources.vocabulary import Status

SIZE = 25


@dataclass(frozen=True)
class TermLine:
    """A term, its taxonomy's name, how many services carry it, and the need that it answers to."""

    id: UUID
    name: str
    taxonomy: str
    services: int
    need: str


@dataclass(frozen=True)
class TermPage:
    """A page of terms."""

    lines: tuple[TermLine, ...]
    total: int
    page: int
    pages: int


def _foreign(viewer: Viewer) -> QuerySet:
    """Return the terms of others with how many services carry each, those of most services first."""
    standing = Q(services__service__status__in=[word for word in Status if word != Status.DEFUNCT])
    found = TaxonomyTerm.objects.filter(rows(viewer, "resources.map_term", RESOURCE_COLUMNS))
    counted = found.exclude(hsds_id__in=NEED_BY_TERM).annotate(carriers=Count("services", filter=standing))
    return counted.select_related("taxonomy").order_by("-carriers", "name", "id")


def _lines(found: Iterable[Any]) -> tuple[TermLine, ...]:
    return tuple(
        TermLine(row.id, row.name, row.taxonomy.name if row.taxonomy else "", row.carriers, row.need)
        for row in found
    )


def terms(viewer: Viewer, text: str = "", mapped: bool = False, page: int = 1) -> TermPage:
    """Return a page of terms that answer to no need though services carry them, or (`mapped`) of those that do."""
    found = _foreign(viewer).filter(name__icontains=text)
    # One that answers to a need can be taken back though nobody carries it now.
    found = found.exclude(need="") if mapped else found.filter(need="", carriers__gt=0)
    total = found.count()
    pages = max(1, -(-total // SIZE))
    page = max(1, min(page, pages))
    return TermPage(_lines(found[(page - 1) * SIZE : page * SIZE]), total, page, pages)


def terms_of(viewer: Viewer, ids: Iterable[UUID]) -> tuple[TermLine, ...]:
    """Return these terms, as far as the viewer may map them."""
    return _lines(_foreign(viewer).filter(id__in=list(ids)))


def unmapped_count(viewer: Viewer) -> int:
    """Return how many terms that services carry answer to no need."""
    return _foreign(viewer).filter(need="", carriers__gt=0).count()
