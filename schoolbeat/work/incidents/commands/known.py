"""An incident as its verbs need it: with its people, charges, deeds, exceptions, ends, and who is to be told."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.models import Enciphered
from schoolbeat.ledger.registry import Act, Decided
from schoolbeat.ledger.shape import EARLIEST
from schoolbeat.work.incidents.models import Charge, Deed, End, Incident, Letter, Opening, Party, Telling
from schoolbeat.work.incidents.policy import describe
from schoolbeat.work.incidents.queries.people import age_of, parties_of, record_of
from schoolbeat.work.incidents.rules import guard
from schoolbeat.work.incidents.rules.saying import Fault
from schoolbeat.work.incidents.rules.stages import adding_fault, writing_fault
from schoolbeat.work.incidents.vocabulary import Deed as DeedKind
from schoolbeat.work.incidents.vocabulary import Family, Part


@dataclass
class Case:
    """An incident with all that belongs to it."""

    incident: Incident
    parties: dict[UUID, Party] = field(default_factory=dict)
    charges: dict[UUID, Charge] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)
    openings: dict[UUID, Opening] = field(default_factory=dict)
    ends: dict[UUID, End] = field(default_factory=dict)
    tellings: dict[UUID, Telling] = field(default_factory=dict)
    letters: dict[UUID, Letter] = field(default_factory=dict)
    resources: Mapping[UUID, str] = field(default_factory=dict)

    def put(self, part: str, row: Any) -> None:
        """Put a row that was read into its part."""
        if part == "deeds":
            self.deeds.append(row)
        else:
            getattr(self, part)[row.pk] = row

    @property
    def school_rules_only(self) -> bool:
        """Say whether the matter is one of school rules only: no offense stands, whatever the school calls it."""
        return not any(
            not charge.of_school_rules and not charge.withdrawn for charge in self.charges.values()
        )

    @property
    def family(self) -> Family:
        """Return the gravest group of what is charged, in the order of the groups."""
        charged = {charge.family for charge in self.charges.values() if not charge.withdrawn}
        return next((one for one in Family if one in charged), Family.NO_OFFENSE)

    def present(self, party: UUID) -> Party:
        """Return somebody who is in the incident; raises Refused."""
        found = self.parties.get(party)
        if found is None or found.left:
            raise Refused(Code.MALFORMED, "payload.party", _("Nobody like that is in this incident."))
        return found

    def same(self, party: UUID) -> frozenset[UUID]:
        """Return all parts in which somebody is in the incident; of whom no record is known, the one alone."""
        person = record_of(self.parties[party])
        also = parties_of(self.parties.values(), person) if person is not None else []
        return frozenset({party, *(one.pk for one in also)})

    def excepted(self, party: UUID, confirmed: bool) -> frozenset[str]:
        """Return the gates from which somebody has a named exception, or one that the sergeant confirmed."""
        return frozenset(
            one.gate
            for one in self.openings.values()
            if one.party_id == party and not one.refused and (one.confirmed_at is not None or not confirmed)
        )

    def done_with(self, party: UUID) -> list[str]:
        """Return what was done with somebody."""
        return [deed.what for deed in self.deeds if deed.party_id == party]

    def ended_for(self, party: UUID) -> list[str]:
        """Return how it ended for somebody, in the federal words."""
        return [end.counts for end in self.ends.values() if end.party_id == party and not end.withdrawn]

    def cleared(self, party: UUID, at: datetime) -> frozenset[str]:
        """Return what was done for somebody by a moment that clears gates."""
        mine = self.same(party)
        done = {deed.what for deed in self.deeds if deed.party_id in mine and deed.at <= at}
        return frozenset({DeedKind.COUNSEL} & done)


Known = dict[UUID, Case]


def loading(*parts: str) -> Callable[[Sequence[Any], Viewer], Known]:
    """Return what reads the incidents of commands with these parts, a query each; asking them for another part raises.

    An empty part would say that nothing was done, and open a gate.
    """

    def load(commands: Sequence[Any], viewer: Viewer) -> Known:
        wanted = [command.incident for command in commands]
        found = Incident.objects.filter(agency=viewer.agency, id__in=wanted, destroyed=False)
        known = {incident.pk: Case(incident) for incident in found}
        for part, rows in _PARTS.items():
            if part not in parts:
                for case in known.values():
                    delattr(case, part)
                continue
            for row in rows().filter(incident__in=list(known)):
                case = known[row.incident_id]
                # The incident itself, not another reading of it: who asks for an age sees when its day is changed.
                row.incident = case.incident
                case.put(part, row)
        return known

    return load


_PARTS: dict[str, Callable[[], QuerySet[Any]]] = {
    "parties": lambda: Party.objects.select_related("person"),
    "charges": Charge.objects.all,
    "deeds": lambda: Deed.objects.filter(withdrawn=False),
    "openings": Opening.objects.all,
    "ends": End.objects.all,
    "letters": Letter.objects.all,
    "tellings": lambda: Telling.objects.filter(withdrawn=False).select_related("deed"),
}
load = loading(*_PARTS)
"""Reads incidents whole, in eight queries."""


def the_incident(command: Any, viewer: Viewer, known: Known) -> Subject | None:
    """Return the incident that a command names as its subject; None where the viewer may not see it."""
    case = known.get(command.incident)
    if case is None:
        return None
    subject = describe(case.incident)
    return subject if may(viewer, "incidents.see", subject) else None


def refuse(fault: Fault | None) -> None:
    """Raise Refused for a fault in what was said."""
    if fault is not None:
        raise Refused(Code.MALFORMED, f"payload.{fault.field}", fault.because)


def written(command: Any, known: Known) -> Case:
    """Return the incident of a command that changes what the report says; raises Refused once it was handed in."""
    case = known[command.incident]
    fault = writing_fault(case.incident.stage)
    if fault is not None:
        raise Refused(Code.RULE, f"payload.{fault.field}", fault.because)
    return case


def added_to(command: Any, known: Known) -> Case:
    """Return the incident of a command that adds to it; raises Refused where it is closed."""
    case = known[command.incident]
    fault = adding_fault(case.incident.stage)
    if fault is not None:
        raise Refused(Code.RULE, f"payload.{fault.field}", fault.because)
    return case


def day_of(moment: datetime, act: Act) -> date:
    """Return the day of a moment, where the agency is."""
    return moment.astimezone(act.viewer.zone).date()


@dataclass(frozen=True)
class Step:
    """A step that gates stand before: which, at which moment; `final`: an exception that is only named does not do."""

    before: str
    at: datetime
    final: bool = False


def shut(case: Case, party: Party, step: Step, act: Act) -> tuple[guard.Gate, ...]:
    """Return the gates that are shut for somebody before a step, by the law of the step's own day."""
    before, confirmed = step.before, step.final
    # Who is involved and a victim as well is gated in either part.
    involved = any(case.parties[one].part == Part.INVOLVED for one in case.same(party.pk))
    who = guard.Gated(Part.INVOLVED if involved else party.part, age_of(party, act.ring, case.incident.day))
    gates = guard.gates_of(act.pack, day_of(step.at, act))
    found = guard.demanded(gates, before, who, case.school_rules_only)
    excepted = case.excepted(party.pk, confirmed)
    return guard.shut(
        found, case.cleared(party.pk, step.at), guard.opened_by(gates, excepted) if confirmed else excepted
    )


def stand_before(gates: Collection[guard.Gate], field: str) -> None:
    """Raise Refused naming the first gate that is shut, and the law it rests on."""
    for gate in gates:
        raise Refused(Code.RULE, f"payload.{field}", gate.words_in("en"))


def check_moment(moment: datetime | None, field: str) -> None:
    """Raise Refused for a moment without a zone, or of before the year 2000."""
    if moment is not None and (moment.tzinfo is None or moment < EARLIEST):
        raise Refused(
            Code.MALFORMED, f"payload.{field}", _("Say the moment with its zone, from the year 2000 on.")
        )


def decided(
    case: Case, insert: Iterable[Any] = (), change: Iterable[Any] = (), recount: Iterable[Any] = ()
) -> Decided:
    """Return rows of an incident; what was said stands on the ledger under its own key."""
    incident = case.incident
    return Decided(
        insert=[*insert],
        change=[*change],
        recount=[*recount],
        about=incident.pk,
        secret=incident.key_record,
    )


def told(row: Enciphered, **words: Any) -> Any:
    """Say what a row is to hold, without what is empty; also nothing, so that it has a key for what comes later."""
    row.tell({name: value for name, value in words.items() if value not in ("", None, (), [])})
    return row
