"""Who is told of an incident, by whom and by when: each duty a clock that cites its law."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from schoolbeat.jurisdictions.loader import Pack, UnknownValue
from schoolbeat.work.incidents.rules.ages import of_age
from schoolbeat.work.incidents.vocabulary import OPENS_A_STOP, Part, Standing
from schoolbeat.work.people.rules.clocks import due

HOURS, SCHOOL_DAYS = "hours", "school-days"
STOP = "stop"
UPON = {
    "questioning": "questioning",
    "removal": "removal",
    "custody": "custody",
    "confinement": "confinement",
    "child_abuse": "child-abuse",
    "threat": "homicidal-threat",
    "crime_notice": "crime-notice",
    "diverted": "diversion-completed",
    "court_finding": "court-finding",
}
"""Upon which deed the duties of a pack begin; that of a stop begins with the first of several."""
_OF_THE_YOUNG = ("parent", "minor", "defender", "probation")


@dataclass(frozen=True)
class Duty:
    """Somebody to tell: upon what, by whom, within how much of `unit`; `source` is the law it rests on."""

    slug: str
    name: str
    name_es: str
    upon: str
    whom: str
    by: str
    amount: int
    unit: str
    source: str
    confirmed: bool

    def name_in(self, language: str) -> str:
        """Return its name in a language."""
        return self.name_es if language.startswith("es") else self.name


@dataclass(frozen=True)
class Concerned:
    """Whom a deed was about: part, what the person is to the school, and the age in years where it is known."""

    part: str
    standing: str
    age: int | None


def all_duties(pack: Pack, on: date) -> dict[str, Duty]:
    """Return the duties to tell that hold at a place on a day, by name."""
    found = (_duty(pack, row, on) for row in pack.rows("duties_to_tell"))
    return {duty.slug: duty for duty in found if duty is not None}


def _duty(pack: Pack, row: dict, on: date) -> Duty | None:
    try:
        clock = pack.value(row["clock"], on)
    except UnknownValue:
        return None
    return Duty(
        row["slug"],
        row["name"],
        row["name_es"],
        row["upon"],
        row["whom"],
        row["by"],
        int(clock.value),
        row["unit"],
        clock.source,
        clock.confirmed,
    )


def duties_upon(pack: Pack, on: date, deed: str, whom: Concerned | None) -> tuple[Duty, ...]:
    """Return the duties that a deed begins; `whom` is None where it was about nobody by name."""
    upon, majority = {UPON.get(deed), STOP if deed in OPENS_A_STOP else None}, of_age(pack, on)
    return tuple(
        duty
        for duty in all_duties(pack, on).values()
        if duty.upon in upon and _falls_to(duty, whom, majority)
    )


def _falls_to(duty: Duty, whom: Concerned | None, majority: int) -> bool:
    """Say whether a duty is owed of somebody: of who is of age no parent is told, of who is no student no school."""
    if whom is None:
        return True
    if duty.whom in _OF_THE_YOUNG:
        return whom.age is None or whom.age < majority
    if duty.whom == "administrator":
        return whom.standing == Standing.STUDENT_HERE and whom.part in (
            Part.INVOLVED,
            Part.VICTIM,
            Part.WITNESS,
        )
    return True


def due_at(duty: Duty, at: datetime, zone: ZoneInfo) -> datetime:
    """Return by when a duty is to be done that began at a moment (aware): hours run, days end at midnight."""
    if duty.unit == HOURS:
        # In UTC: on the clock of a zone an hour that comes twice would be counted once.
        return at.astimezone(UTC) + timedelta(hours=duty.amount)
    day = at.astimezone(zone).date()
    if duty.amount:
        day = due(day, duty.amount, business=duty.unit == SCHOOL_DAYS)
    return datetime.combine(day + timedelta(days=1), time.min, zone).astimezone(UTC)
