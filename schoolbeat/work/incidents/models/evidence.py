"""Pieces of evidence, and from hand to hand where each went: rows that are added and never changed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Enciphered
from schoolbeat.work.incidents.models.incidents import Incident, among
from schoolbeat.work.incidents.rules.evidence import Step


class Evidence(Enciphered):
    """A file or a physical piece; what it is, whose name it came under and its SHA-256 are encrypted.

    The file lies in the install's `uploads/evidence/AGENCY/`, encrypted under a key of its own. That key stands in
    `opener`, under the key of this row: destroying the row's key destroys the file wherever a copy of it lies.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="evidence")
    at = models.DateTimeField(help_text="When it was taken, found or given.")
    added_at = models.DateTimeField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", help_text="Who added it.")
    file = models.UUIDField(null=True, unique=True, editable=False, help_text="The name of the file.")
    size = models.BigIntegerField(null=True, editable=False, help_text="Of the file as it came, in bytes.")
    opener = models.BinaryField(default=b"", editable=False, help_text="The file's key, encrypted.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(file=None, size=None) | Q(file__isnull=False, size__gt=0),
                name="evidence_file_has_a_size",
            ),
        ]

    def __str__(self) -> str:
        return f"evidence of {self.incident_id}"

    def forget(self) -> None:
        """Empty the row, and what led from it to the file."""
        super().forget()
        self.file, self.size, self.opener = None, None, b""


class Custody(Enciphered):
    """One step of a piece of evidence: by whom it was written down and when it was; the rest encrypted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="custody")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="custody")
    step = models.CharField(max_length=8)
    at = models.DateTimeField()
    written_at = models.DateTimeField(help_text="Steps stand in the order in which they were written down.")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("step", Step), name="custody_step"),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.evidence_id}"
