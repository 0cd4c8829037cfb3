"""Words of the resource directory; those of HSDS 3 are stored as its schema spells them."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _


class Status(StrEnum):
    """Whether a service is to be had."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    CLOSED = "temporarily closed"


STATUS_LABELS: dict[Status, str] = {
    Status.ACTIVE: _("Active"),
    Status.INACTIVE: _("Inactive"),
    Status.DEFUNCT: _("No longer there"),
    Status.CLOSED: _("Temporarily closed"),
}


class LocationType(StrEnum):
    """What kind of place a service is had at."""

    PHYSICAL = "physical"
    POSTAL = "postal"
    VIRTUAL = "virtual"


LOCATION_LABELS: dict[LocationType, str] = {
    LocationType.PHYSICAL: _("A place to go to"),
    LocationType.POSTAL: _("A postal address"),
    LocationType.VIRTUAL: _("On the web or by telephone"),
}


class Need(StrEnum):
    """What a family looks for: our own short list, kept as a taxonomy of its own beside those of others."""

    COUNSELING = "counseling"
    SUICIDE = "suicide-prevention"
    BULLYING = "bullying-prevention"
    SUBSTANCE = "drug-and-alcohol"
    HOUSING = "housing"
    FOOD = "food"
    FAMILY = "family-services"
    TUTORING = "tutoring"
    MENTORING = "mentoring-and-activities"
    HEALTH = "health-care"
    SAFETY = "safety-at-home"
    LEGAL = "legal-help"
    ALTERNATIVES = "alternatives-to-detention"
    REPORTING = "speaking-out"


NEED_LABELS: dict[Need, str] = {
    Need.COUNSELING: _("Counseling"),
    Need.SUICIDE: _("Suicide prevention"),
    Need.BULLYING: _("Bullying prevention"),
    Need.SUBSTANCE: _("Drug and alcohol help"),
    Need.HOUSING: _("Housing"),
    Need.FOOD: _("Food"),
    Need.FAMILY: _("Family services"),
    Need.TUTORING: _("Tutoring"),
    Need.MENTORING: _("Mentoring and activities"),
    Need.HEALTH: _("Health care"),
    Need.SAFETY: _("Safety at home"),
    Need.LEGAL: _("Legal help"),
    Need.ALTERNATIVES: _("Alternatives to detention"),
    Need.REPORTING: _("Speaking out and reporting"),
}
NEEDS_NAME = "Schoolbeat needs"
"""The name of our own taxonomy, as an export prints it."""


class Day(StrEnum):
    """A day of the week, as RFC 5545 spells it."""

    MO = "MO"
    TU = "TU"
    WE = "WE"
    TH = "TH"
    FR = "FR"
    SA = "SA"
    SU = "SU"


WHICH_LABELS = {
    "1": _("1st"),
    "2": _("2nd"),
    "3": _("3rd"),
    "4": _("4th"),
    "5": _("5th"),
    "-1": _("Last"),
    "-2": _("Next to last"),
}
"""Which of its days in a month a calendar's rule means."""
DAY_LABELS: dict[Day, str] = {
    Day.MO: _("Monday"),
    Day.TU: _("Tuesday"),
    Day.WE: _("Wednesday"),
    Day.TH: _("Thursday"),
    Day.FR: _("Friday"),
    Day.SA: _("Saturday"),
    Day.SU: _("Sunday"),
}


class Kind(StrEnum):
    """The records of the directory that stand by themselves, in the order in which one rests on another."""

    ORGANIZATION = "organization"
    LOCATION = "location"
    TAXONOMY = "taxonomy"
    TERM = "taxonomy_term"
    SERVICE = "service"
    AT = "service_at_location"
    OTHER = "remainder"
    """What a set said that belongs to nothing it holds: kept as it was, given back as it was."""
