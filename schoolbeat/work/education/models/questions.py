"""Students' questions on rights and law, kept without names and encrypted; the answers that may be published."""

from typing import ClassVar

from django.db import models

from schoolbeat.access.models import Account
from schoolbeat.ledger.models import Enciphered, Recorded
from schoolbeat.work.education.models.lessons import among
from schoolbeat.work.education.vocabulary import LANGUAGES, AnswerStage, QuestionStage
from schoolbeat.work.roster.models import Agency, School


class Question(Enciphered):
    """What a student asked, without a name, an account or an hour; its words never leave the house."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=5)
    stage = models.CharField(max_length=9)
    day = models.DateField(help_text="On which it was asked, where the agency is.")
    wave = models.CharField(max_length=16, blank=True, help_text="The flood it came in with; empty: in none.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("stage", QuestionStage), name="question_stage"),
            models.CheckConstraint(condition=among("language", LANGUAGES), name="question_language"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "stage", "day"], name="question_by_stage"),
        ]

    def __str__(self) -> str:
        return f"question {self.id}"


class Answer(Recorded):
    """A question written anew and its answer, in one language or both; published once the sergeant has reviewed it."""

    id = models.UUIDField(primary_key=True, editable=False)
    question = models.OneToOneField(Question, models.PROTECT, related_name="answer")
    stage = models.CharField(max_length=9)
    asks = models.CharField(max_length=300, blank=True, help_text="The question, written anew.")
    asks_es = models.CharField(max_length=300, blank=True)
    says = models.TextField(blank=True)
    says_es = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", help_text="Who wrote it.")
    reviewer = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    reviewed_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("stage", AnswerStage), name="answer_stage"),
        ]

    def __str__(self) -> str:
        return f"answer {self.id}"
