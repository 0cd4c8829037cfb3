"""Hand a request over: by somebody, with a note, or by the house where its owner no longer serves or is away."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.viewer import Viewer
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
    step,
    the_request,
)
from schoolbeat.work.requests.models import Request
from schoolbeat.work.requests.policy import concerned_of
from schoolbeat.work.requests.rules.owning import reviewer_of
from schoolbeat.work.requests.rules.saying import LONGEST_TEXT
from schoolbeat.work.requests.vocabulary import Step
from schoolbeat.work.roster.queries.answering import Owners, owners
from schoolbeat.work.roster.rules.answering import Owner, owner_of
from schoolbeat.work.roster.vocabulary import Handing


@dataclass(frozen=True)
class Hand(Command):
    """Hand a request to another officer or sergeant of the agency, with a note."""

    request: UUID
    to: UUID
    note: str = ""


@dataclass(frozen=True)
class SettleOwner(Command):
    """Give a request to whoever owns it by the rule today, where its owner does no longer."""

    request: UUID


@dataclass(frozen=True)
class _Handing:
    requests: Loaded
    owners: Owners


def _load(commands: Sequence[Hand | SettleOwner], viewer: Viewer) -> _Handing:
    requests = load(commands, viewer)
    schools = {request.school_id for request in requests.values() if request.school_id}
    return _Handing(requests, owners(viewer.agency, viewer.on, schools))


def _subject(command: Hand | SettleOwner, viewer: Viewer, loaded: _Handing):  # type: ignore[no-untyped-def]
    return the_request(command, viewer, loaded.requests)


def hand(command: Hand, act: Act, loaded: _Handing) -> Decided:
    """Give a request to somebody else, who owns it from now on."""
    request, known = open_request(command, loaded.requests), loaded.owners
    free = set(known.reviewers) - concerned_of(request) if request.conduct else known.active
    if command.to not in free:
        raise Refused(Code.MALFORMED, "payload.to", _("Nobody of this agency by that name owns requests."))
    if command.to == request.owner_id:
        raise Refused(Code.RULE, "payload.to", _("Whoever has it already cannot be handed it."))
    note = clean(command.note)
    if len(note) > LONGEST_TEXT:
        raise Refused(Code.MALFORMED, "payload.note", _("This is too long."))
    request.owner_id, request.by_hand = command.to, True
    done = Done(Step.HANDED, {"text": note}, to=command.to, why=Handing.BY_HAND)
    return decided(request, step(request, act, done))


def settle(command: SettleOwner, act: Act, loaded: _Handing) -> Decided:
    """Give a request to its owner by the rule; where there is nobody better, it stays where it is."""
    request, known = open_request(command, loaded.requests), loaded.owners
    owner = owner_now(request, known)
    if owner is None:
        raise Refused(Code.RULE, "payload.request", _("It is where it belongs."))
    request.owner_id, request.by_hand = owner.account, False
    done = Done(Step.HANDED, to=owner.account, why=owner.why)
    return decided(request, step(request, act, done))


def owner_now(request: Request, known: Owners) -> Owner | None:
    """Return who owns a request by the rule today; None where whoever owns it still does."""
    held = known.held(request.owner_id, request.by_hand)
    if request.conduct:
        return reviewer_of(held, known.reviewers, concerned_of(request))
    return owner_of(held, known.at(request.school_id), known.sergeants, known.active)


VERBS = (
    Verb("requests.hand", Hand, _load, _subject, hand, secret=True),
    Verb("requests.settle_owner", SettleOwner, _load, _subject, settle, secret=True),
)
