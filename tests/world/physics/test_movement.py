"""Where a move comes to rest, cell by cell, on boards that can be read."""

import numpy as np
import pytest

from playground.world import Level, Rules, Tile
from playground.world.physics.board import NAMES, board_of
from playground.world.physics.movement import agents_at, landing


def comes_to(
    rows: tuple[str, ...], begin: int, move: str, gust: int = 0, rules: Rules | None = None, **legend: Tile
) -> tuple[int, bool]:
    """(the cell, whether it bumped) of one move from a cell; the legend's tiles are named t1, t2 … for 1, 2 …"""
    tiles = {tile.glyph: tile for tile in legend.values()}
    board = board_of(Level("", rows, rules=rules or Rules(), legend=tiles))
    cells, bumps = landing(board, agents_at(board, np.array([begin])), np.array([NAMES.index(move)]), gust)
    return int(cells[0]), bool(bumps[0])


@pytest.mark.parametrize(
    ("rows", "begin", "move", "cell", "bump"),
    [
        (("..", ".."), 0, "right", 1, False),
        (("..", ".."), 0, "down-right", 3, False),
        (("..", ".."), 0, "up", 0, True),
        ((".#", ".."), 0, "right", 0, True),
        ((".#", ".."), 0, "stay", 0, False),
        (("|.", ".."), 0, "right", 0, True),
        (("|.", ".."), 1, "left", 1, True),
        (("|.", ".."), 0, "down", 2, False),
        (("|.", ".."), 0, "down-right", 0, True),
        ((".==.",), 0, "right", 3, False),
        ((".==#",), 0, "right", 2, False),
        ((".==",), 0, "right", 2, False),
        (("..=.",), 0, "right", 1, False),
    ],
)
def test_walls_sides_edges_and_ice(rows: tuple[str, ...], begin: int, move: str, cell: int, bump: bool) -> None:
    assert comes_to(rows, begin, move) == (cell, bump)


def test_the_column_that_is_left_blows_and_a_gust_changes_it_only_where_there_is_wind() -> None:
    rows, rules = ("...",) * 4, Rules(wind=(0, 1, 0), gusts=True)
    assert comes_to(rows, 10, "right", rules=rules) == (8, False), "from the bottom of the windy column one up"
    assert comes_to(rows, 10, "right", gust=1, rules=rules) == (5, False)
    assert comes_to(rows, 10, "right", gust=-1, rules=rules) == (11, False)
    assert comes_to(rows, 9, "up", gust=1, rules=rules) == (6, False)


def test_wind_stops_at_a_wall_and_at_the_edge() -> None:
    rules = Rules(wind=(3,))
    assert comes_to((".", "#", ".", "."), 3, "stay", rules=rules) == (2, False)
    assert comes_to((".", ".", ".", "."), 3, "stay", rules=rules) == (0, False)


def test_in_wind_a_move_over_the_edge_loses_only_the_part_that_leaves_the_board() -> None:
    assert comes_to(("..", ".."), 3, "right", rules=Rules(wind=(0, 1))) == (1, True)


def test_a_belt_carries_who_leaves_it() -> None:
    belt = Tile(kind="floor", glyph="1", wind=(0, 2))
    assert comes_to(("1...", "...."), 0, "down", tile=belt) == (6, False)


def test_an_agent_is_its_cell_its_phase_and_its_bits() -> None:
    board = board_of(Level("", ("SaM...",)))
    place = board.memory.place(np.array([1]), np.array([2]), np.array([3]))
    agents = agents_at(board, place)
    assert [int(part[0]) for part in (agents.cell, agents.phase, agents.bits)] == [3, 2, 1]
    assert agents_at(board_of(Level("", ("S.",))), np.array([1])).cell.tolist() == [1]
