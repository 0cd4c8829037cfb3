"""Say whose conduct a request is about, or that it is not about somebody: whom it is about reads nothing of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.requests.commands.known import Done, Loaded, load, open_request, step, the_request
from schoolbeat.work.requests.models import RequestConcern
from schoolbeat.work.requests.policy import concerned_of
from schoolbeat.work.requests.queries.owners import Owners, owners
from schoolbeat.work.requests.rules.owning import reviewer_of
from schoolbeat.work.requests.vocabulary import Handing, Step


@dataclass(frozen=True)
class Concern(Command):
    """Say that a request is about somebody's conduct; with `about` false, that it is not."""

    request: UUID
    account: UUID
    about: bool = True


@dataclass(frozen=True)
class _Loaded:
    requests: Loaded
    owners: Owners


def _load(commands: Sequence[Concern], viewer: Viewer) -> _Loaded:
    return _Loaded(load(commands, viewer), owners(viewer.agency, viewer.on, ()))


def _subject(command: Concern, viewer: Viewer, loaded: _Loaded) -> Subject | None:
    return the_request(command, viewer, loaded.requests)


def concern(command: Concern, act: Act, loaded: _Loaded) -> Decided:
    """Note whom it is about; where that is its owner, somebody else owns it from the same moment."""
    request, known = open_request(command, loaded.requests), loaded.owners
    if command.account not in known.names:
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


VERBS = (Verb("requests.concern", Concern, _load, _subject, concern, secret=True),)
