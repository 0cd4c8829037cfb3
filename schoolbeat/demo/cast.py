"""The cast of one program, and the plan from which its demo is made: who does what, as which viewer."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from schoolbeat.access.narrowing import withheld_from
from schoolbeat.access.roles import Role
from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import install_viewer
from schoolbeat.demo.shape import Member, Program, Tour, month_from
from schoolbeat.foundation.ids import derived_id

NUMBERED = ("officer", "principal", "counselor")
INSTALL = "install"
EARLIER_TOUR = 24  # months
HAND_OVER = "Keys are with the office. The front gate sticks; the custodian knows. Two student groups meet on Tuesdays."
_DEMO = UUID(
    "6d1f0b52-6f0c-5b1e-9a52-0d5ad0a1c5e5"
)  # fixed once and for all: every id of a demo descends from it


@dataclass(frozen=True)
class Person:
    """A member of the cast with the address under which the member signs in."""

    member: Member
    email: str


def agency_id(slug: str) -> UUID:
    """Return the id of a program's agency, the same in every demo."""
    return derived_id(_DEMO, slug)


def people(program: Program) -> Iterator[Person]:
    """Yield the cast with addresses: officer-1@, principal-1@, counselor-1@, then sergeant@, records@ ..."""
    count: Counter[str] = Counter()
    for member in program.cast:
        count[member.role] += 1
        numbered = member.role in NUMBERED or count[member.role] > 1
        local = f"{member.role}-{count[member.role]}" if numbered else member.role
        yield Person(member, f"{local}@{program.slug}.example")


@dataclass(frozen=True)
class Plan:
    """All that the demo of a program depends on: the same plan makes the same demo, id for id."""

    program: Program
    until: date
    days: int
    seed: int

    @cached_property
    def agency(self) -> UUID:
        """Return the id of the agency."""
        return agency_id(self.program.slug)

    @cached_property
    def zone(self) -> ZoneInfo:
        """Return the agency's time zone."""
        return ZoneInfo(self.program.agency.timezone)

    @cached_property
    def founded(self) -> datetime:
        """Return the moment at which the agency began here: a month before its first tour and first deed."""
        first = min([tour.period(self.until).start for tour in self.tours], default=self.until)
        return self.at(month_from(min(first, self.until - timedelta(days=self.days)), -1), 9)

    @property
    def end(self) -> datetime:
        """Return the last moment of the last day: nothing is promised, kept or looked at after it."""
        return self.at(self.until, 23, 59)

    @cached_property
    def tours(self) -> tuple[Tour, ...]:
        """Return the program's tours and one that is over: the newest officer once served where the oldest does."""
        ordered = sorted(self.program.tours, key=lambda tour: tour.began_months_ago)
        if len(ordered) < 2 or ordered[0].officer == ordered[-1].officer:
            return self.program.tours
        newest, oldest = ordered[0], ordered[-1]
        began, ended = oldest.began_months_ago + EARLIER_TOUR, -oldest.began_months_ago
        return (Tour(newest.officer, oldest.schools, began, ended, HAND_OVER), *self.program.tours)

    @cached_property
    def finished(self) -> UUID:
        """Return the id of the last envelope of all: where it stands, the program is whole, whatever its plan."""
        return derived_id(self.agency, "finished")

    def id(self, key: str) -> UUID:
        """Return the id of the envelope (and so of the record) that `key` names in this plan."""
        return derived_id(self.agency, f"{self.seed}/{key}")

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """Return a moment of `day` by the clock on the agency's wall."""
        return datetime.combine(day, time(hour, minute), self.zone)

    def viewer(self, who: str, moment: datetime) -> Viewer:
        """Return the viewer that the member `who` (or the install) is at `moment`."""
        on, place = moment.astimezone(self.zone).date(), f"{self.program.agency.state}/{self.program.slug}"
        if who == INSTALL:
            return install_viewer(self.agency, self.zone, place, on)
        member = self._members[who]
        return Viewer(
            account=self.id(f"account/{who}"),
            name=member.name,
            role=Role(member.role),
            agency=self.agency,
            zone=self.zone,
            place=place,
            on=on,
            schools=self._reach(member, on),
            synthetic=True,
            withheld=withheld_from(place, Role(member.role), on),
        )

    def first(self, role: str) -> str:
        """Return the key of the first member of the cast in `role`."""
        return next(member.key for member in self.program.cast if member.role == role)

    def schools(self, keys: tuple[str, ...]) -> tuple[UUID, ...]:
        """Return the ids of schools by their keys."""
        return tuple(self.id(f"school/{key}") for key in keys)

    @cached_property
    def _members(self) -> dict[str, Member]:
        return {member.key: member for member in self.program.cast}

    def _reach(self, member: Member, on: date) -> frozenset[UUID]:
        """Return what access.Reach holds for the member on that day, without asking it some ten thousand times."""
        toured = [
            key
            for tour in self.tours
            if tour.officer == member.key and tour.period(self.until).contains(on)
            for key in tour.schools
        ]
        return frozenset(self.schools((*member.schools, *toured)))
