"""Compares where somebody is at school, as the set has it, with what is known: what begins, and what has ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from schoolbeat.exchange.oneroster.answer import Tally
from schoolbeat.exchange.oneroster.comparison import Here, Place
from schoolbeat.foundation.ids import new_id
from schoolbeat.work.people.commands.lots import Lot, RosterPlace

_A_DAY = timedelta(days=1)


def latest(rows: Iterable[Here]) -> Here | None:
    """Return the one of several rows of a person at one school that counts: an earlier one has its end already."""
    return max(rows, key=lambda one: (one.end is None, one.end or date.max, one.start, one.id), default=None)


def _is_of_another_role(place: Place, there: Iterable[Here]) -> bool:
    """Say whether a role that is gone is not the one by which somebody is known to be at its school."""
    last = latest(there)
    return last is not None and bool(place.role and last.role) and place.role != last.role


@dataclass
class Places:
    """Compares one person after the other and fills a lot; `scope` are the schools that the set speaks of."""

    today: date
    scope: frozenset[bytes]
    tally: Tally

    def compare(
        self, lot: Lot, person: bytes, wanted: Iterable[Place], here: Iterable[Here], whole: bool
    ) -> int:
        """Fill `lot` and return at how many schools the person is then; `whole`: at no other one of the scope."""
        known: dict[bytes, list[Here]] = {}
        grade = ""
        for one in here:
            known.setdefault(one.school, []).append(one)
            # A role that comes without its user says no grade: somebody who moves takes the own one along.
            grade = one.grade or grade
        stays, moved = 0, set[bytes]()
        for place in wanted:
            told = place if place.grade or not grade else place._replace(grade=grade)
            there = known.pop(place.school, [])
            if not whole and place.gone and _is_of_another_role(place, there):
                stays += 1
                continue
            stays += self._settle(lot, person, told, there)
            moved.add(place.role)
        for school, rest in known.items():
            # A role stands at one school: where it names another one now, it has gone from here.
            if (whole and school in self.scope) or any(one.role and one.role in moved for one in rest):
                self._end(lot, rest, self.today)
            else:
                stays += 1
        return stays

    def _settle(self, lot: Lot, person: bytes, place: Place, known: list[Here]) -> bool:
        """Compare a person's place at one school; say whether the person is there afterwards."""
        # Of several rows of one school the last one counts; an earlier one has its end already.
        last = latest(known)
        if place.gone:
            self._end(lot, known, place.end or self.today)
            return False
        if last is None:
            self._begin(lot, person, place, place.begin or self.today)
            return True
        end = max(place.end, last.start + _A_DAY) if place.end else None
        same_grade = place.grade in ("", last.grade)
        if same_grade and last.end == end:
            named = place.role not in (b"", last.role)
            self.tally.unchanged += not named
            self.tally.changed += named
            lot.places_named += [(UUID(bytes=last.id), place.role)] if named else []
        elif same_grade and end is not None:
            self.tally.changed += 1
            lot.places_ended.append((UUID(bytes=last.id), end))
        else:
            self._begin_again(lot, person, place, last)
        return True

    def _begin_again(self, lot: Lot, person: bytes, place: Place, last: Here) -> None:
        """Let the next grade begin where the one before ends: today, or on the day that was said before."""
        other = place.grade not in ("", last.grade)
        start = max(self.today, last.start) if other or last.end is None else last.end
        if last.end is None or other:
            lot.places_ended.append((UUID(bytes=last.id), max(self.today, last.start + _A_DAY)))
        grade = place.grade or last.grade
        self._begin(lot, person, place._replace(grade=grade, role=place.role or last.role), start)

    def _begin(self, lot: Lot, person: bytes, place: Place, start: date) -> None:
        if place.end is None or start < place.end:
            self.tally.created += 1
            school = UUID(bytes=place.school)
            lot.places.append(
                RosterPlace(new_id(), UUID(bytes=person), school, place.grade, start, place.end, place.role)
            )

    def _end(self, lot: Lot, known: Iterable[Here], day: date) -> None:
        for one in known:
            # What begins and ends on one day is kept as one day, so its end may lie ahead already.
            end = max(day, one.start + _A_DAY)
            if one.end is None or one.end > end:
                self.tally.left += 1
                lot.places_ended.append((UUID(bytes=one.id), end))

    def leave(self, lot: Lot, here: Iterable[Here]) -> None:
        """End all that is known of somebody who has left."""
        self._end(lot, here, self.today)
