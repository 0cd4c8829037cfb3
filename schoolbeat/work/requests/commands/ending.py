"""End a request with an answer, open it again, or join it with the one that says the same."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from schoolbeat.access.permits import may
from schoolbeat.access.roles import Role
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.requests.commands.filing import CHANNELS
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
from schoolbeat.work.requests.commands.telling import AnswerRequest, answer_words, answered, is_answer
from schoolbeat.work.requests.models import Request
from schoolbeat.work.requests.policy import describe
from schoolbeat.work.requests.rules.kinds import kinds_of, promised
from schoolbeat.work.requests.rules.saying import LONGEST_TEXT, end_fault, told_fault
from schoolbeat.work.requests.vocabulary import Channel, Handler, Step


@dataclass(frozen=True)
class EndRequest(AnswerRequest):
    """Say who handled a request and how it ended, with the last answer to the asker.

    An answer is owed unless the asker was answered before. `passed_to` names the unit or agency that has it now. Of a
    request that a file tells, the file tells the end as well: it had ended by `ended_on`, and on `answered_on` the
    asker was answered, if that is known; no answer is given now.
    """

    handler: str = ""
    end: str = ""
    passed_to: str = ""
    ended_on: date | None = None
    answered_on: date | None = None


@dataclass(frozen=True)
class ReopenRequest(Command):
    """Open a request again that had ended, or that was joined with another; say why."""

    request: UUID
    why: str


@dataclass(frozen=True)
class JoinRequests(Command):
    """Join a request with one of the same kind that says the same: its asker follows that one from now on."""

    request: UUID
    into: UUID


def _check_told(command: EndRequest, request: Request, act: Act) -> None:
    """Raise Refused where an end is told as a file tells it, and there is no such file."""
    if command.ended_on is None:
        if act.viewer.role == Role.INSTALL or command.answered_on is not None:
            raise Refused(Code.RULE, "payload.ended_on", _("Only a file tells how something ended before."))
        return
    if request.channel != Channel.FILE or Channel.FILE not in CHANNELS.get(act.viewer.role, ()):
        raise Refused(Code.RULE, "payload.ended_on", _("Only a file tells how something ended before."))
    refuse(told_fault("ended_on", command.ended_on, request.day, today(act)))
    refuse(told_fault("answered_on", command.answered_on, request.day, today(act)))


def _ended_at(command: EndRequest, request: Request, act: Act) -> datetime:
    """Return when it ended: now, or at the first moment of the day that a file tells."""
    if command.ended_on is None:
        return act.recorded_at
    begun = datetime.combine(command.ended_on, time.min, act.viewer.zone).astimezone(UTC)
    return max(begun, request.filed_at)


def end(command: EndRequest, act: Act, loaded: Loaded) -> Decided:
    """End a request; nobody who asked is left without an answer."""
    request = open_request(command, loaded)
    _check_told(command, request, act)
    refuse(end_fault(command.handler, command.end))
    passed_to = clean(command.passed_to)
    if command.handler == Handler.OTHERS and not 1 <= len(passed_to) <= 160:
        raise Refused(Code.MALFORMED, "payload.passed_to", _("Name the unit or agency that has it now."))
    owed = request.answered_on is None and command.ended_on is None
    words = answer_words(command, request, act, must=owed)
    if owed and not is_answer(words or {}, act):
        raise Refused(
            Code.RULE, "payload.phrase", _("This only says that it was read. Say what became of it.")
        )
    if words is not None:
        answered(request, words, act)
    request.answered_on = request.answered_on or command.answered_on
    request.handler, request.end, request.ended_at = (
        command.handler,
        command.end,
        _ended_at(command, request, act),
    )
    made = step(request, act, Done(Step.ENDED, (words or {}) | {"passed_to": passed_to}))
    made.at = request.ended_at
    return decided(request, made)


def reopen(command: ReopenRequest, act: Act, loaded: Loaded) -> Decided:
    """Open a request again; what had been said stays."""
    request, why = loaded[command.request], clean(command.why)
    if request.ended_at is None:
        raise Refused(Code.RULE, "payload.request", _("This request is open."))
    if not 1 <= len(why) <= LONGEST_TEXT:
        raise Refused(Code.MALFORMED, "payload.why", _("Say why."))
    request.ended_at, request.handler, request.end, request.into = None, "", "", None
    # Whoever was answered and asks again is owed an answer again.
    request.answered_on, request.due = None, promised(today(act), kinds_of(act.pack)[request.kind])
    return decided(request, step(request, act, Done(Step.REOPENED, {"text": why})))


def join(command: JoinRequests, act: Act, loaded: Loaded) -> Decided:
    """Join one request with another of its kind; that must be open and in the same language: its answers serve both."""
    request, kept = open_request(command, loaded), loaded.get(command.into)
    if kept is None or kept.destroyed or not may(act.viewer, "requests.see", describe(kept)):
        raise Refused(Code.NOT_PERMITTED, "payload", _("There is no such record, or it is not yours."))
    if kept.pk == request.pk or kept.into_id is not None or kept.swept_at is not None:
        raise Refused(
            Code.RULE, "payload.into", _("It is joined with another request that stands by itself.")
        )
    if kept.ended_at is not None or kept.kind != request.kind:
        raise Refused(
            Code.RULE, "payload.into", _("Only requests of one kind that are both open are joined.")
        )
    if kept.language != request.language or kept.own or request.own:
        raise Refused(
            Code.RULE,
            "payload.into",
            _(
                "Only requests in one language are joined, and none that somebody asks for himself or herself."
            ),
        )
    request.into, request.ended_at = kept, act.recorded_at
    # What was joined with this one follows the kept one too: a receipt never leads through a chain.
    followers = list(Request.objects.filter(into=request))
    for one in followers:
        one.into = kept
    made = step(request, act, Done(Step.JOINED, record=("request", kept.pk)))
    return Decided(insert=[made], change=[request, *followers], about=request.pk, secret=request.key_record)


VERBS = (
    Verb("requests.end", EndRequest, load, the_request, end, secret=True),
    Verb("requests.reopen", ReopenRequest, load, the_request, reopen, secret=True),
    Verb("requests.join", JoinRequests, load, the_request, join, secret=True),
)
