"""What stands around the figures: the program's own words and numbers to call, its schools, and its team."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.publishing.periods import PublicPeriod
from schoolbeat.work.roster.queries import (
    OfficerRow,
    ProgramPage,
    SchoolFilter,
    SchoolView,
    agency,
    program,
    roster,
    schools,
    units,
)

TEXTS = ("mission", "purpose", "goal")
"""The kinds of text that the public page of figures repeats; the whole portal has the others."""


def about(viewer: Viewer, period: PublicPeriod, team: Iterable[UUID]) -> dict[str, Any]:
    """Return all that a publication says besides its figures; `team` are the officers who were chosen to be shown.

    Whether they may be is asked anew each time that the page is drawn: a consent can be taken back.
    """
    seen, page = roster(viewer), program(viewer)
    active = schools(viewer, SchoolFilter(status="active"))
    served = [_school(school, seen.officers, period) for school in active]
    chosen = frozenset(team)
    mine = agency(viewer)
    return {
        "synthetic": seen.agencies[0].synthetic if seen.agencies else False,
        "agency": mine.name if mine else "",
        "program": mine.program_name if mine else "",
        "period": period.name,
        "phones": [
            {"label": p.label, "printed": p.printed, "dial": p.dial, "purpose": p.purpose, "note": p.note}
            for p in page.phones
        ],
        "texts": [
            {"kind": text.kind, "heading": text.heading, "text": text.text}
            for text in page.texts
            if text.kind in TEXTS
        ],
        "schools": served,
        "students": sum(school.students or 0 for school in active),
        "without_enrollment": sum(school.students is None for school in active),
        "officers": sum(_serves_in(officer, period) for officer in seen.officers),
        "team": [
            {"id": str(o.id), "name": o.name, "unit": o.unit}
            for o in seen.officers
            if o.id in chosen and o.left is None
        ],
        "units": [{"name": unit.name, "about": unit.about} for unit in units(viewer)],
        "stated": _stated(page),
        "claims": [{"quote": item.quote, "source": item.source} for item in page.items_of("claim")],
    }


def _stated(page: ProgramPage) -> list[dict[str, str]]:
    return [
        {
            "name": item.name,
            "printed": item.printed,
            "source": item.source,
            "dated": item.dated,
            "quote": item.quote,
        }
        for item in page.items_of("stated")
    ]


def _serves_in(officer: OfficerRow, period: PublicPeriod, school: UUID | None = None) -> bool:
    """Say whether an officer served (at `school`, or anywhere) on some day of the period."""
    return any(
        tour.start < period.end
        and (tour.ended is None or tour.ended > period.start)
        and (school is None or school in tour.schools)
        for tour in officer.tours
    )


def _school(school: SchoolView, officers: Iterable[OfficerRow], period: PublicPeriod) -> dict[str, Any]:
    serving = sum(_serves_in(officer, period, school.id) for officer in officers)
    return {
        "id": str(school.id),
        "name": school.name,
        "kind": school.kind,
        "city": school.city,
        "district": school.district_name,
        "students": school.students,
        "one_officer": serving == 1,
    }
