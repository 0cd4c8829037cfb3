"""The kinds of record that an incident begins as and is linked with."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _


class Linked(StrEnum):
    """A kind of record, by the word under which its own capability shows it."""

    ACTIVITY = "activity"
    INCIDENT = "incident"
    REQUEST = "request"
    PROJECT = "project"


LINKED_LABELS = {
    Linked.ACTIVITY: _("Entry of the log"),
    Linked.INCIDENT: _("Incident"),
    Linked.REQUEST: _("Request"),
    Linked.PROJECT: _("Project"),
}
