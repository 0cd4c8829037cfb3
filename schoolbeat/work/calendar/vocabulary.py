"""The words of the calendar: what an event is, who sees it, how often it comes."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _


class Kind(StrEnum):
    """What is planned beside lessons, drills and meetings."""

    EVENT = "event"
    DUTY = "duty"
    APPOINTMENT = "appointment"
    HEARING = "hearing"
    COMMUNITY = "community"


class Shown(StrEnum):
    """Who sees an event: officers and their desk, the school's office too, or everybody."""

    PROGRAM = "program"
    SCHOOL = "school"
    PUBLIC = "public"


class Every(StrEnum):
    """How often an event comes; each month means on the same weekday of it, as the second Tuesday."""

    ONCE = "once"
    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTH = "month"


KIND_LABELS = {
    Kind.EVENT: _("School event"),
    Kind.DUTY: _("Duty at an event"),
    Kind.APPOINTMENT: _("Appointment"),
    Kind.HEARING: _("Hearing"),
    Kind.COMMUNITY: _("Event in the community"),
}
SHOWN_LABELS = {
    Shown.PROGRAM: _("Officers and their desk"),
    Shown.SCHOOL: _("The school's office too"),
    Shown.PUBLIC: _("Everybody: it stands on the public page"),
}
EVERY_LABELS = {
    Every.ONCE: _("Once"),
    Every.WEEK: _("Every week"),
    Every.TWO_WEEKS: _("Every two weeks"),
    Every.MONTH: _("Every month, on the same weekday"),
}
PUBLIC_KINDS = (Kind.EVENT, Kind.COMMUNITY)
"""What may stand on the public page: of duty, appointments and hearings the public could learn where no officer is."""
