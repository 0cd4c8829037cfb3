"""Verbs on tours; each writes the reach of the officer's account, so that a viewer is built from access alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.access.models import Reach
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.rows import (
    at_agency,
    officers_of,
    ordered,
    present_officer,
    prose,
    with_reach,
)
from schoolbeat.work.roster.models import Agency, Officer, School, Tour, TourSchool
from schoolbeat.work.roster.rules import TourRule, expected_end, tour_rule


@dataclass(frozen=True)
class BeginTour(Command):
    """Send an officer to one or several schools from a day on; left out, the expected end follows from the rule."""

    officer: UUID
    schools: tuple[UUID, ...]
    start: date
    expected_end: date | None = None


@dataclass(frozen=True)
class ChangeTour(Command):
    """Say anew from when, expected until when, and at which schools a tour runs."""

    tour: UUID
    schools: tuple[UUID, ...]
    start: date
    expected_end: date


@dataclass(frozen=True)
class EndTour(Command):
    """End a tour: `ended` is the first day that no longer belongs to it."""

    tour: UUID
    ended: date
    hand_over: str = ""


@dataclass(frozen=True)
class _Beginning:
    officers: dict[UUID, Officer]
    schools: set[UUID]
    own_rule: tuple[int | None, int | None]


@dataclass(frozen=True)
class _Changing:
    tours: dict[UUID, Tour]
    schools: set[UUID]


def rule_of(own: tuple[int | None, int | None], pack: Pack, on: date) -> TourRule:
    """Return the rule on tours that holds on a day: the agency's own, else its pack's."""
    years = (pack.value("tour_years_min", on).value, pack.value("tour_years_max", on).value)
    return tour_rule(own, (int(years[0]), int(years[1])))


def _offered(viewer: Viewer) -> set[UUID]:
    return set(School.objects.offered().filter(agency=viewer.agency).values_list("id", flat=True))


def _load_beginning(commands: Sequence[BeginTour], viewer: Viewer) -> _Beginning:
    rule = Agency.objects.filter(id=viewer.agency).values_list("tour_years_min", "tour_years_max").first()
    return _Beginning(
        officers_of(viewer, [command.officer for command in commands]), _offered(viewer), rule or (None, None)
    )


def _check_schools(schools: tuple[UUID, ...], allowed: set[UUID]) -> tuple[UUID, ...]:
    if not schools or set(schools) - allowed:
        raise Refused(
            Code.UNKNOWN_SCHOOL, "payload.schools", _("A tour has one or several schools of this agency.")
        )
    return tuple(dict.fromkeys(schools))


def begin_tour(command: BeginTour, act: Act, loaded: _Beginning) -> Decided:
    """Begin a tour; its id is the entry's."""
    officer = present_officer(loaded.officers, command.officer, command.start)
    schools = _check_schools(command.schools, loaded.schools)
    ordered(command.start, command.expected_end, "expected_end")
    ends = command.expected_end or expected_end(
        command.start, rule_of(loaded.own_rule, act.pack, command.start)
    )
    tour = Tour(id=act.id, agency=act.viewer.agency, officer=officer, start=command.start, expected_end=ends)
    links = [TourSchool(tour=tour, school_id=school) for school in schools]
    reaches = [
        Reach(account_id=command.officer, school=school, start=command.start, source=tour.id)
        for school in schools
    ]
    return Decided(insert=[tour, *links, *reaches], about=tour.id)


def _load_tours(commands: Sequence[EndTour | ChangeTour], viewer: Viewer) -> _Changing:
    wanted = [command.tour for command in commands]
    tours = Tour.objects.filter(id__in=wanted).select_related("officer").prefetch_related("schools")
    return _Changing({tour.id: tour for tour in tours}, _offered(viewer))


def _of_tour(command: EndTour | ChangeTour, viewer: Viewer, loaded: _Changing) -> Subject | None:
    tour = loaded.tours.get(command.tour)
    return Subject("tour", agency=tour.agency, author=tour.officer_id) if tour else None


def change_tour(command: ChangeTour, act: Act, loaded: _Changing) -> Decided:
    """Change a tour and the officer's reach with it; a school that closed meanwhile may stay, not come new."""
    tour = loaded.tours[command.tour]
    before = {link.school_id: link for link in tour.schools.all()}
    schools = _check_schools(command.schools, loaded.schools | set(before))
    ordered(command.start, command.expected_end, "expected_end")
    ordered(command.start, tour.ended, "start")
    tour.start, tour.expected_end = command.start, command.expected_end
    wanted = {(tour.officer_id, school): (tour.start, tour.ended) for school in schools}
    decided = with_reach(tour.id, wanted, tour)
    fresh = [TourSchool(tour=tour, school_id=school) for school in schools if school not in before]
    gone = [link for school, link in before.items() if school not in schools]
    return Decided(
        insert=[*decided.insert, *fresh],
        change=decided.change,
        remove=[*decided.remove, *gone],
        about=tour.id,
    )


def end_tour(command: EndTour, act: Act, loaded: _Changing) -> Decided:
    """End a tour and, with it, the officer's reach over its schools."""
    tour = loaded.tours[command.tour]
    ordered(tour.start, command.ended, "ended")
    tour.ended = command.ended
    tour.hand_over = prose(command.hand_over, "hand_over") or tour.hand_over
    reaches = list(Reach.objects.filter(source=tour.id))
    for reach in reaches:
        reach.end = command.ended
    return Decided(change=[tour, *reaches], about=tour.id)


VERBS = (
    Verb("roster.begin_tour", BeginTour, _load_beginning, at_agency, begin_tour),
    Verb("roster.change_tour", ChangeTour, _load_tours, _of_tour, change_tour),
    Verb("roster.end_tour", EndTour, _load_tours, _of_tour, end_tour),
)
