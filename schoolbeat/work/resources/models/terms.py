"""Taxonomies and their terms, and what a set brought that belongs to none of its records."""

from typing import ClassVar

from django.db import models

from schoolbeat.work.resources.models.base import Listed


class Taxonomy(Listed):
    """A list of terms that somebody keeps; ours is the short list of needs."""

    name = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "hsds_id"], name="taxonomy_once"),
        ]

    def __str__(self) -> str:
        return self.name


class TaxonomyTerm(Listed):
    """A term by which services are found; `need` names the line of our own list that it is."""

    taxonomy = models.ForeignKey(Taxonomy, models.PROTECT, null=True, related_name="terms")
    parent = models.UUIDField(null=True, help_text="The id in HSDS of the term above it.")
    name = models.CharField(max_length=300)
    need = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "hsds_id"], name="taxonomy_term_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["agency", "name"], name="term_by_name")]

    def __str__(self) -> str:
        return self.name


class Remainder(Listed):
    """A row of a set that belongs to no record of it: kept, so that an export gives it back."""

    entity = models.CharField(max_length=40, help_text="Of HSDS, such as metadata.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "entity", "hsds_id"], name="remainder_once"),
        ]

    def __str__(self) -> str:
        return f"{self.entity} {self.hsds_id}"
