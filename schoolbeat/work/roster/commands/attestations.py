"""Verbs on what a school attests: said or refused by its principal, and a refusal taken up by the sergeant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.rows import Loaded, load_by, one_of, prose, subject_by, today_of
from schoolbeat.work.roster.models import Attestation, School
from schoolbeat.work.roster.policy import describe_attestation
from schoolbeat.work.roster.queries.attestations import asked_of_schools
from schoolbeat.work.roster.rules import LONGEST_REASON
from schoolbeat.work.roster.vocabulary import AttestationKind


@dataclass(frozen=True)
class Attest(Command):
    """What a principal says of the days up to `end`: it stands, or why it does not."""

    school: UUID
    kind: str
    end: date
    stands: bool
    agreement: UUID | None = None
    reason: str = ""


@dataclass(frozen=True)
class TakeUpRefusal(Command):
    """What the agency did about a refusal; the school reads it."""

    attestation: UUID
    words: str


def _load_schools(commands: Sequence[Attest], viewer: Viewer) -> dict[UUID, School]:
    wanted = [command.school for command in commands]
    return School.objects.filter(agency=viewer.agency).in_bulk(wanted)


def _at_school(command: Attest, viewer: Viewer, loaded: dict[UUID, School]) -> Subject | None:
    school = loaded.get(command.school)
    return None if school is None else Subject("attestation", agency=school.agency_id, school=command.school)


def attest(command: Attest, act: Act, loaded: dict[UUID, School]) -> Decided:
    """Write down what a principal says, where it is asked now; what was said before stays."""
    kind = one_of(command.kind, AttestationKind, "kind")
    key = command.school, kind, command.agreement, command.end
    asked = next((one for one in asked_of_schools(act.viewer, command.school) if one.key == key), None)
    if asked is None:
        raise Refused(Code.RULE, "payload.kind", _("This is not asked of the school now."))
    reason = _reason(command.reason, needed=not command.stands)
    row = Attestation(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        kind=kind,
        agreement_id=asked.agreement,
        start=asked.start,
        end=asked.end,
        stands=command.stands,
        reason="" if command.stands else reason,
        by_name=act.viewer.name,
        at=act.recorded_at,
    )
    return Decided(insert=[row], about=row.id)


def _reason(typed: str, needed: bool) -> str:
    reason = prose(typed, "reason")
    if needed and not reason:
        raise Refused(Code.MALFORMED, "payload.reason", _("Say why: the sergeant reads it and answers."))
    if len(reason) > LONGEST_REASON:
        raise Refused(Code.NOTE_TOO_LONG, "payload.reason", _("Use at most 1,000 characters."))
    return reason


def take_up(command: TakeUpRefusal, act: Act, loaded: Loaded) -> Decided:
    """Note what was done about a refusal, once."""
    row, words = loaded[command.attestation], prose(command.words, "words", needed=True)
    if row.stands or row.taken_up:
        raise Refused(Code.RULE, "payload.attestation", _("There is no open refusal here."))
    if len(words) > LONGEST_REASON:
        raise Refused(Code.NOTE_TOO_LONG, "payload.words", _("Use at most 1,000 characters."))
    row.taken_up, row.taken_up_by_name, row.taken_up_on = words, act.viewer.name, today_of(act)
    return Decided(change=[row], about=row.id)


VERBS = (
    Verb("roster.attest", Attest, _load_schools, _at_school, attest),
    Verb(
        "roster.take_up_refusal",
        TakeUpRefusal,
        load_by(Attestation, "attestation"),
        subject_by("attestation", describe_attestation),
        take_up,
    ),
)
