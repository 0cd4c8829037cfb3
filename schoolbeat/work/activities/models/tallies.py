"""Counts of a month whose single entries were never written down."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.access.models import Account
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.activities.models.words import among
from schoolbeat.work.activities.vocabulary import Pillar, TriadRole
from schoolbeat.work.roster.models import Agency, School


class Tally(Recorded):
    """How often a kind of activity was done in a month, as somebody else's log counted it; never single entries."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+")
    officer = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    month = models.DateField(help_text="Its first day.")
    kind = models.CharField(max_length=60)
    pillar = models.CharField(max_length=12)
    role = models.CharField(max_length=12)
    sensitive = models.BooleanField(default=False)
    amount = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField(null=True, blank=True, help_text="In all; empty: not counted.")
    source = models.CharField(max_length=160, blank=True, help_text="The file it was read from.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="tally_amount"),
            models.CheckConstraint(condition=among("pillar", Pillar), name="tally_pillar"),
            models.CheckConstraint(condition=among("role", TriadRole), name="tally_role"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "month"], name="tally_by_month")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} in {self.month:%Y-%m}"
