"""What two records have in common and what not, named for whoever decides whether they are of one person."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from rapidfuzz.distance import OSA

from schoolbeat.work.people.rules.names import Parts, parts_of
from schoolbeat.work.people.rules.words import Words

_LEAST_DIGITS = 7
_DIGITS_COMPARED = 10


class Agrees(StrEnum):
    """What speaks for one person."""

    NAME = "name"
    REVERSED = "reversed"
    GIVEN = "given"
    FAMILY = "family"
    BORN = "born"
    SCHOOL = "school"
    PHONE = "phone"


class Differs(StrEnum):
    """What speaks against it, or is not known of both."""

    GIVEN = "given"
    FAMILY = "family"
    BORN_SLIP = "born_slip"
    BORN = "born"
    BORN_UNKNOWN = "born_unknown"
    SCHOOL = "school"
    PHONE = "phone"


@dataclass(frozen=True)
class Agreement:
    """What agrees and what differs; of what neither record has nothing is said, and there is no score."""

    agrees: tuple[Agrees, ...]
    differs: tuple[Differs, ...]


Told = tuple[Words, Collection[UUID]]
"""What a record says, and the schools that it names."""


def digits(phone: str) -> str:
    """Return the digits by which a telephone number is compared, without a country's own; none of too few."""
    found = "".join(sign for sign in phone if sign.isdecimal())
    return found[-_DIGITS_COMPARED:] if len(found) >= _LEAST_DIGITS else ""


def agreement(one: Told, other: Told) -> Agreement:
    """Return what two records have in common and what not."""
    found: list[Agrees | Differs] = [
        *_names(parts_of(one[0].as_filed), parts_of(other[0].as_filed)),
        *_births(one[0].born, other[0].born),
        *_shared(set(one[1]), set(other[1]), Agrees.SCHOOL, Differs.SCHOOL),
        *_shared(_numbers(one[0]), _numbers(other[0]), Agrees.PHONE, Differs.PHONE),
    ]
    return Agreement(
        tuple(word for word in found if isinstance(word, Agrees)),
        tuple(word for word in found if isinstance(word, Differs)),
    )


def _names(one: Parts, other: Parts) -> Iterator[Agrees | Differs]:
    given = bool(set(one.all_given) & set(other.all_given))
    family = bool(set(one.all_family) & set(other.all_family))
    if given and family:
        yield Agrees.NAME
    elif set(one.all_given) & set(other.all_family) and set(one.all_family) & set(other.all_given):
        yield Agrees.REVERSED
    else:
        yield Agrees.GIVEN if given else Differs.GIVEN
        yield Agrees.FAMILY if family else Differs.FAMILY


def _births(one: date | None, other: date | None) -> Iterator[Agrees | Differs]:
    if one and other:
        yield Agrees.BORN if one == other else Differs.BORN_SLIP if is_slip(one, other) else Differs.BORN
    elif one or other:
        yield Differs.BORN_UNKNOWN


def is_slip(one: date, other: date) -> bool:
    """Say whether two dates are one with a slip: a digit, two digits in a row swapped, or day and month swapped."""
    swapped = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    return swapped or OSA.distance(one.isoformat(), other.isoformat()) <= 1


def _numbers(words: Words) -> set[str]:
    return {digits(line) for line in words.phones} - {""}


def _shared(one: set, other: set, agrees: Agrees, differs: Differs) -> Iterator[Agrees | Differs]:
    if one & other:
        yield agrees
    elif one and other:
        yield differs
