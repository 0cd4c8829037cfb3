"""Reads of the agreement register."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.roster.models import Agreement, AgreementFile
from schoolbeat.work.roster.rules import next_review

_COLUMNS = Columns(agency="agency")
_FILE_COLUMNS = Columns(agency="agreement__agency")


@dataclass(frozen=True)
class ItemView:
    """A line of the checklist."""

    id: UUID
    text: str
    done: date | None


@dataclass(frozen=True)
class ReviewView:
    """A review that took place."""

    day: date
    note: str


@dataclass(frozen=True)
class FileView:
    """A paper that lies with an agreement."""

    id: UUID
    agreement: UUID
    name: str
    size: int
    sha256: str
    added: date


@dataclass(frozen=True)
class AgreementView:
    """An agreement with checklist, reviews (latest first) and files; `review_due` is None once it has ended."""

    id: UUID
    title: str
    parties: tuple[str, ...]
    start: date
    end: date | None
    source: str
    note: str
    items: tuple[ItemView, ...]
    reviews: tuple[ReviewView, ...]
    files: tuple[FileView, ...]
    review_due: date | None

    @property
    def open_items(self) -> int:
        """How many lines of the checklist are not done."""
        return sum(1 for item in self.items if item.done is None)


def review_months(viewer: Viewer) -> int:
    """Return how many months may lie between two reviews, by the agency's pack."""
    return int(pack_of(viewer.place).value("agreement_review_months", viewer.on).value)


def agreements(viewer: Viewer, *wanted: Q) -> list[AgreementView]:
    """Return agreements, latest first; four queries."""
    found = Agreement.objects.filter(rows(viewer, "roster.see_agreements", _COLUMNS), *wanted)
    months = review_months(viewer)
    related = found.prefetch_related("items", "reviews", "files").order_by("-start", "-id")
    return [_view(row, viewer.on, months) for row in related]


def agreement(viewer: Viewer, identity: UUID) -> AgreementView | None:
    """Return one agreement; None where there is none that the viewer may see."""
    return next(iter(agreements(viewer, Q(id=identity))), None)


def agreement_file(viewer: Viewer, identity: UUID) -> FileView | None:
    """Return a paper for reading; None where there is none that the viewer may read."""
    row = AgreementFile.objects.filter(
        rows(viewer, "roster.read_agreement", _FILE_COLUMNS), id=identity
    ).first()
    return None if row is None else _file(row)


def _file(row: AgreementFile) -> FileView:
    return FileView(row.id, row.agreement_id, row.name, row.size, row.sha256, row.added)


def _view(row: Agreement, on: date, months: int) -> AgreementView:
    reviews = sorted(row.reviews.all(), key=lambda one: one.day, reverse=True)
    items = sorted(row.items.all(), key=lambda one: one.id)
    files = sorted(row.files.all(), key=lambda one: (one.added, one.id))
    running = row.end is None or on < row.end
    due = next_review(row.start, [one.day for one in reviews], months) if running else None
    return AgreementView(
        row.id,
        row.title,
        tuple(row.parties),
        row.start,
        row.end,
        row.source,
        row.note,
        tuple(ItemView(one.id, one.text, one.done) for one in items),
        tuple(ReviewView(one.day, one.note) for one in reviews),
        tuple(_file(one) for one in files),
        due,
    )
