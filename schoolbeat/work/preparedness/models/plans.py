"""Site safety plans in versions: sections, each saved text a row, reviews, notices, and files for responders."""

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Enciphered, Recorded
from schoolbeat.work.preparedness.vocabulary import FileKind, Opened, PlanStage, SectionStatus, Visibility
from schoolbeat.work.roster.models import Agency, School


def _among(column: str, words: type[StrEnum]) -> Q:
    """Return the condition that a column holds one of the words."""
    return Q(**{f"{column}__in": [word.value for word in words]})


class SafetyPlan(Recorded):
    """One version of a school's plan for a school year; adopted it stays as it is, and what changes is the next."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField(help_text="In which the school year begins that it is for.")
    version = models.PositiveSmallIntegerField(default=1)
    stage = models.CharField(max_length=8, default=PlanStage.DRAFT)
    before = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", help_text="The version that it goes on from."
    )
    school_opened = models.DateField(null=True, help_text="Of a new school: when it opened.")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    adopted_on = models.DateField(null=True)
    body = models.CharField(max_length=200, blank=True, help_text="Which council or committee adopted it.")
    yes = models.PositiveSmallIntegerField(null=True)
    no = models.PositiveSmallIntegerField(null=True)
    abstained = models.PositiveSmallIntegerField(null=True)
    meeting_on = models.DateField(null=True, help_text="The day of the public meeting at the school.")
    meeting = models.UUIDField(null=True, help_text="The committee's meeting, where it is kept here.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=_among("stage", PlanStage), name="plan_stage"),
            models.CheckConstraint(
                condition=~Q(stage=PlanStage.ADOPTED) | Q(adopted_on__isnull=False), name="adopted_on_a_day"
            ),
            models.UniqueConstraint(fields=["agency", "school", "year", "version"], name="plan_version_once"),
            models.UniqueConstraint(
                fields=["agency", "school"], condition=Q(stage=PlanStage.DRAFT), name="one_plan_in_writing"
            ),
        ]

    def __str__(self) -> str:
        return f"plan {self.year} v{self.version}"


class Section(Enciphered):
    """A section of a plan; its own title and who writes it are encrypted, as its texts are."""

    id = models.UUIDField(primary_key=True, editable=False)
    plan = models.ForeignKey(SafetyPlan, models.PROTECT, related_name="sections")
    part = models.CharField(max_length=40, blank=True, help_text="A part that the law lists, or empty: own.")
    place = models.PositiveSmallIntegerField(help_text="In the order of the plan.")
    due = models.DateField(null=True)
    status = models.CharField(max_length=9, default=SectionStatus.NOT_BEGUN)
    visibility = models.CharField(max_length=10)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=_among("status", SectionStatus), name="section_status"),
            models.CheckConstraint(condition=_among("visibility", Visibility), name="section_visibility"),
            models.UniqueConstraint(
                fields=["plan", "part"], condition=~Q(part=""), name="part_of_the_law_once"
            ),
        ]

    def __str__(self) -> str:
        return f"section {self.part} of {self.plan_id}"


class SectionText(Enciphered):
    """What a section said from a moment on; each saved text is a row, and none is changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    section = models.ForeignKey(Section, models.PROTECT, related_name="texts", db_index=False)
    number = models.PositiveIntegerField(help_text="In the order in which they were saved, from 1.")
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["section", "number"], name="section_text_once"),
        ]

    def __str__(self) -> str:
        return f"text of {self.section_id}"


class PlanReview(Recorded):
    """That a plan was gone through on a day, and what was found to be changed."""

    id = models.UUIDField(primary_key=True, editable=False)
    plan = models.ForeignKey(SafetyPlan, models.PROTECT, related_name="reviews")
    day = models.DateField()
    present = models.CharField(
        max_length=200, help_text="Who went through it, and which responders were asked."
    )
    note = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"review of {self.plan_id}"


class PlanNotice(Recorded):
    """That somebody whom the law names was told in writing of the public meeting on the plan."""

    id = models.UUIDField(primary_key=True, editable=False)
    plan = models.ForeignKey(SafetyPlan, models.PROTECT, related_name="notices")
    to = models.CharField(max_length=40, help_text="Whom: a line of the pack's list.")
    day = models.DateField()
    how = models.CharField(max_length=200)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"notice of {self.plan_id}"


class PlanFile(Enciphered):
    """A file for responders, of a school: what it is called and its SHA-256 are encrypted, and so is the file.

    It lies in `uploads/plans/AGENCY/` under a key of its own, which stands in `opener`, under the key of this row.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    file = models.UUIDField(null=True, unique=True, editable=False, help_text="The name of the file.")
    size = models.BigIntegerField(null=True, editable=False, help_text="Of the file as it came, in bytes.")
    opener = models.BinaryField(default=b"", editable=False, help_text="The file's key, encrypted.")
    dropped = models.BooleanField(default=False, help_text="It no longer holds: no responder is to use it.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=_among("kind", FileKind), name="plan_file_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    def forget(self) -> None:
        """Empty the row, and what led from it to the file."""
        super().forget()
        self.file, self.size, self.opener = None, None, b""


class TacticalOpening(Recorded):
    """That somebody opened a section or a file for responders, or made their pack."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    what = models.CharField(max_length=7)
    record = models.UUIDField()
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=_among("what", Opened), name="tactical_opened"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.record}"
