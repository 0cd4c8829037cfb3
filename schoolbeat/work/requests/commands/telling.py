"""Say something about a request, answer it, and say what it became."""

from dataclasses import dataclass
from uuid import UUID

from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.requests.commands.known import (
    Done,
    Loaded,
    decided,
    load,
    open_request,
    refuse,
    step,
    the_request,
    today,
)
from schoolbeat.work.requests.models import Request
from schoolbeat.work.requests.rules.kinds import acknowledging, phrases_of
from schoolbeat.work.requests.rules.saying import LONGEST_NAME, LONGEST_TEXT, Answer, answer_fault
from schoolbeat.work.requests.vocabulary import Step

RECORD_KINDS = ("activity", "incident", "referral", "project")


@dataclass(frozen=True)
class NoteOnRequest(Command):
    """Write a note that the asker does not see."""

    request: UUID
    text: str


@dataclass(frozen=True)
class AnswerRequest(Command):
    """Answer the asker, in the asker's language: by a reviewed phrase, by words, or both; who wrote them is named."""

    request: UUID
    phrase: str = ""
    text: str = ""
    bilingual: str = ""


@dataclass(frozen=True)
class BecomeRecord(Command):
    """Say which record a request became, or that a project rests on it; it stays as it is, open or ended."""

    request: UUID
    record_kind: str
    record: UUID


def note(command: NoteOnRequest, act: Act, loaded: Loaded) -> Decided:
    """Add a note; also to what has ended."""
    request, text = loaded[command.request], clean(command.text)
    if not 1 <= len(text) <= LONGEST_TEXT:
        raise Refused(Code.MALFORMED, "payload.text", _("A note has 1 to 4,000 characters."))
    return decided(request, step(request, act, Done(Step.NOTED, {"text": text})))


def answer_words(
    command: AnswerRequest, request: Request, act: Act, must: bool = True
) -> dict[str, str] | None:
    """Return what an answer says; None where nothing is said and nothing need be. Raises Refused."""
    said = Answer(command.phrase, clean(command.text), clean(command.bilingual))
    if not (must or said.phrase or said.text):
        return None
    refuse(answer_fault(said, request.language, phrases_of(act.pack)))
    if len(said.bilingual) > LONGEST_NAME:
        raise Refused(Code.MALFORMED, "payload.bilingual", _("This is too long."))
    return {"phrase": said.phrase, "text": said.text, "bilingual": said.bilingual}


def is_answer(words: dict[str, str], act: Act) -> bool:
    """Say whether words answer anything: a phrase that only says that they were read does not."""
    return bool(words["text"]) or words["phrase"] not in acknowledging(act.pack)


def answered(request: Request, words: dict[str, str], act: Act) -> None:
    """Let a request know that its asker was answered; the first answer counts, and what is answered was meant."""
    request.wave = ""
    if is_answer(words, act):
        request.answered_on = request.answered_on or today(act)


def answer(command: AnswerRequest, act: Act, loaded: Loaded) -> Decided:
    """Answer the asker; the request stays open."""
    request = open_request(command, loaded)
    words = answer_words(command, request, act) or {}
    answered(request, words, act)
    return decided(request, step(request, act, Done(Step.ANSWERED, words)))


def become(command: BecomeRecord, act: Act, loaded: Loaded) -> Decided:
    """Note the record that a request became; a project rests on what has ended too."""
    on_project = command.record_kind == "project"
    request = loaded[command.request] if on_project else open_request(command, loaded)
    if request.swept_at is not None:
        raise Refused(Code.RULE, "payload.request", _("This request has ended. Open it again first."))
    if command.record_kind not in RECORD_KINDS:
        raise Refused(Code.MALFORMED, "payload.record_kind", _("There is no such kind of record."))
    done = Done(Step.BECAME, record=(command.record_kind, command.record))
    return decided(request, step(request, act, done))


VERBS = (
    Verb("requests.note", NoteOnRequest, load, the_request, note, secret=True),
    Verb("requests.answer", AnswerRequest, load, the_request, answer, secret=True),
    Verb("requests.become", BecomeRecord, load, the_request, become, secret=True),
)
