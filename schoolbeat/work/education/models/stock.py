"""The things of a program: given away or lent, and all that became of them; no family has a name here."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.ledger.models import Recorded
from schoolbeat.work.education.models.lessons import among
from schoolbeat.work.education.models.programs import Program, Season
from schoolbeat.work.education.vocabulary import ItemKind, MoveKind
from schoolbeat.work.roster.models import Agency, School


class Item(Recorded):
    """A thing that a program gives away or lends; what is left of it is there for the next season."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    program = models.ForeignKey(Program, models.PROTECT, related_name="items")
    kind = models.CharField(max_length=6)
    name = models.CharField(max_length=80)
    name_es = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["program", "name"], name="item_once"),
            models.CheckConstraint(condition=among("kind", ItemKind), name="item_kind"),
        ]

    def __str__(self) -> str:
        return self.name


class Move(Recorded):
    """So many of a thing came in, went out, came back or were lost in a season; `void`: it was written down wrongly."""

    id = models.UUIDField(primary_key=True, editable=False)
    item = models.ForeignKey(Item, models.PROTECT, related_name="moves")
    season = models.ForeignKey(Season, models.PROTECT, related_name="moves")
    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=5)
    amount = models.PositiveIntegerField()
    families = models.PositiveIntegerField(
        default=0, help_text="How many families were served; none has a name."
    )
    day = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    void = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("kind", MoveKind), name="move_kind"),
            models.CheckConstraint(condition=Q(amount__gte=1), name="move_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"
