"""What a school says of the agreement: that it was looked at, and that the officer was not used for discipline."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models.agreements import Agreement
from schoolbeat.work.roster.models.places import Agency, School
from schoolbeat.work.roster.vocabulary import AttestationKind


class Attestation(Recorded):
    """What a principal attests, or refuses to attest, of the days from `start` up to, not including, `end`.

    It is never changed: a principal who thinks better of it says so anew, and the latest counts.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="+")
    start = models.DateField()
    end = models.DateField(help_text="The first day after those it speaks of.")
    stands = models.BooleanField(help_text="Attested; no: refused, with the reason.")
    reason = models.TextField(blank=True)
    by_name = models.CharField(max_length=160)
    at = models.DateTimeField()
    taken_up = models.TextField(blank=True, help_text="What the agency did about a refusal.")
    taken_up_by_name = models.CharField(max_length=160, blank=True)
    taken_up_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="attestation_half_open"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in AttestationKind]), name="attestation_kind"
            ),
            models.CheckConstraint(
                condition=Q(stands=True) | ~Q(reason=""), name="attestation_refused_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(kind=AttestationKind.DISCIPLINE.value, agreement=None)
                | Q(kind=AttestationKind.REVIEW.value, agreement__isnull=False),
                name="attestation_of_an_agreement",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "end"], name="attestation_by_agency"),
            models.Index(fields=["school", "end"], name="attestation_by_school"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.school_id} {self.start}"
