"""Letters and their versions: a version never changes; what is corrected is a new one."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.insight.letters.vocabulary import Delivery, Paper
from schoolbeat.ledger.models import Recorded


class Letter(Recorded):
    """A letter, slide or review of a period, from its first draft until it has left."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.UUIDField()
    school = models.UUIDField(null=True, blank=True)
    paper = models.CharField(max_length=8, choices=[(word.value, word.value) for word in Paper])
    start = models.DateField()
    end = models.DateField(help_text="The first day after the period.")
    version = models.PositiveSmallIntegerField(default=1, help_text="The number of its latest version.")
    seen_by_name = models.CharField(max_length=160, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    remark = models.CharField(max_length=500, blank=True, help_text="What the principal said of it.")
    approved_by_name = models.CharField(max_length=160, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    unseen_because = models.CharField(max_length=300, blank=True)
    link = models.PositiveSmallIntegerField(
        default=1, help_text="Signed into its link; one more ends the old one."
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["agency", "paper", "start", "end", "school"], nulls_distinct=False, name="letter_once"
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="letter_half_open"),
            models.CheckConstraint(
                condition=~Q(paper=Paper.SCHOOL.value) | ~Q(school=None), name="letter_to_a_school"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "end"], name="letter_by_agency"),
            models.Index(fields=["school", "end"], name="letter_by_school"),
        ]

    def __str__(self) -> str:
        return f"{self.paper} {self.start:%Y-%m}"


class LetterVersion(Recorded):
    """What a letter says: figures frozen in both languages, and the officer's own words as they were written."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    content = models.JSONField()
    words = models.TextField(blank=True)
    words_by_name = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["letter", "number"], name="letter_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} ({self.number})"


class Mailing(Recorded):
    """A letter on its way to an address, in a language."""

    id = models.UUIDField(primary_key=True, editable=False)
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="mailings")
    version = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2)
    to = models.EmailField()
    state = models.CharField(max_length=8, choices=[(word.value, word.value) for word in Delivery])
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.letter_id} {self.state}"
