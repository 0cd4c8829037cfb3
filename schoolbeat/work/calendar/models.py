"""Events that are planned beside lessons, drills and meetings; who goes; the addresses of calendar feeds."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.calendar.rules.taking import LONGEST_KEY
from schoolbeat.work.calendar.vocabulary import Every, Kind, Shown
from schoolbeat.work.roster.models import Agency, School


class Event(Recorded):
    """Something planned, once or in a series: `starts` and `ends` are of its first time; words name no student."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="+", db_index=False)
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=120)
    title_es = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    first_day = models.DateField(help_text="The first day of the first time, where the agency is.")
    last_day = models.DateField(help_text="The last day on which it can be under way.")
    every = models.CharField(max_length=10, default=Every.ONCE)
    until = models.DateField(null=True)
    skipped = models.JSONField(default=list, help_text="Days of a series on which it was called off.")
    shown = models.CharField(max_length=8, default=Shown.SCHOOL)
    sensitive = models.BooleanField(
        default=False, help_text="The others learn that the time is taken, and no more."
    )
    called_off = models.BooleanField(default=False)
    why = models.TextField(blank=True, help_text="Why it was called off.")
    taken = models.CharField(
        max_length=LONGEST_KEY,
        blank=True,
        help_text="What tells it apart in the school's own calendar it was taken from.",
    )
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["school", "taken"], condition=~Q(taken=""), name="event_taken_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in Kind]), name="event_kind"),
            models.CheckConstraint(condition=Q(shown__in=[one.value for one in Shown]), name="event_shown"),
            models.CheckConstraint(condition=Q(every__in=[one.value for one in Every]), name="event_every"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="event_ends_after"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="event_days"),
            models.CheckConstraint(
                condition=Q(every=Every.ONCE, until=None) | (~Q(every=Every.ONCE) & Q(until__isnull=False)),
                name="event_series_ends",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # What is over before a month is passed by; what is still to come is little.
            models.Index(fields=["agency", "last_day", "first_day"], name="event_by_days"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first_day}"


class Going(Recorded):
    """An officer who goes to an event."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="going")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["event", "account"], name="going_once"),
        ]

    def __str__(self) -> str:
        return f"going to {self.event_id}"


class Feed(Recorded):
    """The address at which a calendar program reads an account's calendar; a new number ends the old address."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=1)
    open = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "account"], name="feed_of_account_once"),
        ]

    def __str__(self) -> str:
        return f"feed of {self.account_id}"
