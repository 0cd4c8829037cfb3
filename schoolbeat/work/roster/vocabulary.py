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
