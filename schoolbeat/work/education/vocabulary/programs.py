"""The words of programs: what kinds there are, how seasons, sessions and sign-ups stand, and what becomes of things."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _


class ProgramKind(StrEnum):
    """What a program is; `own` is whatever else an agency offers."""

    PATROL = "patrol"
    DRIVE = "drive"
    WEEK = "week"
    CAMP = "camp"
    CLUB = "club"
    OWN = "own"


class SeasonStage(StrEnum):
    """How a season stands: under way or to come, or closed with what came of it."""

    OPEN = "open"
    CLOSED = "closed"


class SessionStage(StrEnum):
    """How a session of a season stands."""

    PLANNED = "planned"
    HELD = "held"
    CALLED_OFF = "called_off"


class Consent(StrEnum):
    """How the consent for a child stands: a guardian's, or the student's own once of age; a child may be declined."""

    AWAITED = "awaited"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"


class ConsentWay(StrEnum):
    """How consent was given."""

    PAPER = "paper"
    ONLINE = "online"


class ItemKind(StrEnum):
    """Whether a thing is given away, or is equipment that is lent and comes back."""

    GIVEN = "given"
    LENT = "lent"


class MoveKind(StrEnum):
    """What becomes of things: they come in, go out, come back, or are lost."""

    IN = "in"
    OUT = "out"
    BACK = "back"
    LOST = "lost"


PROGRAM_LABELS = {
    ProgramKind.PATROL: _("Safety patrol"),
    ProgramKind.DRIVE: _("Drive"),
    ProgramKind.WEEK: _("Week of events"),
    ProgramKind.CAMP: _("Camp"),
    ProgramKind.CLUB: _("Club"),
    ProgramKind.OWN: _("Another program"),
}
SEASON_LABELS = {SeasonStage.OPEN: _("Under way or to come"), SeasonStage.CLOSED: _("Closed")}
SESSION_LABELS = {
    SessionStage.PLANNED: _("Planned"),
    SessionStage.HELD: _("Held"),
    SessionStage.CALLED_OFF: _("Called off"),
}
CONSENT_LABELS = {
    Consent.AWAITED: _("Waits for consent"),
    Consent.GIVEN: _("Consent given"),
    Consent.WITHDRAWN: _("Consent withdrawn"),
    Consent.DECLINED: _("Not taken in"),
}
WAY_LABELS = {ConsentWay.PAPER: _("On paper"), ConsentWay.ONLINE: _("On the public page")}
ITEM_LABELS = {ItemKind.GIVEN: _("Given away"), ItemKind.LENT: _("Lent, and comes back")}
MOVE_LABELS = {
    MoveKind.IN: _("Came in"),
    MoveKind.OUT: _("Went out"),
    MoveKind.BACK: _("Came back"),
    MoveKind.LOST: _("Lost or used up"),
}

MEASURES = {
    "programs_run": "seasons",
    "program_sessions": "sessions",
    "program_attendances": "attendances",
    "items_given": "items",
    "families_served": "families",
}
"""What programs count as, and in which unit."""
