"""What agreements allow by name (school officials, a district's roster), and the list of designated officers."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models.agreements import Agreement
from schoolbeat.work.roster.models.people import Officer
from schoolbeat.work.roster.models.places import Agency, District, School
from schoolbeat.work.roster.vocabulary import ClauseKind


def holding(on: date) -> Q:
    """Return the condition that a half-open period holds `on`."""
    return Q(start__lte=on) & (Q(end=None) | Q(end__gt=on))


class AgreementClause(Recorded):
    """A clause of an agreement in its own words; without a district it is for all schools."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="clauses")
    kind = models.CharField(max_length=20)
    district = models.ForeignKey(District, models.PROTECT, null=True, blank=True, related_name="+")
    section = models.CharField(max_length=80, help_text="Where it stands in the paper.")
    words = models.TextField()
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gt=F("start")), name="clause_half_open"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in ClauseKind]), name="clause_kind"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "kind", "start"], name="clause_in_force")
        ]

    def __str__(self) -> str:
        return self.section


@dataclass(frozen=True)
class AgencyClauses:
    """The clauses that hold for an agency on a day, in agreements that run on it."""

    agency: UUID
    on: date

    def of(self, kind: ClauseKind) -> models.QuerySet[AgreementClause]:
        """Return those of a kind."""
        runs = Q(agreement__start__lte=self.on) & (Q(agreement__end=None) | Q(agreement__end__gt=self.on))
        return AgreementClause.objects.filter(holding(self.on), runs, agency=self.agency, kind=kind)

    def schools(self, kind: ClauseKind) -> models.QuerySet[School]:
        """Return the schools for which there is one of a kind; a clause without a district is for all of them."""
        clauses = self.of(kind)
        return School.objects.filter(
            Q(district__in=clauses.values("district")) | Exists(clauses.filter(district=None)),
            agency=self.agency,
        )


class DesignatedOfficer(Recorded):
    """An officer whose name the head of the agency gave in writing, as Education Code 49076 asks for some look-ups."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="designations")
    named_by = models.CharField(max_length=120, help_text="Who signed the letter, with the title.")
    letter = models.DateField(help_text="The day of the letter.")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gt=F("start")), name="designation_half_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} since {self.start}"
