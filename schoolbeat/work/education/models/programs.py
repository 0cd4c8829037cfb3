"""Programs for young people: their seasons at schools, and the sessions of a season."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.education.models.lessons import among
from schoolbeat.work.education.vocabulary import ProgramKind, SeasonStage, SessionStage
from schoolbeat.work.roster.models import Agency, School


class Program(Recorded):
    """What an agency offers young people, in both languages; one that ended gets no new season."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=80)
    name_es = models.CharField(max_length=80)
    about = models.TextField(help_text="What it is and for whom.")
    about_es = models.TextField()
    shown = models.BooleanField(default=False, help_text="It stands on the public page.")
    ended = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("kind", ProgramKind), name="program_kind"),
        ]

    def __str__(self) -> str:
        return self.name


class Season(Recorded):
    """A run of a program, from its first day to its last, at its schools; closed with what came of it."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    program = models.ForeignKey(Program, models.PROTECT, related_name="seasons")
    name = models.CharField(max_length=60)
    first = models.DateField()
    last = models.DateField(help_text="The last day that belongs to it.")
    lead = models.ForeignKey(Account, models.PROTECT, related_name="+", help_text="Who runs it.")
    places = models.PositiveIntegerField(null=True)
    joining = models.BooleanField(default=False, help_text="Guardians can sign up on the public page.")
    stage = models.CharField(max_length=8)
    begun_on = models.DateField(null=True, help_text="The day of the first session that was held.")
    said = models.TextField(blank=True, help_text="What came of it; it names nobody.")
    said_es = models.TextField(blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("stage", SeasonStage), name="season_stage"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="season_days"),
            models.CheckConstraint(
                condition=Q(stage=SeasonStage.OPEN.value, closed_on=None)
                | Q(stage=SeasonStage.CLOSED.value, closed_on__isnull=False),
                name="closed_season_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SeasonSchool(Recorded):
    """A school that takes part in a season."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    season = models.ForeignKey(Season, models.PROTECT, related_name="schools")
    school = models.ForeignKey(School, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["season", "school"], name="season_school_once"),
        ]

    def __str__(self) -> str:
        return f"season at {self.school_id}"


class Session(Recorded):
    """A time at which a program meets, gives or shows something: at one of its schools, or for all of them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    season = models.ForeignKey(Season, models.PROTECT, related_name="sessions")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=80, blank=True, help_text="Empty: it is called as its program.")
    title_es = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=200, blank=True)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    day = models.DateField(help_text="On which it starts, where the agency is.")
    hour = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=10)
    attendance = models.PositiveIntegerField(null=True)
    note = models.TextField(blank=True, help_text="A remark, or why it was called off; it names no student.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("stage", SessionStage), name="session_stage"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="session_ends_after"),
            models.CheckConstraint(
                condition=~Q(stage=SessionStage.HELD.value) | Q(attendance__gte=1),
                name="held_session_is_counted",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "day"], name="session_by_day"),
        ]

    def __str__(self) -> str:
        return f"session {self.day}"
