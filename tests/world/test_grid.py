"""Cells and moves."""

from playground.world.grid import MOVE_SETS, MOVES, Cell, ways


def test_a_cell_is_a_row_and_a_column() -> None:
    assert Cell(2, 5) == (2, 5)
    assert Cell(2, 5).col == 5


def test_the_nine_moves_reach_the_neighbours_and_the_cell_itself_once_each() -> None:
    assert sorted(MOVES.values()) == [(row, col) for row in (-1, 0, 1) for col in (-1, 0, 1)]
    assert (MOVES["up"], MOVES["down-left"]) == ((-1, 0), (1, -1))


def test_the_sets_have_as_many_moves_as_their_names_say() -> None:
    assert {name: len(moves) for name, moves in MOVE_SETS.items()} == {"left-right": 2, "four": 4, "eight": 8, "nine": 9}
    assert all(set(moves) <= set(MOVES) for moves in MOVE_SETS.values())


def test_actions_of_any_name_have_their_place() -> None:
    """Taxi: four moves by the compass, and two corners for what is no move; of many others the rest stand in the middle."""
    assert ways(("south", "north", "east", "west", "pickup", "dropoff")) == ((1, 0), (-1, 0), (0, 1), (0, -1), (-1, -1), (-1, 1))
    assert ways(tuple(MOVES)) == tuple(MOVES.values())
    assert ways(("search", "wait")) == ((-1, -1), (-1, 1))
    assert ways([f"stake {number}" for number in range(50)]).count((0, 0)) == 42
