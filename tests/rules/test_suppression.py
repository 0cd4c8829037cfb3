"""What is not shown holds against a reader who knows all that is shown: checked with another solver than ours."""

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from schoolbeat.insight.suppression import (
    Cell,
    Contradicting,
    Revealing,
    Span,
    Split,
    exposed,
    is_small,
    protect,
)

THRESHOLD = 11


def attack(cells, splits):
    """What each hidden cell could be, in whole numbers, to a reader of the shown ones: name -> (least, most)."""
    atoms = sorted(
        {atom for cell in cells for atom in cell.atoms} | {a for s in splits for a in s.one + s.other}
    )
    place = {atom: number for number, atom in enumerate(atoms)}

    def row(plus, minus=()):
        line = np.zeros(len(atoms))
        for atom in plus:
            line[place[atom]] += 1
        for atom in minus:
            line[place[atom]] -= 1
        return line

    lines = [(row(cell.atoms), cell.value) for cell in cells if cell.shown]
    lines += [(row(split.one, split.other), 0) for split in splits]
    matrix, values = np.array([line for line, _ in lines]), np.array([value for _, value in lines])
    known = [LinearConstraint(matrix, values, values)] if lines else []
    spans = {}
    for cell in cells:
        if not cell.shown:
            ends = []
            for sign in (1, -1):
                found = milp(
                    sign * row(cell.atoms),
                    constraints=known,
                    integrality=np.ones(len(atoms)),
                    bounds=Bounds(0, 10_000),
                )
                assert found.success
                ends.append(round(sign * found.fun))
            spans[cell.name] = tuple(ends)
    return spans


def table(counts, name="t", group=""):
    """A table of counts with its sums, as cells over one atom each."""
    cells, columns = [], len(counts[0])
    atom = [[f"{group}{r}/{c}" for c in range(columns)] for r in range(len(counts))]
    for r, line in enumerate(counts):
        for c, value in enumerate(line):
            cells.append(Cell(f"{name}|{r}|{c}", (atom[r][c],), value, is_small(value, THRESHOLD)))
        total = sum(line)
        cells.append(Cell(f"{name}|{r}|all", tuple(atom[r]), total, is_small(total, THRESHOLD), weight=1))
    for c in range(columns):
        total = sum(line[c] for line in counts)
        parts = tuple(line[c] for line in atom)
        cells.append(Cell(f"{name}|all|{c}", parts, total, is_small(total, THRESHOLD), weight=1))
    whole = sum(map(sum, counts))
    every = tuple(a for line in atom for a in line)
    return [*cells, Cell(f"{name}|all|all", every, whole, is_small(whole, THRESHOLD), weight=2)]


def hidden(cells):
    return {cell.name for cell in cells if not cell.shown}


def test_a_small_cell_is_never_hidden_alone():
    out = protect(table([[3, 40, 50], [60, 70, 80], [90, 30, 20]]), [], [], THRESHOLD)
    names = hidden(out)
    assert "t|0|0" in names
    assert len(names) > 3
    assert all(most - least >= THRESHOLD - 1 for least, most in attack(out, []).values())


def test_nothing_small_hides_nothing():
    assert not hidden(protect(table([[11, 40], [0, 70]]), [], [], THRESHOLD))


def test_zero_is_shown_and_one_is_not():
    assert [is_small(value, THRESHOLD) for value in (0, 1, 10, 11)] == [False, True, True, False]


def test_details_are_hidden_before_totals():
    names = hidden(protect(table([[3, 40, 50], [60, 70, 80], [90, 30, 20]]), [], [], THRESHOLD))
    assert not any("all" in name for name in names)


def test_the_whole_is_hidden_where_it_is_all_there_is():
    out = protect([Cell("a", ("x",), 3, True), Cell("all", ("x", "y"), 3, True, weight=1)], [], [], THRESHOLD)
    assert hidden(out) == {"a", "all"}


