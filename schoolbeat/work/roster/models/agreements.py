"""The agreement register: who agreed with whom, for how long, what was promised, and when it is looked at again."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models.places import Agency


class Agreement(Recorded):
    """An agreement (MOU) between the agency and those it serves; from `start` up to, not including, `end`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="agreements")
    title = models.CharField(max_length=160)
    parties = models.JSONField(default=list, help_text="Names, in the order of the paper.")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=160, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gt=F("start")), name="agreement_half_open"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "start"], name="agreement_by_agency")
        ]

    def __str__(self) -> str:
        return self.title


class AgreementItem(Recorded):
    """One line of an agreement's checklist, and the day it was done."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="items")
    text = models.CharField(max_length=300)
    done = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.text


class AgreementReview(Recorded):
    """A review of an agreement by its parties; the next one is counted from the last."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="reviews")
    day = models.DateField()
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.agreement_id} reviewed {self.day}"


class AgreementFile(Recorded):
    """The paper itself; the bytes lie in the install's `uploads/` under their SHA-256."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="files")
    name = models.CharField(max_length=160)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added = models.DateField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agreement", "sha256"], name="agreement_file_once"),
        ]

    def __str__(self) -> str:
        return self.name
