"""The words of lessons: their topics, how one that was asked for stands, and what a teacher says of it afterwards."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _


class Topic(StrEnum):
    """What a lesson is about; `own` is whatever else an agency teaches."""

    SUBSTANCE = "substance-abuse"
    VIOLENCE = "violence-prevention"
    LAW = "law-and-rights"
    CITIZENSHIP = "citizenship"
    CAREERS = "career-development"
    CRIME = "crime-prevention"
    INTERNET = "internet-safety"
    OWN = "own"


class Stage(StrEnum):
    """How a lesson stands that was asked for."""

    ASKED = "asked"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    HELD = "held"
    DECLINED = "declined"
    CALLED_OFF = "called_off"


class Side(StrEnum):
    """Who acts: whoever asks for a lesson, or whoever gives it."""

    SCHOOL = "school"
    PROGRAM = "program"


class Deed(StrEnum):
    """What can be done with a lesson that was asked for."""

    OFFER = "offer"
    ACCEPT = "accept"
    DECLINE = "decline"
    CALL_OFF = "call_off"
    RECORD = "record"
    FEEDBACK = "feedback"


class Rating(StrEnum):
    """How a teacher answers each of the three questions."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


DEED_VERBS = {
    Deed.ACCEPT: "education.accept_lesson",
    Deed.OFFER: "education.offer_time",
    Deed.DECLINE: "education.decline_lesson",
    Deed.RECORD: "education.record_lesson",
    Deed.FEEDBACK: "education.give_feedback",
    Deed.CALL_OFF: "education.call_off_lesson",
}
"""The verb of each deed, in the order in which they are offered."""
GRADES = ("KG", *(f"{grade:02}" for grade in range(1, 13)), "AE")
"""Grades in their order (CEDS), kindergarten to adult education."""
LANGUAGES = ("en", "es")

TOPIC_LABELS = {
    Topic.SUBSTANCE: _("Substance abuse"),
    Topic.VIOLENCE: _("Violence prevention"),
    Topic.LAW: _("Constitutional law and civil rights"),
    Topic.CITIZENSHIP: _("Citizenship"),
    Topic.CAREERS: _("Career development"),
    Topic.CRIME: _("Crime prevention"),
    Topic.INTERNET: _("Internet safety"),
    Topic.OWN: _("The agency's own"),
}
STAGE_LABELS = {
    Stage.ASKED: _("Asked for"),
    Stage.OFFERED: _("Another time offered"),
    Stage.ACCEPTED: _("Agreed"),
    Stage.HELD: _("Held"),
    Stage.DECLINED: _("Declined"),
    Stage.CALLED_OFF: _("Called off"),
}
RATING_LABELS = {
    Rating.YES: _("Yes"),
    Rating.PARTLY: _("Partly"),
    Rating.NO: _("No"),
}

MEASURES = {
    "lessons_held": "lessons",
    "students_taught": "students",
}
"""What lessons that were held count as, and in which unit."""
