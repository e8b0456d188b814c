"""The board as a table whose cells speak: where they are, what stands there, what it pays, what is believed, what is best."""

from typing import NamedTuple

import numpy as np

from playground.learning.learner import Field
from playground.ui.accessibility.element import Box
from playground.ui.board.appearance import figure_seen
from playground.ui.board.numerals import numeral
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import chosen, speaking
from playground.ui.kit.number_field import MINUS
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.reading import rewards_in_words
from playground.ui.stage.viewing import floor_seen, level_seen
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

MOST = 20
"""Rows and columns that are read at most at once, around the cell that is read or the mouse."""


class SpokenCell(NamedTuple):
    """A cell and what is said of it."""

    row: int
    col: int
    words: str
    box: Box


class BoardTable(NamedTuple):
    """name: of the board; shape: all of its rows and columns; cells: those near enough to be read; read: the one that the
    keyboard reads, None for none."""

    name: str
    shape: tuple[int, int]
    cells: tuple[SpokenCell, ...]
    read: Cell | None


def board_table(workspace: Workspace, view: Viewport) -> BoardTable:
    """The board that is seen, of a large one the part around the cell that is read (else the mouse), row by row."""
    level, snapshot = level_seen(workspace), workspace.snapshot
    mdp, floor = snapshot.mdp, floor_seen(workspace)
    lived = level == snapshot.now and mdp.shape == (level.height, level.width)
    mouse = mdp.states[snapshot.agent.state].cell if lived else None
    read = workspace.look.cursor
    read = read if read is not None and read.row < level.height and read.col < level.width else None
    rows, cols = _part(view, read or mouse or Cell(0, 0), (level.height, level.width))
    believed = _believed(workspace, floor) if lived and view.numbers else {}
    cells = []
    for row in rows:
        for col in cols:
            cell, spot = Cell(row, col), view.rect_of((row, col))
            figure = figure_seen(level, mdp.floors[floor] if lived else mdp.floors[0], cell)
            parts = [f"row {row}, column {col}", (figure.tile.title or figure.tile.kind).lower()]
            parts += [figure.pose] if figure.pose else []
            parts += ["the mouse is here"] if cell == mouse else []
            parts += [f"reward {when} {spoken(numeral(reward))}" for when, reward in rewards_in_words(figure.tile)]
            parts += [believed[cell]] if cell in believed else []
            cells.append(SpokenCell(row, col, ", ".join(parts), (spot.left, spot.top, spot.width, spot.height)))
    name = f"Board {level.title}, {level.height} rows and {level.width} columns, counted from 0"
    return BoardTable(name, (level.height, level.width), tuple(cells), read)


def spoken(number: str) -> str:
    """A number as it is spoken: its sign is a word."""
    return number.replace(MINUS, "minus ").replace("-", "minus ").replace("+", "plus ")


def _part(view: Viewport, middle: Cell, shape: tuple[int, int]) -> tuple[range, range]:
    """Rows and columns in sight, at most MOST of each, around a cell; what is read is among them even out of sight."""
    r0, r1, c0, c1 = view.visible()
    return _around(middle.row, r0, r1, shape[0]), _around(middle.col, c0, c1, shape[1])


def _around(middle: int, low: int, high: int, count: int) -> range:
    low, high = min(low, middle), min(count, max(high, middle + 1))
    start = max(low, min(middle - MOST // 2, high - MOST))
    return range(start, min(high, start + MOST))


def _believed(workspace: Workspace, floor: int) -> dict[Cell, str]:
    """What the learner believes of the cells of a floor, in words: the value and the best moves."""
    snapshot = workspace.snapshot
    mdp, drawn = snapshot.mdp, drawn_of(snapshot)
    states = np.flatnonzero((mdp.floor == floor) & speaking(snapshot.now, mdp))[: MOST * MOST * MOST]
    best, values = chosen(drawn, states), snapshot.fields.get(Field.V)
    words = {}
    for state, ties in zip(states.tolist(), best, strict=True):
        parts = [] if values is None else [f"value {spoken(numeral(float(values[state])))}"]
        moves = [name for name, tie in zip(mdp.actions, ties, strict=True) if tie]
        parts += [f"best {'move' if len(moves) == 1 else 'moves'} {' or '.join(moves)}"] if moves else []
        if parts:
            words[mdp.states[state].cell] = ", ".join(parts)
    return words
