"""Enter a person, and say anew what is kept of one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Model

from schoolbeat.access.hats import Hat
from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.canonical import canonical_json
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.keys import names_key
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.ledger.rows import row_of
from schoolbeat.work.people.commands.known import Known, load, of_person, school_of, the_person
from schoolbeat.work.people.models import Caseload, Enrollment, Guardianship, NameWord, Person, PersonName
from schoolbeat.work.people.rules.counting import keyed_digest
from schoolbeat.work.people.rules.names import Parts, parts_of
from schoolbeat.work.people.rules.slips import Hasher, index_rows, pairs
from schoolbeat.work.people.rules.words import Words, cleaned, fault, words_from
from schoolbeat.work.people.vocabulary import GRADES, PersonKind, Relation

HATS = {Hat.UNIT: tuple(PersonKind), Hat.EDUCATION: (PersonKind.STUDENT, PersonKind.GUARDIAN)} | {
    Hat.CONTACT: (PersonKind.STAFF,)
}
"""Who can be known under which hat; nobody under that of the public."""


@dataclass(frozen=True)
class Told(Command):
    """What is said of a person; `born` is the birth date."""

    given: str = ""
    family: str = ""
    middle: str = ""
    preferred: str = ""
    born: date | None = None
    language: str = ""
    interpreter: bool = False
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: str = ""
    confidential_address: bool = False
    directory_opt_out: bool = False


@dataclass(frozen=True)
class AddPerson(Command):
    """Enter a person because work needs it: under which hat, as what, and at which school in which grade.

    Who stands for a student is entered with that `student` and the `relation`.
    """

    hat: str
    kind: str
    fields: Told
    school: UUID | None = None
    grade: str = ""
    student: UUID | None = None
    relation: str = ""


@dataclass(frozen=True)
class ChangePerson(Command):
    """Say anew all that is kept of a person."""

    person: UUID
    fields: Told


def hasher_of(agency: UUID) -> Hasher:
    """Return what hashes names so that they can be found in this agency and be compared with no other's."""
    return Hasher(names_key(), agency.bytes)


def digest_of(agency: UUID, text: str) -> bytes:
    """Return 128 bits of a keyed digest of what only the same text has (HMAC-SHA256, cut)."""
    return keyed_digest(names_key(), agency.bytes + text.encode())


def checked(told: Told, today: date) -> Words:
    """Return the words that were told, clean; raises Refused naming the first field at fault."""
    words = cleaned(Words(**vars(told)))
    wrong = fault(words, today)
    if wrong is not None:
        raise Refused(Code.MALFORMED, f"payload.fields.{wrong[0]}", wrong[1])
    return words


def write_words(person: Person, words: Words, hasher: Hasher) -> None:
    """Let a person's row hold the words, encrypted when it is saved, and what it is found by."""
    plain = words.plain()
    person.tell(plain)
    person.born = hasher.born(words.born) if words.born else None
    person.same = digest_of(person.agency_id, canonical_json(plain))


def name_rows(person: Person, words: Words, hasher: Hasher) -> list[PersonName]:
    """Return the rows by which a person's name is found."""
    return rows_of_parts(person, parts_of(words.as_filed), hasher)


def rows_of_parts(person: Person, parts: Parts, hasher: Hasher) -> list[PersonName]:
    """Return the rows by which a name is found that was taken apart already."""
    identity = person.pk
    return [
        row_of(PersonName, person_id=identity, given=given, family=family)
        for given, family in sorted(pairs(parts, hasher))
    ]


def renamed(
    person: Person, said: Iterable[Words], hasher: Hasher
) -> tuple[list[PersonName], list[PersonName]]:
    """Return the rows by which a person is found from now on that are new, and those that go."""
    before = {(row.given, row.family): row for row in PersonName.objects.filter(person=person)}
    wanted = {(row.given, row.family): row for words in said for row in name_rows(person, words, hasher)}
    new = [row for pair, row in wanted.items() if pair not in before]
    return new, [row for pair, row in before.items() if pair not in wanted]


def said_of_merged(person: Person, act: Act) -> list[Words]:
    """Return what the records say that were merged into one: it is found by their names too."""
    merged = [one for one in person.whole() if one.pk != person.pk]
    act.ring.load(merged)
    return [words_from(act.ring.words(one)) for one in merged]


