"""A synthetic year of work: pure and deterministic, the same deeds for the same program, days and seed.

Each day of each officer has its own random stream, so a longer run holds the shorter one. `key` is stable too:
an id derived from program, seed and key is the same in every run.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from schoolbeat.demo import rates, schedule, words
from schoolbeat.demo.day import Kinds, Odds, Piece, Visit, after, how_many, level_of, spend
from schoolbeat.demo.shape import Program


@dataclass(frozen=True)
class Deed:
    """One envelope to be sent: what was done, and how long after its start it was recorded.

    `verb` is log, correct, withdraw, join or follow_up; all but log point with `of` at the key of a log.
    A correct holds the whole new content; a join the colleague's own minutes; a follow_up its note and `due`.
    """

    key: str
    verb: str
    officer: int
    school: int | None
    kind: str
    start: datetime
    minutes: int
    audience: Mapping[str, int]
    initiator: str
    place: str
    note: str
    recorded_after: timedelta
    of: str = ""
    due: date | None = None
    outcome: str = ""

    @property
    def recorded_at(self) -> datetime:
        """Return the moment at which the deed was recorded (by the clock on the wall, as `recorded_after`)."""
        return self.start + self.recorded_after


@dataclass(frozen=True)
class Year:
    """All that a synthetic year depends on."""

    program: Program
    kinds: Kinds
    until: date
    seed: int

    @cached_property
    def zone(self) -> ZoneInfo:
        """Return the agency's time zone."""
        return ZoneInfo(self.program.agency.timezone)

    @cached_property
    def sweeps(self) -> bool:
        """Say whether the program's own duties speak of sweeps."""
        return any("sweep" in duty.kinds for duty in self.program.duties)

    @cached_property
    def index(self) -> dict[str, int]:
        """Return the place of each school in the program, by key."""
        return {school.key: number for number, school in enumerate(self.program.schools)}

    @cached_property
    def mean(self) -> float:
        """Return the entries a day of an officer who is not quiet, so that all together come to the mean."""
        officers = len(self.program.officers)
        quiet = officers // rates.QUIET_EVERY
        present = sum(rates.SEASON[day.month] for day in schedule.school_days(self.state, 2025))
        evenness = schedule.SCHOOL_DAYS / present
        return rates.ENTRIES_PER_DAY * evenness * officers / (officers - quiet * (1 - rates.QUIET_SHARE))

    @property
    def state(self) -> str:
        """Return the slug of the state."""
        return self.program.agency.state

    def chance(self, *about: object) -> Random:
        """Return the random stream that belongs to `about`, the same in every run."""
        return Random(":".join(str(part) for part in (self.seed, self.program.slug, *about)))

    def at(self, day: date, minute: int) -> datetime:
        """Return the moment `minute` minutes into `day` at the agency."""
        return datetime.combine(day, time(minute // 60, minute % 60), self.zone)

    def schools_of(self, officer: int, day: date) -> tuple[int, ...]:
        """Return the schools that the officer's tours cover on `day`."""
        key = self.program.officers[officer].key
        return tuple(
            self.index[school]
            for tour in self.program.tours
            if tour.officer == key and tour.period(self.until).contains(day)
            for school in tour.schools
        )


def deeds(
    program: Program, kinds: Iterable[Mapping[str, Any]], until: date, days: int, seed: int
) -> Iterator[Deed]:
    """Yield what a program's officers did on the `days` days that end with `until`, in order of recording.

    `kinds` are the rows of the pack's table `activity_kinds`. Nothing is recorded after the day `until`.
    """
    year = Year(program, Kinds({row["slug"]: row for row in kinds}), until, seed)
    made: list[Deed] = []
    for back in range(days - 1, -1, -1):
        made += _day(year, until - timedelta(days=back))
    made = [deed for deed in made if deed.recorded_at.astimezone(year.zone).date() <= until]
    yield from sorted(made, key=lambda deed: (deed.recorded_at, deed.key))


def _day(year: Year, day: date) -> list[Deed]:
    logs: list[Deed] = []
    extra: list[Deed] = []
    for officer in range(len(year.program.officers)):
        chance = year.chance(day, officer)
        for number, piece in enumerate(_pieces(year, officer, day, chance)):
            deed = _log(year, officer, day, piece, chance)
            key = f"{day}/{officer}/{number}"
            logs.append(replace(deed, key=key, outcome=_outcome(year, deed.kind, key)))
    for deed in logs:
        extra += _afterwards(year, deed, year.chance(deed.key))
    return logs + extra + _joins(year, day, logs)


def _pieces(year: Year, officer: int, day: date, chance: Random) -> list[Piece]:
    """Return what one officer does on one day; empty on weekends, in breaks, and when absent."""
    schools = year.schools_of(officer, day)
    if not schools or day.weekday() > 4:
        return []
    begun = schedule.school_year(year.state, day)
    if day in schedule.training_days(year.state, begun, f"{year.program.slug}:{officer}:{year.seed}"):
        return [Piece("training-received", None, 8 * 60, 480)]
    if schedule.is_summer(year.state, day):
        patrols = chance.random() < rates.SUMMER_PATROL
        return [Piece("visible-patrol", None, 10 * 60, chance.choice((60, 90, 120)))] if patrols else []
    if not schedule.in_session(year.state, day) or chance.random() < rates.ABSENT:
        return []
    return _school_day(year, officer, day, chance)


def _school_day(year: Year, officer: int, day: date, chance: Random) -> list[Piece]:
    visits = _visits(year, officer, day, chance)
    quiet = officer % rates.QUIET_EVERY == rates.QUIET_EVERY - 1
    mean = year.mean * (rates.QUIET_SHARE if quiet else 1.0) * rates.SEASON[day.month]
    pieces = spend(visits, how_many(mean, chance), Odds(year.kinds, day.month, chance))
    if _sweeping(year, day):
        pieces = after(pieces, 12 * 60 + 15)
        # The first officer's log; the others join it.
        pieces = [Piece("sweep", None, 9 * 60, 180), *pieces] if officer == 0 else pieces
    if not quiet and chance.random() < rates.EVENING:
        kinds, shares = zip(*rates.EVENING_KINDS, strict=True)
        kind = chance.choices(kinds, shares)[0]
        begin = 16 * 60 + 15 * chance.randint(2, 10)
        pieces.append(Piece(kind, visits[-1].school, begin, chance.choice((60, 90, 120, 150))))
    return pieces


def _visits(year: Year, officer: int, day: date, chance: Random) -> list[Visit]:
    """Return the stops of the day: one to three schools, larger ones more often, and where a drill is held."""
    schools = list(year.schools_of(officer, day))
    stops = min(len(schools), chance.choices((1, 2, 3), (45, 38, 17))[0])
    begun = schedule.school_year(year.state, day)
    drilling = [
        school
        for school in schools
        if day in schedule.drill_days(year.state, begun, f"{year.seed}:{year.program.schools[school].key}")
    ]
    chosen = drilling[:2]
    others = [school for school in schools if school not in chosen]
    while len(chosen) < stops and others:
        sizes = [year.program.schools[school].students ** 0.5 for school in others]
        chosen.append(others.pop(others.index(chance.choices(others, sizes)[0])))
    if chance.random() < rates.COVERS:
        colleague = chance.randrange(len(year.program.officers))
        covered = [school for school in year.schools_of(colleague, day) if school not in chosen]
        chosen += [chance.choice(covered)] if covered else []
    return [Visit(at, level_of(year.program.schools[at]), at in drilling) for at in chosen]


def _sweeping(year: Year, day: date) -> bool:
    return year.sweeps and day in schedule.sweep_days(year.state, schedule.school_year(year.state, day))


def _log(year: Year, officer: int, day: date, piece: Piece, chance: Random) -> Deed:
    row = year.kinds.rows[piece.kind]
    place = rates.PLACES.get(piece.kind, "campus" if piece.school is not None else "elsewhere")
    if piece.kind == "visible-patrol" and chance.random() < 0.2:
        place = "surroundings"
    return Deed(
        key="",
        verb="log",
        officer=officer,
        school=None if piece.kind in rates.WITHOUT_SCHOOL else piece.school,
        kind=piece.kind,
        start=year.at(day, piece.begin),
        minutes=piece.minutes,
        audience=_audience(piece.kind, row["audience"], chance),
        initiator=_initiator(piece.kind, row["audience"], chance),
        place=place,
        note=words.note(piece.kind, chance),
        recorded_after=_delay(year, day, piece, chance),
    )


def _audience(kind: str, usual: str, chance: Random) -> dict[str, int]:
    if not usual or kind in rates.UNCOUNTED:
        return {}
    least, most = rates.CROWDS.get(kind, (1, chance.choices((1, 2, 3), (80, 14, 6))[0]))
    met = {usual: chance.randint(least, most)}
    if usual == "student" and chance.random() < 0.06:
        met["parent"] = 1
    return met


def _initiator(kind: str, usual: str, chance: Random) -> str:
    if kind in rates.OWN:
        return "officer"
    shares = rates.BEGAN_CALL if kind in rates.CALLS else rates.BEGAN[usual]
    who, weights = zip(*shares, strict=True)
    return str(chance.choices(who, weights)[0])


def _outcome(year: Year, kind: str, key: str) -> str:
    """Return what became of a call, from a random stream of its own; most are said, one in a hundred is not."""
    chance = year.chance(key, "outcome")
    if not year.kinds.rows[kind].get("call") or chance.random() < rates.OUTCOME_NOT_SAID:
        return ""
    if chance.random() < rates.SETTLED_BY_SCHOOL:
        return "school"
    words, shares = zip(*rates.OFFICERS_OUTCOMES, strict=True)
    return str(chance.choices(words, shares)[0])


def _delay(year: Year, day: date, piece: Piece, chance: Random) -> timedelta:
    """Return how long after its start a piece is recorded: mostly at once, some by evening, few days later."""
    if chance.random() < rates.LATE:
        later = schedule.workday(day + timedelta(days=chance.randint(1, 3)))
        return year.at(later, 7 * 60 + chance.randint(0, 479)) - year.at(day, piece.begin)
    waits = chance.choices((chance.randint(0, 9), chance.randint(10, 120)), (75, 25))[0]
    return timedelta(minutes=piece.minutes + waits)


def _afterwards(year: Year, deed: Deed, chance: Random) -> list[Deed]:
    """Return what follows a log: rarely a withdrawal or a correction, now and then something to come back to."""
    fate = chance.random()
    if fate < rates.WITHDRAWN:
        return [_later(deed, "withdraw", timedelta(minutes=chance.randint(1, 90)))]
    if fate < rates.WITHDRAWN + rates.CORRECTED:
        minutes = max(5, deed.minutes + chance.choice((-15, -10, -5, 5, 10, 15)))
        corrected = replace(deed, minutes=minutes, note=deed.note or words.note(deed.kind, chance))
        return [_later(corrected, "correct", timedelta(minutes=chance.randint(3, 120)))]
    if year.kinds.rows[deed.kind]["pillar"] == "intervention" and fate > 1 - 2 * rates.FOLLOWED_UP:
        due = schedule.workday(deed.start.date() + timedelta(days=chance.randint(1, 10)))
        promised = replace(deed, note=words.promise(chance), due=due)
        return [_later(promised, "follow_up", timedelta(minutes=1))]
    return []


def _later(deed: Deed, verb: str, wait: timedelta) -> Deed:
    return replace(
        deed, key=f"{deed.key}/{verb}", verb=verb, of=deed.key, recorded_after=deed.recorded_after + wait
    )


def _joins(year: Year, day: date, logs: list[Deed]) -> list[Deed]:
    """Return the colleagues' joinings: everybody at a sweep, now and then a second officer in the evening."""
    joins: list[Deed] = []
    busy = {deed.officer for deed in logs if deed.start.hour >= 16}
    at_work = sorted({deed.officer for deed in logs})
    for deed in logs:
        chance = year.chance(deed.key, "join")
        if deed.kind == "sweep":
            joins += [_joined(deed, other) for other in at_work if other != deed.officer]
        elif deed.kind == "event-presence" and len(at_work) > 1 and chance.random() < rates.JOINED:
            other = chance.choice([officer for officer in at_work if officer != deed.officer])
            joins += [] if other in busy else [_joined(deed, other)]
            busy.add(other)
    return joins


def _joined(deed: Deed, officer: int) -> Deed:
    joined = _later(replace(deed, officer=officer, note=""), "join", timedelta(minutes=5))
    return replace(joined, key=f"{joined.key}/{officer}")
