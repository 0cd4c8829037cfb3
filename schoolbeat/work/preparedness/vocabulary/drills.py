"""The words of drills: how one stands, and how what is owed in a part of the year stands."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _


class Stage(StrEnum):
    """How a drill stands."""

    PLANNED = "planned"
    RUNNING = "running"
    HELD = "held"
    CALLED_OFF = "called_off"


class State(StrEnum):
    """How what is owed in a part of the school year stands."""

    DONE = "done"
    BEHIND = "behind"
    DUE = "due"
    COMING = "coming"
    NOT_KNOWN = "not_known"


class Mark(StrEnum):
    """What an observer stops the clock at."""

    LOCKED = "locked"
    CLEAR = "clear"
    COUNTED = "counted"
    RELEASED = "released"


class Told(StrEnum):
    """Whether parents are told before a drill or after it."""

    BEFORE = "before"
    AFTER = "after"


STAGE_LABELS = {
    Stage.PLANNED: _("Planned"),
    Stage.RUNNING: _("Under way"),
    Stage.HELD: _("Held"),
    Stage.CALLED_OFF: _("Called off"),
}
STATE_LABELS = {
    State.DONE: _("Done"),
    State.BEHIND: _("Behind"),
    State.DUE: _("Due now"),
    State.COMING: _("Still to come"),
    State.NOT_KNOWN: _("Not known: no calendar of the school"),
}
MARK_LABELS = {
    Mark.LOCKED: _("Everything is locked"),
    Mark.CLEAR: _("The building is clear"),
    Mark.COUNTED: _("Everybody is counted"),
    Mark.RELEASED: _("Everybody may leave"),
}
