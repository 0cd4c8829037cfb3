"""The words of committees: which kinds there are, and how a meeting stands."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _


class CommitteeKind(StrEnum):
    """What a committee is for."""

    EMERGENCY = "emergency"
    SAFETY = "safety"
    COUNCIL = "council"
    YOUTH = "youth"
    REVIEW = "review"
    OWN = "own"


class MeetingStage(StrEnum):
    """How a meeting stands."""

    PLANNED = "planned"
    HELD = "held"
    CALLED_OFF = "called_off"


COMMITTEE_LABELS = {
    CommitteeKind.EMERGENCY: _("Emergency preparedness committee"),
    CommitteeKind.SAFETY: _("Safety committee"),
    CommitteeKind.COUNCIL: _("School site council"),
    CommitteeKind.YOUTH: _("Youth board"),
    CommitteeKind.REVIEW: _("Review of the agreement"),
    CommitteeKind.OWN: _("A committee of another kind"),
}
MEETING_LABELS = {
    MeetingStage.PLANNED: _("Planned"),
    MeetingStage.HELD: _("Held"),
    MeetingStage.CALLED_OFF: _("Called off"),
}
