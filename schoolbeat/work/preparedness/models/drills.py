"""Drills: planned, called off, held; what observers saw, what parents were told, what is mended after."""

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.preparedness.vocabulary import Mark, Stage, Told
from schoolbeat.work.roster.models import Agency, School


def _among(column: str, words: type[StrEnum]) -> Q:
    """Return the condition that a column holds one of the words."""
    return Q(**{f"{column}__in": [word.value for word in words]})


class Drill(Recorded):
    """A drill of a school, or an event that was `real` and is kept beside them; words name no student."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, help_text="A kind of drill, as the pack of the place names it.")
    stage = models.CharField(max_length=10, default=Stage.PLANNED)
    real = models.BooleanField(default=False, help_text="No drill: it happened.")
    announced = models.BooleanField(default=True, help_text="Staff and students knew of it before.")
    planned_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    day = models.DateField(help_text="On which it is planned or was held, where the agency is.")
    hour = models.PositiveSmallIntegerField()
    headcount = models.PositiveIntegerField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    agencies = models.CharField(max_length=200, blank=True, help_text="Who else took part.")
    accommodations = models.TextField(blank=True, help_text="What was done for people with disabilities.")
    note = models.TextField(blank=True)
    why = models.TextField(blank=True, help_text="Why it was called off.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=_among("stage", Stage), name="drill_stage"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")), name="drill_ends_after"
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.HELD) | Q(began_at__isnull=False, ended_at__isnull=False),
                name="held_drill_has_its_times",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "school", "day"], name="drill_by_school"),
            models.Index(fields=["agency", "day"], name="drill_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"


class Reading(Recorded):
    """What one observer's clock showed as something was reached, in whole seconds; of several of one, the last."""

    id = models.UUIDField(primary_key=True, editable=False)
    drill = models.ForeignKey(Drill, models.PROTECT, related_name="readings")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    mark = models.CharField(max_length=10)
    at = models.DateTimeField()
    seconds = models.PositiveIntegerField()
    counted = models.PositiveIntegerField(null=True, help_text="How many people the observer counted.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=_among("mark", Mark), name="drill_mark"),
        ]

    def __str__(self) -> str:
        return f"{self.mark} {self.seconds}"


class Problem(Recorded):
    """Something that went wrong in a drill, as one observer saw it; of several observers all are kept."""

    id = models.UUIDField(primary_key=True, editable=False)
    drill = models.ForeignKey(Drill, models.PROTECT, related_name="problems")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    what = models.TextField()

    def __str__(self) -> str:
        return f"problem of {self.drill_id}"


class Correction(Recorded):
    """Something to mend that a drill showed: whose it is and by when, and what was done about it."""

    id = models.UUIDField(primary_key=True, editable=False)
    drill = models.ForeignKey(Drill, models.PROTECT, related_name="corrections")
    what = models.TextField()
    owner = models.CharField(max_length=120, help_text="Who mends it: a name or an office.")
    due = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    done_on = models.DateField(null=True)
    done = models.TextField(blank=True, help_text="What was done about it.")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due"], condition=Q(done_on=None), name="correction_open"),
        ]

    def __str__(self) -> str:
        return f"correction of {self.drill_id}"


class Notice(Recorded):
    """That parents were told of a drill before or after it, and how."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    drill = models.ForeignKey(Drill, models.PROTECT, related_name="notices")
    told = models.CharField(max_length=6)
    at = models.DateTimeField()
    how = models.CharField(max_length=200)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=_among("told", Told), name="drill_told"),
        ]

    def __str__(self) -> str:
        return f"{self.told} {self.drill_id}"
