"""A prepared letter is made: its gaps filled, its text named by its digest, what it says kept encrypted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.prepared import LANGUAGES, Prepared
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.commands.known import (
    Case,
    Known,
    added_to,
    day_of,
    decided,
    load,
    refuse,
    the_incident,
    told,
)
from schoolbeat.work.incidents.models import Letter, Party, Telling
from schoolbeat.work.incidents.queries.letters import district_of
from schoolbeat.work.incidents.queries.people import guardians_of, record_of
from schoolbeat.work.incidents.rules import letters as rules
from schoolbeat.work.incidents.rules.saying import LONGEST_NAME, words_fault
from schoolbeat.work.incidents.rules.telling import Duty, all_duties
from schoolbeat.work.incidents.vocabulary import Method
from schoolbeat.work.people.models import Person
from schoolbeat.work.people.rules.words import Words, words_from
from schoolbeat.work.people.vocabulary import PersonKind

_TYPED = ("addressee", "officer", "phone", "student", "place_taken_to")
"""What an officer says for the gaps; the others are known."""


@dataclass(frozen=True)
class WriteLetter(Command):
    """Make a letter for a duty to tell; `digest` is of the prepared text that was looked at."""

    incident: UUID
    telling: UUID
    language: str
    digest: str
    addressee: str
    officer: str
    phone: str
    student: str = ""
    place_taken_to: str = ""
    addition: str = ""


def _owed(command: WriteLetter, case: Case, act: Act) -> tuple[Telling, Duty, Prepared]:
    """Return the duty that is still open, and its prepared letter; raises Refused."""
    telling = case.tellings.get(command.telling)
    if telling is None:
        raise Refused(Code.MALFORMED, "payload.telling", _("There is no such duty in this incident."))
    if telling.told_at is not None:
        raise Refused(Code.RULE, "payload.telling", _("This is written down already."))
    deed = next(one for one in case.deeds if one.pk == telling.deed_id)
    duty = all_duties(act.pack, day_of(deed.at, act)).get(telling.duty)
    if duty is None:
        raise Refused(Code.RULE, "payload.telling", _("This duty no longer stands here."))
    prepared = None
    if command.language in LANGUAGES:
        prepared = act.pack.letter(telling.duty, command.language, district_of(case.incident))
    if prepared is None:
        raise Refused(Code.MALFORMED, "payload.language", _("There is no prepared letter in this language."))
    if prepared.digest != command.digest:
        raise Refused(
            Code.RULE, "payload.digest", _("The text of this letter was changed meanwhile. Look at it again.")
        )
    return telling, duty, prepared


def _filling(command: WriteLetter, case: Case, duty: Duty, telling: Telling, act: Act) -> dict[str, str]:
    """Return the words for all gaps; raises Refused for those that do not fit."""
    language, incident = command.language, case.incident
    typed = {name: clean(getattr(command, name)) for name in _TYPED}
    for name in _TYPED:
        owed = name in ("addressee", "officer", "phone")
        refuse(words_fault(name, typed[name], LONGEST_NAME, owed=owed))
    deed = next(one for one in case.deeds if one.pk == telling.deed_id)
    local = deed.at.astimezone(act.viewer.zone)
    return typed | {
        "student": typed["student"] or rules.unnamed(language, duty.whom),
        "agency": incident.agency.name,
        "school": incident.school.name if incident.school else rules.no_school(language),
        "day": rules.day_words(local.date(), language),
        "time": rules.time_words(local, language),
        "law": duty.source,
    }


def write_letter(command: WriteLetter, act: Act, known: Known) -> Decided:
    """Make a letter for a duty that is still open; to a family it names no child but their own."""
    case = added_to(command, known)
    telling, duty, prepared = _owed(command, case, act)
    words = _filling(command, case, duty, telling, act)
    refuse(rules.left_open(prepared, words))
    addition = command.addition.strip()
    refuse(words_fault("addition", addition, rules.LONGEST_ADDITION, owed=False))
    party = _about(case, telling)
    texts = {name: words[name] for name in _TYPED} | {"addition": addition}
    if duty.whom in rules.TO_A_FAMILY:
        _name_no_other(texts, case, party, act)
    row = told(
        Letter(
            id=act.id,
            incident=case.incident,
            owed=telling,
            duty=telling.duty,
            language=command.language,
            place=prepared.place,
            digest=prepared.digest,
            reviewed=prepared.reviewed,
            confirmed=prepared.confirmed,
            named=_names_somebody(texts.values(), case, act),
            by_id=act.viewer.account,
            at=act.recorded_at,
        ),
        title=prepared.title,
        written=rules.day_words(day_of(act.recorded_at, act), command.language),
        blocks=rules.filled(prepared, words),
        addition=rules.paragraphs(addition),
        addressee=words["addressee"],
        sender=words["school" if duty.by == "school" else "agency"],
    )
    case.letters[row.pk] = row
    return decided(case, insert=[row])


def _about(case: Case, telling: Telling) -> Party | None:
    """Return of whom the duty is, where it is of one."""
    deed = next(one for one in case.deeds if one.pk == telling.deed_id)
    return case.parties.get(deed.party_id) if deed.party_id else None


def _names_somebody(texts: Collection[str], case: Case, act: Act) -> bool:
    """Say whether a letter names anybody of the incident, as far as a record knows the name."""
    people = {one.pk: one for one in map(record_of, case.parties.values()) if one is not None}
    return any(rules.names(texts, words_from(act.ring.words(one))) for one in people.values())


def _name_no_other(texts: Mapping[str, str], case: Case, party: Party | None, act: Act) -> None:
    """Raise Refused where a letter to a family names another student of the incident, whatever the field.

    Who stands for the child may bear such a name where the letter is addressed, and its author where it is signed.
    """
    mine = record_of(party) if party is not None else None
    own = words_from(act.ring.words(mine)) if mine is not None else None
    people = [record_of(one) for one in case.parties.values()]
    others = [
        words_from(act.ring.words(one))
        for one in people
        if one is not None and one != mine and one.kind == PersonKind.STUDENT
    ]
    for field, text in texts.items():
        if not any(rules.names([text], who, own) for who in others):
            continue
        also = _bear_it_too(field, mine, act)
        if any(rules.names([text], who, own, *also) for who in others):
            raise Refused(
                Code.RULE,
                f"payload.{field}",
                _("This names another student. A letter to a family names no child but their own."),
            )


def _bear_it_too(field: str, mine: Person | None, act: Act) -> list[Words]:
    """Return who but a child may be meant in a field: asked only where a name was found there."""
    if field == "officer":
        return [Words(given=act.viewer.name)]
    return guardians_of(mine, act.ring, act.viewer.on) if field == "addressee" and mine is not None else []


def letter_sent(letter: UUID | None, telling: Telling, method: str, case: Case) -> str:
    """Return the id of the letter by which somebody was told, as words; raises Refused for one of another duty."""
    if letter is None:
        return ""
    found = case.letters.get(letter)
    if found is None or found.owed_id != telling.pk or method != Method.LETTER:
        raise Refused(
            Code.MALFORMED, "payload.letter", _("This letter was not made for this duty, or was not sent.")
        )
    return str(letter)


VERBS = (Verb("incidents.write_letter", WriteLetter, load, the_incident, write_letter, secret=True),)
