"""The verb that says which of our needs a term of somebody else's taxonomy answers to."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.resources.commands.loading import load_by, subject_by
from schoolbeat.work.resources.commands.typed import malformed
from schoolbeat.work.resources.models import TaxonomyTerm
from schoolbeat.work.resources.rules.needs import NEED_BY_TERM
from schoolbeat.work.resources.vocabulary import Need


@dataclass(frozen=True)
class MapTerm(Command):
    """Say which need a term answers to; an empty one takes that back."""

    term: UUID
    need: str


def map_term(command: MapTerm, act: Act, loaded: dict[UUID, Any]) -> Decided:
    """Note the need at the term: its services are found by it from now on, and what a set says stays as it is."""
    row = loaded[command.term]
    if str(row.hsds_id) in NEED_BY_TERM:
        raise Refused(Code.RULE, "payload.term", _("This term is a line of our own list of needs."))
    if command.need and command.need not in set(Need):
        raise malformed("need", _("There is no such need."))
    row.need = command.need
    return Decided(change=[row], about=row.id)


VERBS = (Verb("resources.map_term", MapTerm, load_by(TaxonomyTerm, "term"), subject_by("term"), map_term),)
