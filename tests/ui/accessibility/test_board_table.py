from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.ui.accessibility.board_table import MOST, board_table, spoken
from playground.ui.board.viewport import Viewport
from playground.world.grid import Cell


def view(rows: int, cols: int, side: int = 400) -> Viewport:
    return Viewport(pygame.Rect(0, 0, side, side), rows, cols)


def test_cells_say_what_they_are_what_they_pay_and_what_is_best(
    level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Any]
) -> None:
    level = level_of("S.G\n.#.")
    begun = snapshot_of(level)
    q = np.zeros(begun.mdp.legal.shape)
    at = {state.cell: number for number, state in enumerate(begun.mdp.states)}
    names = list(begun.mdp.actions)
    q[at[Cell(0, 1)], names.index("right")] = 1.0
    values = np.zeros(len(begun.mdp.states))
    values[at[Cell(0, 1)]] = -0.4
    snapshot = snapshot_of(level, {Field.Q: q, Field.V: values})
    table = board_table(space_of(snapshot), view(2, 3))
    words = {(cell.row, cell.col): cell.words for cell in table.cells}
    assert table.shape == (2, 3) and len(words) == 6
    assert words[0, 0].startswith("row 0, column 0, start, the mouse is here")
    assert words[0, 1] == "row 0, column 1, floor, value minus 0.40, best move right"
    assert words[0, 2] == "row 0, column 2, goal, reward on entering 1"
    assert words[1, 1] == "row 1, column 1, wall"


def test_of_a_large_board_the_part_around_the_cell_that_is_read_is_there(
    level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Any]
) -> None:
    level = level_of("S" + "." * 98 + "G\n" + "\n".join("." * 100 for _ in range(99)))
    workspace = space_of(snapshot_of(level))
    here = board_table(workspace, view(100, 100))
    assert len(here.cells) == MOST * MOST and here.shape == (100, 100)
    assert (here.cells[0].row, here.cells[0].col) == (0, 0)
    away = board_table(replace(workspace, look=replace(workspace.look, cursor=Cell(60, 99))), view(100, 100))
    places = {(cell.row, cell.col) for cell in away.cells}
    assert len(places) == MOST * MOST and (60, 99) in places and away.read == Cell(60, 99)


def test_the_sign_of_a_number_is_a_word() -> None:
    assert [spoken(number) for number in ("−1", "+0.5", "3")] == ["minus 1", "plus 0.5", "3"]
