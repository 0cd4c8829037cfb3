"""What lessons and programs count as. Pure: the same record gives the same facts, on the way and at a rebuild."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.registry import Countable
from schoolbeat.work.education.models import Move, Season, Session, Visit
from schoolbeat.work.education.vocabulary import ItemKind, MoveKind, SessionStage, Stage


def _fact(visit: Visit, measure: str, amount: int) -> Fact:
    return Fact(
        record_kind="visit",
        record=visit.id,
        entry=visit.entry,
        measure=measure,
        amount=amount,
        agency=visit.agency_id,
        school=visit.school_id,
        officer=visit.officer_id,
        day=visit.day,
        month=visit.day.year * 100 + visit.day.month,
        hour=visit.hour,
        kind=visit.topic,
        pillar="",
        role="",
        audience="",
        initiator="",
        sensitive=False,
    )


def facts_of_visit(visit: Visit) -> list[Fact]:
    """Return one lesson and its students; of what was not held, nothing."""
    if visit.stage != Stage.HELD or visit.attendance is None:
        return []
    return [_fact(visit, "lessons_held", 1), _fact(visit, "students_taught", visit.attendance)]


def _of_program(record: Season | Session | Move, measure: str, amount: int, day: date) -> Fact:
    """Return what something of a program counts as; its season and its program must be loaded."""
    season = record if isinstance(record, Season) else record.season
    school: UUID | None = getattr(record, "school_id", None)
    return Fact(
        record_kind=type(record).__name__.lower(),
        record=record.pk,
        entry=record.entry,
        measure=measure,
        amount=amount,
        agency=season.agency_id,
        school=school,
        officer=season.lead_id,
        day=day,
        month=day.year * 100 + day.month,
        hour=getattr(record, "hour", None),
        kind=season.program.kind,
        pillar="",
        role="",
        audience="",
        initiator="",
        # Few families at one school are families that are known there.
        sensitive=measure == "families_served",
    )


def facts_of_season(season: Season) -> list[Fact]:
    """Return one season, on the day on which its first session was held; before that, nothing."""
    return [_of_program(season, "programs_run", 1, season.begun_on)] if season.begun_on else []


def facts_of_session(session: Session) -> list[Fact]:
    """Return one session that was held, and how many took part in it."""
    if session.stage != SessionStage.HELD or session.attendance is None:
        return []
    counted = (("program_sessions", 1), ("program_attendances", session.attendance))
    return [_of_program(session, measure, amount, session.day) for measure, amount in counted]


def facts_of_move(move: Move) -> list[Fact]:
    """Return what was given away, and to how many families; of what is lent or was written down wrongly, nothing."""
    if move.void or move.kind != MoveKind.OUT or move.item.kind != ItemKind.GIVEN:
        return []
    given = [_of_program(move, "items_given", move.amount, move.day)]
    if move.families:
        given.append(_of_program(move, "families_served", move.families, move.day))
    return given


def _visits() -> QuerySet[Visit]:
    return Visit.objects.filter(stage=Stage.HELD)


def _seasons() -> QuerySet[Season]:
    return Season.objects.filter(begun_on__isnull=False).select_related("program")


def _sessions() -> QuerySet[Session]:
    return Session.objects.filter(stage=SessionStage.HELD).select_related("season__program")


def _moves() -> QuerySet[Move]:
    return Move.objects.filter(kind=MoveKind.OUT, void=False).select_related("item", "season__program")


COUNTABLES = (
    Countable("visit", Visit, facts_of_visit, _visits),
    Countable("season", Season, facts_of_season, _seasons),
    Countable("session", Session, facts_of_session, _sessions),
    Countable("move", Move, facts_of_move, _moves),
)
