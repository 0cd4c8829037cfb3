"""The roles a person holds at an agency, in prose that a lawyer can read."""

from dataclasses import dataclass
from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop


class Role(StrEnum):
    """What a person is at one agency."""

    OFFICER = "officer"
    SERGEANT = "sergeant"
    PRINCIPAL = "principal"
    COUNSELOR = "counselor"
    RECORDS = "records"
    ANALYST = "analyst"
    IT = "it"
    INSTALL = "install"
    """The command line of the install itself: whoever holds its shell. Nobody signs in as it."""


@dataclass(frozen=True)
class RoleText:
    """How a role is named and described on screen."""

    name: str
    describes: str


ROLE_TEXTS: dict[Role, RoleText] = {
    Role.OFFICER: RoleText(
        gettext_noop("Officer"),
        gettext_noop("Logs the day, sees own entries, and what colleagues did at the same schools."),
    ),
    Role.SERGEANT: RoleText(
        gettext_noop("Sergeant"),
        gettext_noop(
            "Runs the program: roster, tours, training, agreements, review of each day, all figures."
        ),
    ),
    Role.PRINCIPAL: RoleText(
        gettext_noop("Principal"),
        gettext_noop(
            "Sees who the officer is and what was done at the own school, in figures, not police records."
        ),
    ),
    Role.COUNSELOR: RoleText(
        gettext_noop("Counselor"),
        gettext_noop("Sees who the officer is and what was done at the own school, in figures."),
    ),
    Role.RECORDS: RoleText(
        gettext_noop("Records"),
        gettext_noop("Reads entries and their history; destroys content where the law asks for it."),
    ),
    Role.ANALYST: RoleText(
        gettext_noop("Analyst"),
        gettext_noop("Sees figures, never notes."),
    ),
    Role.IT: RoleText(
        gettext_noop("IT"),
        gettext_noop("Provisions accounts and keeps the install running; sees no entries."),
    ),
    Role.INSTALL: RoleText(
        gettext_noop("Install"),
        gettext_noop(
            "The command line of this install: founds agencies, imports files, issues first accounts."
        ),
    ),
}

MEMBER_ROLES = tuple(role for role in Role if role is not Role.INSTALL)
"""Roles that a person can hold."""

SCHOOL_ROLES = frozenset({Role.PRINCIPAL, Role.COUNSELOR})
"""Roles that are held at named schools rather than at the whole agency."""
