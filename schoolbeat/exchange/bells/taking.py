"""Compares a file with what stands of a school's days and takes it over by one verb, all of it or nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.bells.csvfile import read_csv
from schoolbeat.exchange.bells.icalfile import read_ical
from schoolbeat.exchange.bells.meaning import Meaning, Named, meaning
from schoolbeat.exchange.bells.said import LARGEST, Left, Line, Said
from schoolbeat.exchange.faults import MOST_FAULTS, Fault, shown
from schoolbeat.exchange.ical.document import Window, is_ical
from schoolbeat.foundation import clock
from schoolbeat.foundation.periods import Period
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.years import present_school_year
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.roster.queries.bells import BellsPage, BellsView, DaysView, bells_page
from schoolbeat.work.roster.rules.bells import LONGEST_DAYS, SpecialDays, first_contradiction, is_sensible
from schoolbeat.work.roster.rules.bells import key as same
from schoolbeat.work.roster.vocabulary import DayKind

A_YEAR = timedelta(days=366)
NOT_UNDERSTOOD = _("It names neither a schedule of this school nor a day without school.")
NO_BELLS = _("No schedule of this school is of this kind on that day. Set its bells first.")
SEVERAL = _("Several schedules of this school are of this kind. Use its name.")
_EXPECTED = {
    NOT_UNDERSTOOD: _("no_school, the name of a schedule of this school, or minimum day or late start"),
    NO_BELLS: _("a kind of day for which this school has bells, or both bells beside it"),
    SEVERAL: _("the name of one schedule: several are of this kind"),
}


@dataclass(frozen=True)
class Planned:
    """One line of the file as it would be entered."""

    line: int
    words: str
    days: SpecialDays

    def payload(self) -> dict[str, Any]:
        """Return it as the verb has it."""
        days = self.days
        return {
            "kind": days.kind.value,
            "start": days.days.start,
            "end": days.days.end,
            "words": self.words,
            "schedule": days.schedule,
            "first_bell": days.first.isoformat() if days.first else None,
            "last_bell": days.last.isoformat() if days.last else None,
        }


@dataclass
class Plan:
    """What taking a file over would do to the days of one school."""

    school: UUID
    created: list[Planned] = field(default_factory=list)
    unchanged: int = 0
    left: list[Left] = field(default_factory=list)
    outside: int = 0
    faults: list[Fault] = field(default_factory=list)

    def counts(self) -> dict[str, Any]:
        """Return the answer of the command line; with one fault nothing is created."""
        refused = [fault.plain() for fault in self.faults]
        return {
            "created": 0 if self.faults else len(self.created),
            "unchanged": 0 if self.faults else self.unchanged,
            "not_understood": [one.plain() for one in self.left],
            "outside": self.outside,
            "refused": refused,
        }


def read(data: bytes, viewer: Viewer) -> Said:
    """Read a file of either form; an iCalendar one from the last school year to the next."""
    if len(data) > LARGEST:
        return Said(faults=[Fault(0, "", f"{len(data):,}", _("a file of at most 2 MB"))])
    if not data.strip():
        return Said(faults=[Fault(0, "", "", _("a file that is not empty"))])
    if not is_ical(data):
        return read_csv(data)
    year = present_school_year(viewer)
    assert year.end is not None
    return read_ical(data, Window(Period(year.start - A_YEAR, year.end + A_YEAR), viewer.zone))


def plan(viewer: Viewer, school: UUID, data: bytes) -> Plan:
    """Say what taking a file over would do to a school's days; writes nothing. Three questions."""
    said = read(data, viewer)
    found = Plan(school, left=list(said.left), outside=said.outside, faults=list(said.faults))
    if found.faults:
        return found
    page = bells_page(viewer, school)
    planned = list(_planned(said.lines, page, viewer, found))
    _compare(planned, page.days, found)
    del found.faults[MOST_FAULTS:]
    return found


