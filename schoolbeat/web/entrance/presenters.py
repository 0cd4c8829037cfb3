"""The words of the way in."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext

from schoolbeat.access.roles import ROLE_TEXTS, Role
from schoolbeat.work.accounts.queries import CastMember, HeldRole
from schoolbeat.work.roster.queries import agency_names


@dataclass(frozen=True)
class CastPerson:
    """An invented person one can sign in as."""

    email: str
    name: str
    role: str


@dataclass(frozen=True)
class CastGroup:
    """The invented people of one program."""

    program: str
    people: tuple[CastPerson, ...]


@dataclass(frozen=True)
class RoleChoice:
    """A role at an agency that a person can act in."""

    agency: str
    name: str
    role: str


def cast_groups(cast: Iterable[CastMember]) -> tuple[CastGroup, ...]:
    """Group the demo's cast by program, in the order of roles."""
    order = list(Role)
    people = sorted(
        cast, key=lambda person: (str(person.agency), order.index(Role(person.role)), person.email)
    )
    names = agency_names({person.agency for person in people})
    groups = (
        CastGroup(
            names[agency],
            tuple(CastPerson(p.email, p.name, gettext(ROLE_TEXTS[Role(p.role)].name)) for p in members),
        )
        for agency, members in groupby(people, key=lambda person: person.agency)
    )
    return tuple(sorted(groups, key=lambda group: group.program))


def role_choices(held: Iterable[HeldRole]) -> tuple[RoleChoice, ...]:
    """Name the roles a person holds."""
    held = list(held)
    names = agency_names({role.agency for role in held})
    return tuple(
        RoleChoice(str(role.agency), names[role.agency], gettext(ROLE_TEXTS[Role(role.role)].name))
        for role in held
    )
