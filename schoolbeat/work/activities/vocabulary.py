"""The words of the day log, and the names and units of what it counts."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop


class Pillar(StrEnum):
    """The four pillars of a program."""

    PREVENTION = "prevention"
    INTERVENTION = "intervention"
    EDUCATION = "education"
    ENFORCEMENT = "enforcement"


class TriadRole(StrEnum):
    """The NASRO triad: which of the officer's roles a kind of activity belongs to."""

    OFFICER = "officer"
    COUNSELOR = "counselor"
    EDUCATOR = "educator"
    OTHER = "other"


class Audience(StrEnum):
    """Whom an activity reached."""

    STUDENT = "student"
    PARENT = "parent"
    STAFF = "staff"
    NEIGHBOR = "neighbor"
    BUSINESS = "business"
    OTHER = "other"


class Initiator(StrEnum):
    """Who began it."""

    OFFICER = "officer"
    ADMINISTRATOR = "administrator"
    TEACHER = "teacher"
    STUDENT = "student"
    PARENT = "parent"
    DISPATCH = "dispatch"
    NEIGHBOR = "neighbor"
    BUSINESS = "business"
    OTHER = "other"


class Place(StrEnum):
    """Where it was."""

    CAMPUS = "campus"
    SURROUNDINGS = "surroundings"
    TRANSPORT = "transport"
    EVENT = "event"
    BUSINESS = "business"
    HOME = "home"
    ELSEWHERE = "elsewhere"


class Outcome(StrEnum):
    """What became of a call for an officer."""

    SCHOOL = "school"
    RESOLVED = "resolved"
    DIVERTED = "diverted"
    CHARGED = "charged"


class Phase(StrEnum):
    """The phases of a problem-solving project, in their order."""

    SCANNING = "scanning"
    ANALYSIS = "analysis"
    RESPONSE = "response"
    ASSESSMENT = "assessment"


PILLAR_LABELS = {
    Pillar.PREVENTION: gettext_noop("Prevention"),
    Pillar.INTERVENTION: gettext_noop("Intervention"),
    Pillar.EDUCATION: gettext_noop("Education"),
    Pillar.ENFORCEMENT: gettext_noop("Enforcement"),
}
TRIAD_LABELS = {
    TriadRole.OFFICER: gettext_noop("Law enforcement officer"),
    TriadRole.COUNSELOR: gettext_noop("Informal counselor"),
    TriadRole.EDUCATOR: gettext_noop("Educator"),
    TriadRole.OTHER: gettext_noop("Other duties"),
}
AUDIENCE_LABELS = {
    Audience.STUDENT: gettext_noop("Students"),
    Audience.PARENT: gettext_noop("Parents"),
    Audience.STAFF: gettext_noop("Staff"),
    Audience.NEIGHBOR: gettext_noop("Neighbors"),
    Audience.BUSINESS: gettext_noop("Businesses"),
    Audience.OTHER: gettext_noop("Others"),
}
INITIATOR_LABELS = {
    Initiator.OFFICER: gettext_noop("Officer"),
    Initiator.ADMINISTRATOR: gettext_noop("Administrator"),
    Initiator.TEACHER: gettext_noop("Teacher or staff"),
    Initiator.STUDENT: gettext_noop("Student"),
    Initiator.PARENT: gettext_noop("Parent"),
    Initiator.DISPATCH: gettext_noop("Dispatch"),
    Initiator.NEIGHBOR: gettext_noop("Neighbor"),
    Initiator.BUSINESS: gettext_noop("Business"),
    Initiator.OTHER: gettext_noop("Someone else"),
}
PLACE_LABELS = {
    Place.CAMPUS: gettext_noop("On campus"),
    Place.SURROUNDINGS: gettext_noop("Near campus"),
    Place.TRANSPORT: gettext_noop("On the way, bus"),
    Place.EVENT: gettext_noop("At an event"),
    Place.BUSINESS: gettext_noop("At a business"),
    Place.HOME: gettext_noop("At a home"),
    Place.ELSEWHERE: gettext_noop("Elsewhere"),
}
OUTCOME_LABELS = {
    Outcome.SCHOOL: gettext_noop("Handled by the school"),
    Outcome.RESOLVED: gettext_noop("Resolved by an officer"),
    Outcome.DIVERTED: gettext_noop("Diverted"),
    Outcome.CHARGED: gettext_noop("Charged"),
}
PHASE_LABELS = {
    Phase.SCANNING: gettext_noop("Scanning"),
    Phase.ANALYSIS: gettext_noop("Analysis"),
    Phase.RESPONSE: gettext_noop("Response"),
    Phase.ASSESSMENT: gettext_noop("Assessment"),
}

MEASURES = {
    "activities": "entries",
    "minutes": "minutes",
    "reached": "people",
    "handled_by_school": "calls",
    "resolved": "calls",
    "diverted": "calls",
    "charged": "calls",
}
"""What the day log counts, and in which unit."""
