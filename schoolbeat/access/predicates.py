"""The conditions that grants are made of; each has two faces, a decision and a row filter, written side by side."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from schoolbeat.access.hats import Hat
from schoolbeat.access.subject import Columns, Condition, Subject
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


def _at_own_school(viewer: Viewer, columns: Columns) -> Q:
    if columns.school is None:
        return NOBODY
    if callable(columns.school):
        return columns.school(viewer)
    return Q(**{f"{columns.school}__in": viewer.schools})


def _by(condition: Condition | None, viewer: Viewer) -> Q:
    return NOBODY if condition is None else condition(viewer)


def _wears(hat: Hat) -> Predicate:
    """Return the condition that a record was made under a hat."""
    return Predicate(
        f"made as {hat.value}",
        lambda viewer, subject: subject.hat is hat,
        lambda viewer, columns: _equal(columns.hat, hat.value),
    )


OWN_SCHOOL = Predicate(
    "at a school in reach",
    lambda viewer, subject: subject.school in viewer.schools or bool(subject.schools & viewer.schools),
    _at_own_school,
)
ONE_OWN_SCHOOL = Predicate(
    "of one school alone, which is in reach",
    lambda viewer, subject: subject.alone in viewer.schools,
    lambda viewer, columns: (
        NOBODY if columns.alone is None else Q(**{f"{columns.alone}__in": viewer.schools})
    ),
)
OFFICIAL_SCHOOL = Predicate(
    "at a school where an agreement makes officers school officials",
    lambda viewer, subject: bool(subject.official),
    lambda viewer, columns: _by(columns.official, viewer),
)
OWN_OFFICIAL_SCHOOL = Predicate(
    "at a school in reach where an agreement makes officers school officials",
    lambda viewer, subject: bool(subject.official & viewer.schools),
    lambda viewer, columns: _by(columns.own_official, viewer),
)
LAST_AT_OWN_SCHOOL = Predicate(
    "last at a school in reach, and at none now",
    lambda viewer, subject: bool(subject.last & viewer.schools),
    lambda viewer, columns: _by(columns.own_last, viewer),
)
ON_CASELOAD = Predicate(
    "on the own caseload",
    lambda viewer, subject: viewer.account in subject.caseload,
    lambda viewer, columns: _by(columns.caseload, viewer),
)
UNIT_RECORD = _wears(Hat.UNIT)
EDUCATION_RECORD = _wears(Hat.EDUCATION)
DISTRICT_CONTACT = _wears(Hat.CONTACT)
OF_CONDUCT = Predicate(
    "of how an officer works",
    lambda viewer, subject: subject.conduct,
    lambda viewer, columns: _equal(columns.conduct, True),
)
NOT_OF_CONDUCT = Predicate(
    "not of how an officer works",
    lambda viewer, subject: not subject.conduct,
    # A table without the column holds nothing of the kind.
    lambda viewer, columns: EVERYBODY if columns.conduct is None else _equal(columns.conduct, False),
)
NOT_CONCERNED = Predicate(
    "not about the own conduct",
    lambda viewer, subject: viewer.account not in subject.concerned,
    lambda viewer, columns: EVERYBODY if columns.concerned is None else ~_by(columns.concerned, viewer),
)
EVERYWHERE = Predicate(
    "for each school alike",
    lambda viewer, subject: subject.everywhere,
    lambda viewer, columns: _by(columns.everywhere, viewer),
)
