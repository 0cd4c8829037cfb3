"""Compares the people of one kind, as the set has them, with who is known: by keyed digests, not by their words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from schoolbeat.exchange.oneroster import rows as r
from schoolbeat.exchange.oneroster.columns import USERS
from schoolbeat.exchange.oneroster.comparison import Here, Known, Place, in_lots
from schoolbeat.exchange.oneroster.faults import Fault
from schoolbeat.exchange.oneroster.sayings import HALF, says, words_of
from schoolbeat.exchange.oneroster.sides import TALLIES, Sides
from schoolbeat.foundation.ids import new_id
from schoolbeat.work.people.commands.lots import ALL_WORDS, Lot, RosterPerson
from schoolbeat.work.people.rules.words import fault
from schoolbeat.work.people.vocabulary import PersonKind

_COLUMN_OF = {
    "given": "givenName",
    "family": "familyName",
    "middle": "middleName",
    "preferred": "preferredGivenName",
}
Row = r.Student | r.Adult


class _One(NamedTuple):
    """One row beside who is known: the places it comes to, and where the person is."""

    row: Row
    source: bytes
    known: Known | None
    places: list[Place] | None
    here: list[Here]

    @property
    def comes(self) -> bool:
        return self.places is not None and (not self.places or not all(one.gone for one in self.places))

    @property
    def stands(self) -> bool:
        return self.known is not None and not self.known.gone


class People:
    """Compares all people of a kind; guardians have no places, and come where a student of theirs does."""

    def __init__(self, sides: Sides, kind: PersonKind) -> None:
        self.sides, self.kind = sides, kind
        self.tally = sides.answer.tallies[TALLIES[kind]]
        self.births = sides.counted_whole

    def lots(self, rows: Iterable[Row]) -> Iterator[Lot]:
        """Yield what is to be written, for some thousand rows at a time."""
        for some in in_lots(rows):
            yield self._lot(some)

    def _lot(self, rows: list[Row]) -> Lot:
        lot, sides = Lot(), self.sides
        came: list[tuple[str, bytes]] = []
        seen: list[tuple[bytes, bytes]] = []
        left: list[bytes] = []
        new: list[Row] = []
        for one in self._beside(rows):
            identity = self._settle(lot, one, left)
            if identity is not None:
                came.append((one.row.source_id, identity))
                same = self._say(lot, one, identity)
                if one.known is not None:
                    seen.append((same, one.source))
                elif self.kind == PersonKind.STUDENT:
                    new.append(one.row)
        self._suspect(new)
        sides.compared.come(self.kind, came)
        sides.compared.saw(seen)
        sides.leave(lot, self.kind, left)
        return lot

    def _beside(self, rows: list[Row]) -> Iterator[_One]:
        sides, users = self.sides, [row.source_id for row in rows]
        sources = sides.digests.sources(self.kind, users)
        known = sides.compared.known(sources)
        if self.kind == PersonKind.GUARDIAN:
            places: dict[str, list[Place]] = {user: [] for user in sides.compared.wards(users)}
            here: dict[bytes, list[Here]] = {}
        else:
            places = sides.compared.places(self.kind, users)
            here = sides.compared.here([one.id for one in known.values() if not one.refused])
        if self.kind == PersonKind.GUARDIAN:
            # Who is a guardian in this set too may be both: a parent who attends an adult school.
            for user in users:
                sides.suspects.pop(user, None)
        for row, source in zip(rows, sources, strict=True):
            one = known.get(source)
            yield _One(row, source, one, places.get(row.source_id), here.get(one.id, []) if one else [])

    def _suspect(self, new: list[Row]) -> None:
        """Note students who come in new and are known as guardians."""
        lines = {row.source_id: row.line for row in new}
        grown = self.sides.known(PersonKind.GUARDIAN, list(lines))
        self.sides.suspects.update({user: lines[user] for user, one in grown.items() if not one.refused})

    def _settle(self, lot: Lot, one: _One, left: list[bytes]) -> bytes | None:
        """Settle where a person is, and return the id here of one who comes or stays."""
        known, sides = one.known, self.sides
        if known is not None and known.refused:
            self.tally.stay_away += 1
            return None
        if one.row.status == "tobedeleted":
            if known is not None and one.stands:
                sides.places.leave(lot, one.here)
                left.append(known.id)
            return None
        if not one.comes and (not one.stands or (sides.whole and not one.places)):
            # Who stood here until now is told as one who left.
            self.tally.left_out += not one.stands
            return None
        identity = known.id if known is not None else new_id().bytes
        if self.kind == PersonKind.GUARDIAN:
            return identity
        stays = sides.places.compare(lot, identity, one.places or (), one.here, sides.placed)
        if not stays and known is not None:
            left.append(known.id)
            return None
        return identity

    def _say(self, lot: Lot, one: _One, identity: bytes) -> bytes:
        """Let the lot say what is new of a person, and return the digest of it."""
        known, row, digests = one.known, one.row, self.sides.digests
        born = row.birth_date if isinstance(row, r.Student) else None
        speaks = born is not None or (self.births and self.kind == PersonKind.STUDENT)
        second = digests.born(born) if known is None or speaks else known.same[HALF:]
        same = digests.first(row, self.kind) + second
        if known is not None and known.same == same and not known.gone:
            self.tally.unchanged += 1
            return same
        words, unusable = words_of(row, self.kind, born)
        self.sides.answer.unusable += unusable
        if (wrong := fault(words, self.sides.today)) is not None:
            column = _COLUMN_OF.get(wrong[0], wrong[0])
            self.sides.answer.refuse(Fault(USERS, row.line, column, "", wrong[1]))
        if known is None:
            self.tally.created += 1
            lot.new.append(RosterPerson(UUID(bytes=identity), one.source, same, self.kind, words, ALL_WORDS))
            return same
        self.tally.changed += 1
        self.tally.back += known.gone
        said = says(row, self.kind, speaks)
        lot.changed.append(RosterPerson(UUID(bytes=identity), one.source, same, self.kind, words, said))
        return same
