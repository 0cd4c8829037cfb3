"""Goals with a baseline and a target, and what was read of them by hand."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models.places import Agency, School


class Goal(Recorded):
    """What is to be reached at a school (or, without one, by the whole program) from `start` up to `due`.

    With a `measure` its present value is counted; without one it is read by hand. Whether up or down is better
    follows from baseline and target.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="goals")
    title = models.CharField(max_length=160)
    title_es = models.CharField(max_length=160, blank=True)
    measure = models.CharField(max_length=40, blank=True, help_text="Slug of a measure; empty: read by hand.")
    unit = models.CharField(max_length=40, blank=True, help_text="Where no measure names it.")
    start = models.DateField()
    due = models.DateField(help_text="The day by which it is to be reached.")
    baseline = models.DecimalField(max_digits=12, decimal_places=2)
    target = models.DecimalField(max_digits=12, decimal_places=2)
    owner = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    owner_name = models.CharField(max_length=120, blank=True)
    agreed_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(due__gt=F("start")), name="goal_in_order"),
            models.CheckConstraint(condition=~Q(baseline=F("target")), name="goal_moves"),
            models.CheckConstraint(
                condition=Q(agreed_by=None, agreed_on=None)
                | Q(agreed_by__isnull=False, agreed_on__isnull=False),
                name="goal_agreed_by_somebody",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "due"], name="goal_by_agency")
        ]

    def __str__(self) -> str:
        return self.title


class GoalReading(Recorded):
    """The value of a goal on a day, read by hand from the source that is named; append-only, the latest holds."""

    id = models.UUIDField(primary_key=True, editable=False)
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="readings")
    day = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2)
    source = models.CharField(max_length=160)

    def __str__(self) -> str:
        return f"{self.goal_id} {self.day}"