def test_a_year_does_not_give_a_month_away():
    months = [
        [Cell(f"m{m}|{s}", (f"{m}/{s}",), value, is_small(value, THRESHOLD)) for s, value in enumerate(line)]
        for m, line in enumerate([[4, 30, 20], [25, 31, 22], [26, 32, 24]])
    ]
    earlier = []
    for month in months:
        earlier += protect(month, earlier, [], THRESHOLD)
    assert hidden(earlier) == {"m0|0"}
    year = [
        Cell(f"y|{s}", tuple(f"{m}/{s}" for m in range(3)), sum(month[s].value for month in months))
        for s in range(3)
    ]
    out = protect(year, earlier, [], THRESHOLD)
    assert hidden(out) == {"y|0"}
    assert attack([*earlier, *out], [])["m0|0"][1] > 100


def test_two_splits_of_one_count_are_read_together():
    schools = [
        Cell(f"s{n}", (f"s{n}",), value, is_small(value, THRESHOLD)) for n, value in enumerate((5, 20, 30))
    ]
    kinds = [Cell(f"k{n}", (f"k{n}",), value, is_small(value, THRESHOLD)) for n, value in enumerate((25, 30))]
    split = Split(("s0", "s1", "s2"), ("k0", "k1"))
    out = protect([*schools, *kinds], [], [split], THRESHOLD)
    assert hidden(out) > {"s0"}
    assert all(most - least >= THRESHOLD - 1 for least, most in attack(out, [split]).values())


def test_what_cannot_be_kept_is_refused_by_name():
    earlier = [Cell("total", ("a", "b"), 30), Cell("b", ("b",), 26)]
    with pytest.raises(Revealing) as caught:
        protect([Cell("a", ("a",), 4, True)], earlier, [], THRESHOLD)
    assert caught.value.cells == ("a",)


def test_a_fixed_cell_is_never_hidden():
    cells = [
        Cell("a", ("a",), 4, True),
        Cell("b", ("b",), 20, fixed=True),
        Cell("all", ("a", "b"), 24, fixed=True),
    ]
    with pytest.raises(Revealing):
        protect(cells, [], [], THRESHOLD)


def test_a_planted_hole_is_seen():
    cells = [Cell("a", ("a",), 4, True, shown=False), Cell("b", ("b",), 20), Cell("all", ("a", "b"), 24)]
    assert exposed(cells, [], THRESHOLD) == {"a": Span(4, 4)}


def test_what_does_not_agree_is_said_so():
    cells = [Cell("a", ("a",), 4, True, shown=False), Cell("b", ("b",), 20), Cell("all", ("a", "b"), 19)]
    with pytest.raises(Contradicting):
        exposed(cells, [], THRESHOLD)


counts = st.integers(0, 40) | st.integers(0, 4)


@settings(max_examples=60)
@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(counts, min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_no_table_gives_a_small_cell_away(lines):
    out = protect(table(lines), [], [], THRESHOLD)
    assert not [cell for cell in out if cell.shown and is_small(cell.value, THRESHOLD)]
    for name, (least, most) in attack(out, []).items():
        assert most - least >= THRESHOLD - 1, name


@settings(max_examples=25)
@given(st.lists(st.lists(counts, min_size=3, max_size=3), min_size=2, max_size=3))
def test_no_release_gives_an_earlier_one_away(months):
    """Each month by school, and then all of it together: the attacker keeps every copy."""
    known = []
    for m, line in enumerate(months):
        new = [Cell(f"{m}|{s}", (f"{m}/{s}",), v, is_small(v, THRESHOLD)) for s, v in enumerate(line)]
        whole = sum(line)
        new.append(
            Cell(f"{m}|all", tuple(f"{m}/{s}" for s in range(3)), whole, is_small(whole, THRESHOLD), weight=1)
        )
        known += protect(new, known, [], THRESHOLD)
    year = []
    for s in range(3):
        value = sum(line[s] for line in months)
        year.append(
            Cell(f"y|{s}", tuple(f"{m}/{s}" for m in range(len(months))), value, is_small(value, THRESHOLD))
        )
    with suppress(Revealing):
        known += protect(year, known, [], THRESHOLD)
    for name, (least, most) in attack(known, []).items():
        assert most - least >= THRESHOLD - 1, name
