"""What a person's record gives up when its content is destroyed: the words, their keys, and all that it is found by."""

from uuid import UUID

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.people.commands.lots import count_code
from schoolbeat.work.people.models import (
    Demographic,
    Inquiry,
    Involvement,
    NameWord,
    Person,
    PersonName,
    Reading,
    RefusedSource,
)


def forget(agency: UUID, record: UUID) -> Decided:
    """Empty the agency's person with this id, with what was said of it elsewhere, if there is one."""
    person = Person.objects.filter(agency=agency, id=record).first()
    if person is None:
        return Decided()
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
    return Decided(
        insert=refused,
        change=[person, *said],
        remove=[*names, *_lonely_words(person, names), *counted],
        destroys=[person.pk, *(row.pk for row in said)],
    )


def _lonely_words(person: Person, names: list[PersonName]) -> list[NameWord]:
    """Return the slips of words that no other person is named by."""
    words = {word for row in names for word in (row.given, row.family)}
    others = PersonName.objects.exclude(person=person)
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
    return Decided(change=[row], destroys=[row.pk])
