"""Reads of the clauses that something here rests on, and of the list of designated officers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.roster.models import AgencyClauses, AgreementClause, DesignatedOfficer
from schoolbeat.work.roster.vocabulary import ClauseKind

_COLUMNS = Columns(agency="agency")


@dataclass(frozen=True)
class ClauseView:
    """A clause with the agreement it stands in; without a district it is for all schools."""

    id: UUID
    agreement: UUID
    agreement_title: str
    kind: str
    district: str
    section: str
    words: str
    start: date
    end: date | None
    holds: bool


@dataclass(frozen=True)
class DesignationView:
    """An officer on the list of those whose names were given in writing."""

    id: UUID
    officer: UUID
    officer_name: str
    named_by: str
    letter: date
    start: date
    end: date | None


def clauses(viewer: Viewer) -> list[ClauseView]:
    """Return the agency's clauses, those of today first, then the latest."""
    holding = {
        identity
        for kind in ClauseKind
        for identity in AgencyClauses(viewer.agency, viewer.on).of(kind).values_list("id", flat=True)
    }
    found = AgreementClause.objects.filter(rows(viewer, "roster.see_agreements", _COLUMNS))
    views = [
        ClauseView(
            row.id,
            row.agreement_id,
            row.agreement.title,
            row.kind,
            row.district.name if row.district else "",
            row.section,
            row.words,
            row.start,
            row.end,
            row.id in holding,
        )
        for row in found.select_related("agreement", "district").order_by("-start", "-id")
    ]
    return sorted(views, key=lambda one: not one.holds)


def schools_allowed(viewer: Viewer, kind: ClauseKind) -> tuple[str, ...]:
    """Return the names of the schools for which a clause of a kind holds today."""
    found = AgencyClauses(viewer.agency, viewer.on).schools(kind)
    seen = found.filter(rows(viewer, "roster.see_agreements", _COLUMNS))
    return tuple(seen.order_by("name", "id").values_list("name", flat=True))


def roster_clauses(viewer: Viewer) -> list[ClauseView]:
    """Return the clauses that allow a district's roster today; where there is none, the roster is off."""
    return [one for one in clauses(viewer) if one.holds and one.kind == ClauseKind.ROSTER]


def designations(viewer: Viewer) -> list[DesignationView]:
    """Return the list of designated officers, those of today first (Education Code 49076)."""
    found = DesignatedOfficer.objects.filter(rows(viewer, "roster.see_designated", _COLUMNS))
    views = [
        DesignationView(
            row.id, row.officer_id, row.officer.name, row.named_by, row.letter, row.start, row.end
        )
        for row in found.select_related("officer__account").order_by("-start", "-id")
    ]
    return sorted(views, key=lambda one: one.end is not None and one.end <= viewer.on)
