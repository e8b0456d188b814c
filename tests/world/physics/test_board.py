"""A level as arrays."""

import numpy as np
import pytest

from playground.world import Level, LevelError, Rules, Tile, parse_level
from playground.world.grid import MOVES
from playground.world.physics.board import DELTA, NAMES, board_of


def level_of(rows: str, rules: str = "", legend: str = "") -> Level:
    shown = "\n".join(rows.split())
    return parse_level(f"map = '''\n{shown}\n'''\n[rules]\n{rules}\n[legend]\n{legend}\n")


def test_directions_are_the_moves() -> None:
    assert [tuple(delta) for delta in DELTA.tolist()] == [MOVES[name] for name in NAMES]


def test_fields_are_looked_up_by_the_tile_of_a_cell() -> None:
    board = board_of(level_of("S%G", "", '"%" = { kind = "mud", enter = -3.0 }'))
    assert board.numbers("enter")[board.tile].tolist() == [0.0, -3.0, 1.0]
    assert board.flags("ends")[board.tile].tolist() == [False, False, True]
    assert not board.stated("exit").any()


def test_legal_respects_only_ends_walls_and_forbidden_edges() -> None:
    board = board_of(level_of("S>G #..", 'edges = "forbid"'))
    up, right, down, left = range(4)
    assert np.flatnonzero(board.legal[0]).tolist() == [right, down]
    assert np.flatnonzero(board.legal[1]).tolist() == [right]
    assert not board.legal[2].any()
    assert not board.legal[3].any()
    assert np.flatnonzero(board.legal[4]).tolist() == [up, right, left]


def test_an_exit_on_a_forbidden_edge_has_all_its_actions() -> None:
    assert board_of(level_of("XS", 'edges = "forbid"')).legal[0].all()


def test_swapped_controls_decide_what_leaves_the_board() -> None:
    board = board_of(level_of("?.", 'edges = "forbid"\nmoves = "left-right"'))
    assert board.legal[0].tolist() == [True, False]


def test_closed_sides_of_diagonal_steps() -> None:
    board = board_of(level_of("|."))
    assert board.shut is not None
    closed = {(rows, cols) for rows in (-1, 0, 1) for cols in (-1, 0, 1) if board.shut[1, 3 * (rows + 1) + cols + 1]}
    assert board.tiles[1].glyph == "|"
    assert closed == {(-1, 1), (0, 1), (1, 1)}


def test_a_wind_shorter_than_the_board_leaves_the_other_columns_still() -> None:
    assert board_of(level_of("....", "[wind]\ncolumns = [1, 2]")).wind.tolist() == [1, 2, 0, 0]


def test_targets_that_block_are_no_targets() -> None:
    level = Level(
        "", ("JW.",), legend={"W": Tile(kind="wall", glyph="W", blocks=True), "J": Tile(kind="jump", glyph="J", to=("W",))}
    )
    assert [len(cells) for cells in board_of(level).jumps] == [0, 0, 0]


def test_a_level_made_by_hand_is_checked() -> None:
    with pytest.raises(LevelError, match="differ in length"):
        board_of(Level("", ("..", "."), rules=Rules()))
    with pytest.raises(LevelError, match="',' stands for no tile"):
        board_of(Level("", (",",)))
