"""Cells and moves."""

from playground.world.grid import MOVE_SETS, MOVES, Cell


def test_a_cell_is_a_row_and_a_column() -> None:
    assert Cell(2, 5) == (2, 5)
    assert Cell(2, 5).col == 5


def test_the_nine_moves_reach_the_neighbours_and_the_cell_itself_once_each() -> None:
    assert sorted(MOVES.values()) == [(row, col) for row in (-1, 0, 1) for col in (-1, 0, 1)]
    assert (MOVES["up"], MOVES["down-left"]) == ((-1, 0), (1, -1))


def test_the_sets_have_as_many_moves_as_their_names_say() -> None:
    assert {name: len(moves) for name, moves in MOVE_SETS.items()} == {"left-right": 2, "four": 4, "eight": 8, "nine": 9}
    assert all(set(moves) <= set(MOVES) for moves in MOVE_SETS.values())
