"""An incident with all that was said and done, for those who work with it; its words are opened here."""

from typing import Any
from uuid import UUID

from schoolbeat.access.permits import may
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.incidents.models import Charge, Deed, End, Incident, Narrative, Opening, Party, Telling
from schoolbeat.work.incidents.policy import describe
from schoolbeat.work.incidents.queries.letters import district_of, lines_of
from schoolbeat.work.incidents.queries.linked import links_of
from schoolbeat.work.incidents.queries.listing import IncidentRow, seen
from schoolbeat.work.incidents.queries.people import age_of, record_of
from schoolbeat.work.incidents.queries.views import (
    ChargeView,
    DeedView,
    EndView,
    IncidentView,
    OpeningView,
    PartyView,
    TellingView,
    VersionView,
)
from schoolbeat.work.incidents.rules.guard import Gate, Gated, demanded, gates_of
from schoolbeat.work.incidents.vocabulary import Before
from schoolbeat.work.people.models import Person
from schoolbeat.work.people.queries.finding import findable
from schoolbeat.work.people.queries.record import open_now
from schoolbeat.work.people.queries.records import seen_records
from schoolbeat.work.people.rules.words import words_from

_DONE = (
    *("amend", "charge", "uncharge", "join", "leave", "do", "tell", "end", "take_end_back"),
    *("name_exception", "confirm_exception", "narrate", "assign", "take_deed_back", "write_letter", "print"),
    *("add_evidence", "open_evidence", "pass_evidence", "link", "unlink"),
    *("submit", "give_back", "approve", "close", "reopen"),
)


def one(viewer: Viewer, identity: UUID) -> IncidentView | None:
    """Return an incident with all that belongs to it; None where it is not the viewer's to see."""
    incident = seen(viewer).filter(id=identity).select_related("school__district", "owner", "author").first()
    if incident is None:
        return None
    parts: dict[str, list[Any]] = {
        "parties": list(incident.parties.select_related("person").order_by("id")),
        "deeds": list(incident.deeds.select_related("by", "to").order_by("at", "id")),
        "tellings": list(incident.tellings.order_by("due", "id")),
        "ends": list(incident.ends.select_related("by").order_by("day", "id")),
        "openings": list(incident.openings.select_related("by", "confirmed_by").order_by("at", "id")),
        "narratives": list(incident.narratives.select_related("by").order_by("at", "id")),
    }
    ring = Keyring()
    ring.load([incident, *(row for rows in parts.values() for row in rows)])
    return _view(viewer, incident, parts, ring)


def _view(viewer: Viewer, incident: Incident, parts: dict[str, list[Any]], ring: Keyring) -> IncidentView:
    charges = tuple(_charge(row) for row in incident.charges.filter(withdrawn=False).order_by("id"))
    rules_only = all(charge.school_rules for charge in charges)
    words, subject = ring.words(incident), describe(incident)
    named = _parties(viewer, incident, parts["parties"], ring, rules_only)
    return IncidentView(
        row=_row(incident),
        initiator=incident.initiator,
        author_name=incident.author.name,
        until=incident.until,
        told_at=incident.told_at,
        in_hours=incident.in_hours,
        place=words.get("place", ""),
        asked_by=words.get("asked_by", ""),
        from_kind=incident.from_kind,
        from_record=incident.from_record,
        charges=charges,
        parties=tuple(one for one in named if not one.left),
        gone=tuple(one for one in named if one.left),
        deeds=tuple(_deed(row, ring) for row in parts["deeds"]),
        tellings=tuple(_telling(row, ring) for row in parts["tellings"] if not row.withdrawn),
        ends=_ends(viewer, parts["ends"], ring),
        openings=tuple(_opening(row, ring) for row in parts["openings"]),
        versions=_versions(parts["narratives"], ring),
        school_rules_only=rules_only,
        offered=frozenset(verb for verb in _DONE if may(viewer, f"incidents.{verb}", subject)),
        links=links_of(viewer, incident),
        letters=lines_of(incident.letters.select_related("by").order_by("at", "id")),
        lapsed=tuple(_telling(row, ring) for row in parts["tellings"] if row.withdrawn),
        district=district_of(incident),
    )


def _row(incident: Incident) -> IncidentRow:
    return IncidentRow(
        incident.pk,
        incident.kind,
        incident.family,
        incident.where,
        incident.nexus,
        incident.stage,
        incident.school_id,
        incident.school.name if incident.school else "",
        incident.owner_id,
        incident.owner.name,
        incident.happened_at,
    )


