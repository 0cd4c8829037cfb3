"""What is held of a program's things: truth tables, and sequences of moves that nobody thought of. No database."""

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.work.education.rules.stock import Held, after, held_of, move_fault
from schoolbeat.work.education.vocabulary import ItemKind, MoveKind

GIVEN, LENT = ItemKind.GIVEN, ItemKind.LENT


def field_of(fault):
    """The field that a fault is about; None where there is none."""
    return fault.field if fault else None


# By hand: from ten at hand and four out, what three of each move leave at hand and out.
MOVES = {
    (GIVEN, MoveKind.IN): Held(13, 4),
    (GIVEN, MoveKind.OUT): Held(7, 4),
    (GIVEN, MoveKind.BACK): Held(13, 4),
    (GIVEN, MoveKind.LOST): Held(7, 4),
    (LENT, MoveKind.IN): Held(13, 4),
    (LENT, MoveKind.OUT): Held(7, 7),
    (LENT, MoveKind.BACK): Held(13, 1),
    (LENT, MoveKind.LOST): Held(10, 1),
}


def test_what_each_move_leaves_at_hand_and_out():
    assert {
        (kind, move): after(kind, Held(10, 4), move, 3) for kind, move in product(ItemKind, MoveKind)
    } == MOVES


FAULTS = [
    (GIVEN, MoveKind.OUT, 10, 10, None),
    (GIVEN, MoveKind.OUT, 11, 0, "amount"),
    (GIVEN, MoveKind.LOST, 11, 0, "amount"),
    (GIVEN, MoveKind.IN, 0, 0, "amount"),
    (GIVEN, MoveKind.IN, -1, 0, "amount"),
    (GIVEN, MoveKind.IN, 1_000_000, 0, None),
    (GIVEN, MoveKind.IN, 1_000_001, 0, "amount"),
    (LENT, MoveKind.OUT, 10, 0, None),
    (LENT, MoveKind.OUT, 11, 0, "amount"),
    (LENT, MoveKind.BACK, 4, 0, None),
    (LENT, MoveKind.BACK, 5, 0, "amount"),
    (LENT, MoveKind.LOST, 4, 0, None),
    (LENT, MoveKind.LOST, 5, 0, "amount"),
    (GIVEN, MoveKind.OUT, 3, 4, "families"),
    (GIVEN, MoveKind.OUT, 3, -1, "families"),
    (GIVEN, MoveKind.IN, 3, 1, "families"),
    (GIVEN, MoveKind.BACK, 3, 0, "kind"),
    (LENT, MoveKind.OUT, 3, 1, "families"),
]


@pytest.mark.parametrize(("kind", "move", "amount", "families", "field"), FAULTS)
def test_nothing_goes_that_is_not_there_and_families_are_counted_where_they_get_something(
    kind, move, amount, families, field
):
    assert field_of(move_fault(kind, Held(10, 4), move, amount, families)) == field


def test_no_more_families_than_ten_thousand_are_said_at_once():
    many = Held(100_000, 0)
    assert move_fault(GIVEN, many, MoveKind.OUT, 50_000, 10_000) is None
    assert move_fault(GIVEN, many, MoveKind.OUT, 50_000, 10_001).field == "families"


KINDS = st.sampled_from(ItemKind)
SOME = st.lists(st.tuples(st.sampled_from(MoveKind), st.integers(1, 50)), max_size=30)


@given(KINDS, SOME)
def test_no_sequence_of_moves_that_are_accepted_makes_either_negative(kind, wanted):
    held, accepted = Held(), []
    for move, amount in wanted:
        if move_fault(kind, held, move, amount, 0) is None:
            held = after(kind, held, move, amount)
            accepted.append((move, amount))
        assert held.possible and held.hand >= 0 and held.out >= 0
    assert held_of(kind, accepted) == held


@given(KINDS, SOME, st.randoms(use_true_random=False))
def test_what_is_held_is_a_sum_whatever_the_order(kind, moves, random):
    shuffled = random.sample(moves, len(moves))
    whole = {move: sum(amount for one, amount in moves if one == move) for move in MoveKind}
    assert held_of(kind, moves) == held_of(kind, shuffled) == held_of(kind, whole.items())


def test_what_cannot_be_is_told_from_what_can():
    """Of the orders of one sequence some could not have been: a sum that is possible does not forgive a step."""
    moves = [(MoveKind.IN, 5), (MoveKind.OUT, 5), (MoveKind.BACK, 2), (MoveKind.LOST, 3)]
    assert {held_of(LENT, order) for order in permutations(moves)} == {Held(2, 0)}
    assert not Held(-1, 0).possible and not Held(0, -1).possible and Held().possible
