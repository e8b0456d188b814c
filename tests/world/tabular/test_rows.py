"""The rows of a table: what the physics gives for some places, and how it is laid out for all that are like them."""

import numpy as np

from playground.world import Level, Rules, compile_mdp
from playground.world.physics.board import board_of
from playground.world.tabular.rows import batches_of, laid_out, rows_of

LEVEL = Level("", ("S.#G",), rules=Rules(moves=("left", "right"), discount=0.5, step_reward=-1.0))
"""Its states are the cells 0, 1 and 3."""
PLACES = np.array([0, 1, 3])
NUMBERS = np.array([0, 1, 0, 2], np.int32)


def test_the_rows_of_a_small_level_by_hand() -> None:
    board = board_of(LEVEL)
    rows = rows_of(
        board,
        PLACES,
        batches_of(board, PLACES, None),
        lambda own, to: NUMBERS[to],
        lambda places: places >= 0,
    )
    assert rows.to[:, :, 0].tolist() == [[0, 1], [0, 1], [2, 2]], "the goal leads to itself"
    assert rows.probability[:, :, 0].tolist() == [[1.0, 1.0], [1.0, 1.0], [0.0, 0.0]]
    assert rows.reward[:, :, 0].tolist() == [[-1.0, -1.0], [-1.0, -1.0], [0.0, 0.0]]
    assert rows.continuation[:, :, 0].tolist() == [[0.5, 0.5], [0.5, 0.5], [0.0, 0.0]]
    assert not rows.ends.any() and rows.intended.tolist() == [[0, 1], [0, 1], [2, 2]]
    assert rows.variety is None


def test_what_can_happen_is_worked_out_some_at_a_time_and_told_how_far(monkeypatch) -> None:
    monkeypatch.setattr("playground.world.tabular.rows.AT_ONCE", 3)
    shares: list[float] = []
    batches = batches_of(board_of(LEVEL), PLACES, shares.append)
    assert [len(batch.places) for batch in batches] == [3, 1] and shares == [0.0, 0.75]
    assert np.concatenate([batch.places for batch in batches]).tolist() == [0, 0, 1, 1]


def test_rows_that_say_how_far_a_way_leads_are_laid_out_for_every_cell_like_it() -> None:
    """A row of twelve cells, of which the second stands for all but the two ends: one to the left, one to the right."""
    level = Level("", ("S" + "." * 11,), rules=Rules(moves=("left", "right")))
    board, cells, asked = board_of(level), np.arange(12), np.array([0, 1, 11])
    which = np.array([0, *[1] * 10, 2])
    rows = rows_of(board, asked, batches_of(board, asked, None), lambda own, to: to - own, lambda places: places >= 0)
    assert rows.to[1, :, 0].tolist() == [-1, 1]
    whole, mdp = laid_out(rows, which, cells, np.arange(12, dtype=np.int32), None), compile_mdp(level)
    np.testing.assert_array_equal(whole.to, mdp.successor)
    np.testing.assert_array_equal(whole.intended, mdp.intended)
    assert rows.to[1, :, 0].tolist() == [-1, 1], "what was given is as it was"


def test_a_move_as_asked_leads_nowhere_where_nobody_can_be() -> None:
    """The wind would blow it into the cell that is no state."""
    board = board_of(LEVEL)
    rows = rows_of(board, PLACES, batches_of(board, PLACES, None), lambda own, to: NUMBERS[to], lambda places: places != 0)
    assert rows.intended[1].tolist() == [1, 1], "left of it nobody can be, so it is said to stay"
