"""What a release shows, as cells over the smallest counts; and everything that was ever released."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from uuid import UUID

from schoolbeat.insight.measures import MEASURES, Measure
from schoolbeat.insight.publishing.freezing import Counts, HeldMonth
from schoolbeat.insight.publishing.models import Release
from schoolbeat.insight.suppression import Cell, Split, is_small

Months = Sequence[HeldMonth]
DETAIL, MONTH, TOTAL, SCHOOL = 0, 1, 2, 3
"""How dear a cell is: rather one kind or one month is not shown beside a small count than a school's year
or what became of calls."""
LATE = ("persons", "kinds", "began", "reached", "outcomes", "sensitive", "taught")
BY_OFFICER = ("resolved", "diverted", "charged")


def _keys(months: Months, name: str) -> list[str]:
    return sorted({key for held in months for part in held.parts for key in part.get(name, ())})


def _summed(months: Months, name: str, key: str) -> tuple[tuple[str, ...], int]:
    """Return the atoms of a key in all months, and what they come to.

    A month without the key has no atom of it: a reader is taken to know where nothing was, which hides more, not less.
    """
    found = [
        (f"{label}/{name}/{key}", part[name][key])
        for label, part in _parts(months)
        if key in part.get(name, ())
    ]
    return tuple(atom for atom, _value in found), sum(value for _atom, value in found)


Keep = Callable[[str], bool]


def every(key: str) -> bool:
    """Leave no key out."""
    return True


class Cells:
    """Makes the cells of one release; `tag` sets their names apart from those of every other release."""

    def __init__(self, tag: str, months: Months, threshold: int) -> None:
        self.tag, self.months, self.threshold = tag, months, threshold
        self.cells: list[Cell] = []

    def _add(self, name: str, atoms: tuple[str, ...], value: int, weight: int = DETAIL) -> None:
        small = is_small(value, self.threshold)
        self.cells.append(Cell(f"{self.tag}|{name}", atoms, value, small, weight=weight))

    def minutes(self) -> None:
        """Add the minutes of each pillar and role: small where a few entries with persons are all a pillar has."""
        for pillar in _keys(self.months, "pillars"):
            atoms, value = _summed(self.months, "pillars", pillar)
            persons, work = self._of_pillar("kinds", pillar), self._of_pillar("groups", pillar)
            few = is_small(persons, self.threshold) and not work
            self.cells.append(Cell(f"{self.tag}|pillars|{pillar}", atoms, value, few, weight=TOTAL))
        for role in _keys(self.months, "roles"):
            atoms, value = _summed(self.months, "roles", role)
            self.cells.append(Cell(f"{self.tag}|roles|{role}", atoms, value))

    def each(self, name: str, keep: Keep = every, weight: int = DETAIL) -> None:
        """Add a cell for each key of a count, summed over the months."""
        for key in _keys(self.months, name):
            if keep(key):
                self._add(f"{name}|{key}", *_summed(self.months, name, key), weight)

    def total(self, name: str, label: str, keep: Keep = every, weight: int = TOTAL) -> None:
        """Add the sum of a count over its keys and the months."""
        parts = [_summed(self.months, name, key) for key in _keys(self.months, name) if keep(key)]
        atoms = tuple(atom for found, _value in parts for atom in found)
        self._add(label, atoms, sum(value for _atoms, value in parts), weight)

    def _of_pillar(self, name: str, pillar: str) -> int:
        keys = filter(of_pillar(pillar), _keys(self.months, name))
        return sum(_summed(self.months, name, key)[1] for key in keys)


def of_pillar(pillar: str) -> Keep:
    """Leave the keys, kind/pillar, that stand under a pillar."""
    return lambda key: key.partition("/")[2] == pillar


def of_kinds(kinds: Collection[str]) -> Keep:
    """Leave the keys, kind/pillar, of some kinds."""
    return lambda key: key.partition("/")[0] in kinds


def counted_by_kind() -> list[Measure]:
    """Return the measures that are published and count entries of some kinds."""
    return [
        measure
        for measure in MEASURES.values()
        if measure.fact == "activities" and measure.kinds and measure.publish and not measure.sensitive
    ]


def publication_cells(tag: str, months: Months, threshold: int) -> list[Cell]:
    """Return the cells of a publication: by school, kind, pillar, month, who began it, and audience."""
    made = Cells(tag, months, threshold)
    made.each("persons", weight=SCHOOL)
    made.each("kinds")
    for pillar in sorted({key.partition("/")[2] for key in _keys(months, "kinds")}):
        made.total("kinds", f"pillar|{pillar}", of_pillar(pillar))
    for measure in counted_by_kind():
        made.total("kinds", f"measure|{measure.slug}", of_kinds(measure.kinds), DETAIL)
    made.total("persons", "persons")
    made.minutes()
    made.each("began")
    made.each("reached")
    made.total("reached", "reached")
    made.total("taught", "taught")
    if len(months) > 1:
        for held in months:
            one = Cells(f"{tag}|month|{held.month}", (held,), threshold)
            one.total("persons", "persons", weight=MONTH)
            made.cells += one.cells
    return made.cells


def yearly_cells(tag: str, months: Months, threshold: int) -> list[Cell]:
    """Return what is published by school year and whole program alone: sensitive kinds, and what became of calls."""
    made = Cells(tag, months, threshold)
    made.each("sensitive")
    made.total("outcomes", "calls", weight=SCHOOL)
    made.each("outcomes", weight=SCHOOL)
    made.total("outcomes", "outcomes", lambda key: key in BY_OFFICER, SCHOOL)
    return made.cells


def letter_cells(tag: str, months: Months, threshold: int) -> list[Cell]:
    """Return the cells of a month's letters: contacts with persons and students taught, by school and in all."""
    made = Cells(tag, months, threshold)
    made.each("persons", weight=SCHOOL)
    made.total("persons", "persons")
    made.each("taught", weight=SCHOOL)
    made.total("taught", "taught")
    return made.cells


