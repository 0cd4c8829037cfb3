"""Verbs on tours; each writes the reach of the officer's account, so that a viewer is built from access alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.access.models import Reach
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.places import at_agency
from schoolbeat.work.roster.models import Officer, School, Tour, TourSchool


@dataclass(frozen=True)
class BeginTour(Command):
    """Send an officer to one or several schools from a day on, expected up to another."""

    officer: UUID
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


def _load_beginning(commands: Sequence[BeginTour], viewer: Viewer) -> _Beginning:
    officers = Officer.objects.filter(agency=viewer.agency, account__in=[command.officer for command in commands])
    return _Beginning(
        {officer.account_id: officer for officer in officers},
        set(School.objects.offered().filter(agency=viewer.agency).values_list("id", flat=True)),
    )


def begin_tour(command: BeginTour, act: Act, loaded: _Beginning) -> Decided:
    """Begin a tour; its id is the entry's."""
    officer = loaded.officers.get(command.officer)
    if officer is None:
        raise Refused(Code.MALFORMED, "payload.officer", "There is no such officer.")
    if not command.schools or set(command.schools) - loaded.schools:
        raise Refused(Code.UNKNOWN_SCHOOL, "payload.schools", "A tour has one or several schools of this agency.")
    if command.expected_end <= command.start:
        raise Refused(Code.ENDS_BEFORE_START, "payload.expected_end", "A tour ends after it begins.")
    tour = Tour(
        id=act.id,
        agency=act.viewer.agency,
        officer=officer,
        start=command.start,
        expected_end=command.expected_end,
    )
    schools = tuple(dict.fromkeys(command.schools))
    return Decided(
        insert=[
            tour,
            *(TourSchool(tour=tour, school_id=school) for school in schools),
            *(
                Reach(account_id=command.officer, school=school, start=command.start, source=tour.id)
                for school in schools
            ),
        ],
        about=tour.id,
    )


def _load_tours(commands: Sequence[EndTour], viewer: Viewer) -> dict[UUID, Tour]:
    wanted = [command.tour for command in commands]
    return {tour.id: tour for tour in Tour.objects.filter(id__in=wanted).select_related("officer")}


def _of_tour(command: EndTour, viewer: Viewer, loaded: dict[UUID, Tour]) -> Subject | None:
    tour = loaded.get(command.tour)
    return Subject("tour", agency=tour.agency, author=tour.officer_id) if tour else None


def end_tour(command: EndTour, act: Act, loaded: dict[UUID, Tour]) -> Decided:
    """End a tour and, with it, the officer's reach over its schools."""
    tour = loaded[command.tour]
    if command.ended <= tour.start:
        raise Refused(Code.ENDS_BEFORE_START, "payload.ended", "A tour ends after it begins.")
    tour.ended = command.ended
    if command.hand_over.strip():
        tour.hand_over = command.hand_over.strip()
    reaches = list(Reach.objects.filter(source=tour.id))
    for reach in reaches:
        reach.end = command.ended
    return Decided(change=[tour, *reaches], about=tour.id)


VERBS = (
    Verb("roster.begin_tour", BeginTour, _load_beginning, at_agency, begin_tour),
    Verb("roster.end_tour", EndTour, _load_tours, _of_tour, end_tour),
)
