"""The words of letters."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop


class Paper(StrEnum):
    """What kind of paper it is."""

    SCHOOL = "school"
    AGENCY = "agency"
    SLIDE = "slide"
    REVIEW = "review"


class Delivery(StrEnum):
    """What became of a mailing."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


PAPER_LABELS = {
    Paper.SCHOOL: gettext_noop("Letter to a school"),
    Paper.AGENCY: gettext_noop("Letter about all schools"),
    Paper.SLIDE: gettext_noop("Board slide"),
    Paper.REVIEW: gettext_noop("Year in review"),
}
DELIVERY_LABELS = {
    Delivery.QUEUED: gettext_noop("waits to be mailed"),
    Delivery.SENDING: gettext_noop("is being mailed"),
    Delivery.SENT: gettext_noop("mailed"),
    Delivery.FAILED: gettext_noop("could not be mailed"),
}
