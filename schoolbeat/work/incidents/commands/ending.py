"""How an incident ends for each person, and the exceptions from gates: named by one, confirmed by the sergeant."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from schoolbeat.access.roles import Role
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.commands.known import (
    Case,
    Known,
    Step,
    added_to,
    day_of,
    decided,
    loading,
    refuse,
    shut,
    stand_before,
    the_incident,
    told,
)
from schoolbeat.work.incidents.commands.referring import referred_to, with_resources
from schoolbeat.work.incidents.models import End, Opening
from schoolbeat.work.incidents.rules.diverting import DIVERTED
from schoolbeat.work.incidents.rules.guard import gates_of
from schoolbeat.work.incidents.rules.ladder import rung_fault, rungs_of
from schoolbeat.work.incidents.rules.saying import LONGEST_TEXT, words_fault
from schoolbeat.work.incidents.vocabulary import Before, Part, Stage
from schoolbeat.work.incidents.vocabulary import Deed as DeedKind

ARRESTED = "arrested"


@dataclass(frozen=True)
class EndFor(Command):
    """Say how it ends for somebody who is involved: which rung, on which day, why, and what else was considered.

    A referral to help names the resource: one of the directory, or by `resource_name` one that is not in it.
    """

    incident: UUID
    party: UUID
    rung: str
    day: date
    why: str
    considered: tuple[str, ...] = ()
    resource: UUID | None = None
    resource_name: str = ""


@dataclass(frozen=True)
class TakeEndBack(Command):
    """Take an end back; why."""

    incident: UUID
    end: UUID
    why: str


@dataclass(frozen=True)
class NameException(Command):
    """Name the reason for an exception from a gate for somebody."""

    incident: UUID
    party: UUID
    gate: str
    why: str


@dataclass(frozen=True)
class ConfirmException(Command):
    """Confirm an exception that another named, or refuse it; with a word."""

    incident: UUID
    opening: UUID
    confirmed: bool
    word: str = ""


def end_for(command: EndFor, act: Act, known: Known) -> Decided:
    """Say how it ends for somebody; enforcement only where every gate before it is open."""
    case = added_to(command, known)
    party, why = case.present(command.party), clean(command.why)
    if party.part != Part.INVOLVED:
        raise Refused(Code.MALFORMED, "payload.party", _("It ends for those who are involved."))
    rungs = rungs_of(act.pack)
    refuse(rung_fault(rungs, command.rung, case.incident.kind, command.considered, why))
    refuse(words_fault("why", why, LONGEST_TEXT))
    if not case.incident.day <= command.day <= day_of(act.recorded_at, act):
        raise Refused(Code.MALFORMED, "payload.day", _("It ends between the day it happened and today."))
    if any(
        one.party_id == party.pk and one.rung == command.rung and not one.withdrawn
        for one in case.ends.values()
    ):
        raise Refused(Code.RULE, "payload.rung", _("This stands in the incident already."))
    rung = rungs[command.rung]
    name = referred_to(case, rung, command.resource, command.resource_name)
    _by_the_sergeant(case, act, rung.enforcement)
    if rung.enforcement:
        noon = datetime.combine(command.day, time(12), act.viewer.zone)
        stand_before(shut(case, party, Step(Before.ENFORCEMENT, noon, final=True), act), "rung")
    if rung.counts == ARRESTED and not any(
        deed.what == DeedKind.CUSTODY and deed.party_id == party.pk for deed in case.deeds
    ):
        raise Refused(Code.RULE, "payload.rung", _("Write the custody down first: its clocks begin with it."))
    end = End(
        id=act.id,
        incident=case.incident,
        party=party,
        rung=rung.slug,
        counts=rung.counts,
        others=rung.others,
        day=command.day,
        resource=command.resource,
        by_id=act.viewer.account,
    )
    told(end, why=why, considered=list(command.considered), resource_name=name)
    case.ends[end.pk] = end
    return decided(case, insert=[end])


def _by_the_sergeant(case: Case, act: Act, counts: bool) -> None:
    """Raise Refused where an officer would change, after approval, what the sergeant approved and what is counted."""
    if counts and case.incident.stage == Stage.APPROVED and act.viewer.role != Role.SERGEANT:
        raise Refused(
            Code.RULE, "payload.incident", _("The report is approved. From now on this is the sergeant's.")
        )


def take_back(command: TakeEndBack, act: Act, known: Known) -> Decided:
    """Take an end back; it stays as what was taken back."""
    case = added_to(command, known)
    end, why = case.ends.get(command.end), clean(command.why)
    if end is None or end.withdrawn:
        raise Refused(Code.MALFORMED, "payload.end", _("There is no such end in this incident."))
    refuse(words_fault("why", why, LONGEST_TEXT))
    done = case.done_with(end.party_id)
    if end.counts == DIVERTED and done.count(DeedKind.DIVERSION) > done.count(DeedKind.BROKEN_OFF):
        raise Refused(
            Code.RULE, "payload.end", _("The diversion was agreed. Write down first that it was broken off.")
        )
    _by_the_sergeant(case, act, counts=True)
    end.withdrawn = True
    told(end, **act.ring.words(end) | {"why_back": why})
    return decided(case, change=[end])


def name_exception(command: NameException, act: Act, known: Known) -> Decided:
    """Name why a gate does not hold for somebody; what the law lets nobody except can only be owned up to."""
    case = added_to(command, known)
    party, why = case.present(command.party), clean(command.why)
    refuse(words_fault("why", why, LONGEST_TEXT))
    gates = {gate.slug: gate for gate in gates_of(act.pack, case.incident.day)}
    if command.gate not in gates:
        raise Refused(Code.MALFORMED, "payload.gate", _("No such gate stands here."))
    if command.gate in case.excepted(party.pk, confirmed=False):
        raise Refused(Code.RULE, "payload.gate", _("An exception is named already."))
    opening = Opening(
        id=act.id,
        incident=case.incident,
        party=party,
        gate=command.gate,
        by_id=act.viewer.account,
        at=act.recorded_at,
    )
    case.openings[opening.pk] = opening
    return decided(case, insert=[told(opening, why=why)])


def confirm_exception(command: ConfirmException, act: Act, known: Known) -> Decided:
    """Confirm an exception or refuse it; nobody confirms the own one."""
    case = added_to(command, known)
    opening, word = case.openings.get(command.opening), clean(command.word)
    if opening is None or opening.confirmed_at is not None or opening.refused:
        raise Refused(Code.MALFORMED, "payload.opening", _("No such exception waits here."))
    if opening.by_id == act.viewer.account:
        raise Refused(Code.RULE, "payload.opening", _("Nobody confirms what he or she named."))
    refuse(words_fault("word", word, LONGEST_TEXT, owed=not command.confirmed))
    opening.confirmed_by_id, opening.confirmed_at = act.viewer.account, act.recorded_at
    opening.refused = not command.confirmed
    told(opening, **act.ring.words(opening) | {"word": word})
    return decided(case, change=[opening])


_FOR_AN_END = with_resources(loading("parties", "charges", "deeds", "openings", "ends"))
VERBS = (
    Verb("incidents.end", EndFor, _FOR_AN_END, the_incident, end_for, secret=True),
    Verb(
        "incidents.take_end_back", TakeEndBack, loading("ends", "deeds"), the_incident, take_back, secret=True
    ),
    Verb(
        "incidents.name_exception",
        NameException,
        loading("parties", "openings"),
        the_incident,
        name_exception,
        secret=True,
    ),
    Verb(
        "incidents.confirm_exception",
        ConfirmException,
        loading("openings"),
        the_incident,
        confirm_exception,
        secret=True,
    ),
)
