"""The week's page of a school's office, which is read without an account, and how it is mailed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.requests.vocabulary import Mailed
from schoolbeat.work.roster.models import Agency, School


class WeekLink(Recorded):
    """The link under which a school's office reads what it asked and what was done; a new number ends the old one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    school = models.OneToOneField(School, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=1)
    open = models.BooleanField(default=True)
    to = models.JSONField(default=list, help_text="E-mail addresses of the office.")
    language = models.CharField(max_length=5)

    def __str__(self) -> str:
        return f"week of {self.school_id}"


class WeekMailing(Recorded):
    """One week's link on its way to one address."""

    id = models.UUIDField(primary_key=True, editable=False)
    link = models.ForeignKey(WeekLink, models.PROTECT, related_name="mailings")
    week = models.DateField(help_text="The Monday on which it is mailed.")
    to = models.EmailField()
    state = models.CharField(max_length=8)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["link", "week", "to"], name="week_mailed_once"),
            models.CheckConstraint(
                condition=Q(state__in=[word.value for word in Mailed]), name="week_mailing_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.link_id} {self.week} {self.state}"
