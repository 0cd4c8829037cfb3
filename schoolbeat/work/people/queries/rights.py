"""What people and parents asked of the records, with its clock."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from schoolbeat.access.permits import may, rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.people.models import Inquiry
from schoolbeat.work.people.policy import INQUIRY_COLUMNS, describe_inquiry


@dataclass(frozen=True)
class InquiryRow:
    """One question to the records; `may_answer` says whether this viewer may end it."""

    id: UUID
    hat: str
    kind: str
    person: UUID | None
    school_name: str
    may_answer: bool
    asked_on: date
    due: date
    rests_on: str
    ended_on: date | None
    end: str
    asker: str = ""
    about: str = ""
    reach: str = ""
    language: str = ""
    answer: str = ""


@dataclass(frozen=True)
class DueInquiry:
    """The clock of an open question, and nothing of who asked or what about."""

    id: UUID
    hat: str
    kind: str
    due: date
    rests_on: str
    school_name: str


def _seen(viewer: Viewer) -> QuerySet[Inquiry]:
    return Inquiry.objects.filter(rows(viewer, "people.see_inquiries", INQUIRY_COLUMNS), destroyed=False)


def inquiries(viewer: Viewer, ended: bool = False) -> list[InquiryRow]:
    """Return the open questions, first due first, or those that ended, latest first; 200 at most."""
    found = _seen(viewer).filter(ended_on__isnull=not ended)
    return _rows(
        viewer, found.order_by("-ended_on", "id")[:200] if ended else found.order_by("due", "id")[:200]
    )


def inquiry(viewer: Viewer, identity: UUID) -> InquiryRow | None:
    """Return one question, or None where it is not the viewer's to see."""
    return next(iter(_rows(viewer, _seen(viewer).filter(id=identity))), None)


def due_inquiries(viewer: Viewer) -> list[DueInquiry]:
    """Return the clocks of the open questions, first due first, without a word of what was asked; one query."""
    found = _seen(viewer).filter(ended_on=None).order_by("due", "id")
    columns = ("id", "hat", "kind", "due", "rests_on", "school__name")
    return [
        DueInquiry(identity, hat, kind, due, rests_on, school or "")
        for identity, hat, kind, due, rests_on, school in found.values_list(*columns)[:200]
    ]


def _rows(viewer: Viewer, found: QuerySet[Inquiry]) -> list[InquiryRow]:
    ring, rows_ = Keyring(), list(found.select_related("school"))
    ring.load(rows_)
    return [
        InquiryRow(
            row.pk,
            row.hat,
            row.kind,
            row.person_id,
            row.school.name if row.school else "",
            may(viewer, "people.answer", describe_inquiry(row)),
            row.asked_on,
            row.due,
            row.rests_on,
            row.ended_on,
            row.end,
            **ring.words(row),
        )
        for row in rows_
    ]
