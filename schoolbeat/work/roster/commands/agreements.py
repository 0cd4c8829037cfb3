"""Verbs on the agreement register."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.rows import (
    Loaded,
    at_agency,
    load_by,
    named,
    nothing,
    of_agency,
    ordered,
    plausible,
    prose,
    short,
    subject_by,
)
from schoolbeat.work.roster.models import Agreement, AgreementFile, AgreementItem, AgreementReview
from schoolbeat.work.roster.rules import LARGEST_FILE

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class AddAgreement(Command):
    """Enter an agreement: between whom, and from when up to, not including, when."""

    title: str
    parties: tuple[str, ...]
    start: date
    end: date | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class ChangeAgreement(Command):
    """Replace what is known of an agreement."""

    agreement: UUID
    fields: AddAgreement


@dataclass(frozen=True)
class AddAgreementItem(Command):
    """Add a line to an agreement's checklist."""

    agreement: UUID
    text: str


@dataclass(frozen=True)
class TickAgreementItem(Command):
    """Say on which day a line of the checklist was done; no day opens it again."""

    item: UUID
    done: date | None = None


@dataclass(frozen=True)
class RemoveAgreementItem(Command):
    """Take a line off the checklist."""

    item: UUID


@dataclass(frozen=True)
class ReviewAgreement(Command):
    """Say that the parties looked at an agreement on a day."""

    agreement: UUID
    day: date
    note: str = ""


@dataclass(frozen=True)
class AttachAgreementFile(Command):
    """Put the paper with an agreement; the door has checked and stored the bytes under their SHA-256."""

    agreement: UUID
    name: str
    size: int
    sha256: str


_load = load_by(Agreement, "agreement")
_of = subject_by("agreement", of_agency)


def _filled(agreement: Agreement, fields: AddAgreement) -> Agreement:
    parties = [named(party, "parties") for party in fields.parties if party.strip()]
    if not 2 <= len(parties) <= 20:
        raise Refused(
            Code.MALFORMED, "payload.parties", _("An agreement has at least two parties, 20 at most.")
        )
    ordered(fields.start, fields.end, "end")
    agreement.title, agreement.parties = named(fields.title, "title"), parties
    agreement.start, agreement.end = fields.start, fields.end
    agreement.source, agreement.note = short(fields.source, "source"), prose(fields.note, "note")
    return agreement


def add_agreement(command: AddAgreement, act: Act, loaded: Loaded) -> Decided:
    """Enter an agreement; its id is the entry's."""
    agreement = _filled(Agreement(id=act.id, agency_id=act.viewer.agency), command)
    return Decided(insert=[agreement], about=agreement.id)


def change_agreement(command: ChangeAgreement, act: Act, loaded: Loaded) -> Decided:
    """Replace what is known of an agreement."""
    return Decided(change=[_filled(loaded[command.agreement], command.fields)], about=command.agreement)


def add_item(command: AddAgreementItem, act: Act, loaded: Loaded) -> Decided:
    """Add a line to the checklist; its id is the entry's."""
    item = AgreementItem(id=act.id, agreement_id=command.agreement, text=named(command.text, "text", 300))
    return Decided(insert=[item], about=command.agreement)


def _load_items(commands: Sequence[Any], viewer: Viewer) -> Loaded:
    return load_by(AgreementItem, "item", "agreement")(commands, viewer)


def _of_item(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
    item = loaded.get(command.item)
    return of_agency(item.agreement) if item else None


def tick_item(command: TickAgreementItem, act: Act, loaded: Loaded) -> Decided:
    """Note the day on which a line of the checklist was done, or open it again."""
    item = loaded[command.item]
    item.done = command.done if command.done is None else plausible(command.done, "done")
    return Decided(change=[item], about=item.agreement_id)


def remove_item(command: RemoveAgreementItem, act: Act, loaded: Loaded) -> Decided:
    """Take a line off the checklist; that it stood there is on the ledger."""
    item = loaded[command.item]
    return Decided(remove=[item], about=item.agreement_id)


def review(command: ReviewAgreement, act: Act, loaded: Loaded) -> Decided:
    """Note a review; the next one is counted from the latest."""
    if command.day < loaded[command.agreement].start:
        raise Refused(Code.ENDS_BEFORE_START, "payload.day", _("The agreement begins later. Check the day."))
    row = AgreementReview(
        id=act.id,
        agreement_id=command.agreement,
        day=plausible(command.day, "day"),
        note=prose(command.note, "note"),
    )
    return Decided(insert=[row], about=command.agreement)


def attach_file(command: AttachAgreementFile, act: Act, loaded: Loaded) -> Decided:
    """Put the paper with an agreement, the same paper once."""
    if not 0 < command.size <= LARGEST_FILE or not _SHA256.fullmatch(command.sha256):
        raise Refused(Code.MALFORMED, "payload.size", _("A file is not empty and has 10 MB at most."))
    if AgreementFile.objects.filter(agreement=command.agreement, sha256=command.sha256).exists():
        raise Refused(Code.RULE, "payload.sha256", _("This file is with the agreement already."))
    row = AgreementFile(
        id=act.id,
        agreement_id=command.agreement,
        name=named(command.name, "name"),
        size=command.size,
        sha256=command.sha256,
        added=act.recorded_at.astimezone(act.viewer.zone).date(),
    )
    return Decided(insert=[row], about=command.agreement)


VERBS = (
    Verb("roster.add_agreement", AddAgreement, nothing, at_agency, add_agreement),
    Verb("roster.change_agreement", ChangeAgreement, _load, _of, change_agreement),
    Verb("roster.add_agreement_item", AddAgreementItem, _load, _of, add_item),
    Verb("roster.tick_agreement_item", TickAgreementItem, _load_items, _of_item, tick_item),
    Verb("roster.remove_agreement_item", RemoveAgreementItem, _load_items, _of_item, remove_item),
    Verb("roster.review_agreement", ReviewAgreement, _load, _of, review),
    Verb("roster.attach_agreement_file", AttachAgreementFile, _load, _of, attach_file),
)
