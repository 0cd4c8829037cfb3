"""Prepared letters and those that were made; who was named in one is read only while the record is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.text import slugify

from schoolbeat.access.viewer import Viewer
from schoolbeat.jurisdictions.prepared import LANGUAGES, Prepared
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.incidents.models import Incident, Letter, Telling
from schoolbeat.work.incidents.queries.listing import seen
from schoolbeat.work.incidents.queries.people import record_of
from schoolbeat.work.incidents.rules import letters as rules
from schoolbeat.work.incidents.rules.telling import Duty, all_duties
from schoolbeat.work.people.queries.record import Tie, open_now, record
from schoolbeat.work.people.rules.words import words_from


@dataclass(frozen=True)
class LetterLine:
    """A letter that was made, without a word of what it says."""

    id: UUID
    telling: UUID
    language: str
    at: datetime
    by_name: str


@dataclass(frozen=True)
class LetterView:
    """A letter that was made; `words` are None while it names somebody whose record the viewer has not open."""

    line: LetterLine
    duty: str
    place: str
    digest: str
    reviewed: date
    confirmed: bool
    person: UUID | None
    synthetic: bool
    words: dict[str, Any] | None


@dataclass(frozen=True)
class Draft:
    """A prepared letter before its gaps are filled, with what is known for them.

    `guardians` are those whom the record of the student names, where it is open; `whose` is the language that the
    first of them reads, empty where nobody says so.
    """

    telling: UUID
    duty: Duty
    languages: tuple[str, ...]
    whose: str
    prepared: Prepared
    known: dict[str, str]
    guardians: tuple[str, ...]

    @property
    def language(self) -> str:
        """Return the language of the letter."""
        return self.prepared.language


def district_of(incident: Incident) -> str:
    """Return the name of the folder in which the district of an incident's school keeps its letters; or nothing."""
    district = incident.school.district if incident.school else None
    return slugify(district.name) if district else ""


def lines_of(rows: Iterable[Letter]) -> tuple[LetterLine, ...]:
    """Return letters that were made."""
    return tuple(LetterLine(row.pk, row.owed_id, row.language, row.at, row.by.name) for row in rows)


def one_letter(viewer: Viewer, case: UUID, identity: UUID) -> LetterView | None:
    """Return a letter of an incident that the viewer may see; None where there is none."""
    row = (
        Letter.objects.filter(incident__in=seen(viewer), incident=case, id=identity, destroyed=False)
        .select_related("by", "owed__deed__party", "incident__agency")
        .first()
    )
    if row is None:
        return None
    words = Keyring().words(row)
    named = _named_in(row, words) if row.named else []
    opened = open_now(viewer, named) if named else {}
    shut = [one for one in named if one not in opened]
    return LetterView(
        lines_of([row])[0],
        row.duty,
        row.place,
        row.digest,
        row.reviewed,
        row.confirmed,
        shut[0] if shut else None,
        row.incident.agency.synthetic,
        None if shut else words,
    )


def _named_in(row: Letter, words: dict[str, Any]) -> list[UUID]:
    """Return whom of the incident a letter names: each of their records has to be open to read it."""
    parties = row.incident.parties.select_related("person")
    people = {one.pk: one for one in map(record_of, parties) if one is not None}
    ring = Keyring()
    ring.load(people.values())
    texts = rules.texts_of(words)
    found = [pk for pk, one in people.items() if rules.names(texts, words_from(ring.words(one)))]
    # Whose name was changed since is not found by it: then of everybody.
    return found or list(people)


def draft_of(viewer: Viewer, case: UUID, telling: UUID, language: str, reader: str) -> Draft | None:
    """Return the prepared letter for a duty that is still open; None where there is none to be had.

    In `language` where that is one of the letter's; else in the one that the parent reads, as far as the viewer may
    know it; else in the `reader`'s.
    """
    row = (
        Telling.objects.filter(
            incident__in=seen(viewer),
            incident=case,
            id=telling,
            told_at=None,
            withdrawn=False,
            destroyed=False,
        )
        .select_related("deed__party", "incident__agency", "incident__school__district", "incident__owner")
        .first()
    )
    if row is None:
        return None
    pack = pack_of(viewer.place)
    duty = all_duties(pack, row.deed.at.astimezone(viewer.zone).date()).get(row.duty)
    district = district_of(row.incident)
    offered = {one: pack.letter(row.duty, one, district) for one in LANGUAGES}
    there = {one: letter for one, letter in offered.items() if letter is not None}
    if duty is None or not there:
        return None
    party = row.deed.party
    whom = record_of(party) if party else None
    found = record(viewer, whom.pk) if whom is not None else None
    ties: tuple[Tie, ...] = found.guardians if found and duty.whom == "parent" else ()
    own = found.words.language if found and duty.whom == "minor" else ""
    whose = next((tie.language for tie in ties if tie.language), own).partition("-")[0]
    chosen = next((one for one in (language, whose, reader) if one in there), next(iter(there)))
    name = found.words.name if found else ""
    addressee = next((tie.name for tie in ties), name if duty.whom == "minor" else "")
    known = _known(row, viewer, duty, chosen) | {"addressee": addressee}
    known["student"] = name or rules.unnamed(chosen, duty.whom)
    guardians = tuple(tie.name for tie in ties)
    return Draft(row.pk, duty, tuple(there), whose, there[chosen], known, guardians)


def _known(row: Telling, viewer: Viewer, duty: Duty, language: str) -> dict[str, str]:
    """Return what is known for the gaps of a letter, whoever looks; where somebody was taken, as the deed says it."""
    local = row.deed.at.astimezone(viewer.zone)
    school = row.incident.school
    return {
        "officer": viewer.name if duty.by == "officer" else "",
        "place_taken_to": str(Keyring().words(row.deed).get("to_whom", "")),
        "agency": row.incident.agency.name,
        "school": school.name if school else rules.no_school(language),
        "day": rules.day_words(local.date(), language),
        "time": rules.time_words(local, language),
        "law": duty.source,
    }
