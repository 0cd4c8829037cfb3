"""Problem-solving projects: scanning, analysis, response, assessment, and the entries they rest on."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.activities.models.log import Activity
from schoolbeat.work.activities.models.words import among
from schoolbeat.work.activities.vocabulary import Phase
from schoolbeat.work.roster.models import Agency, School


class Project(Recorded):
    """A problem that an officer works on until it is solved or shown not to be."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+")
    officer = models.ForeignKey(Account, models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    kinds = models.JSONField(default=list, help_text="Slugs of the kinds of activity that piled up.")
    opened = models.DateField()
    closed = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(closed=None) | Q(closed__gte=F("opened")), name="project_in_order"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "opened"], name="project_by_agency")
        ]

    def __str__(self) -> str:
        return self.title


class ProjectStep(Recorded):
    """What was found or done in one phase of a project; append-only, the latest of a phase holds."""

    id = models.UUIDField(primary_key=True, editable=False)
    project = models.ForeignKey(Project, models.PROTECT, related_name="steps")
    phase = models.CharField(max_length=10)
    text = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("phase", Phase), name="project_phase"),
        ]

    def __str__(self) -> str:
        return f"{self.phase} of {self.project_id}"


class ProjectEvidence(Recorded):
    """An entry of the day log that a project rests on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, models.PROTECT, related_name="evidence")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    phase = models.CharField(max_length=10)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["project", "activity"], name="evidence_once"),
            models.CheckConstraint(condition=among("phase", Phase), name="evidence_phase"),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} in {self.project_id}"


class ProjectDeclined(Recorded):
    """An officer's "not now" to the offer of a project: entries of this kind at this school, until a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    officer = models.ForeignKey(Account, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=60)
    until = models.DateField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["officer", "until"], name="project_declined")
        ]

    def __str__(self) -> str:
        return f"{self.kind} not before {self.until}"
