"""The tables of what officers teach, a file a topic."""

from schoolbeat.work.education.models.joining import Helped, Helper, Presence, SignUp, Volunteer, placed
from schoolbeat.work.education.models.lessons import Feedback, Lesson, LessonLink, Visit
from schoolbeat.work.education.models.programs import Program, Season, SeasonSchool, Session
from schoolbeat.work.education.models.questions import Answer, Question
from schoolbeat.work.education.models.stock import Item, Move

__all__ = [
    "Answer",
    "Feedback",
    "Helped",
    "Helper",
    "Item",
    "Lesson",
    "LessonLink",
    "Move",
    "Presence",
    "Program",
    "Question",
    "Season",
    "SeasonSchool",
    "Session",
    "SignUp",
    "Visit",
    "Volunteer",
    "placed",
]
