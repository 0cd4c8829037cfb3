"""An opening for a School Resource Officer: officers apply because they want to, and the school sits on the panel."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models.people import Officer
from schoolbeat.work.roster.models.places import Agency, School
from schoolbeat.work.roster.vocabulary import PanelSide


class Opening(Recorded):
    """A place to be filled: announced, applied for, decided; `school` may be open."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="openings")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="openings")
    title = models.CharField(max_length=160)
    announcement = models.TextField()
    posted = models.DateField()
    closes = models.DateField(help_text="The first day on which no statement is taken any more.")
    decided = models.DateField(null=True, blank=True)
    chosen = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(closes__gt=F("posted")), name="opening_half_open"),
            models.CheckConstraint(condition=Q(chosen=None) | ~Q(decided=None), name="chosen_when_decided"),
        ]

    def __str__(self) -> str:
        return self.title


class Statement(Recorded):
    """Why an officer wants the place, in the officer's own words."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    opening = models.ForeignKey(Opening, models.PROTECT, related_name="statements")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="statements")
    given = models.DateField()
    text = models.TextField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["opening", "officer"], name="statement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} for {self.opening_id}"


class Panelist(Recorded):
    """A person on the panel for an opening; at least one comes from the school or its district."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    opening = models.ForeignKey(Opening, models.PROTECT, related_name="panel")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    side = models.CharField(max_length=8, choices=[(side.value, side.value) for side in PanelSide])

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["opening", "name"], name="panelist_once"),
        ]

    def __str__(self) -> str:
        return self.name
