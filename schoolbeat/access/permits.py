"""The engine behind the table of grants."""

from functools import cache, reduce
from operator import and_, or_

from django.db.models import Q

from schoolbeat.access.grants import GRANTS, Grant
from schoolbeat.access.predicates import EVERYBODY, NOBODY
from schoolbeat.access.roles import Role
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.access.viewer import Viewer


@cache
def lines(permission: str, role: Role) -> tuple[Grant, ...]:
    """Return the lines of the table that give `permission` to `role`."""
    return tuple(grant for grant in GRANTS if grant.permission == permission and role in grant.roles)


def _granted(viewer: Viewer, permission: str) -> tuple[Grant, ...]:
    """Return the lines that hold for a viewer: the table's, or none where the place withholds the permission."""
    return () if permission in viewer.withheld else lines(permission, viewer.role)


def may(viewer: Viewer, permission: str, subject: Subject) -> bool:
    """Say whether `viewer` has `permission` on `subject`."""
    return any(
        all(predicate.holds(viewer, subject) for predicate in grant.when)
        for grant in _granted(viewer, permission)
    )


def may_ever(viewer: Viewer, permission: str) -> bool:
    """Say whether some line gives `permission` to the viewer's role at all: the door, not the room."""
    return bool(_granted(viewer, permission))


def rows(viewer: Viewer, permission: str, columns: Columns) -> Q:
    """Return the filter that leaves the rows of a table on which `viewer` has `permission`."""
    return reduce(
        or_,
        (
            reduce(and_, (predicate.rows(viewer, columns) for predicate in grant.when), EVERYBODY)
            for grant in _granted(viewer, permission)
        ),
        NOBODY,
    )
