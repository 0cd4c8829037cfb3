"""Take a deed back that was written down by mistake, while the report is being written; it stays as that."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.commands.doing import custodies
from schoolbeat.work.incidents.commands.ending import ARRESTED
from schoolbeat.work.incidents.commands.enforced import shut_before_done
from schoolbeat.work.incidents.commands.known import (
    Case,
    Known,
    day_of,
    decided,
    load,
    refuse,
    the_incident,
    told,
    written,
)
from schoolbeat.work.incidents.commands.stops import is_of_stop
from schoolbeat.work.incidents.models import Deed, Telling
from schoolbeat.work.incidents.rules.diverting import holds
from schoolbeat.work.incidents.rules.saying import LONGEST_TEXT, words_fault
from schoolbeat.work.incidents.rules.telling import all_duties, due_at
from schoolbeat.work.incidents.vocabulary import OPENS_A_STOP, REPORTED_DEEDS
from schoolbeat.work.incidents.vocabulary import Deed as DeedKind


@dataclass(frozen=True)
class TakeDeedBack(Command):
    """Say that something was written down by mistake; why."""

    incident: UUID
    deed: UUID
    why: str


def take_back(command: TakeDeedBack, act: Act, known: Known) -> Decided:
    """Take a deed back with the duties that it began and that nobody has done; what rests on it must go first."""
    case, why = written(command, known), clean(command.why)
    deed = next((one for one in case.deeds if one.pk == command.deed), None)
    if deed is None or deed.what not in REPORTED_DEEDS:
        raise Refused(Code.MALFORMED, "payload.deed", _("Nothing like that was written down here."))
    refuse(words_fault("why", why, LONGEST_TEXT))
    before = shut_before_done(case, act)
    case.deeds.remove(deed)
    if _is_rested_on(case, deed) or shut_before_done(case, act).keys() - before.keys():
        # What else is said in the same batch finds the incident as it stands.
        case.deeds.append(deed)
        raise Refused(Code.RULE, "payload.deed", _("Something else here rests on it. Take that back first."))
    deed.withdrawn = True
    changed: list[Any] = [told(deed, **act.ring.words(deed) | {"why_back": why})]
    changed += _reopened(case, deed, act)
    for telling in case.tellings.values():
        if telling.deed_id == deed.pk and telling.told_at is None:
            other = _next_of_stop(case, deed, act) if is_of_stop(telling, act) else None
            if other is not None:
                duty = all_duties(act.pack, day_of(other.at, act))[telling.duty]
                telling.deed, telling.due = other, due_at(duty, other.at, act.viewer.zone)
            else:
                telling.withdrawn = True
            changed.append(telling)
    left = custodies(case, deed.party) if deed.what == DeedKind.CUSTODY and not deed.again else []
    if left:
        first = min(left, key=lambda one: (one.at, one.pk))
        first.again = False
        changed.append(first)
    for row in changed:
        row.incident = case.incident
    return decided(case, change=changed)


def _is_rested_on(case: Case, deed: Deed) -> bool:
    """Say whether a task was done, a diversion goes on, or an end stands because of a deed that is no longer there."""
    if any(one.settles_id == deed.pk for one in case.deeds):
        return True
    if deed.party_id and not holds(case.done_with(deed.party_id), case.ended_for(deed.party_id)):
        return True
    return deed.what == DeedKind.CUSTODY and any(
        end.counts == ARRESTED and not end.withdrawn and end.party_id == deed.party_id
        for end in case.ends.values()
        if not custodies(case, case.parties[end.party_id])
    )


def _reopened(case: Case, record: Deed, act: Act) -> list[Telling]:
    """Return the records of stops that were filed by one that is taken back: they are owed again."""
    if record.what != DeedKind.STOP_RECORD:
        return []
    found = []
    for one in case.tellings.values():
        words = act.ring.words(one)
        if words.get("record") == str(record.pk):
            one.told_at, one.method, one.by_id = None, "", None
            found.append(told(one, **{name: said for name, said in words.items() if name not in _FILED}))
    return found


_FILED = ("record", "whom")


def _next_of_stop(case: Case, deed: Deed, act: Act) -> Deed | None:
    """Return what else was done that day in the stop of which a deed was a part."""
    mine = case.same(deed.party_id) if deed.party_id else frozenset()
    others = [
        one
        for one in case.deeds
        if one.party_id in mine and one.what in OPENS_A_STOP and day_of(one.at, act) == day_of(deed.at, act)
    ]
    return min(others, key=lambda one: (one.at, one.pk), default=None)


VERBS = (Verb("incidents.take_deed_back", TakeDeedBack, load, the_incident, take_back, secret=True),)