def splits_of(months: Months) -> list[Split]:
    """Return what readers know to agree in a month: schools and kinds, who began, calls and outcomes, minutes."""
    splits = []
    for label, part in _parts(months):
        schools = tuple(f"{label}/persons/{key}" for key in part["persons"])
        kinds = tuple(f"{label}/kinds/{key}" for key in part["kinds"])
        began = tuple(f"{label}/began/{key}" for key in part["began"])
        calling = (f"{label}/{key}" for key in part["calling"] if not key.startswith("groups/"))
        called = (*calling, f"{label}/called")
        outcomes = tuple(f"{label}/outcomes/{key}" for key in part["outcomes"])
        pillars = tuple(f"{label}/pillars/{key}" for key in part["pillars"])
        roles = tuple(f"{label}/roles/{key}" for key in part["roles"])
        splits += [Split(schools, kinds), Split((*schools, f"{label}/work"), began), Split(called, outcomes)]
        splits.append(Split(pillars, roles))
    return splits


def _parts(months: Months) -> Iterator[tuple[str, Counts]]:
    for held in months:
        yield from zip(held.labels(), held.parts, strict=True)


def known_cells(tag: str, months: Months) -> list[Cell]:
    """Return what is never hidden and taken to be known to the last: how much of the work was with groups."""
    cells = []
    for label, part in _parts(months):
        work = sum(part["work"].values())
        cells.append(Cell(f"{tag}|work|{label}", (f"{label}/work",), work, fixed=True))
        called = sum(amount for key, amount in part["calling"].items() if key.startswith("groups/"))
        cells.append(Cell(f"{tag}|called|{label}", (f"{label}/called",), called, fixed=True))
    return cells


def late_cells(tag: str, months: Months, threshold: int) -> list[Cell]:
    """Return the small counts that were logged late: never released themselves, nor by what they change."""
    late = [
        (f"{label}/{name}/{key}", value)
        for label, part in _parts(months)
        for name in LATE
        for key, value in part.get(name, {}).items()
        if "." in label
    ]
    return [
        Cell(f"{tag}|late|{atom}", (atom,), value, True, fixed=True)
        for atom, value in late
        if is_small(value, threshold)
    ]


def stored(cells: Iterable[Cell]) -> list[list]:
    """Return cells as a release keeps them."""
    return [[c.name, list(c.atoms), c.value, c.small, c.shown, c.weight, c.fixed] for c in cells]


def released(agency: UUID) -> tuple[list[Cell], list[Split]]:
    """Return everything that was ever released of an agency, withdrawn or not: readers keep copies."""
    cells: list[Cell] = []
    splits: dict[tuple, Split] = {}
    for release in Release.objects.filter(agency=agency).order_by("released_at", "id"):
        cells += [Cell(c[0], tuple(c[1]), *c[2:]) for c in release.cells]
        for one, other in release.splits:
            splits[(tuple(one), tuple(other))] = Split(tuple(one), tuple(other))
    return cells, list(splits.values())
