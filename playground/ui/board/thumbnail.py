"""A small picture of a level, for the browser."""

from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.ui import theme
from playground.ui.board.appearance import appearance
from playground.ui.board.figures import Figure, figure_stamp, ground_stamp
from playground.ui.board.painter import BoardPainter
from playground.ui.board.scene import Scene
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.store import stored
from playground.world.level import Level
from playground.world.mdp import Floor

SAMPLES = 3
"""Where a level has more cells than its picture has pixels, so many of them are sampled for a pixel's height and width."""


@stored
def thumbnail(level: Level, size: tuple[int, int]) -> pygame.Surface:
    """The level's tiles in (width, height) pixels, as on the board. Do not draw on it."""
    picture = pygame.Surface(size)
    margin = max(2, min(size) // 24)
    wide, high = size[0] - 2 * margin, size[1] - 2 * margin
    if level.width > wide or level.height > high:
        picture.fill(theme.CARD)
        small = pygame.surfarray.make_surface(_shrunk(level, wide, high).swapaxes(0, 1))
        picture.blit(small, small.get_rect(center=picture.get_rect().center))
        return picture
    view = Viewport(picture.get_rect(), level.height, level.width, margin=margin)
    BoardPainter().draw(picture, Scene(level, view))
    return picture


def _shrunk(level: Level, wide: int, high: int) -> NDArray[np.uint8]:
    """[height, width, 3] uint8: a level in fewer pixels than cells; each has the middle colour of some of its cells."""
    share = min(wide / level.width, high / level.height)
    rows, cols = max(1, int(level.height * share)), max(1, int(level.width * share))
    seen = appearance(level, Floor(), (0, level.height, 0, level.width))
    colours = np.array([_colour(figure) for figure in seen.figures])
    some = seen.which[np.ix_(_spread(rows, level.height), _spread(cols, level.width))]
    middle: NDArray[np.float64] = colours[some].reshape(rows, SAMPLES, cols, SAMPLES, 3).mean(axis=(1, 3))
    return np.rint(middle).astype(np.uint8)


def _spread(pixels: int, cells: int) -> NDArray[np.intp]:
    """The cells that are sampled, evenly spread."""
    return ((np.arange(pixels * SAMPLES) + 0.5) * cells / (pixels * SAMPLES)).astype(np.intp)


@lru_cache(maxsize=512)
def _colour(figure: Figure) -> tuple[float, ...]:
    """The middle colour of a cell."""
    cell = pygame.Surface((8, 8))
    cell.blit(ground_stamp(figure.tile.ends and not figure.tile.patrols, 8), (0, 0))
    cell.blit(figure_stamp(figure, 8), (0, 0))
    return tuple(pygame.surfarray.array3d(cell).reshape(-1, 3).mean(axis=0))


theme.follow(_colour.cache_clear)
