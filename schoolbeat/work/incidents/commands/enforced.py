"""What was enforced in an incident, and which gates before it are shut: what is said later may shut no other."""

from collections.abc import Iterator
from datetime import datetime, time
from uuid import UUID

from schoolbeat.ledger.registry import Act
from schoolbeat.work.incidents.commands.known import Case, Step, shut
from schoolbeat.work.incidents.models import Party
from schoolbeat.work.incidents.rules.guard import STEP_OF, Gate
from schoolbeat.work.incidents.vocabulary import ENFORCED, Before

Shut = dict[tuple[UUID, bool, str], Gate]
"""Gates that are shut, each by whom it stands before, whether by an end, and its name."""


def shut_before_enforced(case: Case, act: Act) -> Shut:
    """Return the gates that are shut before what was enforced, as the incident stands."""
    return {
        (party.pk, step.final, gate.slug): gate
        for party, step in _enforced(case, act)
        for gate in shut(case, party, step, act)
    }


def _enforced(case: Case, act: Act) -> Iterator[tuple[Party, Step]]:
    """Yield each step of enforcement that was taken, with whom."""
    for deed in case.deeds:
        if deed.party_id and STEP_OF.get(deed.what) == Before.ENFORCEMENT:
            yield case.parties[deed.party_id], Step(Before.ENFORCEMENT, deed.at)
    for end in case.ends.values():
        if not end.withdrawn and end.counts in ENFORCED:
            noon = datetime.combine(end.day, time(12), act.viewer.zone)
            yield case.parties[end.party_id], Step(Before.ENFORCEMENT, noon, final=True)
