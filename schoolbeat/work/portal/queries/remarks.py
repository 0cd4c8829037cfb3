"""What of the portal is still to come, and what schools say of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.portal.models import SchoolRemark
from schoolbeat.work.portal.policy import REMARK_COLUMNS
from schoolbeat.work.portal.queries.desk import sections
from schoolbeat.work.portal.queries.sections import Version
from schoolbeat.work.portal.rules.content import names_one


@dataclass(frozen=True)
class RemarkView:
    """What a school said of a version."""

    version: UUID
    school: UUID
    by_name: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Coming:
    """A version of which the moment has not come; `names_us` where it names one of the schools asked about."""

    version: Version
    names_us: bool
    remarks: tuple[RemarkView, ...]


def remarks(viewer: Viewer) -> dict[UUID, tuple[RemarkView, ...]]:
    """Return what schools said, by version, the latest first; one query."""
    found: dict[UUID, tuple[RemarkView, ...]] = {}
    for row in SchoolRemark.objects.filter(rows(viewer, "portal.see_remarks", REMARK_COLUMNS)).order_by(
        "-at"
    ):
        one = RemarkView(row.version_id, row.school, row.by_name, row.text, row.at)
        found[row.version_id] = (*found.get(row.version_id, ()), one)
    return found


def coming(viewer: Viewer, names: Iterable[str]) -> list[Coming]:
    """Return what waits for its moment, those that name one of these schools first, then the soonest."""
    said, names = remarks(viewer), list(names)
    found = [
        Coming(one, names_one(f"{one.heading}\n{one.text}", names), said.get(one.id, ()))
        for section in sections(viewer)
        for ahead in section.ahead.values()
        for one in ahead
    ]
    return sorted(found, key=lambda one: (not one.names_us, one.version.shown_from, one.version.section))