def _parties(
    viewer: Viewer, incident: Incident, rows: list[Party], ring: Keyring, rules_only: bool
) -> tuple[PartyView, ...]:
    records = {row.pk: record_of(row) for row in rows}
    people = [person.pk for person in records.values() if person is not None]
    ring.load(person for person in records.values() if person is not None)
    near = set(findable(viewer).filter(id__in=people).values_list("id", flat=True)) if people else set()
    names = _names(viewer, people)
    gates = gates_of(pack_of(viewer.place), incident.day)

    def stand(row: Party, age: int | None) -> tuple[tuple[str, Gate], ...]:
        who = Gated(row.part, age)
        return tuple(
            (before.value, gate) for before in Before for gate in demanded(gates, before, who, rules_only)
        )

    found = []
    for row in rows:
        words, person = ring.words(row), records[row.pk]
        known = person is not None and person.pk in near
        # What a record tells of somebody who may not be found, an incident does not tell either.
        age = age_of(row, ring, incident.day) if known or person is None else None
        found.append(
            PartyView(
                row.pk,
                person.pk if person is not None and known else None,
                names.get(person.pk, "") if person is not None else "",
                words.get("seen", ""),
                row.part,
                row.standing,
                age,
                row.injury,
                row.educator,
                words.get("relation", ""),
                stand(row, age),
                row.left,
            )
        )
    return tuple(found)


def _names(viewer: Viewer, people: list[UUID]) -> dict[UUID, str]:
    """Return the names of those whose records the viewer has open just now, and of no others."""
    opened = open_now(viewer, people) if people else {}
    found: list[Person] = list(findable(viewer).filter(id__in=list(opened))) if opened else []
    ring = Keyring()
    ring.load(found)
    return {person.pk: words_from(ring.words(person)).name for person in found}


def _charge(row: Charge) -> ChargeView:
    return ChargeView(
        row.pk,
        row.of_school_rules,
        row.code,
        row.attempted,
        row.weapon,
        row.bias,
        row.drug,
        row.property,
        row.loss,
    )


def _deed(row: Deed, ring: Keyring) -> DeedView:
    return DeedView(
        row.pk,
        row.what,
        row.at,
        row.until,
        row.party_id,
        row.by.name if row.by else "",
        row.to.name if row.to else "",
        row.before_peers,
        row.settles_id,
        ring.words(row),
        row.withdrawn,
        row.due,
    )


def _telling(row: Telling, ring: Keyring) -> TellingView:
    return TellingView(
        row.pk, row.duty, row.deed_id, row.by_whom, row.due, row.told_at, row.method, ring.words(row)
    )


def _ends(viewer: Viewer, rows: list[End], ring: Keyring) -> tuple[EndView, ...]:
    named = {row.resource for row in rows if row.resource is not None}
    listed = seen_records(viewer, "resource", named)
    return tuple(_end(row, ring, row.resource if row.resource in listed else None) for row in rows)


def _end(row: End, ring: Keyring, resource: UUID | None) -> EndView:
    words = ring.words(row)
    return EndView(
        row.pk,
        row.party_id,
        row.rung,
        row.others,
        row.day,
        row.by.name,
        words.get("why", ""),
        tuple(words.get("considered", ())),
        row.withdrawn,
        resource,
        words.get("resource_name", ""),
    )


def _opening(row: Opening, ring: Keyring) -> OpeningView:
    words = ring.words(row)
    return OpeningView(
        row.pk,
        row.party_id,
        row.gate,
        row.by_id,
        row.by.name,
        row.at,
        words.get("why", ""),
        row.confirmed_by.name if row.confirmed_by else "",
        row.confirmed_at,
        row.refused,
        words.get("word", ""),
    )


def _versions(rows: list[Narrative], ring: Keyring) -> tuple[VersionView, ...]:
    """Return all versions; two that were written on the same one stand side by side, and none is lost."""
    written = [row.base_id for row in rows if not row.supplement]
    return tuple(
        VersionView(
            row.pk,
            row.base_id,
            row.by.name,
            row.at,
            row.supplement,
            ring.words(row).get("text", ""),
            not row.supplement and written.count(row.base_id) > 1,
        )
        for row in rows
    )
