"""The thing asked about, as a small frozen value."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.access.hats import Hat
from schoolbeat.access.viewer import Viewer

Condition = Callable[[Viewer], Any]
"""For an attribute that is kept in rows of another table: given the viewer, the filter (a Q)."""


@dataclass(frozen=True)
class Subject:
    """What a permission is asked for: its kind, and the attributes that predicates look at.

    A person may be at several schools: then `schools` holds them all, `official` those of them where an agreement makes
    the agency's officers school officials on that day. Who is at none is still of the `last` ones: the school keeps its
    record. `caseload` holds the accounts on whose caseload it stands. What is said of how an officer works is of
    `conduct`; `concerned` holds the accounts of those whom it is about. What is for each school of the agency alike is
    `everywhere`; where others may have a part as well, what is of one school `alone` says so.
    """

    kind: str
    agency: UUID | None = None
    school: UUID | None = None
    author: UUID | None = None
    hat: Hat | None = None
    schools: frozenset[UUID] = frozenset()
    official: frozenset[UUID] = frozenset()
    last: frozenset[UUID] = frozenset()
    caseload: frozenset[UUID] = frozenset()
    conduct: bool = False
    concerned: frozenset[UUID] = frozenset()
    everywhere: bool = False
    alone: UUID | None = None


@dataclass(frozen=True)
class Columns:
    """Which column of a table holds which attribute of a Subject; None where the table has no such column."""

    agency: str | None = None
    school: str | Condition | None = None
    author: str | None = None
    hat: str | None = None
    official: Condition | None = None
    own_official: Condition | None = None
    own_last: Condition | None = None
    caseload: Condition | None = None
    conduct: str | None = None
    concerned: Condition | None = None
    everywhere: Condition | None = None
    alone: str | None = None
