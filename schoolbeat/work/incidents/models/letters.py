"""Letters that tell somebody of an incident: which prepared text each was made of, and encrypted what it says."""

from typing import ClassVar

from django.db import models

from schoolbeat.access.models import Account
from schoolbeat.ledger.models import Enciphered
from schoolbeat.work.incidents.models.deeds import Telling
from schoolbeat.work.incidents.models.incidents import Incident


class Letter(Enciphered):
    """A letter for a duty to tell, as it was made; what it says never changes, so that it is seen what was sent."""

    id = models.UUIDField(primary_key=True, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="letters")
    owed = models.ForeignKey(Telling, models.PROTECT, related_name="letters")
    duty = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    place = models.CharField(max_length=80, help_text="Whose prepared text it is.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the prepared text, in hexadecimal.")
    reviewed = models.DateField(help_text="When the prepared text was last read over.")
    confirmed = models.BooleanField(help_text="Whether the prepared text is confirmed.")
    named = models.BooleanField(help_text="It names the student: it is read while that record is open.")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(language__in=("en", "es")), name="letter_of_incident_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty} {self.language} {self.incident_id}"
