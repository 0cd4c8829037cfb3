"""Walks over a school's site: what was found, with a photo, and what was done about it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.access.models import Account
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models import Agency, School


class SiteWalk(Recorded):
    """Somebody walked over a school's site on a day, and with whom."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    along = models.CharField(max_length=200, blank=True, help_text="Who walked along.")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "school", "day"], name="walk_by_school"),
        ]

    def __str__(self) -> str:
        return f"walk {self.day}"


class Finding(Recorded):
    """Something to put right that a walk showed: where, whose it is and by when; no score, no rank."""

    id = models.UUIDField(primary_key=True, editable=False)
    walk = models.ForeignKey(SiteWalk, models.PROTECT, related_name="findings")
    what = models.TextField()
    spot = models.CharField(max_length=200, help_text="Where it is.")
    owner = models.CharField(max_length=120, help_text="Who puts it right: a name or an office.")
    due = models.DateField()
    photo = models.BinaryField(null=True, editable=False, help_text="A JPEG, made anew without metadata.")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    done_on = models.DateField(null=True)
    done = models.TextField(blank=True, help_text="What was done about it.")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due"], condition=Q(done_on=None), name="finding_open"),
        ]

    def __str__(self) -> str:
        return f"finding of {self.walk_id}"
