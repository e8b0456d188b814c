"""What stands upright on a landscape: goals, hazards that walk, what can be taken, and the words on all tiles."""

from collections.abc import Sequence
from typing import NamedTuple

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
NEARER = 0.3
"""By how many cells a column has to be nearer to hide what stands."""


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


def standing(scene: Scene, view: LandView) -> Uprights | None:
    """Everything that stands on the visible cells, the farthest first; None where nothing does."""
    part = view.visible()
    seen = appearance(scene.level, scene.floor, part)
    side = max(SMALLEST, view.cell_size)
    footings = view.ground.footings
    stamps = [_upright(figure, side) for figure in seen.figures]
    some = np.array([stamp is not None for stamp in stamps])
    rows, cols = np.nonzero(some[seen.which])
    if not len(rows):
        return None
    numbers = seen.which[rows, cols]
    rows, cols = rows + part[0], cols + part[2]
    xs, ys = view.tops()
    there = [stamp if stamp is not None else _nothing() for stamp in stamps]
    up = np.array(
        [
            side * (1 - SUNK) if stands(figure) else stamp.get_height() / 2
            for figure, stamp in zip(seen.figures, there, strict=True)
        ]
    )
    depths = view.distances.reshape(footings.shape)[rows, cols]
    order = np.argsort(-depths, kind="stable")
    left = xs[rows, cols] - view.rect.left - side / 2
    top = ys[rows, cols] - view.rect.top - up[numbers]
    places = np.stack((numbers, np.rint(left), np.rint(top)), axis=1).astype(np.int32)[order]
    atlas, sizes = _atlas(tuple(there))
    return Uprights(atlas, sizes, np.ascontiguousarray(places), depths[order] - NEARER)


@stored
def _nothing() -> pygame.Surface:
    return pygame.Surface((1, 1), pygame.SRCALPHA)


@stored
def _upright(figure: Figure, side: int) -> pygame.Surface | None:
    """The picture that stands on a figure's cell: the figure with its words and a shadow at its foot, or the words alone."""
    if not stands(figure):
        words = figure_words(figure, side) if side >= LETTERS_FROM else None
        return words if words is not None and words.get_bounding_rect().width else None
    if figure.guests:
        stamp = shadow_stamp(side).copy()
        stamp.blit(figure_stamp(figure, side), (0, 0))
        return stamp
    below = round(side * BELOW)
    stamp = pygame.Surface((side, side + below), pygame.SRCALPHA)
    stamp.blit(shadow_stamp(side), (0, 0))
    stamp.blit(portrait(figure, side), (0, 0))
    if side >= LETTERS_FROM:
        stamp.blit(figure_words(figure, side), (0, below))
    return stamp


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
