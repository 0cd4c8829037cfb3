"""What the program costs, and who pays which share of it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models.places import Agency


class ProgramCost(Recorded):
    """A cost of the program in US cents, from `start` up to, not including, `end`, with its shares in permille."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    what = models.CharField(max_length=160)
    start = models.DateField()
    end = models.DateField()
    cents = models.BigIntegerField()
    shares = models.JSONField(default=list, help_text='Rows of {"party", "permille"}, 1000 in all.')
    source = models.CharField(max_length=160)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="cost_half_open"),
            models.CheckConstraint(condition=Q(cents__gte=0), name="cost_not_negative"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "start"], name="cost_by_agency")
        ]

    def __str__(self) -> str:
        return self.what
