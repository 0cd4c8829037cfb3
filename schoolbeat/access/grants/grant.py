"""One line of THE table, and the roles it is written with."""

from dataclasses import dataclass

from schoolbeat.access.predicates import Predicate
from schoolbeat.access.roles import Role

OFFICER, SERGEANT, RECORDS, ANALYST, IT = Role.OFFICER, Role.SERGEANT, Role.RECORDS, Role.ANALYST, Role.IT
PRINCIPAL, COUNSELOR = Role.PRINCIPAL, Role.COUNSELOR
INSTALL = Role.INSTALL
SCHOOL = (PRINCIPAL, COUNSELOR)
DESK = (SERGEANT, RECORDS, ANALYST)
RUNNERS = (SERGEANT, INSTALL)
LEU = "Law-enforcement-unit records stay with the unit (34 CFR 99.8)"
KEEPER = "The keeper of records answers for them (Gov. Code 7922 ff.)"


@dataclass(frozen=True)
class Grant:
    """One line: any of `roles` has `permission` on a subject for which all of `when` hold."""

    permission: str
    roles: tuple[Role, ...]
    when: tuple[Predicate, ...]
    rests_on: str


def line(permission: str, roles: tuple[Role, ...], *when: Predicate, on: str) -> Grant:
    """Return one line of the table."""
    return Grant(permission, roles, when, on)
