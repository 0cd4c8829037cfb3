"""Verbs on what the program costs and who pays which share of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.rows import (
    Loaded,
    at_agency,
    load_by,
    named,
    nothing,
    of_agency,
    ordered,
    subject_by,
)
from schoolbeat.work.roster.models import ProgramCost
from schoolbeat.work.roster.rules import MOST_CENTS, are_shares


@dataclass(frozen=True)
class PartyShare(Command):
    """How much of a thousand parts a party pays."""

    party: str
    permille: int


@dataclass(frozen=True)
class CostFields(Command):
    """A cost in US cents from `start` up to, not including, `end`; the first-named party takes the odd cents."""

    what: str
    start: date
    end: date
    cents: int
    shares: tuple[PartyShare, ...]
    source: str


@dataclass(frozen=True)
class ChangeCost(Command):
    """Replace a cost."""

    cost: UUID
    fields: CostFields


@dataclass(frozen=True)
class RemoveCost(Command):
    """Take a cost off the page; that it stood there is on the ledger."""

    cost: UUID


def _filled(cost: ProgramCost, fields: CostFields) -> ProgramCost:
    ordered(fields.start, fields.end, "end")
    if not 0 <= fields.cents <= MOST_CENTS:
        raise Refused(Code.MALFORMED, "payload.cents", _("This amount is out of range."))
    shares = [(named(share.party, "shares"), share.permille) for share in fields.shares]
    if not are_shares(shares):
        raise Refused(
            Code.RULE,
            "payload.shares",
            _("Name each party once, with its share; the shares make 100 percent."),
        )
    cost.what, cost.source = named(fields.what, "what"), named(fields.source, "source")
    cost.start, cost.end, cost.cents = fields.start, fields.end, fields.cents
    cost.shares = [{"party": party, "permille": permille} for party, permille in shares]
    return cost


def add_cost(command: CostFields, act: Act, loaded: Loaded) -> Decided:
    """Enter a cost; its id is the entry's."""
    cost = _filled(ProgramCost(id=act.id, agency_id=act.viewer.agency), command)
    return Decided(insert=[cost], about=cost.id)


def change_cost(command: ChangeCost, act: Act, loaded: Loaded) -> Decided:
    """Replace a cost."""
    return Decided(change=[_filled(loaded[command.cost], command.fields)], about=command.cost)


def remove_cost(command: RemoveCost, act: Act, loaded: Loaded) -> Decided:
    """Take a cost off the page."""
    return Decided(remove=[loaded[command.cost]], about=command.cost)


_load, _of = load_by(ProgramCost, "cost"), subject_by("cost", of_agency)
VERBS = (
    Verb("roster.add_cost", CostFields, nothing, at_agency, add_cost),
    Verb("roster.change_cost", ChangeCost, _load, _of, change_cost),
    Verb("roster.remove_cost", RemoveCost, _load, _of, remove_cost),
)
