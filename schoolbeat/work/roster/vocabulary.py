"""The words of the roster, as officers and schools use them."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop


class SchoolKind(StrEnum):
    """What kind of school or site it is."""

    ELEMENTARY = "elementary"
    MIDDLE = "middle"
    HIGH = "high"
    ADULT = "adult"
    PRIVATE = "private"
    ALTERNATIVE = "alternative"
    OTHER = "other"


class SchoolStatus(StrEnum):
    """Whether a school is open; only an active one is offered."""

    ACTIVE = "active"
    CLOSED = "closed"
    MERGED = "merged"
    PENDING = "pending"


class Handing(StrEnum):
    """Why a piece of work was handed over to somebody else."""

    BY_HAND = "by_hand"
    SERVES = "serves"
    AWAY = "away"
    GONE = "gone"
    CONCERNED = "concerned"


SCHOOL_KIND_LABELS = {
    SchoolKind.ELEMENTARY: gettext_noop("Elementary school"),
    SchoolKind.MIDDLE: gettext_noop("Middle school"),
    SchoolKind.HIGH: gettext_noop("High school"),
    SchoolKind.ADULT: gettext_noop("Adult school"),
    SchoolKind.PRIVATE: gettext_noop("Private school"),
    SchoolKind.ALTERNATIVE: gettext_noop("Alternative school"),
    SchoolKind.OTHER: gettext_noop("Other site"),
}
SCHOOL_STATUS_LABELS = {
    SchoolStatus.ACTIVE: gettext_noop("Active"),
    SchoolStatus.CLOSED: gettext_noop("Closed"),
    SchoolStatus.MERGED: gettext_noop("Merged"),
    SchoolStatus.PENDING: gettext_noop("Pending"),
}


class LeaveReason(StrEnum):
    """Why an officer is away; no more than the plan of the week needs."""

    VACATION = "vacation"
    SICK = "sick"
    TRAINING = "training"
    COURT = "court"
    OTHER = "other"


class PanelSide(StrEnum):
    """Whose person sits on the panel for an opening."""

    AGENCY = "agency"
    SCHOOL = "school"
    DISTRICT = "district"


class TextKind(StrEnum):
    """What a paragraph about the program says."""

    TITLE = "title"
    MISSION = "mission"
    GOAL = "goal"
    PURPOSE = "purpose"
    ROLE = "role"
    RESPONSIBILITY = "responsibility"
    WORK = "work"
    TEAM = "team"
    TRAINING = "training"
    SCHOOLS = "schools"
    COMMUNITY = "community"
    HISTORY = "history"
    EMERGENCY = "emergency"
    CONTACT = "contact"
    RESOURCES = "resources"
    DASHBOARD = "dashboard"
    CLAIM = "claim"
    PAGE = "page"


class ItemKind(StrEnum):
    """What a named thing on the program's page is."""

    PROGRAM = "program"
    RESOURCE = "resource"
    FOCUS = "focus"
    PARTNER = "partner"
    STATED = "stated"
    CLAIM = "claim"
    CONTACT = "contact"


class Bound(StrEnum):
    """How a stated figure is meant."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


class PhonePurpose(StrEnum):
    """What a number of the program is for."""

    EMERGENCY = "emergency"
    NON_EMERGENCY = "non-emergency"
    CONTACT = "contact"
    TIP = "tip"
    OTHER = "other"


class AttestationKind(StrEnum):
    """What a school's principal attests."""

    DISCIPLINE = "discipline"
    REVIEW = "review"


class ClauseKind(StrEnum):
    """What a clause of an agreement allows."""

    SCHOOL_OFFICIAL = "school_official"
    ROSTER = "roster"


class BellKind(StrEnum):
    """What kind of day a schedule of bells is for; its name is the school's own."""

    REGULAR = "regular"
    MINIMUM = "minimum"
    LATE = "late"
    OTHER = "other"


class DayKind(StrEnum):
    """What is particular to days of a school: why there is none, another schedule, or plain other times."""

    HOLIDAY = "holiday"
    RECESS = "recess"
    STAFF_DAY = "staff_day"
    NO_SCHOOL = "no_school"
    SCHEDULE = "schedule"
    TIMES = "times"


NO_SCHOOL = frozenset({DayKind.HOLIDAY, DayKind.RECESS, DayKind.STAFF_DAY, DayKind.NO_SCHOOL})


class SchoolTime(StrEnum):
    """Whether a moment lies in school hours; what nobody entered is not known, and never taken as out."""

    IN = "in"
    OUT = "out"
    UNKNOWN = "unknown"


