"""The thing asked about, as a small frozen value."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Subject:
    """What a permission is asked for: its kind, and the attributes that predicates look at."""

    kind: str
    agency: UUID | None = None
    school: UUID | None = None
    author: UUID | None = None


@dataclass(frozen=True)
class Columns:
    """Which column of a table holds which attribute of a Subject; None where the table has no such column."""

    agency: str | None = None
    school: str | None = None
    author: str | None = None
