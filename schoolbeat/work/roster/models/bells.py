"""A school's days and bells: its named schedules, which of them a weekday has, and the days that are otherwise.

Nothing is overwritten: what is said anew withdraws what was said of the same days, and withdrawn rows stay.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models.places import Agency, School
from schoolbeat.work.roster.vocabulary import BellKind, DayKind

STANDS = Q(withdrawn=None)


class BellSchedule(Recorded):
    """First and last bell of a named schedule, by the clock on the wall, in force from `start` up to `end`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="bells")
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in BellKind])
    first_bell = models.TimeField()
    last_bell = models.TimeField(help_text="School keeps up to, not including, the last bell.")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    withdrawn = models.DateTimeField(null=True, blank=True, help_text="When it was said anew or taken back.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(last_bell__gt=F("first_bell")), name="bells_in_order"),
            models.CheckConstraint(condition=Q(end=None) | Q(end__gt=F("start")), name="bells_half_open"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["school", "start"], condition=STANDS, name="bells_of_school")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.first_bell}–{self.last_bell}"


class BellWeek(Recorded):
    """Which schedule each weekday has, from `start` up to `end`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="bell_weeks")
    schedules = models.JSONField(help_text="Seven names, Monday first; an empty one is a day without school.")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    withdrawn = models.DateTimeField(null=True, blank=True, help_text="When it was said anew or taken back.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gt=F("start")), name="week_half_open"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["school", "start"], condition=STANDS, name="weeks_of_school")
        ]

    def __str__(self) -> str:
        return f"week of {self.school_id} from {self.start}"


class SchoolDays(Recorded):
    """Days, from `start` up to `end`, that are not as the week says: none, another schedule, or other times."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="special_days")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in DayKind])
    words = models.CharField(max_length=160, blank=True, help_text="How the school's calendar calls it.")
    schedule = models.CharField(max_length=60, blank=True)
    first_bell = models.TimeField(null=True, blank=True)
    last_bell = models.TimeField(null=True, blank=True)
    start = models.DateField()
    end = models.DateField()
    withdrawn = models.DateTimeField(null=True, blank=True, help_text="When it was taken back.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="days_half_open"),
            models.CheckConstraint(
                condition=Q(
                    kind=DayKind.TIMES.value,
                    first_bell__isnull=False,
                    last_bell__isnull=False,
                    last_bell__gt=F("first_bell"),
                )
                | (~Q(kind=DayKind.TIMES.value) & Q(first_bell=None, last_bell=None)),
                name="days_times_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(kind=DayKind.SCHEDULE.value) | ~Q(schedule=""), name="days_schedule_named"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["school", "start"], condition=STANDS, name="days_of_school")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}"