BELL_KIND_LABELS = {
    BellKind.REGULAR: gettext_noop("Regular day"),
    BellKind.MINIMUM: gettext_noop("Minimum day"),
    BellKind.LATE: gettext_noop("Late start"),
    BellKind.OTHER: gettext_noop("Another kind of day"),
}
DAY_KIND_LABELS = {
    DayKind.HOLIDAY: gettext_noop("Holiday"),
    DayKind.RECESS: gettext_noop("Recess"),
    DayKind.STAFF_DAY: gettext_noop("Staff day, no students"),
    DayKind.NO_SCHOOL: gettext_noop("No school"),
    DayKind.SCHEDULE: gettext_noop("Another schedule"),
    DayKind.TIMES: gettext_noop("Other times"),
}
SCHOOL_TIME_LABELS = {
    SchoolTime.IN: gettext_noop("In school hours"),
    SchoolTime.OUT: gettext_noop("Out of school hours"),
    SchoolTime.UNKNOWN: gettext_noop("Not known whether in school hours"),
}
CLAUSE_KIND_LABELS = {
    ClauseKind.SCHOOL_OFFICIAL: gettext_noop("Officers are school officials"),
    ClauseKind.ROSTER: gettext_noop("The roster of the district may be taken in"),
}
ATTESTATION_LABELS = {
    AttestationKind.DISCIPLINE: gettext_noop("Officers were not used for discipline"),
    AttestationKind.REVIEW: gettext_noop("The agreement was looked at"),
}
LEAVE_REASON_LABELS = {
    LeaveReason.VACATION: gettext_noop("Vacation"),
    LeaveReason.SICK: gettext_noop("Sick"),
    LeaveReason.TRAINING: gettext_noop("Training"),
    LeaveReason.COURT: gettext_noop("Court"),
    LeaveReason.OTHER: gettext_noop("Other"),
}
PANEL_SIDE_LABELS = {
    PanelSide.AGENCY: gettext_noop("Police"),
    PanelSide.SCHOOL: gettext_noop("School"),
    PanelSide.DISTRICT: gettext_noop("District"),
}
TEXT_KIND_LABELS = {
    TextKind.TITLE: gettext_noop("Title"),
    TextKind.MISSION: gettext_noop("Mission"),
    TextKind.GOAL: gettext_noop("Goal"),
    TextKind.PURPOSE: gettext_noop("Purpose"),
    TextKind.ROLE: gettext_noop("Role of the officer"),
    TextKind.RESPONSIBILITY: gettext_noop("Responsibilities"),
    TextKind.WORK: gettext_noop("The work"),
    TextKind.TEAM: gettext_noop("The team"),
    TextKind.TRAINING: gettext_noop("Training of officers"),
    TextKind.SCHOOLS: gettext_noop("Schools covered"),
    TextKind.COMMUNITY: gettext_noop("In the community"),
    TextKind.HISTORY: gettext_noop("History"),
    TextKind.EMERGENCY: gettext_noop("In an emergency"),
    TextKind.CONTACT: gettext_noop("How to reach us"),
    TextKind.RESOURCES: gettext_noop("About resources"),
    TextKind.DASHBOARD: gettext_noop("About the dashboard"),
    TextKind.CLAIM: gettext_noop("Statement"),
    TextKind.PAGE: gettext_noop("About the page"),
}
ITEM_KIND_LABELS = {
    ItemKind.PROGRAM: gettext_noop("Program"),
    ItemKind.RESOURCE: gettext_noop("Resource"),
    ItemKind.FOCUS: gettext_noop("Focus"),
    ItemKind.PARTNER: gettext_noop("Partner"),
    ItemKind.STATED: gettext_noop("Stated figure"),
    ItemKind.CLAIM: gettext_noop("Claim"),
    ItemKind.CONTACT: gettext_noop("Way to reach us"),
}
BOUND_LABELS = {
    Bound.EXACT: gettext_noop("exactly"),
    Bound.ABOUT: gettext_noop("about"),
    Bound.OVER: gettext_noop("over"),
    Bound.UNDER: gettext_noop("under"),
}
PHONE_PURPOSE_LABELS = {
    PhonePurpose.EMERGENCY: gettext_noop("Emergency"),
    PhonePurpose.NON_EMERGENCY: gettext_noop("Not an emergency"),
    PhonePurpose.CONTACT: gettext_noop("To reach an officer"),
    PhonePurpose.TIP: gettext_noop("Anonymous tip"),
    PhonePurpose.OTHER: gettext_noop("Other"),
}

MEASURES = {"training": "minutes"}
"""What the roster counts, and in which unit."""
