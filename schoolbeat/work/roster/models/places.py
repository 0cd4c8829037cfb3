"""Agencies, districts, and the schools and sites they serve."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.vocabulary import SchoolKind, SchoolStatus


class Agency(Recorded):
    """A police department with a program; `zone` is its IANA time zone.

    `state` is the place it sits at, the nearest that has a pack: a state, county or city (us-ca, us-ca-el-cerrito).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    program_name = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=80)
    zone = models.CharField(max_length=64)
    tour_years_min = models.PositiveSmallIntegerField(null=True, blank=True)
    tour_years_max = models.PositiveSmallIntegerField(null=True, blank=True)
    day_starts = models.TimeField(
        default="06:45", help_text="When a school day's shift begins, for the day's strip."
    )
    day_ends = models.TimeField(default="15:00")
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(tour_years_min=None) | Q(tour_years_max__gte=models.F("tour_years_min")),
                name="tour_years_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Return the name under which the agency's packs are found, as in us-ca-chula-vista/chula-vista."""
        return f"{self.state}/{self.slug}"


class District(Recorded):
    """A school district or county office; its official code, where it has one, is text."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="districts")
    name = models.CharField(max_length=160)
    code = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "name"], name="district_once"),
        ]

    def __str__(self) -> str:
        return self.name


class SchoolQuerySet(models.QuerySet["School"]):
    """Filters for schools."""

    def offered(self) -> "SchoolQuerySet":
        """Leave the schools that can be chosen: a closed, merged or pending one is kept, not offered."""
        return self.filter(status=SchoolStatus.ACTIVE)


class School(Recorded):
    """A school or site; a code is text (leading zeros count) and may be missing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="schools")
    district = models.ForeignKey(District, models.PROTECT, null=True, blank=True, related_name="schools")
    name = models.CharField(max_length=160)
    code = models.CharField(max_length=32, blank=True)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in SchoolKind])
    status = models.CharField(
        max_length=8,
        choices=[(status.value, status.value) for status in SchoolStatus],
        default=SchoolStatus.ACTIVE,
    )
    street = models.CharField(max_length=160, blank=True)
    city = models.CharField(max_length=80, blank=True)
    postal_code = models.CharField(max_length=12, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    grades = models.CharField(max_length=40, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    students = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=160, blank=True, help_text="Where its name and address come from.")
    objects = SchoolQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["agency", "code"], condition=~Q(code=""), name="school_code_once"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "name"], name="school_by_name")
        ]

    def __str__(self) -> str:
        return self.name
