"""An incident, what it is called in law, who is in it, and the report in its versions; words are encrypted."""

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Enciphered, Recorded
from schoolbeat.work.incidents.vocabulary import Family, Initiator, Kind, Nexus, Part, Stage, Standing, Where
from schoolbeat.work.people.models import Person
from schoolbeat.work.roster.models import Agency, School


def among(column: str, words: type[StrEnum]) -> Q:
    """Return the condition that a column holds one of the words."""
    return Q(**{f"{column}__in": [word.value for word in words]})


class Incident(Enciphered):
    """Something that was investigated, or that an officer helped with; it always has an officer who answers for it."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="+", db_index=False)
    kind = models.CharField(max_length=14)
    where = models.CharField(max_length=12)
    nexus = models.CharField(max_length=9)
    initiator = models.CharField(max_length=14)
    family = models.CharField(
        max_length=12, help_text="The gravest group of what is charged: it is counted once."
    )
    author = models.ForeignKey(Account, models.PROTECT, related_name="+", help_text="Who began the report.")
    owner = models.ForeignKey(Account, models.PROTECT, related_name="+", help_text="The primary officer.")
    by_hand = models.BooleanField(default=False, help_text="Handed over by somebody: it stays there.")
    stage = models.CharField(max_length=9, default=Stage.OPEN)
    happened_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True, help_text="When the officer learned of it.")
    day = models.DateField(help_text="On which it happened, where the agency is.")
    hour = models.PositiveSmallIntegerField()
    in_hours = models.BooleanField(null=True, help_text="In school hours; empty: not known.")
    opened_at = models.DateTimeField()
    from_kind = models.CharField(max_length=20, blank=True)
    from_record = models.UUIDField(null=True, help_text="The entry or request that it began as.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("kind", Kind), name="incident_kind"),
            models.CheckConstraint(condition=among("where", Where), name="incident_where"),
            models.CheckConstraint(condition=among("nexus", Nexus), name="incident_nexus"),
            models.CheckConstraint(condition=among("initiator", Initiator), name="incident_initiator"),
            models.CheckConstraint(condition=among("stage", Stage), name="incident_stage"),
            models.CheckConstraint(condition=among("family", Family), name="incident_family"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("happened_at")), name="incident_ends_after"
            ),
            models.CheckConstraint(
                condition=Q(told_at=None) | Q(told_at__gte=F("happened_at")), name="incident_told_after"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["agency", "-happened_at"], condition=Q(destroyed=False), name="incident_by_agency"
            ),
            models.Index(
                fields=["agency", "stage", "-happened_at"],
                condition=Q(destroyed=False),
                name="incident_by_stage",
            ),
            models.Index(fields=["school", "-happened_at"], name="incident_by_school"),
            models.Index(fields=["owner"], condition=~Q(stage="closed"), name="incident_owned"),
            models.Index(
                fields=["from_kind", "from_record"], condition=~Q(from_record=None), name="incident_from"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Charge(Recorded):
    """An offense, or a ground of the education code, by the pack's own word; taken back, it stays as that."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="charges")
    of_school_rules = models.BooleanField(default=False)
    code = models.CharField(max_length=60)
    family = models.CharField(max_length=12, help_text="The group it is counted in.")
    attempted = models.BooleanField(default=False)
    weapon = models.CharField(max_length=40, blank=True)
    bias = models.CharField(max_length=40, blank=True)
    drug = models.CharField(max_length=40, blank=True)
    property = models.CharField(max_length=40, blank=True)
    loss = models.CharField(max_length=40, blank=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["incident", "of_school_rules", "code"],
                condition=Q(withdrawn=False),
                name="charged_once",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Party(Enciphered):
    """Somebody in a part of an incident; who it is stands in the person's own record, and the age here encrypted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="parties")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", help_text="Empty: unknown."
    )
    part = models.CharField(max_length=8)
    standing = models.CharField(max_length=17)
    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="+")
    injury = models.CharField(max_length=40, blank=True)
    educator = models.BooleanField(default=False, help_text="A victim who works at the school.")
    left = models.BooleanField(default=False, help_text="Taken out of the incident again.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("part", Part), name="party_part"),
            models.CheckConstraint(condition=among("standing", Standing), name="party_standing"),
            models.UniqueConstraint(
                fields=["incident", "person", "part"],
                condition=Q(left=False) & ~Q(person=None),
                name="in_one_part_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.incident_id}"


class Narrative(Enciphered):
    """One version of the report; written on an older one than the last, both stay. After approval: a supplement."""

    id = models.UUIDField(primary_key=True, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="narratives")
    base = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", help_text="What it was written on."
    )
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    supplement = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"report of {self.incident_id}"
