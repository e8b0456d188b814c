"""What stands upright on a landscape: goals, hazards that walk, what can be taken, and the words on all tiles."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.ui import theme
from playground.ui.board.appearance import appearance
from playground.ui.board.figures import LETTERS_FROM, Figure, figure_stamp, figure_words, portrait
from playground.ui.board.landscape.land_view import LandView
from playground.ui.board.pixels import Packed, image_array
from playground.ui.board.scene import Scene
from playground.ui.board.stamps import FORMAT, svg_stamp
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored

SMALLEST = 11
"""Pixels of the smallest figure."""
SUNK = 0.30
"""How far below the middle of a top the foot of a figure is, in parts of its side: it stands in the front half."""
BELOW = 0.2
"""How far below its usual place the reward of what stands is printed, in parts of its side: before its foot."""
NEARER, FAR = 0.3, 1e9
"""By how many cells a column has to be nearer to hide what stands; nearer than anything is what nothing hides."""


class Uprights(NamedTuple):
    """What `upright.stand` is given."""

    atlas: Packed
    stamps: NDArray[np.int32]
    places: NDArray[np.int32]
    depths: NDArray[np.float64]


def stands(figure: Figure) -> bool:
    """Whether a figure stands upright: what one goes for, takes, meets, or who is a guest there."""
    tile = figure.tile
    good = tile.ends and tile.enter >= 0 and not tile.exit
    return bool(good or tile.patrols or tile.gives or tile.once or figure.guests)


def standing(scene: Scene, view: LandView, ids: NDArray[np.int32]) -> Uprights | None:
    """Everything that stands on the visible cells, the farthest first; None where nothing does.

    Nearer columns hide parts of pictures. Words are whole where their middle can be seen, and else left out: a part of a number
    would be another number. ids: [H, W] the cells in the middles of the view's pixels, -1 for none.
    """
    part = view.visible()
    seen = appearance(scene.level, scene.floor, part)
    side = max(SMALLEST, view.cell_size)
    figures = seen.figures
    stamps = [*(_picture(figure, side) for figure in figures), *(_words(figure, side) for figure in figures)]
    some = np.array([stamp is not None for stamp in stamps])
    both = np.stack((seen.which, seen.which + len(figures)))
    layers, rows, cols = np.nonzero(some[both])
    if not len(rows):
        return None
    numbers = both[layers, rows, cols]
    rows, cols = rows + part[0], cols + part[2]
    xs, ys = view.tops()
    there = [stamp if stamp is not None else _nothing() for stamp in stamps]
    foot, below = side * (1 - SUNK), round(side * BELOW)
    up = np.array([foot] * len(figures) + [foot - below if stands(figure) else side / 2 for figure in figures])
    depths = view.distances.reshape(view.ground.footings.shape)[rows, cols] - NEARER
    left = np.rint(xs[rows, cols] - view.rect.left - side / 2).astype(np.int32)
    top = np.rint(ys[rows, cols] - view.rect.top - up[numbers]).astype(np.int32)
    middles = np.array([stamp.get_bounding_rect().center for stamp in there])[numbers]
    words = layers == 1
    shown = ~words | _in_sight(ids, view.distances, left + middles[:, 0], top + middles[:, 1], depths)
    order = np.lexsort((layers, -depths))
    order = order[shown[order]]
    places = np.stack((numbers, left, top), axis=1).astype(np.int32)[order]
    atlas, sizes = _atlas(tuple(there))
    return Uprights(atlas, sizes, np.ascontiguousarray(places), np.where(words, -FAR, depths)[order])


def _in_sight(
    ids: NDArray[np.int32], distances: NDArray[np.float64], x: NDArray[Any], y: NDArray[Any], depths: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether no nearer column is painted at these pixels."""
    high, wide = ids.shape
    cells = ids[np.clip(y, 0, high - 1), np.clip(x, 0, wide - 1)]
    return np.asarray((cells < 0) | (distances[np.maximum(cells, 0)] >= depths))


@stored
def _nothing() -> pygame.Surface:
    return pygame.Surface((1, 1), pygame.SRCALPHA)


@stored
def _picture(figure: Figure, side: int) -> pygame.Surface | None:
    """What stands on a figure's cell, with a shadow at its foot; guests have their words with them."""
    if not stands(figure):
        return None
    stamp = shadow_stamp(side).copy()
    stamp.blit(figure_stamp(figure, side) if figure.guests else portrait(figure, side), (0, 0))
    return stamp


@stored
def _words(figure: Figure, side: int) -> pygame.Surface | None:
    """The letter and the rewards of a figure without guests, where there are some and they can be read."""
    if side < LETTERS_FROM or (figure.guests and stands(figure)):
        return None
    words = figure_words(figure, side)
    return words if words.get_bounding_rect().width else None


@stored
def shadow_stamp(side: int) -> pygame.Surface:
    """The soft shadow at the foot of what stands."""
    rings = "".join(
        f'<ellipse cx="0.5" cy="0.86" rx="{0.40 - 0.05 * n:.2f}" ry="{0.13 - 0.02 * n:.2f}" fill="{hex_of(theme.INK)}" '
        'fill-opacity="0.07"/>'
        for n in range(5)
    )
    return svg_stamp(rings, side)


@stored
def _atlas(stamps: Sequence[pygame.Surface]) -> tuple[Packed, NDArray[np.int32]]:
    """All pictures one after another, and where each begins, its width and its height."""
    arrays = [image_array(stamp.convert(FORMAT)) for stamp in stamps]
    begins = np.cumsum([0, *(array.size for array in arrays)])[:-1]
    sizes = np.array([(begin, array.shape[1], array.shape[0]) for begin, array in zip(begins, arrays, strict=True)], np.int32)
    return np.concatenate([array.reshape(-1) for array in arrays]), sizes
