"""The words of the way in."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.utils.translation import get_language, gettext

from schoolbeat.access.roles import ROLE_TEXTS, Role
from schoolbeat.insight.publishing.queries import current
from schoolbeat.work.accounts.queries import CastMember, HeldRole
from schoolbeat.work.portal.queries.public import standing_of
from schoolbeat.work.roster.queries import agencies_by_slug, agency_names


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
    page: str = ""
    """The address of its public page, where something is published."""


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
    pages = _public_pages() if people else {}
    groups = (
        CastGroup(
            names[agency],
            tuple(CastPerson(p.email, p.name, gettext(ROLE_TEXTS[Role(p.role)].name)) for p in members),
            pages.get(agency, ""),
        )
        for agency, members in groupby(people, key=lambda person: person.agency)
    )
    return tuple(sorted(groups, key=lambda group: group.program))


def _public_pages() -> dict[UUID, str]:
    """Return the address of each agency's public page, in the reader's language, of those that have one."""
    language = get_language()
    prefix = "" if language == "en" else f"/{language}"
    found = agencies_by_slug().items()
    return {agency.id: f"{prefix}/p/{slug}/" for slug, agency in found if _is_public(slug)}


def _is_public(slug: str) -> bool:
    standing = standing_of(slug)
    return current(slug) is not None or (standing is not None and standing.published)


def role_choices(held: Iterable[HeldRole]) -> tuple[RoleChoice, ...]:
    """Name the roles a person holds."""
    held = list(held)
    names = agency_names({role.agency for role in held})
    return tuple(
        RoleChoice(str(role.agency), names[role.agency], gettext(ROLE_TEXTS[Role(role.role)].name))
        for role in held
    )
