"""What the portal is to the table of grants, how sensitive its fields are, and how long they are kept."""

from uuid import UUID

from schoolbeat.access.hats import HOUSE, Hat
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.work.portal.models import OfficerProfile, SchoolRemark

PORTAL_COLUMNS = Columns(agency="agency")
REMARK_COLUMNS = Columns(agency="agency", school="school")
"""For what a school says of a version."""
PROFILE_COLUMNS = Columns(agency="agency", author="officer")
"""For what is said of an officer: the officer's own."""


def of_agency(agency: UUID) -> Subject:
    """Return what an agency says in public as a subject."""
    return Subject("portal", agency=agency)


def of_officer(agency: UUID, officer: UUID) -> Subject:
    """Return what is said in public of an officer as a subject."""
    return Subject("profile", agency=agency, author=officer)


def describe_remark(remark: SchoolRemark) -> Subject:
    """Return what a school says of a version as a subject."""
    return Subject("portal", agency=remark.agency, school=remark.school)


def describe_profile(profile: OfficerProfile) -> Subject:
    """Return an officer's public profile as a subject."""
    return of_officer(profile.agency, profile.officer)


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


_RECORDED = _fields("internal", "entry", "entry_digest", "agency")
SENSITIVITY = {
    "Portal": _RECORDED
    | _fields("public", "accent", "host", "published_at", "published_by_name")
    | _fields("internal", "published_by"),
    "PublicLine": _RECORDED
    | _fields("internal", "phone")
    | _fields("public", "number")
    | _fields("staff", "left_off"),
    "LineCall": _RECORDED
    | _fields("internal", "id", "phone")
    | _fields("staff", "number", "day", "called_by", "answered"),
    "SectionVersion": _RECORDED
    | _fields("internal", "id", "by", "withdrawn_at")
    | _fields("public", "section", "language", "number", "heading", "text", "link", "source", "of")
    | _fields("public", "written_by", "reviewed_by", "written_at", "shown_from"),
    "SiteAlert": _RECORDED
    | _fields("internal", "id")
    | _fields("public", "text", "text_es", "start", "end")
    | _fields("staff", "by_name", "reviewed_by"),
    "OfficerProfile": _RECORDED
    | _fields("internal", "officer")
    | _fields("staff", "languages", "words", "words_es", "reviewed_by", "email", "photo")
    | _fields("staff", "consented_on", "consent_noted_by"),
    "SchoolRemark": _RECORDED
    | _fields("internal", "id", "version", "school")
    | _fields("staff", "by_name", "at")
    | _fields("record", "text"),
    "PublicContact": _RECORDED | _fields("internal", "contact") | _fields("staff", "since"),
}
_SAID = ("Portal", "PublicLine", "LineCall", "SectionVersion", "SiteAlert")
RETENTION = dict.fromkeys(_SAID, "permanent") | dict.fromkeys(
    ("OfficerProfile", "PublicContact", "SchoolRemark"), "employment"
)
HAT = dict.fromkeys(_SAID, Hat.PUBLIC) | {
    "OfficerProfile": HOUSE,
    "PublicContact": Hat.CONTACT,
    "SchoolRemark": Hat.CONTACT,
}
