"""A district's roster taken in, lot by lot, where a clause of the agreement allows it.

The rows of a lot are enclosed with its envelope: on the ledger stands their keyed digest, the words stand in the
people's own encrypted rows alone, so that one person can be destroyed without the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model

from schoolbeat.access.hats import Hat
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.ledger.rows import row_of
from schoolbeat.work.people.commands.lots import Lot, RosterCount, RosterOrg, RosterPerson
from schoolbeat.work.people.commands.persons import (
    hasher_of,
    name_rows,
    rows_of_parts,
    said_of_merged,
    word_rows,
    words_in,
)
from schoolbeat.work.people.models import (
    Demographic,
    Enrollment,
    Guardianship,
    Person,
    PersonName,
    RosterOrganization,
)
from schoolbeat.work.people.rules.names import parts_of
from schoolbeat.work.people.rules.slips import Hasher
from schoolbeat.work.people.rules.words import Words, fault, words_from
from schoolbeat.work.people.vocabulary import PersonKind
from schoolbeat.work.roster.models import AgencyClauses
from schoolbeat.work.roster.vocabulary import ClauseKind

HAT_OF = {
    PersonKind.STUDENT: Hat.EDUCATION,
    PersonKind.GUARDIAN: Hat.EDUCATION,
    PersonKind.STAFF: Hat.CONTACT,
}


@dataclass(frozen=True)
class TakeRoster(Command):
    """Take in a lot of a district's roster: the SHA-256 of the set, which lot, and the digest of its rows."""

    system: str
    set: str
    lot: int
    digest: str


def _load(commands: Sequence[TakeRoster], viewer: Viewer) -> set[UUID]:
    """Return the schools for which a clause allows the roster, today."""
    allowed = AgencyClauses(viewer.agency, viewer.on).schools(ClauseKind.ROSTER)
    return set(allowed.values_list("id", flat=True))


def _at_agency(command: TakeRoster, viewer: Viewer, allowed: set[UUID]) -> Subject:
    return Subject("roster", agency=viewer.agency)


def take_roster(command: TakeRoster, act: Act, allowed: set[UUID]) -> Decided:
    """Write a lot; without a clause that holds today, or at a school that no clause is about, nothing is written."""
    lot = act.enclosed
    if not allowed:
        raise Refused(
            Code.RULE, "payload", _("No clause of an agreement in force today allows a district's roster.")
        )
    if not isinstance(lot, Lot) or lot.digest(act.viewer.agency) != command.digest:
        raise Refused(Code.MALFORMED, "payload.digest", _("The rows are not those that were announced."))
    if not {place.school for place in lot.places} <= allowed:
        raise Refused(Code.RULE, "payload.school", _("No clause is about one of these schools."))
    return _Taking(act, act.recorded_at.astimezone(act.viewer.zone).date()).decided(lot)


