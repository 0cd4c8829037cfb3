"""Who read about whom, when and why; kept apart from the ledger, which features never read."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.access.models import Account
from schoolbeat.ledger.models import Enciphered
from schoolbeat.work.people.models.persons import Person
from schoolbeat.work.people.vocabulary import Opening, Reason
from schoolbeat.work.roster.models import Agency


class Reading(Enciphered):
    """One opening of a person's record, or one search; what was typed and the reason in words are encrypted."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    role = models.CharField(max_length=12)
    at = models.DateTimeField()
    how = models.CharField(max_length=8)
    reason = models.CharField(max_length=16, blank=True, help_text="Empty: on the own caseload.")
    found = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(how__in=[word.value for word in Opening]), name="reading_how"),
            models.CheckConstraint(
                condition=Q(reason="") | Q(reason__in=[word.value for word in Reason]), name="reading_reason"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "at"], name="reading_by_day"),
            models.Index(fields=["by", "at"], name="reading_by_account"),
        ]

    def __str__(self) -> str:
        return f"{self.how} by {self.by_id}"


class Shown(models.Model):
    """A person who was opened, or stood among what a search found."""

    id = models.BigAutoField(primary_key=True)
    reading = models.ForeignKey(Reading, models.PROTECT, related_name="shown")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["reading", "person"], name="shown_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} shown"
