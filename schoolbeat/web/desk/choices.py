"""What forms of several pages of the desk offer to choose from."""

from schoolbeat.access.roles import SCHOOL_ROLES
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.roster.queries import SchoolFilter, schools


def school_choices(viewer: Viewer) -> list[tuple[str, str]]:
    """Return the active schools: of the school office the own ones, else the own first."""
    active = schools(viewer, SchoolFilter(status="active"))
    own = [(str(one.id), one.name) for one in active if one.id in viewer.schools]
    if viewer.role in SCHOOL_ROLES:
        return own
    return own + [(str(one.id), one.name) for one in active if one.id not in viewer.schools]
