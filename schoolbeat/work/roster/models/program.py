"""What the program says of itself: texts, telephone numbers, duties, and named things with their source."""

from typing import ClassVar

from django.db import models

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models.places import Agency
from schoolbeat.work.roster.vocabulary import Bound, ItemKind, PhonePurpose, TextKind


class ProgramText(Recorded):
    """A paragraph about the program: mission, goal, role, history and so on, word for word."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="program_texts")
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in TextKind])
    heading = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    source = models.CharField(max_length=160, blank=True)
    place = models.PositiveSmallIntegerField(default=0, help_text="Its place among the texts of the program.")

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.heading or self.kind


class ProgramPhone(Recorded):
    """A telephone number as printed; `dial` only where the whole number is known."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="program_phones")
    label = models.CharField(max_length=80)
    printed = models.CharField(max_length=40)
    dial = models.CharField(max_length=16, blank=True)
    purpose = models.CharField(max_length=14, choices=[(word.value, word.value) for word in PhonePurpose])
    note = models.CharField(max_length=300, blank=True)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return f"{self.label} {self.printed}"


class ProgramDuty(Recorded):
    """A duty of the program, and the kinds of activity that count as doing it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="program_duties")
    heading = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    kinds = models.JSONField(default=list, help_text="Slugs of kinds of activity.")
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.text[:80]


class ProgramItem(Recorded):
    """A named thing: a program, resource, focus, partner, stated figure, claim, or way to reach the officers."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="program_items")
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in ItemKind])
    name = models.CharField(max_length=200)
    printed = models.CharField(max_length=200, blank=True, help_text="A figure as the source prints it.")
    number = models.BigIntegerField(null=True, blank=True)
    bound = models.CharField(
        max_length=5, choices=[(word.value, word.value) for word in Bound], default=Bound.EXACT
    )
    unit = models.CharField(max_length=60, blank=True)
    dated = models.CharField(
        max_length=40, blank=True, help_text="The date of a figure as stated; empty: not given."
    )
    channel = models.CharField(
        max_length=20, blank=True, help_text="Of a contact: phone, email, page, office, address."
    )
    target = models.CharField(max_length=300, blank=True)
    kinds = models.JSONField(default=list)
    measure = models.CharField(max_length=40, blank=True, help_text="Of a focus: the slug of its measure.")
    since = models.DateField(null=True, blank=True, help_text="Of a focus: since when it is one.")
    quote = models.TextField(blank=True)
    source = models.CharField(max_length=160, blank=True)
    note = models.TextField(blank=True)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("place", "id")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["agency", "kind"], name="item_by_kind")]

    def __str__(self) -> str:
        return self.name
