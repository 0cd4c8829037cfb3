"""Hand an incident over: by somebody, or by the house where its officer has gone. It always has one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.access.roles import Role
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.commands.known import Case, Known, decided, load, refuse, the_incident, told
from schoolbeat.work.incidents.models import Deed
from schoolbeat.work.incidents.policy import describe
from schoolbeat.work.incidents.queries.answering import Serving, serving
from schoolbeat.work.incidents.rules.saying import LONGEST_TEXT, words_fault
from schoolbeat.work.incidents.vocabulary import Deed as DeedKind
from schoolbeat.work.incidents.vocabulary import Stage


@dataclass(frozen=True)
class Assign(Command):
    """Hand an incident over to another officer: from then on that one answers for it."""

    incident: UUID
    to: UUID
    word: str = ""


@dataclass(frozen=True)
class SettleOwner(Command):
    """Give an incident to whoever answers for it by the rule today, where its officer does no longer."""

    incident: UUID


@dataclass(frozen=True)
class _Loaded:
    cases: Known
    serving: Serving


def _load(commands: Sequence[Any], viewer: Viewer) -> _Loaded:
    cases = load(commands, viewer)
    schools = {case.incident.school_id for case in cases.values() if case.incident.school_id}
    return _Loaded(cases, serving(viewer, schools))


def _of_case(command: Any, viewer: Viewer, loaded: _Loaded) -> Any:
    if viewer.role == Role.INSTALL:
        # The house reads none; it knows which is without an officer.
        case = loaded.cases.get(command.incident)
        return None if case is None else describe(case.incident)
    return the_incident(command, viewer, loaded.cases)


def _open(command: Any, loaded: _Loaded) -> Case:
    case = loaded.cases[command.incident]
    if case.incident.stage == Stage.CLOSED:
        raise Refused(Code.RULE, "payload.incident", _("This incident is closed. Open it again first."))
    return case


def assign(command: Assign, act: Act, loaded: _Loaded) -> Decided:
    """Hand an incident over: it has one primary officer at a time, and always one."""
    case, word = _open(command, loaded), clean(command.word)
    if command.to not in loaded.serving.known.active:
        raise Refused(Code.MALFORMED, "payload.to", _("This person is no officer or sergeant here."))
    if command.to == case.incident.owner_id:
        raise Refused(Code.RULE, "payload.to", _("This officer has it already."))
    refuse(words_fault("word", word, LONGEST_TEXT, owed=False))
    deed = Deed(id=act.id, what=DeedKind.ASSIGNED, at=act.recorded_at, by_id=act.viewer.account)
    return _handed(case, told(deed, text=word), command.to, by_hand=True)


def settle(command: SettleOwner, act: Act, loaded: _Loaded) -> Decided:
    """Give an incident to its officer by the rule; where there is nobody, it stays where it is."""
    case = _open(command, loaded)
    owner = loaded.serving.owner_now(case.incident)
    if owner is None:
        raise Refused(Code.RULE, "payload.incident", _("It is where it belongs."))
    deed = Deed(id=act.id, what=DeedKind.ASSIGNED, at=act.recorded_at)
    return _handed(case, told(deed, why=owner.why), owner.account, by_hand=False)


def _handed(case: Case, deed: Deed, to: UUID, by_hand: bool) -> Decided:
    incident = deed.incident = case.incident
    incident.owner_id, incident.by_hand, deed.to_id = to, by_hand, to
    # Who answers for it is counted with each of its parts.
    counted: list[Any] = [*case.charges.values(), *case.parties.values(), *case.deeds, *case.ends.values()]
    for row in counted:
        row.incident = incident
    return decided(case, insert=[deed], change=[incident], recount=counted)


VERBS = (
    Verb("incidents.assign", Assign, _load, _of_case, assign, secret=True),
    Verb("incidents.settle_owner", SettleOwner, _load, _of_case, settle, secret=True),
)
