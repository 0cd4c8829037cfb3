"""The words of site safety plans: stages, sections and who reads them, files for responders, how a school stands."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _


class PlanStage(StrEnum):
    """How one version of a plan stands."""

    DRAFT = "draft"
    ADOPTED = "adopted"


class SectionStatus(StrEnum):
    """How a section of a plan stands."""

    NOT_BEGUN = "not_begun"
    DRAFTED = "drafted"
    READY = "ready"
    NOT_HERE = "not_here"
    ADOPTED = "adopted"


class Visibility(StrEnum):
    """Who may read a section: anybody, the school's staff, or none but responders."""

    PUBLIC = "public"
    STAFF = "staff"
    RESPONDERS = "responders"


class FileKind(StrEnum):
    """What a file for responders shows."""

    FLOOR_PLAN = "floor_plan"
    SHUT_OFFS = "shut_offs"
    KEYS = "keys"
    CAMERAS = "cameras"
    CONTACTS = "contacts"
    OTHER = "other"


class Opened(StrEnum):
    """What of the responders' part was opened."""

    SECTION = "section"
    FILE = "file"
    PACK = "pack"


class PlanState(StrEnum):
    """How a school stands with its plan on a day."""

    CURRENT = "current"
    DUE = "due"
    OVERDUE = "overdue"
    NONE = "none"


PLAN_STAGE_LABELS = {PlanStage.DRAFT: _("Being written"), PlanStage.ADOPTED: _("Adopted")}
SECTION_STATUS_LABELS = {
    SectionStatus.NOT_BEGUN: _("Not begun"),
    SectionStatus.DRAFTED: _("Drafted"),
    SectionStatus.READY: _("Ready to adopt"),
    SectionStatus.NOT_HERE: _("Does not apply here; the text says why"),
    SectionStatus.ADOPTED: _("Adopted"),
}
VISIBILITY_LABELS = {
    Visibility.PUBLIC: _("Anybody"),
    Visibility.STAFF: _("Staff of the school and the program"),
    Visibility.RESPONDERS: _("Responders alone"),
}
FILE_KIND_LABELS = {
    FileKind.FLOOR_PLAN: _("Floor plan"),
    FileKind.SHUT_OFFS: _("Shut-offs: gas, water, power"),
    FileKind.KEYS: _("Keys and locks"),
    FileKind.CAMERAS: _("Cameras"),
    FileKind.CONTACTS: _("Whom to call"),
    FileKind.OTHER: _("Something else"),
}
OPENED_LABELS = {
    Opened.SECTION: _("A section was opened"),
    Opened.FILE: _("A file was opened"),
    Opened.PACK: _("The responders' pack was made"),
}
PLAN_STATE_LABELS = {
    PlanState.CURRENT: _("Current"),
    PlanState.DUE: _("To be adopted"),
    PlanState.OVERDUE: _("Overdue"),
    PlanState.NONE: _("No plan is written down here"),
}
