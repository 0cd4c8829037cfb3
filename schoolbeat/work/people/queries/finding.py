"""Find a person within one's own scope: ten hits at most, and none without a name or a birth date."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects

from schoolbeat.access.hats import Hat
from schoolbeat.access.permits import may, rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.keys import names_key
from schoolbeat.work.people.models import Enrollment, NameWord, Person, PersonName
from schoolbeat.work.people.policy import PERSON_COLUMNS, describe, official_schools
from schoolbeat.work.people.queries.least import is_unlisted
from schoolbeat.work.people.rules.asking import (
    MOST_CANDIDATES,
    MOST_ROWS,
    MOST_STARTED,
    Question,
    Step,
    ask,
    chosen,
    kinds,
    steps,
)
from schoolbeat.work.people.rules.names import Name
from schoolbeat.work.people.rules.nearness import Candidate, Ranking
from schoolbeat.work.people.rules.slips import Hasher
from schoolbeat.work.people.rules.words import Words, words_from
from schoolbeat.work.people.vocabulary import PersonKind
from schoolbeat.work.roster.models import holding


@dataclass(frozen=True)
class Wanted:
    """What is looked for: what was typed, and within it at one school, in one grade, of one kind."""

    typed: str
    school: UUID | None = None
    grade: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Hit:
    """A person who was found, in the least words that tell two of one name apart."""

    id: UUID
    hat: str
    kind: str
    name: str
    born: date | None
    schools: tuple[tuple[str, str], ...]
    """Names of schools with the grade there, today."""


def findable(viewer: Viewer) -> QuerySet[Person]:
    """Return the people whom a viewer may find; records that were destroyed or merged are not among them."""
    allowed = rows(viewer, "people.find", PERSON_COLUMNS)
    return Person.objects.filter(allowed, destroyed=False, into=None)


def with_ties() -> QuerySet[Person]:
    """Return all people with what `describe` looks at, in six queries."""
    return Person.objects.prefetch_related("enrollments", "caseloads", "wards__student__enrollments")


def found_among(viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, Person]:
    """Return those of a few people whom a viewer may find, as `findable` has them: each decided by itself.

    The filter of `findable` is the same table said in SQL; for a handful it costs more to say than to decide.
    """
    if not ids:
        return {}
    few = Person.objects.prefetch_related("enrollments", "caseloads").filter(id__in=ids)
    people = [person for person in few if person.present]
    prefetch_related_objects(
        [person for person in people if person.kind != PersonKind.STUDENT], "wards__student__enrollments"
    )
    # Being a school official lets at the school's records alone: where there is none, agreements are not asked.
    of_schools = any(person.hat == Hat.EDUCATION for person in people)
    official = frozenset(official_schools(viewer).values_list("id", flat=True)) if of_schools else frozenset()
    return {
        person.pk: person
        for person in people
        if may(viewer, "people.find", describe(person, viewer.on, official))
    }


def find(viewer: Viewer, wanted: Wanted) -> list[Hit]:
    """Return whom a text finds among those whom the viewer may find, nearest first, ten at most.

    A text that asks nothing (blanks, one letter) finds nobody: there is no list of people.
    """
    hasher = Hasher(names_key(), viewer.agency.bytes)
    question = ask(wanted.typed, hasher, viewer.on)
    if question is None:
        return []
    return _Search(_narrowed(findable(viewer), viewer, wanted), question).hits(viewer)


def _narrowed(people: QuerySet[Person], viewer: Viewer, wanted: Wanted) -> QuerySet[Person]:
    if wanted.kind:
        people = people.filter(kind=wanted.kind)
    if wanted.school or wanted.grade:
        there = Enrollment.objects.filter(holding(viewer.on), person=OuterRef("pk"))
        if wanted.school:
            there = there.filter(school=wanted.school)
        if wanted.grade:
            there = there.filter(grade=wanted.grade)
        people = people.filter(Exists(there))
    return people


class _Search:
    """One search under way: the records opened so far, and how near they are to what was asked."""

    def __init__(self, people: QuerySet[Person], question: Question) -> None:
        self.people, self.question = people, question
        self.ranking: Ranking[UUID] = Ranking(question)
        self.ring = Keyring()
        self.found: dict[UUID, Person] = {}
        self.said: dict[UUID, Words] = {}

    def hits(self, viewer: Viewer) -> list[Hit]:
        """Return whom it finds, nearest first, ten at most."""
        if self.question.born_slip is not None:
            self._take(
                self.people.filter(born=self.question.born_slip)[:MOST_CANDIDATES], viewer, by_day=True
            )
        if self.question.words:
            self._by_name(viewer)
        return hits(viewer, [self.found[identity] for identity in self.ranking.first()], self.said)

    def _by_name(self, viewer: Viewer) -> None:
        meant = kinds(self.question, _slips(self.question))
        for step in steps(self.question, meant):
            if not (step.unless_sure and self.ranking.is_sure):
                near = chosen(_rows(self.people, step), meant, step.most)
                self._take(Person.objects.filter(id__in=set(near) - set(self.found)), viewer)

    def _take(self, people: QuerySet[Person], viewer: Viewer, by_day: bool = False) -> None:
        """Open records and compare them; a birth date that is not for this viewer finds nobody either."""
        new = {person.pk: person for person in people}
        self.ring.load(new.values())
        opened = {identity: words_from(self.ring.words(person)) for identity, person in new.items()}
        hidden = {one for one, words in opened.items() if is_unlisted(viewer, new[one], words)}
        said = {one: words for one, words in opened.items() if not (by_day and one in hidden)}
        self.found |= {one: new[one] for one in said}
        self.said |= said
        named = self._named(said)
        self.ranking.take(
            Candidate(one, named[one], None if one in hidden else words.born) for one, words in said.items()
        )

    def _named(self, said: dict[UUID, Words]) -> dict[UUID, Name]:
        """Return the names that people are found by: their own, and those of the records merged into theirs."""
        names = {one: words.as_filed for one, words in said.items()}
        standing = {one: one for one in said}
        last = list(Person.objects.filter(into__in=list(said)))
        while last:
            self.ring.load(last)
            for person in last:
                one = standing[person.pk] = standing[person.into_id or person.pk]
                other, name = words_from(self.ring.words(person)).as_filed, names[one]
                names[one] = replace(
                    name,
                    preferred=(*name.preferred, other.given, *other.preferred),
                    other_family=(*name.other_family, other.family),
                )
            last = list(Person.objects.filter(into__in=last))
        return names


def _slips(question: Question) -> list[tuple[int, int]]:
    words = NameWord.objects.values_list("slip", "word")
    near = list(words.filter(slip__in=question.slips))
    return near + list(words.filter(slip__in=question.starts)[:MOST_STARTED])


def _rows(people: QuerySet[Person], step: Step) -> Iterable[tuple[UUID, int, int]]:
    either = Q()
    for given, family in step.pairs:
        one = Q() if given is None else Q(given__in=given)
        either |= one if family is None else one & Q(family__in=family)
    # The scope comes before the limit: what others may see does not push out what this viewer may.
    found = PersonName.objects.filter(either, person__in=people)
    return found.values_list("person", "given", "family")[:MOST_ROWS]


def hits(viewer: Viewer, people: Sequence[Person], said: dict[UUID, Words]) -> list[Hit]:
    """Return people as hits, in their order; one query for their schools."""
    places: dict[UUID, list[tuple[str, str]]] = {}
    there = Enrollment.objects.filter(holding(viewer.on), person__in=[person.pk for person in people])
    for person, school, grade in there.order_by("start", "id").values_list("person", "school__name", "grade"):
        places.setdefault(person, []).append((school, grade))
    return [
        Hit(
            person.pk,
            person.hat,
            person.kind,
            said[person.pk].name,
            None if is_unlisted(viewer, person, said[person.pk]) else said[person.pk].born,
            tuple(places.get(person.pk, ())),
        )
        for person in people
    ]
