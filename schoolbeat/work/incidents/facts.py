"""What an incident counts as. Pure: the same rows give the same facts, on the way and at a rebuild."""

from typing import Any

from django.db.models import QuerySet

from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.registry import Countable
from schoolbeat.work.incidents.models import Charge, Deed, End, Incident, Party
from schoolbeat.work.incidents.vocabulary import NOT_BROUGHT, Family, Nexus
from schoolbeat.work.incidents.vocabulary import Deed as DeedKind

_NEXUS = {
    Nexus.AT_SCHOOL: "incidents_at_school",
    Nexus.REPORTED: "incidents_reported",
    Nexus.LINKED: "incidents_linked",
    Nexus.NONE: "incidents_elsewhere",
}
_HOURS = {True: "incidents_in_hours", False: "incidents_out_of_hours", None: "incidents_hours_unknown"}
_ENDS = {
    "diverted": "incidents_diverted",
    "cited": "incidents_cited",
    "referred": "incidents_referred",
}
_FORCE = frozenset({DeedKind.FORCE, DeedKind.RESTRAINT})


def _fact(row: Any, incident: Incident, measure: str, kind: str) -> Fact:
    return Fact(
        record_kind="incident",
        record=row.pk,
        entry=None if incident.destroyed else row.entry,
        measure=measure,
        amount=1,
        agency=incident.agency_id,
        school=incident.school_id,
        officer=incident.owner_id,
        day=incident.day,
        month=incident.day.year * 100 + incident.day.month,
        hour=incident.hour,
        kind=kind,
        pillar="",
        role="",
        audience="",
        initiator=incident.initiator,
        # At one school on one day an incident is one child's.
        sensitive=True,
    )


def facts_of_incident(incident: Incident) -> list[Fact]:
    """Return one incident, what it has to do with the school, and whether it was in school hours.

    All of them stand beside their parts, so that a part that is missing shows.
    """
    measures = ("incidents", _NEXUS[Nexus(incident.nexus)], _HOURS[incident.in_hours])
    return [_fact(incident, incident, measure, incident.family) for measure in measures]


def facts_of_charge(charge: Charge) -> list[Fact]:
    """Return a weapon that came up in an incident."""
    armed = charge.family == Family.WEAPON or charge.weapon not in NOT_BROUGHT
    if charge.withdrawn or not armed:
        return []
    return [_fact(charge, charge.incident, "incidents_weapons", charge.family)]


def facts_of_party(party: Party) -> list[Fact]:
    """Return an educator who was assaulted or threatened."""
    if party.left or not party.educator:
        return []
    return [_fact(party, party.incident, "incidents_educators", party.incident.family)]


def facts_of_deed(deed: Deed) -> list[Fact]:
    """Return a use of force, or a person taken into custody: that was, also where its exception was not confirmed."""
    if deed.withdrawn:
        return []
    if deed.what in _FORCE:
        return [_fact(deed, deed.incident, "incidents_force", deed.what)]
    if deed.what == DeedKind.CUSTODY and not deed.again:
        return [_fact(deed, deed.incident, "incidents_arrested", deed.what)]
    return []


def facts_of_end(end: End) -> list[Fact]:
    """Return a person who was diverted, cited or referred, by the federal words; arrests are counted by the custody."""
    measure = _ENDS.get(end.counts)
    return [] if end.withdrawn or measure is None else [_fact(end, end.incident, measure, end.rung)]


def _incidents() -> QuerySet[Incident]:
    return Incident.objects.filter(destroyed=False)


def _of(model: Any) -> Any:
    return lambda: model.objects.filter(incident__destroyed=False).select_related("incident")


COUNTABLES = (
    Countable("incident", Incident, facts_of_incident, _incidents),
    Countable("incident", Charge, facts_of_charge, _of(Charge)),
    Countable("incident", Party, facts_of_party, _of(Party)),
    Countable("incident", Deed, facts_of_deed, _of(Deed)),
    Countable("incident", End, facts_of_end, _of(End)),
)
