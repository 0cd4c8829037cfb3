"""How an incident ends for each person, and the exceptions from gates: each named by one, confirmed by another."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Enciphered
from schoolbeat.work.incidents.models.incidents import Incident, Party


class End(Enciphered):
    """A rung of the ladder for one person: by whom, why, what else was considered; taken back, it stays as that."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="ends")
    party = models.ForeignKey(Party, models.PROTECT, related_name="ends")
    rung = models.CharField(max_length=40)
    counts = models.CharField(max_length=8, help_text="The federal word, as the pack had it that day.")
    others = models.BooleanField(
        default=False, help_text="Referred to others (NIBRS R), not handled here (H)."
    )
    day = models.DateField()
    resource = models.UUIDField(
        null=True, help_text="Of the directory, to which it refers; its name that day is among the words."
    )
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["party", "rung"], condition=Q(withdrawn=False), name="ends_on_a_rung_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rung} {self.incident_id}"


class Opening(Enciphered):
    """An exception from a gate for one person, with its reason; it opens enforcement once the sergeant confirmed it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="openings")
    party = models.ForeignKey(Party, models.PROTECT, related_name="openings")
    gate = models.CharField(max_length=60)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    refused = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["party", "gate"], condition=Q(refused=False), name="excepted_once"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="confirmed_by_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gate} {self.incident_id}"
