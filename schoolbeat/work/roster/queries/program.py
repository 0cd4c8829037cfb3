"""Reads of what the program says of itself; how often a duty was done is counted from facts, not here."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.roster.models import ProgramDuty, ProgramItem, ProgramPhone, ProgramText
from schoolbeat.work.roster.policy import ROSTER_COLUMNS
from schoolbeat.work.roster.vocabulary import ItemKind


@dataclass(frozen=True)
class TextView:
    """A paragraph about the program."""

    id: UUID
    kind: str
    heading: str
    text: str
    source: str
    place: int


@dataclass(frozen=True)
class PhoneView:
    """A telephone number as printed."""

    id: UUID
    label: str
    printed: str
    dial: str
    purpose: str
    note: str
    place: int


@dataclass(frozen=True)
class DutyView:
    """A duty and the kinds of activity that count as doing it."""

    id: UUID
    heading: str
    text: str
    kinds: tuple[str, ...]
    place: int


@dataclass(frozen=True)
class NamedView:
    """A named thing with what its source says."""

    id: UUID
    kind: str
    name: str
    printed: str
    number: int | None
    bound: str
    unit: str
    dated: str
    channel: str
    target: str
    kinds: tuple[str, ...]
    quote: str
    source: str
    note: str
    place: int
    measure: str = ""
    since: date | None = None


@dataclass(frozen=True)
class ProgramPage:
    """All that the program says of itself, in its own order."""

    texts: tuple[TextView, ...]
    phones: tuple[PhoneView, ...]
    duties: tuple[DutyView, ...]
    items: tuple[NamedView, ...]

    def texts_of(self, kind: str) -> tuple[TextView, ...]:
        """Return the paragraphs of one kind."""
        return tuple(text for text in self.texts if text.kind == kind)

    def items_of(self, kind: str) -> tuple[NamedView, ...]:
        """Return the named things of one kind."""
        return tuple(item for item in self.items if item.kind == kind)


def program(viewer: Viewer) -> ProgramPage:
    """Return the program's page; four queries."""
    allowed = rows(viewer, "roster.see", ROSTER_COLUMNS)
    return ProgramPage(
        tuple(
            TextView(t.id, t.kind, t.heading, t.text, t.source, t.place)
            for t in ProgramText.objects.filter(allowed)
        ),
        tuple(
            PhoneView(p.id, p.label, p.printed, p.dial, p.purpose, p.note, p.place)
            for p in ProgramPhone.objects.filter(allowed)
        ),
        tuple(duties(viewer)),
        tuple(_named(item) for item in ProgramItem.objects.filter(allowed)),
    )


def focuses(viewer: Viewer) -> list[NamedView]:
    """Return what the program is especially after now, in its own order; one query."""
    allowed = rows(viewer, "roster.see", ROSTER_COLUMNS)
    return [_named(item) for item in ProgramItem.objects.filter(allowed, kind=ItemKind.FOCUS)]


def stated_figures(viewer: Viewer) -> list[NamedView]:
    """Return the figures that the program states of itself, in its own order; one query."""
    allowed = rows(viewer, "roster.see", ROSTER_COLUMNS)
    return [_named(item) for item in ProgramItem.objects.filter(allowed, kind=ItemKind.STATED)]


def duties(viewer: Viewer) -> list[DutyView]:
    """Return the program's duties, in its own order; one query."""
    allowed = rows(viewer, "roster.see", ROSTER_COLUMNS)
    return [
        DutyView(d.id, d.heading, d.text, tuple(d.kinds), d.place)
        for d in ProgramDuty.objects.filter(allowed)
    ]


def _named(item: ProgramItem) -> NamedView:
    return NamedView(
        item.id,
        item.kind,
        item.name,
        item.printed,
        item.number,
        item.bound,
        item.unit,
        item.dated,
        item.channel,
        item.target,
        tuple(item.kinds),
        item.quote,
        item.source,
        item.note,
        item.place,
        item.measure,
        item.since,
    )
