"""What of the roster is due: tours ending, training that expires, agreements to be reviewed or renewed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.viewer import Viewer
from schoolbeat.work.roster.queries.agreements import AgreementView, agreements
from schoolbeat.work.roster.queries.attestations import asked_of_schools
from schoolbeat.work.roster.queries.openings import openings
from schoolbeat.work.roster.queries.people import officers, training
from schoolbeat.work.roster.queries.tours import rotation
from schoolbeat.work.roster.rules import months_after

AHEAD_MONTHS = 6
"""Half a year is what it takes to announce a place, decide, and train."""


@dataclass(frozen=True)
class DueRow:
    """One thing due; `about` is the id of its record.

    `kind` is tour, training, review, renewal, opening, attestation or refusal.
    """

    kind: str
    day: date
    what: str
    who: str
    about: UUID
    late: bool


def due(viewer: Viewer, months: int = AHEAD_MONTHS) -> list[DueRow]:
    """Return what falls due within so many months or is past its day, soonest first."""
    until, seen = months_after(viewer.on, months), agreements(viewer)
    found = [
        *_tours(viewer),
        *_training(viewer),
        *_agreements(viewer, seen),
        *_openings(viewer),
        *_attestations(viewer, seen),
    ]
    return sorted((row for row in found if row.day <= until), key=lambda row: (row.day, row.kind, row.what))


def _row(viewer: Viewer, kind: str, day: date, words: tuple[str, str], about: UUID) -> DueRow:
    return DueRow(kind, day, words[0], words[1], about, day < viewer.on)


def _tours(viewer: Viewer) -> list[DueRow]:
    return [
        _row(
            viewer,
            "tour",
            turn.tour.ended or turn.tour.expected_end,
            (", ".join(name for _, name in turn.tour.schools), turn.tour.officer_name),
            turn.tour.id,
        )
        for turn in rotation(viewer)
    ]


def _training(viewer: Viewer) -> list[DueRow]:
    """The latest of each title counts: a course that was taken again is not due."""
    present = {one.id for one in officers(viewer, Q(left=None))}
    latest: dict[tuple[UUID, str], DueRow] = {}
    for one in training(viewer):
        key = (one.officer, one.title.casefold())
        if one.officer in present and key not in latest:
            latest[key] = _row(
                viewer, "training", one.expires or date.max, (one.title, one.officer_name), one.id
            )
    return list(latest.values())


def _agreements(viewer: Viewer, seen: list[AgreementView]) -> list[DueRow]:
    found = []
    for one in seen:
        parties = ", ".join(one.parties)
        if one.review_due is not None:
            found.append(_row(viewer, "review", one.review_due, (one.title, parties), one.id))
        if one.review_due is not None and one.end is not None:
            found.append(_row(viewer, "renewal", one.end, (one.title, parties), one.id))
    return found


def _attestations(viewer: Viewer, seen: list[AgreementView]) -> list[DueRow]:
    """What schools have still to attest, and refusals, which nobody has taken up."""
    waiting = [one for one in asked_of_schools(viewer, seen_agreements=seen) if one.waits]
    return [
        _row(
            viewer,
            "refusal" if one.said else "attestation",
            one.due,
            (one.school_name, one.agreement_title),
            one.said[0].id if one.said else one.school,
        )
        for one in waiting
    ]


def _openings(viewer: Viewer) -> list[DueRow]:
    waiting = openings(viewer, Q(decided=None))
    return [_row(viewer, "opening", one.closes, (one.title, one.school_name), one.id) for one in waiting]
