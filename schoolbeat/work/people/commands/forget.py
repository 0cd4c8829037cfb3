"""What a person's record gives up when its content is destroyed: the words, their keys, and all that it is found by."""

from uuid import UUID

from django.db.models import Q

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.people.commands.lots import count_code
from schoolbeat.work.people.models import (
    Caseload,
    Demographic,
    Enrollment,
    Guardianship,
    Inquiry,
    Involvement,
    Link,
    NameWord,
    Person,
    PersonName,
    Reading,
    RefusedSource,
)


def forget(agency: UUID, record: UUID) -> Decided:
    """Empty the agency's person with this id and all that was merged into it, with what was said of them elsewhere."""
    # Locked first: whoever opens or finds the person meanwhile waits, and then finds nobody.
    person = Person.objects.select_for_update().filter(agency=agency, id=record).first()
    if person is None:
        return Decided()
    whole = person.whole()
    parts = [_forgotten(one, agency, whole) for one in whole]
    return Decided(
        insert=[row for part in parts for row in part.insert],
        change=[row for part in parts for row in part.change],
        remove=[row for part in parts for row in part.remove],
        destroys=[key for part in parts for key in part.destroys],
    )


def _forgotten(person: Person, agency: UUID, whole: list[Person]) -> Decided:
    person.forget()
    refused = [RefusedSource(source=bytes(person.source), agency_id=agency)] if person.source else []
    person.born, person.source, person.same = None, None, b""
    said: list[Involvement | Inquiry | Reading] = [
        *Involvement.objects.filter(person=person),
        *Inquiry.objects.filter(person=person),
        # What somebody typed to find this person, and why, names it.
        *Reading.objects.filter(shown__person=person),
    ]
    for row in said:
        row.forget()
    names = list(PersonName.objects.filter(person=person))
    counted = Demographic.objects.filter(code=count_code(agency, person.pk))
    ties = [
        *Guardianship.objects.filter(Q(student=person) | Q(guardian=person)),
        *Enrollment.objects.filter(person=person),
        *Link.objects.filter(Q(first=person) | Q(second=person)),
        *Caseload.objects.filter(person=person),
    ]
    return Decided(
        insert=refused,
        change=[person, *said],
        remove=[*names, *_lonely_words(whole, names), *counted, *ties],
        destroys=[person.key_record, *(row.key_record for row in said)],
    )


def _lonely_words(whole: list[Person], names: list[PersonName]) -> list[NameWord]:
    """Return the slips of words that no other person is named by."""
    words = {word for row in names for word in (row.given, row.family)}
    others = PersonName.objects.exclude(person__in=whole)
    kept = {
        *others.filter(given__in=words).values_list("given", flat=True),
        *others.filter(family__in=words).values_list("family", flat=True),
    }
    return list(NameWord.objects.filter(word__in=words - kept))


def forget_inquiry(agency: UUID, record: UUID) -> Decided:
    """Empty the agency's question to the records with this id, if there is one."""
    row = Inquiry.objects.filter(agency=agency, id=record).first()
    if row is None:
        return Decided()
    row.forget()
    return Decided(change=[row], destroys=[row.key_record])


def forget_reading(agency: UUID, record: UUID) -> Decided:
    """Empty what was typed or given as a reason at the agency's reading with this id; that somebody looked stays."""
    row = Reading.objects.filter(agency=agency, id=record).first()
    if row is None:
        return Decided()
    row.forget()
    return Decided(change=[row], destroys=[row.key_record])


def forget_said(agency: UUID, record: UUID) -> Decided:
    """Empty what was said of people at the logged record with this id: its own words are destroyed with it."""
    rows = list(Involvement.objects.filter(person__agency=agency, record=record))
    for row in rows:
        row.forget()
    return Decided(change=rows, destroys=[row.key_record for row in rows])
