"""An incident as its verbs need it: with its people, charges, deeds, exceptions, ends, and who is to be told."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

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
from schoolbeat.work.incidents.rules import guard
from schoolbeat.work.incidents.rules.saying import Fault, age_on
from schoolbeat.work.incidents.rules.stages import adding_fault, writing_fault
from schoolbeat.work.incidents.vocabulary import Deed as DeedKind
from schoolbeat.work.incidents.vocabulary import Family


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

    def excepted(self, party: UUID, confirmed: bool) -> frozenset[str]:
        """Return the gates from which somebody has a named exception, or one that the sergeant confirmed."""
        return frozenset(
            one.gate
            for one in self.openings.values()
            if one.party_id == party and not one.refused and (one.confirmed_at is not None or not confirmed)
        )

    def cleared(self, party: UUID, at: datetime) -> frozenset[str]:
        """Return what was done for somebody by a moment that clears gates."""
        done = {deed.what for deed in self.deeds if deed.party_id == party and deed.at <= at}
        return frozenset({DeedKind.COUNSEL} & done)


Known = dict[UUID, Case]


def load(commands: Sequence[Any], viewer: Viewer) -> Known:
    """Return the incidents of the agency that the commands name, each whole, in eight queries."""
    wanted = [command.incident for command in commands]
    found = Incident.objects.filter(agency=viewer.agency, id__in=wanted, destroyed=False)
    known = {incident.pk: Case(incident) for incident in found}
    of_theirs = {"incident__in": list(known)}
    for party in Party.objects.filter(**of_theirs).select_related("person"):
        known[party.incident_id].parties[party.pk] = party
    for charge in Charge.objects.filter(**of_theirs):
        known[charge.incident_id].charges[charge.pk] = charge
    for deed in Deed.objects.filter(**of_theirs):
        known[deed.incident_id].deeds.append(deed)
    for opening in Opening.objects.filter(**of_theirs):
        known[opening.incident_id].openings[opening.pk] = opening
    for end in End.objects.filter(**of_theirs):
        known[end.incident_id].ends[end.pk] = end
    for telling in Telling.objects.filter(**of_theirs):
        known[telling.incident_id].tellings[telling.pk] = telling
    for letter in Letter.objects.filter(**of_theirs):
        known[letter.incident_id].letters[letter.pk] = letter
    return known


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


def age_of(party: Party, act: Act) -> int | None:
    """Return the age in years that somebody had, where it is known."""
    born = act.ring.words(party.person).get("born") if party.person is not None else None
    if born:
        return age_on(date.fromisoformat(born), party.incident.day)
    age = act.ring.words(party).get("age") if party.telling is None else party.telling.get("age")
    return age if isinstance(age, int) else None


@dataclass(frozen=True)
class Step:
    """A step that gates stand before: which, at which moment; `final`: an exception that is only named does not do."""

    before: str
    at: datetime
    final: bool = False


def shut(case: Case, party: Party, step: Step, act: Act) -> tuple[guard.Gate, ...]:
    """Return the gates that are shut for somebody before a step, by the law of the step's own day."""
    before, confirmed = step.before, step.final
    who = guard.Gated(party.part, age_of(party, act))
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
