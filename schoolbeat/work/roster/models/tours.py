"""Tours of duty: who serves which schools from when, and until when it is expected."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models.people import Officer
from schoolbeat.work.roster.models.places import School


class Tour(Recorded):
    """An officer's time at one or several schools: from `start` up to, not including, `ended`; half-open."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.UUIDField()
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="tours")
    start = models.DateField()
    expected_end = models.DateField()
    ended = models.DateField(null=True, blank=True)
    hand_over = models.TextField(blank=True, help_text="What the next officer must know of these schools.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(expected_end__gt=F("start")), name="tour_expected_half_open"),
            models.CheckConstraint(condition=Q(ended=None) | Q(ended__gt=F("start")), name="tour_half_open"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "start"], name="tour_by_agency")
        ]

    def __str__(self) -> str:
        return f"{self.officer} from {self.start}"


class TourSchool(models.Model):
    """A school of a tour."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tour = models.ForeignKey(Tour, models.CASCADE, related_name="schools")
    school = models.ForeignKey(School, models.PROTECT, related_name="tours")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["tour", "school"], name="school_once_per_tour"),
        ]

    def __str__(self) -> str:
        return f"{self.tour_id} at {self.school_id}"
