"""What an incident is in law: offenses that hold on its day, and grounds of the education code."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.commands.enforced import shut_before_enforced
from schoolbeat.work.incidents.commands.known import (
    Case,
    Known,
    decided,
    load,
    loading,
    refuse,
    the_incident,
    written,
)
from schoolbeat.work.incidents.models import Charge, Party
from schoolbeat.work.incidents.rules.codes import code_list, family_on, is_ground_on
from schoolbeat.work.incidents.rules.saying import Fault
from schoolbeat.work.incidents.vocabulary import Family, Kind

LISTS = {
    "weapon": "weapons",
    "bias": "bias_motives",
    "drug": "drugs",
    "property": "property_kinds",
    "loss": "property_losses",
}
"""Which code list a column of a charge is from."""


@dataclass(frozen=True)
class ChargeSaid(Command):
    """An offense by its word, or a ground of the school's rules; weapon, bias, drug and property by theirs."""

    code: str
    school_rules: bool = False
    attempted: bool = False
    weapon: str = ""
    bias: str = ""
    drug: str = ""
    property: str = ""
    loss: str = ""


@dataclass(frozen=True)
class AddCharge(Command):
    """Say that an incident is an offense, or against a rule of the school."""

    incident: UUID
    charge: ChargeSaid


@dataclass(frozen=True)
class WithdrawCharge(Command):
    """Take an offense or ground back."""

    incident: UUID
    charge: UUID


def _family(pack: Pack, said: ChargeSaid, on: date) -> str | None:
    """Return the group that a code is counted in on a day; None where it does not hold on that day."""
    if said.school_rules:
        return Family.SCHOOL_RULES.value if is_ground_on(pack, said.code, on) else None
    return family_on(pack, said.code, on)


def charge_of(case: Case, said: ChargeSaid, act: Act, identity: UUID) -> Charge:
    """Return an offense or ground; raises Refused where it does not hold on the incident's day, or stands already."""
    incident = case.incident
    if incident.kind == Kind.SCHOOL_ASSIST and not said.school_rules:
        raise Refused(
            Code.RULE,
            "payload.charge",
            _("Help to the school in its own matter names no offense. Open an investigation."),
        )
    family = _family(act.pack, said, incident.day)
    if family is None:
        raise Refused(
            Code.MALFORMED,
            "payload.charge",
            _("There is no such offense or ground on the day of the incident."),
        )
    same = (said.school_rules, said.code)
    if any((one.of_school_rules, one.code) == same and not one.withdrawn for one in case.charges.values()):
        raise Refused(Code.MALFORMED, "payload.charge", _("This stands in the incident already."))
    for column, table in LISTS.items():
        word = getattr(said, column)
        if word and word not in code_list(act.pack, table):
            refuse(Fault(f"charge.{column}", _("Choose one of the words offered.")))
    return Charge(
        id=identity,
        incident=incident,
        of_school_rules=said.school_rules,
        code=said.code,
        family=family,
        attempted=said.attempted,
        **{column: getattr(said, column) for column in LISTS},
    )


def add(command: AddCharge, act: Act, known: Known) -> Decided:
    """Write an offense or ground down."""
    case = written(command, known)
    charge = charge_of(case, command.charge, act, act.id)
    case.charges[charge.pk] = charge
    case.incident.family = case.family
    return decided(case, insert=[charge], change=[case.incident], recount=_counted(case))


def withdraw(command: WithdrawCharge, act: Act, known: Known) -> Decided:
    """Take an offense or ground back; an end in enforcement that rested on it must go first."""
    case = written(command, known)
    charge = case.charges.get(command.charge)
    if charge is None or charge.withdrawn:
        raise Refused(Code.MALFORMED, "payload.charge", _("This does not stand in the incident."))
    before = shut_before_enforced(case, act)
    charge.withdrawn = True
    if shut_before_enforced(case, act).keys() - before.keys():
        # What else is said in the same batch finds the incident as it stands.
        charge.withdrawn = False
        raise Refused(
            Code.RULE,
            "payload.charge",
            _(
                "Without it this is of school rules only, and it ended in enforcement. Take that end back first."
            ),
        )
    case.incident.family = case.family
    return decided(case, change=[charge, case.incident], recount=_counted(case))


def _counted(case: Case) -> list[Party]:
    """Return who is counted by the group of the incident: they are counted anew with it."""
    for party in case.parties.values():
        party.incident = case.incident
    return list(case.parties.values())


VERBS = (
    Verb("incidents.charge", AddCharge, loading("parties", "charges"), the_incident, add, secret=True),
    Verb("incidents.uncharge", WithdrawCharge, load, the_incident, withdraw, secret=True),
)
