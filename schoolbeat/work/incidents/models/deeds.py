"""What was done in an incident, and who was told: append-only; words are encrypted."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Enciphered
from schoolbeat.work.incidents.models.incidents import Incident, Party, among
from schoolbeat.work.incidents.vocabulary import Deed as DeedKind


class Deed(Enciphered):
    """One thing that was done, from a moment until another; about one person, where it was."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="deeds")
    what = models.CharField(max_length=14)
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="deeds")
    at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    due = models.DateField(null=True, help_text="By when a task, or a step of a diversion, is to be done.")
    by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", help_text="Nobody: the house."
    )
    to = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    again = models.BooleanField(
        default=False,
        help_text="Custody of somebody who was in custody in this incident before: counted once.",
    )
    withdrawn = models.BooleanField(default=False, help_text="Taken back while the report was written.")
    before_peers = models.BooleanField(null=True, help_text="Custody: where other students saw it.")
    settles = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", help_text="The task it does."
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("what", DeedKind), name="deed_what"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("at")), name="deed_ends_after"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due"], condition=~Q(due=None) & Q(withdrawn=False), name="deed_due"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.incident_id}"


class Telling(Enciphered):
    """A duty to tell somebody that a deed began; `due` is the law's own moment, and does not move."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="tellings")
    deed = models.ForeignKey(Deed, models.PROTECT, related_name="tellings")
    duty = models.CharField(max_length=60)
    by_whom = models.CharField(max_length=9, help_text="Who owes it: officer, school, probation.")
    due = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    method = models.CharField(max_length=11, blank=True)
    withdrawn = models.BooleanField(default=False, help_text="The deed that began it was taken back.")
    by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", help_text="Who wrote it down."
    )

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due"], condition=Q(told_at=None, withdrawn=False), name="telling_open"),
        ]

    def __str__(self) -> str:
        return f"{self.duty} {self.incident_id}"
