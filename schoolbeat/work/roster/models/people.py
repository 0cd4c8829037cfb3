"""Officers and the other units of the agency that serve beside them; their training and leave."""

from typing import ClassVar

from django.db import models

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models.places import Agency
from schoolbeat.work.roster.vocabulary import LeaveReason


class Unit(Recorded):
    """A group of officers, as the three P.O.P. officers of Rancho Cordova; it needs no school."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    name = models.CharField(max_length=120)
    officers_stated = models.PositiveSmallIntegerField(null=True, blank=True)
    full_time = models.BooleanField(default=False, help_text="Where the program says so.")
    school_resource = models.BooleanField(
        default=False, help_text="Its officers are School Resource Officers."
    )
    about = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "name"], name="unit_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Officer(Recorded):
    """A School Resource Officer or another officer of a unit; the account is the same person's key to the house."""

    account = models.OneToOneField(Account, models.PROTECT, primary_key=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="officers")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="officers")
    name = models.CharField(max_length=120)
    badge = models.CharField(max_length=20, blank=True)
    joined = models.DateField()
    left = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(left=None) | models.Q(left__gte=models.F("joined")),
                name="officer_left_after",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Training(Recorded):
    """A course that an officer took; `campus` is training for work on a school campus."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.UUIDField()
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="training")
    title = models.CharField(max_length=160)
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    taken = models.DateField()
    expires = models.DateField(null=True, blank=True, help_text="The first day on which it holds no longer.")
    campus = models.BooleanField(default=False)
    source = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(expires=None) | models.Q(expires__gt=models.F("taken")),
                name="training_half_open",
            ),
            models.CheckConstraint(condition=models.Q(hours__gt=0), name="training_hours"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "expires"], name="training_expires"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.taken}"


class Leave(Recorded):
    """Days on which an officer is away, and who covers; from `start` up to, not including, `end`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.UUIDField()
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="leaves")
    cover = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="covers")
    reason = models.CharField(max_length=8, choices=[(word.value, word.value) for word in LeaveReason])
    start = models.DateField()
    end = models.DateField()
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="leave_half_open"),
            models.CheckConstraint(
                condition=models.Q(cover=None) | ~models.Q(cover=models.F("officer")), name="cover_is_another"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "start"], name="leave_by_agency")
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} away from {self.start}"
