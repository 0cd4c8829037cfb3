"""Committees: who sits on them, when they meet, what they voted, and what somebody is to do about it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.access.models import Account
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.preparedness.vocabulary import CommitteeKind, MeetingStage
from schoolbeat.work.roster.models import Agency, School


class Committee(Recorded):
    """A committee, council or board of a school, or of the whole agency where it has none."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="+", db_index=False)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=120)
    start = models.DateField()
    ended = models.DateField(null=True, help_text="The day on which it was closed.")
    why = models.TextField(blank=True, help_text="Why it was closed.")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in CommitteeKind]), name="committee_kind"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "school"], name="committee_by_school"),
        ]

    def __str__(self) -> str:
        return self.name


class Seat(Recorded):
    """Somebody's seat in a role from a day up to, not including, `end`; a student's has no name."""

    id = models.UUIDField(primary_key=True, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="seats")
    role = models.CharField(max_length=30, help_text="A role, as the pack of the place names it.")
    name = models.CharField(max_length=120, blank=True, help_text="Of a student none is kept.")
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    start = models.DateField()
    end = models.DateField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gt=F("start")), name="seat_ends_after"),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.committee_id}"


class Meeting(Recorded):
    """A meeting: planned, called off, or held with its minutes; words name no student."""

    id = models.UUIDField(primary_key=True, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="meetings")
    stage = models.CharField(max_length=10, default=MeetingStage.PLANNED.value)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    day = models.DateField(help_text="On which it begins, where the agency is.")
    place = models.CharField(max_length=200, blank=True)
    public = models.BooleanField(default=False, help_text="Anybody may come.")
    agenda = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    why = models.TextField(blank=True, help_text="Why it was called off.")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(stage__in=[stage.value for stage in MeetingStage]), name="meeting_stage"
            ),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="meeting_ends_after"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["day"], name="meeting_by_day"),
        ]

    def __str__(self) -> str:
        return f"meeting {self.day}"


class Attendance(Recorded):
    """That whoever has a seat was at a meeting."""

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="attendances")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="attends_once"),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} at {self.meeting_id}"


class MeetingNotice(Recorded):
    """That somebody was told in writing of a meeting: `whom` as the law's list names them, or in own words."""

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="notices")
    whom = models.CharField(max_length=120)
    at = models.DateTimeField()
    how = models.CharField(max_length=200)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"notice of {self.meeting_id}"


class Vote(Recorded):
    """A motion and how many voices it had; who voted how is not kept."""

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="votes")
    motion = models.TextField()
    yes = models.PositiveSmallIntegerField()
    no = models.PositiveSmallIntegerField()
    abstain = models.PositiveSmallIntegerField()
    carried = models.BooleanField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.yes}:{self.no}"


class VoteCorrection(Recorded):
    """A vote as it is right; the vote that it points at stays as it was written, and so does each correction before."""

    id = models.UUIDField(primary_key=True, editable=False)
    vote = models.ForeignKey(Vote, models.PROTECT, related_name="corrections")
    motion = models.TextField()
    yes = models.PositiveSmallIntegerField()
    no = models.PositiveSmallIntegerField()
    abstain = models.PositiveSmallIntegerField()
    carried = models.BooleanField()
    why = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.yes}:{self.no} for {self.vote_id}"


class MinutesCorrection(Recorded):
    """The minutes of a meeting as they are right; what was written before stays."""

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="corrections")
    minutes = models.TextField()
    why = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"minutes of {self.meeting_id}"


class Task(Recorded):
    """What was decided: who does what by which day, and what was done about it."""

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="tasks")
    what = models.TextField()
    owner = models.CharField(max_length=120, help_text="Who does it: a name or an office.")
    due = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    done_on = models.DateField(null=True)
    done = models.TextField(blank=True, help_text="What was done about it.")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due"], condition=Q(done_on=None), name="task_open"),
        ]

    def __str__(self) -> str:
        return f"task of {self.meeting_id}"
