"""Compares a checked set with what is known, and yields in lots what has to be written; it writes nothing itself.

First come the organizations, then where everybody is, then the people of each kind, who stands for whom, who has left,
and what is counted: so that each lot finds what it points to.
"""

from collections.abc import Iterator

from schoolbeat.exchange.faults import shown
from schoolbeat.exchange.oneroster.cells import GUARDIAN_ROLES
from schoolbeat.exchange.oneroster.changes import Changes
from schoolbeat.exchange.oneroster.columns import MANIFEST, ROLES, USERS
from schoolbeat.exchange.oneroster.comparison import Place, in_lots
from schoolbeat.exchange.oneroster.counting import counts
from schoolbeat.exchange.oneroster.faults import LONGEST_SHOWN, Fault
from schoolbeat.exchange.oneroster.manifest import ABSENT, BULK
from schoolbeat.exchange.oneroster.people import People
from schoolbeat.exchange.oneroster.rosterset import RosterSet
from schoolbeat.exchange.oneroster.rows import Attendance, Post
from schoolbeat.exchange.oneroster.sides import TALLIES, Sides
from schoolbeat.exchange.oneroster.ties import Ties
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.people.commands.lots import Lot
from schoolbeat.work.people.vocabulary import PersonKind

STUDENT, GUARDIAN, STAFF = PersonKind.STUDENT, PersonKind.GUARDIAN, PersonKind.STAFF


def is_whole(found: RosterSet) -> bool:
    """Say whether a set's users are all there are, roles with them."""
    return all(found.files[name].mode == BULK for name in (USERS, ROLES) if name in found.files)


def faults_of(sides: Sides) -> Iterator[Fault]:
    """Yield why a set cannot be compared with what is known, which only the taking side can tell."""
    found, matching = sides.found, sides.matching
    modes = {name: found.files[name].mode for name in (USERS, ROLES) if name in found.files}
    if BULK in modes.values() and not sides.whole:
        expected = _("users and roles of one kind: both bulk, or neither")
        yield Fault(MANIFEST, 0, "file.roles", modes.get(ROLES, ""), expected)
        return
    changes = [name for name, count in found.files.items() if count.mode not in (BULK, ABSENT)]
    if not matching.earlier and (changes or not sides.whole):
        expected = _("bulk: nothing is known of this system yet, so the whole set comes before its changes")
        place = f"file.{(changes or [USERS])[0].removesuffix('.csv')}"
        yield Fault(MANIFEST, 0, place, (modes | {"": ""}).get(USERS, ""), expected)
        return
    if matching.is_anothers():
        expected = _(
            "a name or code of its own for each district; earlier sets of this one had other schools only"
        )
        yield Fault(MANIFEST, 0, "source.systemCode", shown(found.system_name, LONGEST_SHOWN), expected)
        return
    yield from _unknown(sides)


def _unknown(sides: Sides) -> Iterator[Fault]:
    """Yield a fault for each id that a delta points to and nobody knows."""
    expected = {
        "user": _("somebody who is known here already, or a row in users.csv"),
        "organization": _("an organization that is known here already, or a row in orgs.csv"),
    }
    for refs in in_lots(sides.found.references_out()):
        users = [ref.source_id for ref in refs if ref.kind == "user"]
        known = {user for kind in TALLIES for user in sides.known(kind, users)}
        for ref in refs:
            if ref.source_id in known if ref.kind == "user" else sides.matching.knows(ref.source_id):
                continue
            if ref.kind == "user" and sides.matching.partial:
                # It may be somebody of a school that is left out; nothing is kept of those to tell.
                sides.answer.passed_over += 1
                continue
            value = shown(ref.source_id, LONGEST_SHOWN)
            yield Fault(ref.file, ref.line, ref.column, value, expected[ref.kind])


def lots_of(sides: Sides) -> Iterator[Lot]:
    """Yield what has to be written, in its order; some lots are empty. Faults may still be found on the way."""
    changes, ties = Changes(sides), Ties(sides)
    yield Lot(orgs=sides.matching.new)
    _put_places(sides)
    ties.put()
    yield from People(sides, STUDENT).lots(sides.found.students())
    yield from changes.users()
    if not sides.whole:
        yield from changes.roles(STUDENT)
    ties.meet(STUDENT)
    ties.wards()
    yield from People(sides, GUARDIAN).lots(sides.found.guardians())
    _refuse_suspects(sides)
    ties.meet(GUARDIAN)
    yield from People(sides, STAFF).lots(sides.found.staff())
    if sides.whole:
        yield from _left(sides, STUDENT)
        yield from _left(sides, STAFF)
    else:
        yield from changes.roles(STAFF)
    yield from ties.lots()
    yield from changes.births()
    yield from counts(sides)


def _put_places(sides: Sides) -> None:
    def rows() -> Iterator[tuple[str, str, Place]]:
        for one in sides.found.attendances():
            grade = one.grade.split(",")[0].strip()
            if (place := put(one, sides.matching.school(one.school), grade)) is not None:
                yield STUDENT.value, one.student, place
        for post in sides.found.posts():
            if post.role in GUARDIAN_ROLES:
                sides.answer.guardian_roles += post.status == "tobedeleted"
            elif (place := put(post, sides.matching.school(post.organization), "")) is not None:
                yield STAFF.value, post.user, place

    def put(one: Attendance | Post, school: bytes | None, grade: str) -> Place | None:
        role = sides.digests.role(one.role_id)
        if school is None:
            # Of a role that moved to a school that is left out it is known only that it is at no other one any more.
            return Place(role, "", None, None, True, role) if role and not sides.whole else None
        ended = one.status == "tobedeleted" or (one.end is not None and one.end <= sides.today)
        return Place(school, grade, one.begin, one.end, ended, role)

    sides.compared.put(rows())


def _refuse_suspects(sides: Sides) -> None:
    """Refuse students who are known as guardians and come as such no more: a parent never becomes a student."""
    expected = _(
        "an id of its own; this one is known here as a parent's, and a parent never becomes a student"
    )
    for user, line in sides.suspects.items():
        sides.answer.refuse(Fault(USERS, line, "sourcedId", shown(user, LONGEST_SHOWN), expected))


def _left(sides: Sides, kind: PersonKind) -> Iterator[Lot]:
    """Yield those who are known and not in the whole set: they have left, unless they are at a school beyond it."""
    for people in sides.compared.unseen(kind):
        lot, here = Lot(), sides.compared.here(people)
        left = [
            one for one in people if not sides.places.compare(lot, one, (), here.get(one, ()), whole=True)
        ]
        sides.leave(lot, kind, left)
        yield lot
