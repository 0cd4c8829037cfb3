"""The day log's tables."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.activities.models.words import among
from schoolbeat.work.activities.vocabulary import Outcome, Place
from schoolbeat.work.roster.models import Agency, School


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Filters for the day log."""

    def standing(self) -> "ActivityQuerySet":
        """Leave what has not been withdrawn."""
        return self.filter(withdrawn_at=None)


class Activity(Recorded):
    """One thing an officer did; pillar, role and sensitivity are those of its kind at the time."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    officer = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=60)
    pillar = models.CharField(max_length=12)
    role = models.CharField(max_length=12)
    sensitive = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    day = models.DateField(help_text="The day it began, in the agency's zone.")
    hour = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=12)
    initiator = models.CharField(max_length=14, blank=True)
    audience = models.JSONField(default=dict, help_text="How many, by audience; never who.")
    outcome = models.CharField(max_length=8, blank=True, help_text="What became of a call; empty: not said.")
    note = models.TextField(blank=True)
    covering = models.BooleanField(default=False, help_text="At a school outside the officer's tour.")
    told_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    corrections = models.PositiveSmallIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True)
    destroyed = models.BooleanField(default=False)
    objects = ActivityQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1) & Q(minutes__lte=1440), name="activity_minutes"
            ),
            models.CheckConstraint(condition=among("place", Place), name="activity_place"),
            models.CheckConstraint(
                condition=Q(outcome="") | among("outcome", Outcome), name="activity_outcome"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "started_at"], name="activity_agency"),
            models.Index(fields=["agency", "day"], name="activity_day"),
            models.Index(fields=["school", "started_at"], name="activity_school"),
            models.Index(fields=["officer", "started_at"], name="activity_officer"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def gone(self) -> bool:
        """Say whether nobody can do anything with it any more: it was taken back, or its content was destroyed."""
        return self.withdrawn_at is not None or self.destroyed


class Revision(Recorded):
    """What an activity said before a correction or withdrawal; append-only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="revisions")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    was = models.JSONField(help_text="The fields that changed, as they were.")
    became = models.CharField(max_length=12, help_text="corrected or withdrawn")

    def __str__(self) -> str:
        return f"{self.activity_id} {self.became}"


class Joining(Recorded):
    """A colleague's part in the same event: it counts the colleague's time, not another event."""

    id = models.UUIDField(primary_key=True, editable=False)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="joinings")
    officer = models.ForeignKey(Account, models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["activity", "officer"], name="joined_once"),
            models.CheckConstraint(
                condition=Q(minutes__gte=1) & Q(minutes__lte=1440), name="joining_minutes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} joined {self.activity_id}"


class FollowUp(Recorded):
    """Something promised after an activity, with the day by which it is due."""

    id = models.UUIDField(primary_key=True, editable=False)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="follow_ups")
    officer = models.ForeignKey(Account, models.PROTECT, related_name="+")
    due = models.DateField()
    what = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["officer", "due"], condition=Q(closed_at=None), name="follow_up_open")
        ]

    def __str__(self) -> str:
        return f"due {self.due}"


class DayReview(Recorded):
    """A sergeant's look at one officer's day."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    officer = models.ForeignKey(Account, models.PROTECT, related_name="+")
    day = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["officer", "day"], name="day_reviewed_once")
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.day}"
