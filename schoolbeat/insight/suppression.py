"""Small cells are not shown, and enough others with them that nobody works them out by subtraction.

Everything that is released is a sum of atoms: the smallest counts a reader could reason with, never negative. A reader
knows each sum that was ever shown, which atoms it sums, and that two ways to split the same count agree. A hidden
cell holds while the counts it could be, given all that, span at least the threshold.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import highspy
import numpy as np

_SLACK = 1e-6
_ROUNDS = 4
"""Directions that are tried for all hidden cells at once before each is asked for by itself."""


@dataclass(frozen=True)
class Cell:
    """A count that is released, shown or not: its name, the atoms it sums, its value, and whether it is small.

    `weight` orders what is hidden beside small cells (details before totals); a `fixed` cell is never hidden.
    """

    name: str
    atoms: tuple[str, ...]
    value: int
    small: bool = False
    shown: bool = True
    weight: int = 0
    fixed: bool = False


@dataclass(frozen=True)
class Split:
    """Two ways to split the same count: the sums of both sides agree."""

    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True)
class Span:
    """The least and the most that a hidden cell could be to a reader who knows all that is shown."""

    least: int
    most: int

    def holds(self, threshold: int) -> bool:
        """Say whether as many counts as the threshold are possible."""
        return self.most - self.least >= threshold - 1


class Revealing(Exception):
    """What was to be released would let a reader work out cells that are not shown; `cells` names them."""

    def __init__(self, cells: Sequence[str]) -> None:
        super().__init__(", ".join(cells))
        self.cells = tuple(cells)


class Contradicting(Exception):
    """No counts at all fit what was released: a stored release was altered."""


def is_small(value: int, threshold: int) -> bool:
    """Say whether a count is one to less than the threshold; nothing at all is not small."""
    return 0 < value < threshold


class _Reader:
    """What a reader knows, as a linear program over the atoms of hidden cells and what they are bound to."""

    def __init__(self, cells: Sequence[Cell], splits: Sequence[Split]) -> None:
        self.hidden = [cell for cell in cells if not cell.shown]
        shown = [cell for cell in cells if cell.shown]
        reached = _reached(self.hidden, shown, splits)
        self.rows = [cell for cell in shown if reached.intersection(cell.atoms)]
        bound = [split for split in splits if reached.intersection(split.one + split.other)]
        self.place = {atom: number for number, atom in enumerate(sorted(reached))}
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        self._pass(bound)

    def _pass(self, splits: Sequence[Split]) -> None:
        sums = [(dict.fromkeys(cell.atoms, 1.0), float(cell.value)) for cell in self.rows]
        for split in splits:
            terms = dict.fromkeys(split.one, 1.0)
            for atom in split.other:
                terms[atom] = terms.get(atom, 0.0) - 1.0
            sums.append((terms, 0.0))
        number = len(self.place)
        values = [value for _terms, value in sums]
        self.solver.addVars(number, np.zeros(number), np.full(number, self._bound(values)))
        for terms, value in sums:
            where = np.array([self.place[atom] for atom in terms], dtype=np.int32)
            self.solver.addRow(value, value, len(terms), where, np.array(list(terms.values())))

    def _bound(self, values: Sequence[float]) -> float:
        """Return a bound far above every count: with one, each question has an answer, and one round asks them all."""
        return 10.0 * max([1_000_000.0, *values])

    def aim(self, cost: np.ndarray, most: bool) -> np.ndarray:
        """Return the atoms at which `cost` is greatest (or least); raises Contradicting where no counts fit."""
        sense = highspy.ObjSense.kMaximize if most else highspy.ObjSense.kMinimize
        self.solver.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)
        self.solver.changeObjectiveSense(sense)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            raise Contradicting(str(status))
        return np.array(self.solver.getSolution().col_value)

    def cost_of(self, cells: Iterable[tuple[Cell, float]]) -> np.ndarray:
        """Return the direction in which the named cells grow, each by its factor."""
        cost = np.zeros(len(self.place))
        for cell, factor in cells:
            for atom in cell.atoms:
                cost[self.place[atom]] += factor
        return cost

    def value_of(self, cell: Cell, atoms: np.ndarray) -> float:
        """Return what a cell would be."""
        return float(sum(atoms[self.place[atom]] for atom in cell.atoms))

    def binding(self) -> list[Cell]:
        """Return the shown cells that held the last answer back."""
        duals = self.solver.getSolution().row_dual
        return [cell for cell, dual in zip(self.rows, duals, strict=False) if abs(dual) > _SLACK]


def _reached(hidden: Sequence[Cell], shown: Sequence[Cell], splits: Sequence[Split]) -> set[str]:
    """Return the atoms of hidden cells, and all that some sum binds to them."""
    groups = [set(cell.atoms) for cell in chain(hidden, shown)]
    groups += [set(split.one + split.other) for split in splits]
    of_atom: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        for atom in group:
            of_atom.setdefault(atom, []).append(number)
    reached: set[str] = set()
    waiting = [atom for cell in hidden for atom in cell.atoms]
    seen: set[int] = set()
    while waiting:
        atom = waiting.pop()
        if atom in reached:
            continue
        reached.add(atom)
        for number in of_atom.get(atom, ()):
            if number not in seen:
                seen.add(number)
                waiting += groups[number] - reached
    return reached


def _widened(reader: _Reader, threshold: int) -> dict[str, Span]:
    """Return spans seen by pushing all hidden cells about together: never wider than the true ones."""
    low = dict.fromkeys((cell.name for cell in reader.hidden), np.inf)
    high = dict.fromkeys(low, -np.inf)
    chance = np.random.default_rng(0)
    for _round in range(_ROUNDS):
        signs = chance.choice([-1.0, 1.0], len(reader.hidden))
        for most in (True, False):
            atoms = reader.aim(reader.cost_of(zip(reader.hidden, signs, strict=True)), most)
            for cell in reader.hidden:
                value = reader.value_of(cell, atoms)
                low[cell.name] = min(low[cell.name], value)
                high[cell.name] = max(high[cell.name], value)
    return {name: _span(low[name], high[name]) for name in low}


def _span(low: float, high: float) -> Span:
    return Span(int(np.ceil(low - _SLACK)), int(np.floor(high + _SLACK)))


def _narrow(reader: _Reader, threshold: int) -> dict[str, tuple[Cell, Span, list[Cell]]]:
    """Return the hidden cells that do not hold: their true span, and the shown cells that make it so."""
    found = {}
    seen = _widened(reader, threshold) if reader.hidden else {}
    for cell in reader.hidden:
        if seen[cell.name].holds(threshold):
            continue
        cost, binding = reader.cost_of([(cell, 1.0)]), []
        bounds = []
        for most in (False, True):
            bounds.append(reader.value_of(cell, reader.aim(cost, most)))
            binding += reader.binding()
        span = _span(*bounds)
        if not span.holds(threshold):
            found[cell.name] = (cell, span, binding)
    return found


def exposed(cells: Sequence[Cell], splits: Sequence[Split], threshold: int) -> dict[str, Span]:
    """Return the hidden cells that a reader of everything shown could narrow down below the threshold."""
    narrow = _narrow(_Reader(cells, splits), threshold)
    return {name: span for name, (_cell, span, _binding) in narrow.items()}


def protect(
    new: Sequence[Cell], earlier: Sequence[Cell], splits: Sequence[Split], threshold: int
) -> tuple[Cell, ...]:
    """Return the new cells with `shown` decided: small ones hidden, and the others that would give them away.

    Earlier cells stay as they were released. Raises Revealing when no choice among the new cells keeps all hidden,
    and Contradicting when what was released before does not agree with itself or with the new.
    """
    decided = {cell.name: replace(cell, shown=not cell.small) for cell in new}
    known: set[str] = {cell.name for cell in new if cell.fixed}
    while True:
        narrow = _narrow(_Reader([*earlier, *decided.values()], splits), threshold)
        if not narrow:
            return tuple(decided.values())
        hide, show = _next_step(narrow.values(), decided, known)
        if not hide and not show:
            raise Revealing(sorted(narrow))
        for name in hide or show:
            decided[name] = replace(decided[name], shown=not hide)
        if not hide:
            known |= show


def _next_step(
    narrow: Iterable[tuple[Cell, Span, list[Cell]]], decided: Mapping[str, Cell], known: set[str]
) -> tuple[set[str], set[str]]:
    """Return what to hide next; where nothing can be, what was hidden in vain: others tell it all the same."""
    hide: set[str] = set()
    show: set[str] = set()
    for cell, _span_of, binding in narrow:
        free = [one for one in binding if one.name in decided and one.name not in known]
        if free and hide.isdisjoint(one.name for one in free):
            hide.add(min(free, key=_price).name)
        elif not free and cell.name in decided and not cell.small:
            show.add(cell.name)
    return hide, show


def _price(cell: Cell) -> tuple[int, bool, int, str]:
    """Order what is hidden first: a detail before a total, a count before a zero, a small count before a great one."""
    return (cell.weight, cell.value == 0, cell.value, cell.name)
