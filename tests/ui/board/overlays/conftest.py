"""A small board under one overlay."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.ui.board.drawn import Drawn
from playground.ui.board.overlay import Overlay
from playground.ui.board.viewport import Viewport
from playground.world import compile_mdp, parse_level

MARGIN = 10


class Canvas:
    """Two rows, S . # and . . G; what is painted on it, and where."""

    def __init__(self, rows: str = "S.#\n..G") -> None:
        self.level = parse_level(f"map = '''\n{rows}\n'''")
        self.mdp = compile_mdp(self.level)

    def drawn(self, fields: Mapping[Field, Any] | None = None, **more: Any) -> Drawn:
        return Drawn(self.level, self.mdp, MappingProxyType({**(fields or {})}), **more)

    def view(self, cell: int = 64, **more: Any) -> Viewport:
        size = self.level.width * cell + 2 * MARGIN, self.level.height * cell + 2 * MARGIN
        view = Viewport(pygame.Rect((0, 0), size), self.level.height, self.level.width, margin=MARGIN, **more)
        assert view.cell_size == cell
        return view

    def state(self, row: int, col: int) -> int:
        return int(self.mdp.state_at()[row, col])

    def by_state(self, values: Mapping[tuple[int, int], float], rest: float = 0.0) -> Any:
        """[S] the values of some cells."""
        field = np.full(len(self.mdp.states), rest)
        for cell, value in values.items():
            field[self.state(*cell)] = value
        return field

    def by_move(self, values: Mapping[tuple[int, int, str], float], rest: float = 0.0) -> Any:
        """[S, A] the values of some moves of some cells."""
        field = np.full(self.mdp.legal.shape, rest)
        for (row, col, name), value in values.items():
            field[self.state(row, col), self.mdp.actions.index(name)] = value
        return field

    def painted(self, overlay: Overlay, drawn: Drawn, cell: int = 64, inscribed: bool = False, **more: Any) -> pygame.Surface:
        view = self.view(cell, **more)
        surface = pygame.Surface(view.rect.size, pygame.SRCALPHA)
        overlay.paint(surface, drawn, view)
        if inscribed and overlay.inscribe is not None:
            overlay.inscribe(surface, drawn, view)
        return surface

    def ink(self, surface: pygame.Surface, row: int, col: int, cell: int = 64) -> int:
        """How much is painted in a cell: the sum of its pixels' opacities."""
        part = surface.subsurface((MARGIN + col * cell, MARGIN + row * cell, cell, cell))
        return int(pygame.surfarray.array_alpha(part).astype(int).sum())

    def inked(self, surface: pygame.Surface, cell: int = 64) -> set[tuple[int, int]]:
        """The cells in which anything is painted."""
        return {
            (row, col) for row in range(self.level.height) for col in range(self.level.width) if self.ink(surface, row, col, cell)
        }

    def pixel(self, surface: pygame.Surface, row: int, col: int, down: float = 0.0, right: float = 0.0, cell: int = 64) -> Any:
        """The colour at a part of a cell from its middle."""
        return surface.get_at((int(MARGIN + (col + 0.5 + right) * cell), int(MARGIN + (row + 0.5 + down) * cell)))


@pytest.fixture
def canvas() -> Canvas:
    return Canvas()


@pytest.fixture
def canvas_of() -> Any:
    return Canvas


CELLS = {(0, 0), (0, 1), (1, 0), (1, 1)}


@pytest.fixture
def free_cells() -> set[tuple[int, int]]:
    """The cells of the small board in which there is something to choose."""
    return set(CELLS)
