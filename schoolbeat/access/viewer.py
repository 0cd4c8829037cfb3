"""The person asking, as a small frozen value that every read and write begins with."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from schoolbeat.access.roles import Role

INSTALL = UUID(int=0)
"""Stands for the install itself where an account or an agency is asked for."""


@dataclass(frozen=True)
class Viewer:
    """An account in one role at one agency, with the schools it reaches on `on` (a day in the agency's zone).

    `place` names the agency's packs, as in us-ca-chula-vista/chula-vista.
    """

    account: UUID
    name: str
    role: Role
    agency: UUID
    zone: ZoneInfo
    place: str
    on: date
    schools: frozenset[UUID] = frozenset()
    synthetic: bool = False
    scopes: frozenset[str] | None = field(default=None)
    """What an API token is limited to; None for a person who signed in."""
    withheld: frozenset[str] = frozenset()
    """The permissions that the place takes away from the role on this day (access.narrowing)."""
