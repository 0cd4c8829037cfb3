"""The evidence of an incident as a part of its page: what there is, where it went, and what can be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, ngettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.web.desk.incidents.evidence_forms import AddEvidenceForm, OpenEvidenceForm, PassEvidenceForm
from schoolbeat.web.desk.incidents.tables import moment
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.parts import TimelineItem
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.web.shared.words import label
from schoolbeat.work.incidents.queries import IncidentView
from schoolbeat.work.incidents.queries.evidence import CustodyView, EvidenceView, evidence
from schoolbeat.work.incidents.rules.evidence import STEP_LABELS
from schoolbeat.work.incidents.vocabulary import Stage

ADD, OPEN, PASS = "add_evidence", "open_evidence", "pass_evidence"
SHORT = 12
"""So many characters of a SHA-256 stand on the page; the whole is folded away."""


@dataclass(frozen=True)
class EvidenceDeed:
    """Something that can be done with evidence: where its form goes, the words on it, and whether it stands open."""

    id: str
    action: str
    title: str
    save: str
    form: ChoosingForm
    open: bool
    takes_file: bool = False


@dataclass(frozen=True)
class PieceLine:
    """A piece of evidence in words; `digest` is the SHA-256 of its file, in parts that may stand below each other."""

    id: UUID
    title: str
    small: tuple[str, ...]
    short: str
    digest: tuple[str, ...]
    steps: tuple[TimelineItem, ...]
    deeds: tuple[EvidenceDeed, ...]


@dataclass(frozen=True)
class EvidenceSection:
    """All evidence of an incident; `refused` says why a file was not taken of which nothing was read."""

    pieces: tuple[PieceLine, ...]
    add: EvidenceDeed | None
    refused: str


@dataclass(frozen=True)
class Sent:
    """What was sent and did not fit: its form, of which piece; or only why nothing of it was read."""

    slug: str = ""
    piece: UUID | None = None
    form: ChoosingForm | None = None
    refused: str = ""


NOTHING = Sent()


def section_of(view: IncidentView, viewer: Viewer, sent: Sent = NOTHING) -> EvidenceSection:
    """Return the evidence of an incident, with the forms for what this viewer may do now."""
    here = f"/desk/incidents/{view.row.id}/"
    open_ = view.row.stage != Stage.CLOSED
    allowed = {slug: slug in view.offered and (open_ or slug == OPEN) for slug in (ADD, OPEN, PASS)}
    pieces = tuple(_piece(one, here, allowed, sent) for one in evidence(viewer, view.row.id))
    return EvidenceSection(
        pieces, _add(here, sent) if allowed[ADD] or sent.slug == ADD else None, sent.refused
    )


def _add(here: str, sent: Sent) -> EvidenceDeed:
    shown = sent.form if sent.slug == ADD else None
    return EvidenceDeed(
        ADD,
        f"{here}{ADD}/",
        gettext("Add evidence"),
        gettext("Add it"),
        shown or AddEvidenceForm(prefix=ADD, initial=_now()),
        open=shown is not None or bool(sent.refused),
        takes_file=True,
    )


def _now() -> dict[str, Any]:
    return {"at": clock.now().replace(second=0, microsecond=0)}


def prefix_of(slug: str, piece: UUID) -> str:
    """Return what the fields of a piece's form begin with: many pieces stand on one page."""
    return f"{slug}_{piece.hex}"


def _piece(one: EvidenceView, here: str, allowed: Mapping[str, bool], sent: Sent) -> PieceLine:
    size = one.size or 0
    small = (
        gettext("%(who)s, %(when)s") % {"who": one.source, "when": moment(one.at)},
        gettext("added by %(who)s, %(when)s") % {"who": one.by_name, "when": moment(one.added_at)},
        *((one.name,) if one.name else ()),
        *((ngettext("%(n)s byte", "%(n)s bytes", size) % {"n": count(size)},) if size else ()),
    )
    return PieceLine(
        id=one.id,
        title=one.what,
        small=small,
        short=one.sha256[:SHORT],
        digest=tuple(one.sha256[start : start + 8] for start in range(0, len(one.sha256), 8)),
        steps=tuple(_step(step) for step in one.custody),
        deeds=tuple(_deeds(one, f"{here}evidence/{one.id}/", allowed, sent)),
    )


def _step(step: CustodyView) -> TimelineItem:
    small = (
        step.by_name,
        gettext("to %(whom)s") % {"whom": step.to_whom} if step.to_whom else "",
        gettext("lies: %(place)s") % {"place": step.place} if step.place else "",
        step.why,
    )
    return TimelineItem(moment(step.at), label(STEP_LABELS, step.step), ", ".join(filter(None, small)))


def _deeds(one: EvidenceView, here: str, allowed: Mapping[str, bool], sent: Sent) -> list[EvidenceDeed]:
    words = {
        OPEN: (gettext("Download the file"), gettext("Download"), OpenEvidenceForm),
        PASS: (gettext("Write down what became of it"), gettext("Write it down"), PassEvidenceForm),
    }
    found = []
    for slug, (title, save, form) in words.items():
        shown = sent.form if (sent.slug, sent.piece) == (slug, one.id) else None
        if shown is None and (not allowed[slug] or (slug == OPEN and not one.size)):
            continue
        prefix = prefix_of(slug, one.id)
        found.append(
            EvidenceDeed(
                prefix,
                f"{here}{slug}/",
                title,
                save,
                shown or form(prefix=prefix, initial=_now()),
                open=shown is not None,
            )
        )
    return found
