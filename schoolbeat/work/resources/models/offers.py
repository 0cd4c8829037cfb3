"""Organizations, the services they offer, and the terms by which services are found."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.resources.models.base import Listed
from schoolbeat.work.resources.models.terms import TaxonomyTerm
from schoolbeat.work.resources.vocabulary import Status


class Organization(Listed):
    """Who offers help; one that was retired is kept, and shown to nobody outside."""

    name = models.CharField(max_length=300)
    words = models.TextField(blank=True, help_text="What it is found by: without accents, in small letters.")
    active = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "hsds_id"], name="organization_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Service(Listed):
    """Help that a family can ask for; `assured_on` is the day on which somebody last said that all of it is right."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="services")
    name = models.CharField(max_length=300)
    status = models.CharField(max_length=20, choices=[(word.value, word.value) for word in Status])
    minimum_age = models.FloatField(null=True)
    maximum_age = models.FloatField(null=True)
    languages = models.TextField(blank=True, help_text="Codes and names between bars, as in |es|vi|.")
    words = models.TextField(blank=True, help_text="What it is found by: without accents, in small letters.")
    assured_on = models.DateField(null=True)
    assured_by = models.UUIDField(null=True, help_text="The account; empty where a set said so.")
    modified_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "hsds_id"], name="service_once"),
            models.CheckConstraint(
                condition=Q(minimum_age=None) | Q(maximum_age=None) | Q(maximum_age__gte=F("minimum_age")),
                name="service_ages_in_order",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "status", "name", "id"], name="service_by_name"),
            models.Index(fields=["agency", "assured_on"], name="service_by_assurance"),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceTerm(Recorded):
    """A term of a taxonomy that a service carries, read out of its attributes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(Service, models.CASCADE, related_name="terms")
    term = models.ForeignKey(TaxonomyTerm, models.PROTECT, related_name="services")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["service", "term"], name="service_term_once"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.term_id}"