def word_rows(names: Iterable[str], hasher: Hasher) -> list[NameWord]:
    """Return the slips of name words that are not in the index yet; one query for a thousand words."""
    new = {hasher.word(name): name for name in names}
    wanted = list(new)
    for start in range(0, len(wanted), 1000):
        lot = wanted[start : start + 1000]
        for word in NameWord.objects.filter(slip__in=lot, word__in=lot).values_list("word", flat=True):
            new.pop(word, None)
    return [NameWord(slip=slip, word=word) for slip, word in sorted(index_rows(new.values(), hasher))]


def words_in(words: Words) -> tuple[str, ...]:
    """Return the words that a name consists of, as they are hashed."""
    parts = parts_of(words.as_filed)
    return parts.all_given + parts.all_family


def grade_of(grade: str) -> str:
    """Return a grade as the Common Education Data Standards spell it; raises Refused(malformed)."""
    if grade and grade not in GRADES:
        raise Refused(Code.MALFORMED, "payload.grade", _("There is no such grade."))
    return grade


def _load(commands: Sequence[AddPerson], viewer: Viewer) -> Known:
    return load(viewer, [command.student for command in commands], [command.school for command in commands])


def _to_be(command: AddPerson, viewer: Viewer, known: Known) -> Subject | None:
    """Return the person as it would be; under an unknown hat, or for a student of others, it is nobody's."""
    if command.hat not in set(Hat):
        return None
    schools = frozenset({command.school} if command.school in known.schools else ())
    if command.student is not None:
        student = known.subject(viewer, command.student)
        if student is None or student.hat != command.hat or not may(viewer, "people.relate", student):
            return None
        schools |= student.schools
    return Subject("person", viewer.agency, author=viewer.account, hat=Hat(command.hat), schools=schools)


def _tie(command: AddPerson, person: Person, known: Known) -> list[Model]:
    """Return the tie of a guardian to the student it was entered with."""
    if command.student is None:
        return []
    student = known.people[command.student]
    if student.kind != PersonKind.STUDENT or command.kind == PersonKind.STUDENT:
        raise Refused(Code.RULE, "payload.student", _("A grown-up stands for a student."))
    if command.relation not in set(Relation):
        raise Refused(Code.MALFORMED, "payload.relation", _("There is no such relation."))
    return [
        Guardianship(
            id=derived_id(person.pk, "guardianship"),
            student=student,
            guardian=person,
            relation=command.relation,
            start=person.entered_on,
        )
    ]


def add(command: AddPerson, act: Act, known: Known) -> Decided:
    """Enter a person; the id is the entry's, and the record stands on the caseload of the officer who made it."""
    if command.kind not in HATS.get(Hat(command.hat), ()):
        raise Refused(Code.MALFORMED, "payload.kind", _("Under this hat there is no such person."))
    today = act.recorded_at.astimezone(act.viewer.zone).date()
    words, hasher = checked(command.fields, today), hasher_of(act.viewer.agency)
    person = Person(
        id=act.id,
        agency_id=act.viewer.agency,
        hat=command.hat,
        kind=command.kind,
        author_id=act.viewer.account,
        entered_on=today,
    )
    write_words(person, words, hasher)
    insert: list[Model] = [person, *name_rows(person, words, hasher), *word_rows(words_in(words), hasher)]
    if command.school:
        insert.append(
            Enrollment(
                id=derived_id(act.id, "enrollment"),
                person=person,
                school_id=school_of(known, command.school),
                grade=grade_of(command.grade),
                start=today,
            )
        )
    insert += _tie(command, person, known)
    if command.hat == Hat.UNIT:
        insert.append(
            Caseload(
                id=derived_id(act.id, "caseload"), person=person, account_id=act.viewer.account, start=today
            )
        )
    return Decided(insert=insert, about=person.pk, secret=person.key_record)


def change(command: ChangePerson, act: Act, known: Known) -> Decided:
    """Say anew what is kept of a person; names that no longer stand no longer find it."""
    person = known.people[command.person]
    today = act.recorded_at.astimezone(act.viewer.zone).date()
    words, hasher = checked(command.fields, today), hasher_of(person.agency_id)
    same = person.same
    write_words(person, words, hasher)
    if person.source:
        # Of a roster it says what the source said last: what was typed here stands until the source says another thing.
        person.same = same
    new, gone = renamed(person, [words, *said_of_merged(person, act)], hasher)
    return Decided(
        insert=[*new, *word_rows(words_in(words), hasher)],
        change=[person],
        remove=gone,
        about=person.pk,
        secret=person.key_record,
    )


VERBS = (
    Verb("people.add", AddPerson, _load, _to_be, add, secret=True),
    Verb("people.change", ChangePerson, of_person("person"), the_person, change, secret=True),
)
