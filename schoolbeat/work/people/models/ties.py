"""What ties people to schools, to each other, to records, and to the officers who work with them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Enciphered, Recorded
from schoolbeat.work.people.models.persons import Person
from schoolbeat.work.people.vocabulary import Part, Relation
from schoolbeat.work.roster.models import School, holding


def _half_open(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(end=None) | Q(end__gt=F("start")), name=name)


class Enrollment(Recorded):
    """A person at a school from `start` up to, not including, `end`, in a grade (CEDS); of staff the grade is empty.

    What a roster calls a role has an id of its own there (OneRoster 1.2), so that a move of it is known as one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="enrollments")
    school = models.ForeignKey(School, models.PROTECT, related_name="+", db_index=False)
    grade = models.CharField(max_length=5, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    source = models.BinaryField(
        max_length=8, null=True, help_text="Keyed hash of the role's id at its source."
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [_half_open("enrollment_half_open")]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["school", "person"], name="enrollment_at_school")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.school_id}"


class Guardianship(Recorded):
    """Who stands for a student; both records are under one hat."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    student = models.ForeignKey(Person, models.PROTECT, related_name="guardianships")
    guardian = models.ForeignKey(Person, models.PROTECT, related_name="wards")
    relation = models.CharField(max_length=8)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _half_open("guardianship_half_open"),
            models.CheckConstraint(condition=~Q(student=F("guardian")), name="guardian_is_another"),
            models.CheckConstraint(
                condition=Q(relation__in=[word.value for word in Relation]), name="guardianship_relation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guardian_id} of {self.student_id}"


class Involvement(Enciphered):
    """That a logged record, named by kind and id, was about a person; what is said of the person is encrypted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="involvements")
    record_kind = models.CharField(max_length=20)
    record = models.UUIDField()
    part = models.CharField(max_length=8)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "record_kind", "record"], name="involved_once"),
            models.CheckConstraint(
                condition=Q(part__in=[word.value for word in Part]), name="involvement_part"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["record_kind", "record"], name="involved_in")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.record_kind}"


class Link(Recorded):
    """That two records under different hats are of one person; it carries nothing across."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["first", "second"], name="linked_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="link_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} is {self.second_id}"

    @classmethod
    def between(cls, one: Person, other: Person) -> models.QuerySet["Link"]:
        """Return the links of two records, those of what was merged into them with them."""
        ones, others = one.whole(), other.whole()
        return cls.objects.filter(Q(first__in=ones, second__in=others) | Q(first__in=others, second__in=ones))


class Caseload(Recorded):
    """A person whom an officer works with, from a day up to another: opening the record then needs no reason."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="caseloads")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gte=F("start")), name="caseload_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} with {self.account_id}"


def present_caseload() -> Q:
    """Return the condition that a caseload line has not ended."""
    return Q(end=None)


__all__ = ["Caseload", "Enrollment", "Guardianship", "Involvement", "Link", "holding", "present_caseload"]
