"""Where hazards are at every phase."""

import numpy as np
import pytest

from playground.world import LevelError, parse_level
from playground.world.physics.board import Board, board_of


def board(rows: str, legend: str = "") -> Board:
    return board_of(parse_level("map = '''\n" + "\n".join(rows.split()) + f"\n'''\n[legend]\n{legend}\n"))


def way(walks: Board) -> list[int]:
    """The cell of the only hazard at every phase."""
    assert walks.patrols is not None
    return (walks.patrols.spots % len(walks.tile)).tolist()


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ("M....", [0, 1, 2, 3, 2, 1]),
        ("M..", [0, 1, 2, 1]),  # the edge
        ("M.#.", [0, 1]),  # a wall
        ("M.A.", [0, 1]),  # a door
        ("M.T.", [0, 1]),  # a gate
        ("M.U.", [0, 1]),  # and an open one
        ("M#", [0]),
        ("MG.P", [0, 1, 2, 3, 2, 1]),
    ],
)
def test_a_hazard_walks_until_something_stops_it_and_back(rows: str, cells: list[int]) -> None:
    assert way(board(rows)) == cells


def test_a_walk_that_ends_at_home_is_a_loop() -> None:
    walks = board("M.\n..", 'M = { kind = "cat", patrols = ["right", "down", "left", "up"] }')
    assert way(walks) == [0, 1, 3, 2]
    assert way(board("M.", 'M = { kind = "cat", patrols = ["right", "left"] }')) == [0, 1]


def test_hazards_are_together_again_after_the_least_common_multiple() -> None:
    patrols = board("M...\nM..#\n####", "")
    assert patrols.patrols is not None
    assert patrols.patrols.period == 12  # 6 and 4


def test_of_several_in_one_cell_the_first_in_reading_order_is_shown() -> None:
    patrols = board("M.n", 'M = { kind = "cat", patrols = ["right"] }\nn = { kind = "cat", patrols = ["left"] }')
    assert patrols.patrols is not None
    number = [tile.glyph for tile in patrols.tiles].index("M")
    assert patrols.patrols.at(np.array([3 + 1])).tolist() == [number]
    assert patrols.patrols.at(np.array([3 + 0, 3 + 2])).tolist() == [-1, -1]


def test_crossings_are_steps_from_cell_to_cell() -> None:
    patrols = board("M..")
    assert patrols.patrols is not None
    spots = np.array([0, 0, 3 + 1, 9 + 1])
    assert (patrols.patrols.crossing(spots, np.array([1, 2, 2, 0])) >= 0).tolist() == [True, False, True, True]


def test_what_would_be_too_much_is_refused_at_once() -> None:
    right, up = "'right', ", "'up', "
    ways = [f'{name} = {{ kind = "cat", patrols = [{right * steps}] }}' for name, steps in zip("mnop", (4, 5, 7, 9), strict=True)]
    rows = "\n".join(f"{name}........." for name in "mnop")
    with pytest.raises(LevelError, match="only after 2,520 steps, at most 1,000 fit"):
        board(rows, "\n".join(ways))
    with pytest.raises(LevelError, match=r"the floor '\.' cannot walk"):
        board("S.", '"." = { kind = "floor", patrols = ["up"] }')
    full = "\n".join(["M" * 1000] * 1000)
    with pytest.raises(LevelError, match="1,000,000 hazards that walk have 12,000,000 places in 12 steps"):
        board(full)
    with pytest.raises(LevelError, match=r"ways of 51,000,000 cells in all, at most 8,000,000 fit"):
        board(full, f'M = {{ kind = "cat", patrols = [{up * 50}] }}')
