"""What a person or a parent asks of the records: to see what is kept, to have it corrected; each with its clock."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.access.hats import Hat
from schoolbeat.access.models import Account
from schoolbeat.ledger.models import Enciphered
from schoolbeat.work.people.models.persons import Person
from schoolbeat.work.people.vocabulary import InquiryEnd, InquiryKind
from schoolbeat.work.roster.models import Agency, School


class Inquiry(Enciphered):
    """One such question; who asked, what about and the answer are encrypted, the days of its clock are not."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="+")
    hat = models.CharField(max_length=20)
    kind = models.CharField(max_length=8)
    author = models.ForeignKey(Account, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_on = models.DateField()
    due = models.DateField()
    rests_on = models.CharField(max_length=300, help_text="Where the days of its clock are written.")
    ended_on = models.DateField(null=True)
    end = models.CharField(max_length=14, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind__in=[word.value for word in InquiryKind]), name="inquiry_kind"
            ),
            models.CheckConstraint(
                condition=Q(end="") | Q(end__in=[word.value for word in InquiryEnd]), name="inquiry_end"
            ),
            models.CheckConstraint(
                condition=Q(hat__in=[Hat.EDUCATION.value, Hat.UNIT.value]), name="inquiry_hat"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "due"], condition=Q(ended_on=None), name="inquiry_open")
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.due}"
