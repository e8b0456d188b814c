"""The board with overlays as a PNG, whole and at once; needs no display, and leaves a window that is open alone."""

from collections.abc import Sequence

import pygame

from playground.ui.board.drawn import Drawn
from playground.ui.board.overlay import Overlay
from playground.ui.board.painter import BoardPainter
from playground.ui.board.scene import Scene
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.png import png_bytes

CELL, LARGEST, MARGIN = 80, 1024, 8
"""Pixels of a cell where that makes no picture larger than LARGEST, and around the board."""


def board_png(drawn: Drawn, overlays: Sequence[Overlay], floor: int = 0) -> bytes:
    """The content of a PNG file: the level of `drawn` on one of its floors, with these overlays as far as they can be drawn."""
    level = drawn.level
    cell = max(1, min(CELL, (LARGEST - 2 * MARGIN) // max(level.height, level.width)))
    surface = pygame.Surface((level.width * cell + 2 * MARGIN, level.height * cell + 2 * MARGIN), 0, 32)
    view = Viewport(surface.get_rect(), level.height, level.width, margin=MARGIN, floor=floor)
    painter, scene = BoardPainter(), Scene(level, view, drawn, tuple(overlays), floor=drawn.mdp.floors[floor])
    painter.draw(surface, scene)
    while painter.unfinished:
        painter.draw(surface, scene)
    return png_bytes(surface)
