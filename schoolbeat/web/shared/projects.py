"""Problem-solving projects in the reader's words, for the field and the desk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode
from django.utils.translation import gettext

from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import day, full_day
from schoolbeat.web.shared.words import label, name_of
from schoolbeat.work.activities.queries import Offer, ProjectPage, ProjectRow, StepView
from schoolbeat.work.activities.vocabulary import PHASE_LABELS, Phase


@dataclass(frozen=True)
class Offered:
    """An offer in words: what the project could be called, why it is offered, and the way to open it."""

    offer: Offer
    title: str
    words: str
    href: str

    @property
    def beside(self) -> dict[str, Any]:
        """What opening it says beside the form: the kind, and the entries as first evidence."""
        return {"kinds": [self.offer.kind], "evidence": [str(one) for one in self.offer.entries]}


@dataclass(frozen=True)
class PhaseBox:
    """One phase of a project: its word, what it asks, and what was written, the latest first."""

    slug: str
    word: str
    asks: str
    steps: tuple[StepView, ...]

    @property
    def latest(self) -> StepView | None:
        """What holds."""
        return self.steps[0] if self.steps else None

    @property
    def earlier(self) -> tuple[StepView, ...]:
        """What was said before."""
        return self.steps[1:]


def offered(offers: Iterable[Offer], names: Mapping[str, str], path: str) -> tuple[Offered, ...]:
    """Return offers in words; `path` is where projects stand at this door."""
    return tuple(_offered(offer, names, path) for offer in offers)


def _offered(offer: Offer, names: Mapping[str, str], path: str) -> Offered:
    kind, number = name_of(offer.kind, names), len(offer.entries)
    words = gettext(
        "%(n)s entries of the kind %(kind)s at %(school)s since %(day)s. "
        "Is there a problem behind them that can be solved?"
    ) % {"n": number, "kind": kind, "school": offer.school_name, "day": day(offer.first)}
    title = gettext("%(kind)s at %(school)s") % {"kind": kind, "school": offer.school_name}
    query = urlencode({"school": str(offer.school), "kind": offer.kind})
    return Offered(offer, title[:160], words, f"{path}open/?{query}")


def phase_asks(phase: Phase) -> str:
    """Return what a phase asks."""
    return {
        Phase.SCANNING: gettext("What keeps happening, where, when?"),
        Phase.ANALYSIS: gettext("Why does it happen? Who can tell?"),
        Phase.RESPONSE: gettext("What do we do, with whom?"),
        Phase.ASSESSMENT: gettext("What has changed? Is it solved?"),
    }[phase]


def phases(page: ProjectPage) -> tuple[PhaseBox, ...]:
    """Return the four phases of a project in their order."""
    return tuple(
        PhaseBox(phase.value, label(PHASE_LABELS, phase), phase_asks(phase), page.of_phase(phase.value))
        for phase in Phase
    )


def phase_words(row: ProjectRow) -> str:
    """Return how far a project is."""
    if row.closed:
        return gettext("closed on %(day)s") % {"day": full_day(row.closed)}
    return label(PHASE_LABELS, row.phase) if row.phase else gettext("nothing written yet")


def project_table(rows: Sequence[ProjectRow], path: str) -> Table:
    """Return projects as a table."""
    columns = (
        Column(gettext("Project")),
        Column(gettext("Phase")),
        Column(gettext("Officer")),
        Column(gettext("Opened"), tight=True),
        Column(gettext("Evidence"), numeric=True),
    )
    lines = tuple(
        Row(
            (
                Cell(row.title or gettext("Destroyed"), row.school_name, f"{path}{row.id}/", head=True),
                Cell(phase_words(row)),
                Cell(row.officer_name),
                Cell(full_day(row.opened)),
                Cell(row.evidence),
            )
        )
        for row in rows
    )
    return Table(gettext("Projects"), columns, (RowGroup(lines),), empty=gettext("No project yet."))
