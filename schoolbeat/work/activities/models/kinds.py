"""Kinds of activity, as an agency has them and has had them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.activities.models.words import among
from schoolbeat.work.activities.vocabulary import Pillar, TriadRole
from schoolbeat.work.roster.models import Agency


class ActivityKind(Recorded):
    """A kind of activity as the agency has it from `start` on; a change ends one row and begins the next."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    name_es = models.CharField(max_length=80)
    pillar = models.CharField(max_length=12)
    role = models.CharField(max_length=12)
    minutes = models.PositiveSmallIntegerField(help_text="Usual length.")
    audience = models.CharField(max_length=12, blank=True)
    sensitive = models.BooleanField(default=False)
    icon = models.CharField(max_length=20)
    hours = models.JSONField(default=list, help_text="Hours of the day at which it usually begins.")
    weight = models.PositiveIntegerField(
        default=0, help_text="How usual it is beside the others, before any history."
    )
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "slug"], condition=Q(end=None), name="kind_once"),
            models.UniqueConstraint(fields=["agency", "slug", "start"], name="kind_version_once"),
            models.CheckConstraint(condition=Q(end=None) | Q(end__gt=F("start")), name="kind_half_open"),
            models.CheckConstraint(condition=among("pillar", Pillar), name="kind_pillar"),
            models.CheckConstraint(condition=among("role", TriadRole), name="kind_role"),
            models.CheckConstraint(condition=Q(minutes__gte=1) & Q(minutes__lte=1440), name="kind_minutes"),
        ]

    def __str__(self) -> str:
        return self.name