def _planned(lines: Iterable[Line], page: BellsPage, viewer: Viewer, found: Plan) -> Iterator[Planned]:
    """Yield what is understood; what is not becomes a fault where it was meant for us, else it is left."""
    left = set()
    for line in lines:
        if faults := _range_faults(line, viewer):
            found.faults += faults
            continue
        what = _what(line, page)
        if isinstance(what, SpecialDays):
            yield Planned(line.line, shown(line.texts[0], 160), what)
        elif line.meant:
            found.faults.append(Fault(line.line, "what", shown(line.texts[0]), _EXPECTED[what]))
        elif (line.line, what) not in left:
            # What comes again every week is told once.
            left.add((line.line, what))
            found.left.append(Left(line.line, shown(line.texts[0]), line.start, what))


def _range_faults(line: Line, viewer: Viewer) -> Iterator[Fault] | list[Fault]:
    last = line.end - timedelta(days=1)
    if not (is_sensible(line.start, viewer.on) and is_sensible(line.end, viewer.on)):
        expected = _("days that are not more than 20 years back or 3 ahead")
        return [Fault(line.line, "day", f"{line.start} – {last}", expected)]
    if (line.end - line.start).days > LONGEST_DAYS:
        return [Fault(line.line, "until", last.isoformat(), _("at most 400 days in one line"))]
    return []


def _what(line: Line, page: BellsPage) -> SpecialDays | str:
    """Return what a line says, or why it is not understood."""
    days = Period(line.start, line.end)
    means = meaning(line.texts, dict.fromkeys(one.name for one in page.bells))
    if isinstance(means, DayKind):
        return SpecialDays(means, days) if line.first is None else NOT_UNDERSTOOD
    named = _schedule(means, line, page.bells)
    if line.first is not None:
        # Its own bells say all there is to know, whatever the day is called.
        name = named.name if isinstance(named, BellsView) else shown(line.texts[0])
        return SpecialDays(DayKind.TIMES, days, name, line.first, line.last)
    return named if isinstance(named, str) else SpecialDays(DayKind.SCHEDULE, days, named.name)


def _schedule(means: Meaning | None, line: Line, bells: Iterable[BellsView]) -> BellsView | str:
    """Return the schedule that is meant and in force on the first of the days, or why there is none."""
    if means is None:
        return NOT_UNDERSTOOD
    found = {
        same(one.name): one
        for one in bells
        if (one.name == means.name if isinstance(means, Named) else one.kind == means)
        and Period(one.start, one.end).contains(line.start)
    }
    if len(found) > 1:
        return SEVERAL
    return next(iter(found.values()), NO_BELLS)


def _compare(planned: list[Planned], standing: Iterable[DaysView], found: Plan) -> None:
    """Part what is new from what stands, and name the line that contradicts either."""
    stands = [one.special for one in standing]
    known = {(one.days, one.said) for one in stands}
    fresh: dict[Any, Planned] = {}
    for one in planned:
        what = one.days.days, one.days.said
        if what in known or what in fresh:
            found.unchanged += what in known
        else:
            fresh[what] = one
    found.created = list(fresh.values())
    wrong = first_contradiction(stands, [one.days for one in found.created])
    if wrong is not None:
        one = found.created[wrong.place]
        before = next((other for other in found.created if other.days is wrong.other), None)
        expected = (
            _("what stands for %(day)s already; take that back first, or leave this line out")
            if before is None
            else _("the same that line %(line)s says of %(day)s")
        )
        given = {"day": wrong.day.isoformat(), "line": before.line if before else 0}
        found.faults.append(Fault(one.line, "what", one.words, expected, given))


def take(viewer: Viewer, planned: Plan) -> list[Fault]:
    """Write a plan by one verb; returns what was refused, empty when all is written or nothing was to be."""
    if planned.faults or not planned.created:
        return planned.faults
    days = [one.payload() for one in planned.created]
    payload = {"school": str(planned.school), "days": days}
    result = run_one(Envelope("roster.set_school_days", clock.now(), payload), viewer)
    if result.done:
        return []
    steps = (result.field or "").split(".")
    line = planned.created[int(steps[2])].line if len(steps) > 2 and steps[2].isdecimal() else 0
    return [Fault(line, steps[-1], "", result.message or _("another value"))]
