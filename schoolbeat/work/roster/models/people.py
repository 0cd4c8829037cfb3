"""Officers and the other units of the agency that serve beside them."""

from typing import ClassVar

from django.db import models

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models.places import Agency


class Unit(Recorded):
    """A group of officers, as the three P.O.P. officers of Rancho Cordova; it needs no school."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    name = models.CharField(max_length=120)
    officers_stated = models.PositiveSmallIntegerField(null=True, blank=True)
    about = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "name"], name="unit_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Officer(Recorded):
    """A School Resource Officer or another officer of a unit; the account is the same person's key to the house."""

    account = models.OneToOneField(Account, models.PROTECT, primary_key=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="officers")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="officers")
    name = models.CharField(max_length=120)
    badge = models.CharField(max_length=20, blank=True)
    joined = models.DateField()
    left = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(left=None) | models.Q(left__gte=models.F("joined")), name="officer_left_after"
            ),
        ]

    def __str__(self) -> str:
        return self.name
