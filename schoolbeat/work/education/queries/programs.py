"""Reads of programs and of their seasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.education.models import Program, Season
from schoolbeat.work.education.policy import PROGRAM_COLUMNS
from schoolbeat.work.education.vocabulary import SeasonStage

SEE = "education.see_programs"


@dataclass(frozen=True)
class SeasonRow:
    """A season of a program; `last` belongs to it, `schools` are those that take part, by name."""

    id: UUID
    program: UUID
    kind: str
    program_name: str
    program_name_es: str
    name: str
    first: date
    last: date
    lead: UUID
    lead_name: str
    places: int | None
    joining: bool
    stage: str
    schools: tuple[tuple[UUID, str], ...]
    said: str
    said_es: str
    closed_on: date | None
    agency: UUID
    shown: bool
    """Its program stands on the public page, and goes on."""

    @property
    def open(self) -> bool:
        """Say whether it is under way or to come."""
        return self.stage == SeasonStage.OPEN

    def subject(self, school: UUID | None = None) -> Subject:
        """Return the season as a subject, or what it has at one of its schools."""
        schools = frozenset() if school else frozenset(one for one, _name in self.schools)
        return Subject(
            "season", agency=self.agency, author=self.lead, school=school, schools=schools, alone=school
        )

    def program_in(self, language: str) -> str:
        """Return the name of its program in a language."""
        return self.program_name_es if language.startswith("es") else self.program_name


@dataclass(frozen=True)
class ProgramView:
    """A program in both languages, and its seasons, the latest first."""

    id: UUID
    kind: str
    name: str
    name_es: str
    about: str
    about_es: str
    shown: bool
    ended: bool
    seasons: tuple[SeasonRow, ...]

    def name_in(self, language: str) -> str:
        """Return its name in a language."""
        return self.name_es if language.startswith("es") else self.name

    def about_in(self, language: str) -> str:
        """Return what it is, in a language."""
        return self.about_es if language.startswith("es") else self.about


def whole_seasons() -> QuerySet[Season]:
    """Return seasons with their programs, leads and schools, the latest first."""
    found = Season.objects.select_related("program", "lead").prefetch_related("schools__school")
    return found.order_by("-first", "-id")


def _seen(viewer: Viewer) -> QuerySet[Program]:
    found = Program.objects.filter(rows(viewer, SEE, PROGRAM_COLUMNS))
    return found.prefetch_related(Prefetch("seasons", whole_seasons()))


def programs(viewer: Viewer) -> list[ProgramView]:
    """Return the programs of the viewer's agency, those that go on first; four questions."""
    return [_view(one) for one in _seen(viewer).order_by("ended", "name", "id")]


def one_program(viewer: Viewer, identity: UUID) -> ProgramView | None:
    """Return one program; None where the viewer may not see it."""
    found = _seen(viewer).filter(pk=identity).first()
    return _view(found) if found else None


def one_season(viewer: Viewer, identity: UUID) -> SeasonRow | None:
    """Return one season; None where the viewer may not see it. Three questions."""
    found = whole_seasons().filter(rows(viewer, SEE, PROGRAM_COLUMNS), pk=identity).first()
    return season_row(found) if found else None


def season_row(season: Season) -> SeasonRow:
    """Return a season as it is read; its program, lead and schools must be loaded."""
    schools = ((one.school_id, one.school.name) for one in season.schools.all())
    return SeasonRow(
        season.pk,
        season.program_id,
        season.program.kind,
        season.program.name,
        season.program.name_es,
        season.name,
        season.first,
        season.last,
        season.lead_id,
        season.lead.name,
        season.places,
        season.joining,
        season.stage,
        tuple(sorted(schools, key=lambda one: (one[1], one[0]))),
        season.said,
        season.said_es,
        season.closed_on,
        season.agency_id,
        season.program.shown and not season.program.ended,
    )


def _view(program: Program) -> ProgramView:
    seasons: Iterable[Season] = program.seasons.all()
    return ProgramView(
        program.pk,
        program.kind,
        program.name,
        program.name_es,
        program.about,
        program.about_es,
        program.shown,
        program.ended,
        tuple(season_row(one) for one in seasons),
    )
