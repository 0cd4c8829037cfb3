"""What was done in an incident that gates stand before, and which are shut: what is said later may shut no other."""

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
    return _shut(case, act, (Before.ENFORCEMENT,))


def shut_before_done(case: Case, act: Act) -> Shut:
    """Return the gates that are shut before whatever was done, questioning and searches with it."""
    return _shut(case, act, tuple(Before))


def _shut(case: Case, act: Act, steps: tuple[Before, ...]) -> Shut:
    return {
        (party.pk, step.final, gate.slug): gate
        for party, step in _taken(case, act)
        if step.before in steps
        for gate in shut(case, party, step, act)
    }


def _taken(case: Case, act: Act) -> Iterator[tuple[Party, Step]]:
    """Yield each step that was taken and that a gate can stand before, with whom."""
    for deed in case.deeds:
        step = STEP_OF.get(deed.what)
        if deed.party_id and step is not None:
            yield case.parties[deed.party_id], Step(step, deed.at)
    for end in case.ends.values():
        if not end.withdrawn and end.counts in ENFORCED:
            noon = datetime.combine(end.day, time(12), act.viewer.zone)
            yield case.parties[end.party_id], Step(Before.ENFORCEMENT, noon, final=True)
