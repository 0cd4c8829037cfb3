"""Records that may be of one person: suggested, looked at by somebody, merged or kept apart."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.people.models.persons import Person
from schoolbeat.work.people.vocabulary import DoubleState
from schoolbeat.work.roster.models import Agency


class Double(Recorded):
    """Two records under one hat that may be of one person, and what somebody decided."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    first = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, default=DoubleState.SUGGESTED)
    suggested_on = models.DateField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["first", "second"], name="double_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="double_in_order"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in DoubleState]), name="double_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} or {self.second_id}"


class Merge(Recorded):
    """One record taken into another; what was moved is named, so that it can be undone."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kept = models.ForeignKey(Person, models.PROTECT, related_name="+")
    merged = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    moved = models.JSONField(default=dict, help_text="Kind of row -> ids that pointed at the merged record.")
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.kept_id}"
