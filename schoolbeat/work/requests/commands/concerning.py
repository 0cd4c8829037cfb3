"""Say whose conduct a request is about, or that it is not about somebody: whom it is about reads nothing of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.people.queries.records import seen_records
from schoolbeat.work.requests.commands.known import (
    Done,
    Loaded,
    decided,
    load,
    open_request,
    step,
    the_request,
)
from schoolbeat.work.requests.models import RequestConcern
from schoolbeat.work.requests.policy import concerned_of
from schoolbeat.work.requests.queries.owners import called
from schoolbeat.work.requests.rules.kinds import kinds_of
from schoolbeat.work.requests.rules.naming import Called, named_in
from schoolbeat.work.requests.rules.owning import reviewer_of
from schoolbeat.work.requests.vocabulary import Step
from schoolbeat.work.roster.queries.answering import Owners, owners
from schoolbeat.work.roster.rules.answering import Held
from schoolbeat.work.roster.vocabulary import Handing


@dataclass(frozen=True)
class Concern(Command):
    """Say that a request is about somebody's conduct; with `about` false, that it is not."""

    request: UUID
    account: UUID
    about: bool = True


@dataclass(frozen=True)
class TakeAsConduct(Command):
    """Say that a request is praise or a complaint, whatever form it came in by; `kind` is one of conduct."""

    request: UUID
    kind: str


@dataclass(frozen=True)
class Tie(Command):
    """Say which record what is said of an officer is about."""

    request: UUID
    record_kind: str
    record: UUID


@dataclass(frozen=True)
class _Loaded:
    requests: Loaded
    owners: Owners
    called: Mapping[UUID, Called]


def _load(commands: Sequence[Concern | TakeAsConduct], viewer: Viewer) -> _Loaded:
    known = owners(viewer.agency, viewer.on, ())
    return _Loaded(load(commands, viewer), known, called(viewer.agency, known))


def _subject(command: Concern | TakeAsConduct, viewer: Viewer, loaded: _Loaded) -> Subject | None:
    return the_request(command, viewer, loaded.requests)


def concern(command: Concern, act: Act, loaded: _Loaded) -> Decided:
    """Note whom it is about; where that is its owner, somebody else owns it from the same moment."""
    request, known = open_request(command, loaded.requests), loaded.owners
    if command.account not in loaded.called:
        raise Refused(Code.MALFORMED, "payload.account", _("Nobody of this agency by that name."))
    about = concerned_of(request)
    if (command.account in about) is command.about:
        raise Refused(Code.RULE, "payload.account", _("That is what stands here already."))
    row = request.concerns.filter(account=command.account).first()
    fresh = row is None
    row = row or RequestConcern(request=request, account_id=command.account)
    row.stands = command.about
    what = Step.CONCERNED if command.about else Step.CLEARED
    steps = [step(request, act, Done(what, to=command.account))]
    after = about | {command.account} if command.about else about - {command.account}
    if command.about:
        owner = reviewer_of(known.held(request.owner_id, request.by_hand), known.reviewers, after)
        if owner is None and request.owner_id == command.account:
            raise Refused(
                Code.RULE, "payload.account", _("Nobody else here could own it. Hand it to another agency.")
            )
        if owner is not None:
            request.owner_id, request.by_hand = owner.account, False
            steps.append(step(request, act, Done(Step.HANDED, to=owner.account, why=Handing.CONCERNED)))
    return Decided(
        insert=[*steps, *([row] if fresh else [])],
        change=[request, *([] if fresh else [row])],
        about=request.pk,
        secret=request.key_record,
    )


def take_as_conduct(command: TakeAsConduct, act: Act, loaded: _Loaded) -> Decided:
    """Give a request to those who read complaints, and to nobody whom its words name; no school has it any more."""
    request, known = open_request(command, loaded.requests), loaded.owners
    kind = kinds_of(act.pack).get(command.kind)
    if kind is None or not kind.conduct:
        raise Refused(Code.MALFORMED, "payload.kind", _("There is no such kind of request."))
    act.ring.load([request])
    named = named_in(act.ring.words(request).get("text", ""), loaded.called)
    for about in (named, frozenset[UUID]()):
        owner = reviewer_of(Held(), known.reviewers, about)
        if owner is not None:
            break
    else:
        raise Refused(
            Code.RULE, "payload", _("Nobody here can read this whom it is not about. Hand it over.")
        )
    request.kind, request.conduct, request.own = kind.slug, True, True
    request.of_school, request.owner_id, request.by_hand = None, owner.account, False
    steps = [
        step(request, act, Done(Step.CONDUCT)),
        step(request, act, Done(Step.HANDED, to=owner.account, why=Handing.CONCERNED)),
    ]
    concerns = [RequestConcern(request=request, account_id=one) for one in sorted(about)]
    return Decided(insert=[*steps, *concerns], change=[request], about=request.pk, secret=request.key_record)


def tie(command: Tie, act: Act, loaded: Loaded) -> Decided:
    """Note which record it is about: a link that opens nothing, and that the record itself does not show."""
    request = open_request(command, loaded)
    known = command.record_kind == "incident" and seen_records(act.viewer, "incident", [command.record])
    if not known:
        raise Refused(Code.NOT_PERMITTED, "payload.record", _("There is no such record, or it is not yours."))
    if request.steps.filter(what=Step.TIED, record=command.record).exists():
        raise Refused(Code.RULE, "payload.record", _("That is what stands here already."))
    return decided(request, step(request, act, Done(Step.TIED, record=(command.record_kind, command.record))))


VERBS = (
    Verb("requests.tie", Tie, load, the_request, tie, secret=True),
    Verb("requests.concern", Concern, _load, _subject, concern, secret=True),
    Verb("requests.take_as_conduct", TakeAsConduct, _load, _subject, take_as_conduct, secret=True),
)
