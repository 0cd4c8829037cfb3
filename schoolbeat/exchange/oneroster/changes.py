"""What a delta says of people whose role, or whose own row, is not in it: what is known of them decides."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from schoolbeat.exchange.faults import shown
from schoolbeat.exchange.oneroster import rows as r
from schoolbeat.exchange.oneroster.columns import ID, USERS
from schoolbeat.exchange.oneroster.comparison import Here, Known, Place, in_lots
from schoolbeat.exchange.oneroster.faults import LONGEST_SHOWN, Fault
from schoolbeat.exchange.oneroster.places import latest
from schoolbeat.exchange.oneroster.sayings import HALF, says, words_of
from schoolbeat.exchange.oneroster.sides import TALLIES, Sides
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.people.commands.lots import Lot, RosterPerson
from schoolbeat.work.people.rules.words import Words
from schoolbeat.work.people.vocabulary import PersonKind

STUDENT = PersonKind.STUDENT


class Changes:
    """The changes of one delta."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides

    def users(self) -> Iterator[Lot]:
        """Yield what users say whose role the set does not say."""
        sides = self.sides
        for rows in in_lots(sides.found.user_changes()):
            lot, met = Lot(), set[str]()
            for kind in TALLIES:
                known = sides.present(kind, [row.source_id for row in rows])
                met |= known.keys()
                self._kind(lot, kind, [(row, known[row.source_id]) for row in rows if row.source_id in known])
            for row in rows:
                if row.source_id not in met and row.status != "tobedeleted":
                    self._stranger(row)
            yield lot

    def _stranger(self, row: r.UserChange) -> None:
        if self.sides.matching.partial:
            self.sides.answer.passed_over += 1
            return
        expected = _("somebody who is known here, or has a role in roles.csv")
        self.sides.answer.refuse(Fault(USERS, row.line, ID, shown(row.source_id, LONGEST_SHOWN), expected))

    def _kind(self, lot: Lot, kind: PersonKind, rows: list[tuple[r.UserChange, Known]]) -> None:
        sides = self.sides
        here = sides.compared.here([known.id for _row, known in rows])
        left: list[bytes] = []
        seen: list[tuple[bytes, bytes]] = []
        for row, known in rows:
            if row.status == "tobedeleted":
                sides.places.leave(lot, here.get(known.id, ()))
                left.append(known.id)
                continue
            seen.append((self._say(lot, kind, row, known), known.source))
            if kind == STUDENT and row.grade:
                grade = row.grade.split(",")[0].strip()
                wanted = [
                    Place(one.school, grade, None, one.end, False)
                    for one in _standing(here.get(known.id, ()))
                ]
                sides.places.compare(lot, known.id, wanted, here.get(known.id, ()), whole=False)
        sides.compared.come(kind, ((row.source_id, known.id) for row, known in rows))
        sides.compared.pairs(_pairs(kind, [row for row, _known in rows]))
        sides.compared.saw(seen)
        sides.leave(lot, kind, left)

    def _say(self, lot: Lot, kind: PersonKind, row: r.UserChange, known: Known) -> bytes:
        same = self.sides.digests.first(row, kind) + known.same[HALF:]
        tally = self.sides.answer.tallies[TALLIES[kind]]
        if same == known.same:
            tally.unchanged += 1
            return same
        words, unusable = words_of(row, kind)
        self.sides.answer.unusable += unusable
        tally.changed += 1
        lot.changed.append(
            RosterPerson(UUID(bytes=known.id), known.source, same, kind, words, says(row, kind))
        )
        return same

    def roles(self, kind: PersonKind) -> Iterator[Lot]:
        """Yield what roles say of people whose own row is not in the set."""
        sides = self.sides
        for users in sides.compared.strangers(kind):
            lot = Lot()
            known = sides.present(kind, users)
            places = sides.compared.places(kind, users)
            here = sides.compared.here([one.id for one in known.values()])
            left = [
                one.id
                for user, one in known.items()
                if not sides.places.compare(lot, one.id, places[user], here.get(one.id, ()), whole=False)
            ]
            sides.compared.come(kind, ((user, one.id) for user, one in known.items()))
            sides.leave(lot, kind, left)
            yield lot

    def births(self) -> Iterator[Lot]:
        """Yield birth dates of students whose own row is not in the set, and those that are taken back."""
        sides = self.sides
        for rows in in_lots(sides.found.births()):
            lot = Lot()
            known = sides.present(STUDENT, [row.user for row in rows])
            seen = []
            for row in rows:
                one = known.get(row.user)
                if one is None:
                    continue
                born = None if row.status == "tobedeleted" else row.birth_date
                same = one.same[:HALF] + sides.digests.born(born)
                if same != one.same:
                    words = Words(born=born)
                    lot.changed.append(
                        RosterPerson(UUID(bytes=one.id), one.source, same, STUDENT, words, ("born",))
                    )
                    seen.append((same, one.source))
            sides.answer.tallies["students"].changed += len(lot.changed)
            sides.compared.say(seen)
            yield lot


def _standing(here: Iterable[Here]) -> Iterator[Here]:
    """Yield of each school the one row that counts."""
    schools: dict[bytes, list[Here]] = {}
    for one in here:
        schools.setdefault(one.school, []).append(one)
    return (last for rows in schools.values() if (last := latest(rows)) is not None)


def _pairs(kind: PersonKind, rows: list[r.UserChange]) -> Iterator[tuple[str, str, str, bool]]:
    """Yield (student, guardian, relation, gone) of the agents of users who are known as a `kind`."""
    for row in rows:
        gone = row.status == "tobedeleted"
        for agent in row.agents:
            if kind == STUDENT:
                yield row.source_id, agent, "", gone
            elif kind == PersonKind.GUARDIAN:
                yield agent, row.source_id, "", gone
