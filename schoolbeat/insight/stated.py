"""What a program's page states, beside what the house itself can count: neither replaces the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

ABOUT = 0.05
"""How far from a figure that is stated as about so many the counted one may lie."""


class Agrees(StrEnum):
    """How a counted figure stands to the stated one."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Site:
    """What counts of an active school: its kind, and its students where they are entered."""

    kind: str
    students: int | None


@dataclass(frozen=True)
class Counted:
    """What the house counts today; `lacking` schools have no enrollment and are in no sum."""

    number: int
    lacking: int = 0


def counted(name: str, unit: str, sites: Sequence[Site], officers: int) -> Counted | None:
    """Return what the house counts under a stated figure's name and unit, or None where it does not know."""
    if unit == "students":
        known = [site.students for site in sites if site.students]
        return Counted(sum(known), len(sites) - len(known)) if known else None
    if unit == "officers" and "school resource" in name:
        return Counted(officers)
    if unit == "schools":
        kind = name.partition(" ")[0]
        of_kind = [site for site in sites if site.kind == kind]
        return Counted(len(sites) if name in ("school sites", "schools") else len(of_kind))
    return None


def agrees(stated: int | None, bound: str, number: int | None) -> Agrees:
    """Say whether a counted number is one that the stated figure can mean; about: within five percent."""
    if stated is None or number is None:
        return Agrees.UNKNOWN
    fits = {
        "about": abs(number - stated) <= ABOUT * stated,
        "over": number > stated,
        "under": number < stated,
    }.get(bound, number == stated)
    return Agrees.YES if fits else Agrees.NO
