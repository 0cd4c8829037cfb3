"""What is particular to a school: its needs, whom to call in its office, and the schools that feed into it.

Nothing is overwritten: a line that changes is ended and another begins, so that what was known when stays as rows.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models.places import Agency, School


class SchoolNeed(Recorded):
    """Something that a school needs, as it was put into words on a day; never about one person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="needs")
    text = models.CharField(max_length=300)
    since = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    ended = models.DateField(null=True, blank=True)
    became = models.CharField(max_length=300, blank=True, help_text="What became of it, in words.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(ended=None) | Q(ended__gte=F("since")), name="need_in_order"),
        ]

    def __str__(self) -> str:
        return self.text


class SchoolContact(Recorded):
    """A person in a school's office, and how to reach this person at work."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    note = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    ended = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ended=None) | Q(ended__gte=F("since")), name="contact_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SchoolFeed(Recorded):
    """Students of `school` go on to `into`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="feeds")
    into = models.ForeignKey(School, models.PROTECT, related_name="fed_by")
    since = models.DateField()
    ended = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["school", "into"], condition=Q(ended=None), name="feeds_into_once"
            ),
            models.CheckConstraint(condition=~Q(school=F("into")), name="feeds_into_another"),
            models.CheckConstraint(condition=Q(ended=None) | Q(ended__gte=F("since")), name="feed_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.school_id} into {self.into_id}"
