"""The catalog of lessons; a lesson asked for and given at a school; the link by which teachers ask for one."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.education.vocabulary import GRADES, Rating, Stage, Topic
from schoolbeat.work.roster.models import Agency, School


def among(column: str, words: Iterable[str]) -> Q:
    """Return the condition that a column holds one of the words."""
    return Q(**{f"{column}__in": [str(word) for word in words]})


class Lesson(Recorded):
    """A lesson of an agency's catalog, in both languages; one that is withdrawn is offered no more."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    slug = models.SlugField(max_length=60)
    topic = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    name_es = models.CharField(max_length=80)
    aims = models.TextField(help_text="What students know or can do afterwards.")
    aims_es = models.TextField()
    grade_from = models.CharField(max_length=2, help_text="CEDS, as in KG, 09 and AE.")
    grade_to = models.CharField(max_length=2)
    standard = models.CharField(max_length=200, blank=True, help_text="The standard of teaching it serves.")
    materials = models.TextField(blank=True)
    materials_es = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(help_text="Usual length.")
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "slug"], name="lesson_once"),
            models.CheckConstraint(condition=among("topic", Topic), name="lesson_topic"),
            models.CheckConstraint(
                condition=among("grade_from", GRADES) & among("grade_to", GRADES), name="lesson_grades"
            ),
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=240), name="lesson_minutes"),
        ]

    def __str__(self) -> str:
        return self.name


class LessonLink(Recorded):
    """The link under which the teachers of a school ask for lessons without an account; a new number ends the old."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.OneToOneField(School, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=1)
    open = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"lessons of {self.school_id}"


class Visit(Recorded):
    """A lesson asked for and given at a school; whoever teaches the class is named as staff, no student ever is."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+", db_index=False)
    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="+")
    topic = models.CharField(max_length=20, help_text="The lesson's, as it was asked for.")
    stage = models.CharField(max_length=10)
    starts = models.DateTimeField(help_text="The time that stands: asked for, offered or agreed.")
    ends = models.DateTimeField()
    day = models.DateField(help_text="On which it starts, where the agency is.")
    hour = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    by_link = models.BooleanField(default=False, help_text="Asked for without an account.")
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", help_text="Who asked.")
    officer = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", help_text="Who teaches."
    )
    teacher = models.CharField(max_length=120)
    room = models.CharField(max_length=60, blank=True)
    group = models.CharField(max_length=60, help_text="The class, as the school calls it.")
    grade = models.CharField(max_length=2)
    reach = models.CharField(max_length=200, blank=True, help_text="How the teacher is reached at work.")
    language = models.CharField(max_length=5, help_text="In which the teacher reads the answer.")
    wish = models.TextField(blank=True, help_text="What the teacher asks of it.")
    answer = models.TextField(blank=True, help_text="What the officer answered, or why it is not held.")
    attendance = models.PositiveIntegerField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("stage", Stage), name="visit_stage"),
            models.CheckConstraint(condition=among("topic", Topic), name="visit_topic"),
            models.CheckConstraint(condition=among("grade", GRADES), name="visit_grade"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="visit_ends_after"),
            models.CheckConstraint(
                condition=~Q(stage=Stage.HELD.value) | Q(attendance__gte=1, officer__isnull=False),
                name="held_visit_is_counted",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "school", "day"], name="visit_by_school"),
            models.Index(fields=["agency", "day"], name="visit_by_day"),
            models.Index(fields=["agency", "stage", "asked_at"], name="visit_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.day}"


class Feedback(Recorded):
    """What a teacher said of a lesson that was held, once."""

    id = models.UUIDField(primary_key=True, editable=False)
    visit = models.OneToOneField(Visit, models.PROTECT, related_name="feedback")
    useful = models.CharField(max_length=6)
    fitted = models.CharField(max_length=6)
    again = models.CharField(max_length=6)
    line = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=among("useful", Rating) & among("fitted", Rating) & among("again", Rating),
                name="feedback_ratings",
            ),
        ]

    def __str__(self) -> str:
        return f"feedback of {self.visit_id}"
