"""Arrows on the board from the cell of Bellman's equation to every successor, with their chances."""

from collections import defaultdict

import pygame

from playground.ui import theme
from playground.ui.board.pointers import draw_pointer, draw_words
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.panels.backup.equation import Inspection, cell_sum
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

LETTERS = 30
"""Cells of at least so many pixels have the chances written beside the arrows."""


def arrows(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Draws arrows to where the terms that count lead; those of the chosen line stand out."""
    sums = cell_sum(workspace)
    if sums is None:
        return workspace
    mdp, inspection = workspace.snapshot.mdp, workspace.recall(Inspection)
    every = [term for row in sums.rows for term in row]
    number = sums.line(inspection.term)
    lit = every[number] if number >= 0 else None
    chances: defaultdict[Cell, float] = defaultdict(float)
    for term in sums.lit if lit is None or lit in sums.lit else (lit,):
        chances[mdp.states[term.successor].cell] += term.chance
    start = mdp.states[sums.state].cell
    with ui.clipped(view.rect):
        for cell, chance in chances.items():
            strong = lit is not None and mdp.states[lit.successor].cell == cell
            colour = theme.FOCUS if strong else theme.ACCENT
            _framed(ui.surface, view, cell, colour)
            spot = draw_pointer(ui.surface, view, start, cell, min(1.0, chance), colour)
            if view.cell_size >= LETTERS:
                draw_words(ui.surface, spot, f"{chance * 100:.3g} %", view.cell_size, theme.FOCUS_INK if strong else colour)
    return workspace


def _framed(surface: pygame.Surface, view: Viewport, cell: Cell, colour: theme.Colour) -> None:
    """Draws a frame around a cell that the sum uses."""
    line = max(2, view.cell_size // 20)
    pygame.draw.rect(surface, colour, view.rect_of(cell).inflate(-line, -line), line, border_radius=max(2, view.cell_size // 8))
