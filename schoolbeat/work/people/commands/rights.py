"""What a person or a parent asks of the records, and the answer; each has a clock from the pack."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.access.hats import Hat
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.people.commands.known import Known, load, school_of
from schoolbeat.work.people.models import Inquiry
from schoolbeat.work.people.policy import describe_inquiry
from schoolbeat.work.people.rules.clocks import due
from schoolbeat.work.people.vocabulary import InquiryEnd, InquiryKind

LONGEST_TEXT = 2000
CLOCKS = {
    (Hat.EDUCATION, InquiryKind.SEE): ("record_inspection_days",),
    (Hat.EDUCATION, InquiryKind.CORRECT): ("record_correction_days",),
    (Hat.UNIT, InquiryKind.SEE): ("public_records_answer_days", "unit_record_answer_days"),
    (Hat.UNIT, InquiryKind.CORRECT): ("unit_record_answer_days",),
}
"""Values of the pack that give a question its days; where a place does not say the first, the next holds."""


@dataclass(frozen=True)
class Ask(Command):
    """Take down a question: who asks, in which language an answer is wanted, whose record, what about."""

    hat: str
    kind: str
    asker: str
    about: str
    reach: str
    asked_on: date
    language: str = "en"
    person: UUID | None = None
    school: UUID | None = None


@dataclass(frozen=True)
class Answer(Command):
    """Say how a question ended, with the answer that was given."""

    inquiry: UUID
    end: str
    answer: str


def _load(commands: Sequence[Ask], viewer: Viewer) -> Known:
    return load(viewer, [command.person for command in commands], [command.school for command in commands])


def _to_be(command: Ask, viewer: Viewer, known: Known) -> Subject | None:
    if command.hat not in (Hat.EDUCATION, Hat.UNIT):
        return None
    if command.person and known.subject(viewer, command.person) is None:
        return None
    school = command.school if command.school in known.schools else None
    return Subject(
        "inquiry", agency=viewer.agency, school=school, author=viewer.account, hat=Hat(command.hat)
    )


def _text(text: str, field: str, longest: int = LONGEST_TEXT) -> str:
    body = clean(text)
    if not body or len(body) > longest:
        raise Refused(Code.MALFORMED, f"payload.{field}", f"It needs 1 to {longest} characters.")
    return body


def ask(command: Ask, act: Act, known: Known) -> Decided:
    """Take a question down; its clock runs from the day on which it was asked."""
    if command.kind not in set(InquiryKind):
        raise Refused(Code.MALFORMED, "payload.kind", _("There is no such question."))
    today = act.recorded_at.astimezone(act.viewer.zone).date()
    if not date(2000, 1, 1) <= command.asked_on <= today:
        raise Refused(Code.MALFORMED, "payload.asked_on", _("This day is out of range."))
    person = known.people.get(command.person) if command.person else None
    if person is not None and person.hat != command.hat:
        raise Refused(Code.RULE, "payload.person", _("This record is under another hat."))
    said = set(act.pack.names())
    name = next(name for name in CLOCKS[Hat(command.hat), InquiryKind(command.kind)] if name in said)
    days = act.pack.value(name, command.asked_on)
    row = Inquiry(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=school_of(known, command.school) if command.school else None,
        hat=command.hat,
        kind=command.kind,
        author_id=act.viewer.account,
        person=person,
        asked_on=command.asked_on,
        due=due(command.asked_on, int(days.value), days.unit.startswith("business")),
        rests_on=days.source[:300],
    )
    row.tell(
        {
            "asker": _text(command.asker, "asker", 160),
            "about": _text(command.about, "about"),
            "reach": _text(command.reach, "reach", 200),
            "language": command.language[:20],
        }
    )
    return Decided(insert=[row], about=row.pk, secret=row.key_record)


def _load_inquiries(commands: Sequence[Answer], viewer: Viewer) -> dict[UUID, Inquiry]:
    return {row.pk: row for row in Inquiry.objects.filter(id__in=[command.inquiry for command in commands])}


def _of_inquiry(command: Answer, viewer: Viewer, loaded: dict[UUID, Inquiry]) -> Subject | None:
    row = loaded.get(command.inquiry)
    return None if row is None or row.destroyed else describe_inquiry(row)


def answer(command: Answer, act: Act, loaded: dict[UUID, Inquiry]) -> Decided:
    """End a question with the answer that was given; what was asked stays beside it."""
    row = loaded[command.inquiry]
    if row.ended_on is not None:
        raise Refused(Code.RULE, "payload.inquiry", _("This question was answered already."))
    if command.end not in set(InquiryEnd):
        raise Refused(Code.MALFORMED, "payload.end", _("Say how it ended."))
    said: dict[str, Any] = act.ring.words(row)
    row.ended_on = act.recorded_at.astimezone(act.viewer.zone).date()
    row.end = command.end
    row.tell({**said, "answer": _text(command.answer, "answer")})
    return Decided(change=[row], about=row.pk, secret=row.key_record)


VERBS = (
    Verb("people.ask", Ask, _load, _to_be, ask, secret=True),
    Verb("people.answer", Answer, _load_inquiries, _of_inquiry, answer, secret=True),
)