@dataclass
class _Taking:
    """The rows of one lot in the making."""

    act: Act
    today: date
    insert: list[Model] = field(default_factory=list)
    change: list[Model] = field(default_factory=list)
    remove: list[Model] = field(default_factory=list)

    def decided(self, lot: Lot) -> Decided:
        """Return what a lot comes to."""
        hasher = hasher_of(self.act.viewer.agency)
        self._enter(lot.new, hasher)
        self._say_anew(lot.changed, hasher)
        self._leave(lot.left)
        self.insert += [
            row_of(
                Enrollment,
                id=one.id,
                person_id=one.person,
                school_id=one.school,
                grade=one.grade,
                start=one.start,
                end=one.end,
                source=one.role or None,
            )
            for one in lot.places
        ]
        self.insert += [
            row_of(
                Guardianship,
                id=one.id,
                student_id=one.student,
                guardian_id=one.guardian,
                relation=one.relation,
                start=one.start,
            )
            for one in lot.ties
        ]
        self._end(Enrollment, lot.places_ended)
        self._name(lot.places_named)
        self._end(Guardianship, lot.ties_ended)
        self.insert += map(self._count, lot.counts)
        self.change += map(self._count, lot.counts_changed)
        self.remove += Demographic.objects.filter(agency=self.act.viewer.agency, code__in=lot.counts_gone)
        self._know(lot.orgs)
        return Decided(self.insert, self.change, self.remove)

    def _enter(self, new: list[RosterPerson], hasher: Hasher) -> None:
        agency = self.act.viewer.agency
        names: list[PersonName] = []
        spoken: set[str] = set()
        for one in new:
            self._checked(one.words)
            person = row_of(
                Person,
                id=one.id,
                agency_id=agency,
                hat=HAT_OF[one.kind].value,
                kind=one.kind.value,
                entered_on=self.today,
                source=one.source,
            )
            self._write(person, one, hasher)
            self.insert.append(person)
            parts = parts_of(one.words.as_filed)
            names += rows_of_parts(person, parts, hasher)
            spoken.update(parts.all_given, parts.all_family)
        self.insert += names
        self.insert += word_rows(spoken, hasher)

    def _checked(self, words: Words) -> None:
        wrong = fault(words, self.today)
        if wrong is not None:
            raise Refused(Code.MALFORMED, f"payload.{wrong[0]}", wrong[1])

    def _write(self, person: Person, one: RosterPerson, hasher: Hasher) -> None:
        person.tell(one.words.plain())
        person.born = hasher.born(one.words.born) if one.words.born else None
        person.same = one.same

    def _say_anew(self, changed: list[RosterPerson], hasher: Hasher) -> None:
        rows = self._people([one.id for one in changed])
        before: dict[UUID, dict[tuple[int, int], PersonName]] = {identity: {} for identity in rows}
        for name in PersonName.objects.filter(person__in=list(rows)):
            before[name.person_id][name.given, name.family] = name
        merged = set(Person.objects.filter(into__in=list(rows)).values_list("into", flat=True))
        self.act.ring.load(rows.values())
        spoken: set[str] = set()
        for said in changed:
            person = rows[said.id]
            if person.kind != said.kind:
                raise Refused(Code.RULE, "payload.kind", _("A parent does not become a student."))
            known = words_from(self.act.ring.words(person))
            one = said._replace(
                words=known._replace(**{name: getattr(said.words, name) for name in said.says})
            )
            self._checked(one.words)
            self._write(person, one, hasher)
            person.left_on = None
            # It is found by the names of what was merged into it as well.
            said_here = [one.words, *(said_of_merged(person, self.act) if person.pk in merged else ())]
            wanted = {
                (row.given, row.family): row
                for words in said_here
                for row in name_rows(person, words, hasher)
            }
            self.remove += [row for pair, row in before[said.id].items() if pair not in wanted]
            self.insert += [row for pair, row in wanted.items() if pair not in before[said.id]]
            spoken.update(words_in(one.words))
        self.change += rows.values()
        self.insert += word_rows(spoken, hasher)

    def _leave(self, left: list[UUID]) -> None:
        for person in self._people(left).values():
            person.left_on = self.today
            self.change.append(person)

    def _people(self, ids: list[UUID]) -> dict[UUID, Person]:
        found = (
            Person.objects.filter(agency=self.act.viewer.agency, destroyed=False).in_bulk(ids) if ids else {}
        )
        if len(found) != len(set(ids)):
            raise Refused(Code.NOT_PERMITTED, "payload", _("There is no such record, or it is not yours."))
        return found

    def _end(self, model: type[Any], ended: list[tuple[UUID, date]]) -> None:
        rows = model.objects.in_bulk([identity for identity, _end in ended]) if ended else {}
        for identity, end in ended:
            rows[identity].end = max(end, date.fromordinal(rows[identity].start.toordinal() + 1))
            self.change.append(rows[identity])

    def _name(self, named: list[tuple[UUID, bytes]]) -> None:
        rows = Enrollment.objects.in_bulk([identity for identity, _role in named]) if named else {}
        for identity, role in named:
            rows[identity].source = role
            self.change.append(rows[identity])

    def _count(self, one: RosterCount) -> Demographic:
        return row_of(
            Demographic,
            code=one.code,
            agency_id=self.act.viewer.agency,
            sex=one.sex,
            races=list(one.races),
        )

    def _know(self, orgs: list[RosterOrg]) -> None:
        sources = [one.source for one in orgs]
        found = RosterOrganization.objects.filter(source__in=sources).values_list("source", flat=True)
        known = set(map(bytes, found))
        for one in orgs:
            row = RosterOrganization(
                source=one.source,
                agency_id=self.act.viewer.agency,
                school_id=one.school,
                is_school=one.is_school,
            )
            (self.change if one.source in known else self.insert).append(row)


VERBS = (Verb("people.take_roster", TakeRoster, _load, _at_agency, take_roster, secret=True),)
