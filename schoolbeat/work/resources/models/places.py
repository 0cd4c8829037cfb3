"""Where services are had."""

from typing import ClassVar

from django.db import models

from schoolbeat.work.resources.models.base import Listed
from schoolbeat.work.resources.models.offers import Service
from schoolbeat.work.resources.vocabulary import LocationType


class Location(Listed):
    """A place, an address, or a way without a place."""

    name = models.CharField(max_length=300, blank=True)
    location_type = models.CharField(
        max_length=8, choices=[(word.value, word.value) for word in LocationType]
    )
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    postal_codes = models.CharField(max_length=200, blank=True, help_text="Of its addresses, between bars.")
    active = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "hsds_id"], name="location_once"),
        ]

    def __str__(self) -> str:
        return self.name or str(self.hsds_id)


class ServiceAtLocation(Listed):
    """That a service is had at a location, with what is so only there."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="places")
    location = models.ForeignKey(Location, models.PROTECT, related_name="places")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "hsds_id"], name="service_at_location_once"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} at {self.location_id}"
