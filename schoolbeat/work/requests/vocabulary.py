"""The words of requests, and the names and units of what they count."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.roster.vocabulary import Handing


class Channel(StrEnum):
    """By which door a request came in."""

    PORTAL = "portal"
    CAMPUS = "campus"
    DESK = "desk"
    FIELD = "field"
    OPEN311 = "open311"
    FILE = "file"


class Asker(StrEnum):
    """Who asks; the same words as who began an entry of the day log."""

    PARENT = "parent"
    STUDENT = "student"
    TEACHER = "teacher"
    ADMINISTRATOR = "administrator"
    NEIGHBOR = "neighbor"
    BUSINESS = "business"
    DISPATCH = "dispatch"
    OFFICER = "officer"
    OTHER = "other"


class Handler(StrEnum):
    """Who handled a request in the end."""

    OFFICER = "officer"
    SCHOOL = "school"
    OTHERS = "others"


class End(StrEnum):
    """How a request ended that an officer handled; the parts of which all of those are made."""

    RESOLVED = "resolved"
    DIVERTED = "diverted"
    CHARGED = "charged"


class Step(StrEnum):
    """What was done with a request."""

    HANDED = "handed"
    NOTED = "noted"
    ANSWERED = "answered"
    ENDED = "ended"
    REOPENED = "reopened"
    BECAME = "became"
    TIED = "tied"
    JOINED = "joined"
    SWEPT = "swept"
    RESTORED = "restored"
    CONCERNED = "concerned"
    CLEARED = "cleared"
    CONDUCT = "conduct"


class Mailed(StrEnum):
    """What became of a week's mailing."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


LANGUAGES = ("en", "es")
"""In which an asker may want the answer; pages, phrases and letters are written in both."""

CHANNEL_LABELS = {
    Channel.PORTAL: _("Public page"),
    Channel.CAMPUS: _("School office"),
    Channel.DESK: _("Desk"),
    Channel.FIELD: _("In the field"),
    Channel.OPEN311: _("The city's app"),
    Channel.FILE: _("Read in from a file"),
}
ASKER_LABELS = {
    Asker.PARENT: _("Parent or guardian"),
    Asker.STUDENT: _("Student"),
    Asker.TEACHER: _("Teacher or staff"),
    Asker.ADMINISTRATOR: _("Administrator"),
    Asker.NEIGHBOR: _("Neighbor"),
    Asker.BUSINESS: _("Business"),
    Asker.DISPATCH: _("Dispatch"),
    Asker.OFFICER: _("Officer"),
    Asker.OTHER: _("Someone else"),
}
HANDLER_LABELS = {
    Handler.OFFICER: _("An officer"),
    Handler.SCHOOL: _("The school"),
    Handler.OTHERS: _("Another unit or agency"),
}
END_LABELS = {
    End.RESOLVED: _("Resolved"),
    End.DIVERTED: _("Diverted"),
    End.CHARGED: _("Charged"),
}
STEP_LABELS = {
    Step.HANDED: _("Handed over"),
    Step.NOTED: _("Note"),
    Step.ANSWERED: _("Answered"),
    Step.ENDED: _("Ended"),
    Step.REOPENED: _("Opened again"),
    Step.BECAME: _("Became a record"),
    Step.TIED: _("Is about a record"),
    Step.JOINED: _("Joined with another request"),
    Step.SWEPT: _("Swept out of a flood"),
    Step.RESTORED: _("Brought back"),
    Step.CONCERNED: _("Said to be about"),
    Step.CLEARED: _("Said not to be about"),
    Step.CONDUCT: _("Taken as said of how an officer works"),
}
HANDING_LABELS = {
    Handing.BY_HAND: _("handed over"),
    Handing.SERVES: _("another officer serves the school now"),
    Handing.AWAY: _("the officer is away"),
    Handing.GONE: _("the owner has left"),
    Handing.CONCERNED: _("it is about the owner"),
}

MAILED_LABELS = {
    Mailed.QUEUED: _("waits to be mailed"),
    Mailed.SENDING: _("is being mailed"),
    Mailed.SENT: _("mailed"),
    Mailed.FAILED: _("could not be mailed"),
}

MEASURES = {
    "requests": "requests",
    "requests_ended": "requests",
    "requests_by_officer": "requests",
    "requests_by_school": "requests",
    "requests_resolved": "requests",
    "requests_diverted": "requests",
    "requests_charged": "requests",
    "requests_by_others": "requests",
    "requests_in_time": "requests",
}
"""What requests count as, and in which unit."""
