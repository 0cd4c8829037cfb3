"""What was frozen, what was released of it, and what was published: nothing here ever changes but by a new version."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded


class FrozenMonth(Recorded):
    """A month's counts as they were when something of it was first released; later releases use the same."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.UUIDField()
    month = models.PositiveIntegerField(help_text="As in facts: year * 100 + month.")
    number = models.PositiveSmallIntegerField(help_text="1, and one more each time late entries were added.")
    counts = models.JSONField(
        help_text="What releases are made of, small counts too; of a later one what it added."
    )
    frozen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "month", "number"], name="frozen_once")
        ]

    def __str__(self) -> str:
        return f"{self.month} ({self.number})"


class Release(Recorded):
    """What a publication or a month's letters showed and did not show, as sums of the smallest counts."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.UUIDField()
    what = models.CharField(max_length=12)
    released_at = models.DateTimeField()
    cells = models.JSONField(help_text="Name, atoms, value, small, shown, weight of each.")
    splits = models.JSONField(help_text="Two ways to split the same count.")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "released_at"], name="release_by_agency")
        ]

    def __str__(self) -> str:
        return f"{self.what} of {self.released_at:%Y-%m-%d}"


class Publication(Recorded):
    """A period as the public sees it: a frozen copy in both languages, approved by a named person."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.UUIDField()
    slug = models.SlugField(max_length=60, help_text="The agency's, as in the public address.")
    period = models.SlugField(max_length=20, help_text="As in the address: 2025-26, fall-2026, 2026-10.")
    start = models.DateField()
    end = models.DateField(help_text="The first day after the period.")
    number = models.PositiveSmallIntegerField(help_text="Its version among those of the same period.")
    by = models.UUIDField()
    by_name = models.CharField(max_length=160)
    published_at = models.DateTimeField()
    threshold = models.PositiveSmallIntegerField()
    content = models.JSONField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(
        max_length=300, blank=True, help_text="Why it was withdrawn; the public reads it."
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "period", "number"], name="published_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="publication_half_open"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["slug", "end"], name="publication_by_slug")
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.period} ({self.number})"
