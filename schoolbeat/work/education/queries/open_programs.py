"""What everybody may know of programs: those that are shown, their sessions to come, and what came of their seasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Prefetch, Q, QuerySet, Sum

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.education.models import Move, Program, Season, Session, SignUp, placed
from schoolbeat.work.education.queries.links import signed, signed_path
from schoolbeat.work.education.queries.programs import SeasonRow, season_row, whole_seasons
from schoolbeat.work.education.queries.public import stands_in
from schoolbeat.work.education.queries.sessions import SessionRow, row_of
from schoolbeat.work.education.rules.saying import LONGEST_LINE, LONGEST_TEACHER, LONGEST_TEXT
from schoolbeat.work.education.vocabulary import (
    Consent,
    ItemKind,
    MoveKind,
    SeasonStage,
    SessionStage,
)
from schoolbeat.work.roster.models import Agency

SIGN_UP_SALT = "schoolbeat.sign_up"


@dataclass(frozen=True)
class Given:
    """So many of a thing that were given away in a season, by its name in both languages."""

    name: str
    name_es: str
    amount: int


@dataclass(frozen=True)
class OpenSeason:
    """A season as everybody reads it: no child, no family, no attendance of a single session."""

    row: SeasonRow
    held: int
    given: tuple[Given, ...]


@dataclass(frozen=True)
class OpenProgram:
    """A program that is shown, with its seasons that are open and the one that was closed last."""

    id: UUID
    kind: str
    name: str
    name_es: str
    about: str
    about_es: str
    open: tuple[OpenSeason, ...]
    closed: OpenSeason | None

    def name_in(self, language: str) -> str:
        """Return its name in a language."""
        return self.name_es if language.startswith("es") else self.name

    def about_in(self, language: str) -> str:
        """Return what it is, in a language."""
        return self.about_es if language.startswith("es") else self.about


@dataclass(frozen=True)
class OwnSignUp:
    """What a guardian reads of the own sign-up, whose names stand on no page of the public side."""

    id: UUID
    season: SeasonRow
    school_name: str
    consent: str
    photo: bool
    synthetic: bool
    keeper: Viewer
    agency_name: str
    slug: str


def shown_programs(agency: UUID) -> list[OpenProgram]:
    """Return the programs of an agency that are shown and have not ended, by name; six questions."""
    found = Program.objects.filter(agency=agency, shown=True, ended=False)
    programs = list(found.prefetch_related(Prefetch("seasons", whole_seasons())).order_by("name", "id"))
    shown = {one.pk: _shown(one.seasons.all()) for one in programs}
    seasons = [season for some in shown.values() for season in some]
    held, given = _held(seasons), _given(seasons)
    views = {
        season.pk: OpenSeason(season_row(season), held.get(season.pk, 0), tuple(given.get(season.pk, ())))
        for season in seasons
    }
    return [_program(one, [views[season.pk] for season in shown[one.pk]]) for one in programs]


def shows_programs(agency: UUID) -> bool:
    """Say whether an agency shows a program; one question."""
    return Program.objects.filter(agency=agency, shown=True, ended=False).exists()


def _shown(seasons: Iterable[Season]) -> list[Season]:
    """Return the seasons that are open, and of those that were closed the latest."""
    found = list(seasons)
    # What was opened by mistake and closed again came to nothing.
    closed = [one for one in found if one.stage == SeasonStage.CLOSED and one.begun_on]
    closed.sort(key=lambda one: (one.closed_on, one.pk), reverse=True)
    return [one for one in found if one.stage == SeasonStage.OPEN] + closed[:1]


def _program(program: Program, seasons: list[OpenSeason]) -> OpenProgram:
    return OpenProgram(
        program.pk,
        program.kind,
        program.name,
        program.name_es,
        program.about,
        program.about_es,
        tuple(one for one in seasons if one.row.open),
        next((one for one in seasons if not one.row.open), None),
    )


def _held(seasons: list[Season]) -> dict[UUID, int]:
    """Return how many sessions of each season were held."""
    held = Session.objects.filter(season__in=seasons, stage=SessionStage.HELD).order_by()
    return dict(held.values_list("season").annotate(Count("id")))


def _given(seasons: list[Season]) -> dict[UUID, list[Given]]:
    """Return what was given away in each season; to how many families is nobody's business but the program's."""
    moves = Move.objects.filter(season__in=seasons, void=False, kind=MoveKind.OUT, item__kind=ItemKind.GIVEN)
    summed = moves.order_by("item__name").values_list("season", "item__name", "item__name_es")
    found: dict[UUID, list[Given]] = {}
    for season, name, name_es, amount in summed.annotate(Sum("amount")):
        found.setdefault(season, []).append(Given(name, name_es, amount))
    return found


def _open_sessions(agency: UUID) -> QuerySet[Session]:
    shown = Q(season__program__shown=True, season__program__ended=False)
    found = Session.objects.filter(shown, agency=agency).exclude(stage=SessionStage.CALLED_OFF)
    return found.select_related("season__program", "school").order_by("starts", "id")


def public_sessions(agency: UUID, days: Period) -> list[SessionRow]:
    """Return the sessions of programs that are shown, of some days with an end, by time; one question."""
    found = _open_sessions(agency).filter(day__gte=days.start, day__lt=days.end)
    return [row_of(one) for one in found]


def shows_sessions(agency: UUID) -> bool:
    """Say whether an agency shows a session of a program; one question."""
    return _open_sessions(agency).exists()


def shown_season(agency: UUID, season: UUID) -> SeasonRow | None:
    """Return a season of a program that is shown and has not ended; None where there is none. Two questions."""
    shown = whole_seasons().filter(program__shown=True, program__ended=False)
    found = shown.filter(pk=season, agency=agency).first()
    return season_row(found) if found else None


def of_age(viewer: Viewer) -> int:
    """Return from which age somebody consents alone, by the pack of the place."""
    return int(pack_of(viewer.place).value("age_of_majority", viewer.on).value)


def has_places(season: SeasonRow) -> bool:
    """Say whether a season has places left; one question, and none where they are not limited."""
    if season.places is None:
        return True
    return placed(SignUp.objects.filter(season=season.id)).count() < season.places


def sign_up_path(sign_up: UUID, language: str) -> str:
    """Return the path of the page on which a guardian reads how the own sign-up stands."""
    return signed_path("programs/mine", SIGN_UP_SALT, [sign_up.hex], language)


def own_sign_up(token: str) -> OwnSignUp | None:
    """Return the sign-up whose own page a token opens; None where it was never signed here or its words are gone."""
    said = signed(token, SIGN_UP_SALT, 1)
    if said is None:
        return None
    found = SignUp.objects.filter(id=UUID(said[0]), by_link=True, destroyed=False)
    row = found.select_related("agency", "school").first()
    if row is None:
        return None
    agency: Agency = row.agency
    return OwnSignUp(
        row.pk,
        season_row(whole_seasons().get(pk=row.season_id)),
        row.school.name,
        row.consent,
        row.photo,
        agency.synthetic,
        stands_in(agency.pk, ZoneInfo(agency.zone), agency.place),
        agency.name,
        agency.slug,
    )


__all__ = [
    "LONGEST_LINE",
    "LONGEST_TEACHER",
    "LONGEST_TEXT",
    "Consent",
    "OpenProgram",
    "OpenSeason",
    "OwnSignUp",
    "SeasonRow",
    "has_places",
    "of_age",
    "own_sign_up",
    "public_sessions",
    "shown_programs",
    "shown_season",
    "shows_programs",
    "shows_sessions",
    "sign_up_path",
    "stands_in",
]
