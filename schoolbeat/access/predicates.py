"""The conditions that grants are made of; each has two faces, a decision and a row filter, written side by side."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from schoolbeat.access.subject import Columns, Subject
from schoolbeat.access.viewer import Viewer

NOBODY = Q(pk__in=[])
EVERYBODY = ~NOBODY
"""Not an empty Q, which Django drops from an OR: a line without conditions would let at nothing."""


@dataclass(frozen=True)
class Predicate:
    """One condition: `holds` decides for one subject, `rows` filters a table by the same condition."""

    name: str
    holds: Callable[[Viewer, Subject], bool]
    rows: Callable[[Viewer, Columns], Q]


def _equal(column: str | None, value: object) -> Q:
    return NOBODY if column is None else Q(**{column: value})


IN_AGENCY = Predicate(
    "of the own agency",
    lambda viewer, subject: subject.agency == viewer.agency,
    lambda viewer, columns: _equal(columns.agency, viewer.agency),
)
OWN = Predicate(
    "the own work",
    lambda viewer, subject: subject.author == viewer.account,
    lambda viewer, columns: _equal(columns.author, viewer.account),
)
OWN_SCHOOL = Predicate(
    "at a school in reach",
    lambda viewer, subject: subject.school is not None and subject.school in viewer.schools,
    lambda viewer, columns: (
        NOBODY if columns.school is None else Q(**{f"{columns.school}__in": viewer.schools})
    ),
)
