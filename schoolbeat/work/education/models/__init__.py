"""The tables of what officers teach, a file a topic."""

from schoolbeat.work.education.models.lessons import Feedback, Lesson, LessonLink, Visit
from schoolbeat.work.education.models.questions import Answer, Question

__all__ = ["Answer", "Feedback", "Lesson", "LessonLink", "Question", "Visit"]
