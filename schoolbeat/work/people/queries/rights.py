"""What people and parents asked of the records, with its clock."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.people.models import Inquiry
from schoolbeat.work.people.policy import INQUIRY_COLUMNS


@dataclass(frozen=True)
class InquiryRow:
    """One question to the records."""

    id: UUID
    hat: str
    kind: str
    person: UUID | None
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


def _seen(viewer: Viewer) -> QuerySet[Inquiry]:
    return Inquiry.objects.filter(rows(viewer, "people.see_inquiries", INQUIRY_COLUMNS), destroyed=False)


def inquiries(viewer: Viewer, ended: bool = False) -> list[InquiryRow]:
    """Return the open questions, first due first, or those that ended, latest first; 200 at most."""
    found = _seen(viewer).filter(ended_on__isnull=not ended)
    return _rows(found.order_by("-ended_on", "id")[:200] if ended else found.order_by("due", "id")[:200])


def inquiry(viewer: Viewer, identity: UUID) -> InquiryRow | None:
    """Return one question, or None where it is not the viewer's to see."""
    return next(iter(_rows(_seen(viewer).filter(id=identity))), None)


def _rows(found: QuerySet[Inquiry]) -> list[InquiryRow]:
    ring, rows_ = Keyring(), list(found)
    ring.load(row.pk for row in rows_)
    return [
        InquiryRow(
            row.pk,
            row.hat,
            row.kind,
            row.person_id,
            row.asked_on,
            row.due,
            row.rests_on,
            row.ended_on,
            row.end,
            **ring.words(row),
        )
        for row in rows_
    ]
