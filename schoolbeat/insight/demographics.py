"""Students by sex and by race, at each school and in all: small numbers are not shown, nor what would give them away.

All schools are decided on together: who reads one school after the other, and all of them, cannot subtract.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.suppression import Cell, Revealing, Split, is_small, protect
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.people.queries.demographics import Counted, counted
from schoolbeat.work.people.vocabulary import RaceGroup, Sex

ALL = ""
"""Stands for all schools where a place is asked for."""
TOTAL = "total"
_WAYS: tuple[tuple[str, type[Sex] | type[RaceGroup]], ...] = (("sex", Sex), ("race", RaceGroup))
_DETAIL, _DETAIL_OF_ALL, _TOTAL = 0, 1, 2


@dataclass(frozen=True)
class Shown:
    """Numbers of students at one place; None is not shown. All are None where no choice would keep them hidden."""

    total: int | None
    by_sex: Mapping[Sex, int | None]
    by_race: Mapping[RaceGroup, int | None]


@dataclass(frozen=True)
class Students:
    """What may be shown of students: by school id or ALL, the names of the schools, and from which number on."""

    shown: Mapping[str, Shown]
    schools: Mapping[UUID, str]
    threshold: int


def students(viewer: Viewer) -> Students | None:
    """Return what may be shown of today's students; None where no roster was ever taken in."""
    found = counted(viewer)
    if found is None:
        return None
    threshold = int(pack_of(viewer.place).value("suppression_threshold", viewer.on).value)
    return Students(shown_of(found, threshold), found.schools, threshold)


def shown_of(found: Counted, threshold: int) -> dict[str, Shown]:
    """Return the numbers by place, those from one to less than the threshold hidden, and what would give them away."""
    places = (ALL, *(str(school) for school in sorted(found.schools)))
    try:
        cells = protect(_cells(found, places, threshold), (), _splits(found), threshold)
    except Revealing:
        return {place: _nothing() for place in places}
    values = {cell.name: cell.value if cell.shown else None for cell in cells}
    return {
        place: Shown(
            values[_name(place, TOTAL)],
            {sex: values[_name(place, "sex", sex)] for sex in Sex},
            {race: values[_name(place, "race", race)] for race in RaceGroup},
        )
        for place in places
    }


def _nothing() -> Shown:
    return Shown(None, dict.fromkeys(Sex), dict.fromkeys(RaceGroup))


def _name(*parts: str) -> str:
    return "/".join(parts)


def _atom(schools: frozenset[UUID], way: str, slug: str) -> str:
    return _name(",".join(sorted(str(one) for one in schools)), way, slug)


def _cells(found: Counted, places: tuple[str, ...], threshold: int) -> list[Cell]:
    """Return every number that could be shown, each as a sum over those who are at the same schools."""
    amounts: Counter[str] = Counter()
    for group, number in found.groups.items():
        for way, slug in (("sex", group.sex), ("race", group.race)):
            amounts[_atom(group.schools, way, slug)] += number
    sets = {group.schools for group in found.groups}
    cells = []
    for place in places:
        here = [schools for schools in sets if place == ALL or UUID(place) in schools]
        for way, slugs in _WAYS:
            for slug in slugs:
                atoms = tuple(sorted(_atom(schools, way, slug) for schools in here))
                weight = _DETAIL_OF_ALL if place == ALL else _DETAIL
                cells.append(_cell(_name(place, way, slug), atoms, amounts, threshold, weight))
        # The total is the sum of one way to split it; a Split says that the other way has the same.
        atoms = tuple(sorted(_atom(schools, "sex", sex) for schools in here for sex in Sex))
        cells.append(_cell(_name(place, TOTAL), atoms, amounts, threshold, _TOTAL))
    return cells


def _cell(name: str, atoms: tuple[str, ...], amounts: Counter[str], threshold: int, weight: int) -> Cell:
    value = sum(amounts[atom] for atom in atoms)
    return Cell(name, atoms, value, is_small(value, threshold), weight=weight)


def _splits(found: Counted) -> tuple[Split, ...]:
    """Return that those who are at the same schools are as many by sex as by race."""
    sets = sorted({group.schools for group in found.groups}, key=sorted)
    return tuple(
        Split(
            tuple(_atom(schools, "sex", sex) for sex in Sex),
            tuple(_atom(schools, "race", race) for race in RaceGroup),
        )
        for schools in sets
    )
