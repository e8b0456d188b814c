"""The board as an array of pixels, and a plain window that shows one: what Gymnasium's render modes need."""

import numpy as np
import pygame
from numpy.typing import NDArray

from playground import paths
from playground.ui.board.painter import BoardPainter
from playground.ui.board.scene import Scene
from playground.ui.board.viewport import Viewport
from playground.world.level import Level
from playground.world.mdp import TabularMDP

CELL = 64
"""Pixels of a cell, where that makes no picture larger than LARGEST."""
LARGEST = 1024
_MARGIN = 8

_board = BoardPainter()


def picture(level: Level, mdp: TabularMDP, state: int, action: int | None = None) -> NDArray[np.uint8]:
    """[height, width, 3] uint8: the level with the mouse in a state of `mdp`, looking where it last went. Needs no display."""
    cell = max(1, min(CELL, (LARGEST - 2 * _MARGIN) // max(level.height, level.width)))
    size = level.width * cell + 2 * _MARGIN, level.height * cell + 2 * _MARGIN
    surface = pygame.Surface(size, 0, 32)
    place, memory = mdp.states[state].cell, mdp.floors[int(mdp.floor[state])]
    heading = "" if action is None else mdp.actions[action]
    view = Viewport(surface.get_rect(), level.height, level.width, margin=_MARGIN)
    _board.draw(
        surface, Scene(level, view, floor=memory, agent=(place.row, place.col), who=level.cast.seen(memory.held), heading=heading)
    )
    pixels: NDArray[np.uint8] = np.ascontiguousarray(pygame.surfarray.array3d(surface).swapaxes(0, 1))
    return pixels


class PictureWindow:
    """A window of its own for one environment. Closing it never quits pygame, which would end the playground's window too."""

    def __init__(self, title: str = paths.TITLE) -> None:
        self._title = title
        self._window: pygame.Window | None = None
        self.closed = False
        """Whether a person has closed the window."""

    def show(self, pixels: NDArray[np.uint8]) -> None:
        """Shows a picture [height, width, 3]; opens the window at the first one."""
        if self.closed:
            return
        size = pixels.shape[1], pixels.shape[0]
        if self._window is None:
            pygame.display.init()
            self._window = pygame.Window(self._title, size)
        if self._window.size != size:
            self._window.size = size
        screen = self._window.get_surface()
        screen.blit(pygame.surfarray.make_surface(pixels.swapaxes(0, 1)), (0, 0))
        self._window.flip()
        for event in pygame.event.get((pygame.WINDOWCLOSE, pygame.QUIT)):
            if event.type == pygame.QUIT or event.window is self._window:
                self.close()

    def close(self) -> None:
        """Closes this window and no other."""
        self.closed = True
        if self._window is not None:
            self._window.destroy()
            self._window = None
