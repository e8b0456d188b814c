"""The petals of the policy: one petal an action, as large as its probability."""

from collections.abc import Hashable

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.pixels import Stencil, cell_stencil, paint_colours
from playground.ui.board.stamps import ARROWS_FROM, NUMBERS_FROM, petal_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import directions, fingerprint, window
from playground.ui.drawing.store import stored

SIXTEENTHS = 16
SHAPES = 1600
"""More cells than this are painted as arrays, with petals of straight sides."""


def _key(drawn: Drawn, view: Viewport) -> Hashable:
    return fingerprint(drawn, Field.POLICY), view


def _paint(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    seen, ways = window(drawn, view), directions(drawn.mdp)
    if view.cell_size < ARROWS_FROM:
        return
    chance = np.clip(np.nan_to_num(seen.of(drawn.fields[Field.POLICY])), 0.0, 1.0)
    if seen.shown.sum() > SHAPES:
        longer = np.rint(np.sqrt(chance) * SIXTEENTHS)[..., None] > np.arange(SIXTEENTHS)
        colours = np.zeros((*seen.shown.shape, 1 + len(ways) * SIXTEENTHS), np.uint32)
        colours[..., 1:] = longer.reshape(*seen.shown.shape, -1) * np.uint32(_packed())
        colours *= seen.cells[..., None]
        paint_colours(surface, view, colours, _petals(view.cell_size, ways))
        return
    lengths = np.ceil(chance * SIXTEENTHS - 0.25) / SIXTEENTHS
    blits = []
    for r, c in zip(*np.nonzero(seen.shown), strict=True):
        place = view.rect_of((seen.corner[0] + r, seen.corner[1] + c))
        for way, length in sorted(zip(ways, lengths[r, c], strict=True), key=lambda petal: petal[1]):
            if length > 0:
                blits.append((petal_stamp(way, float(length), view.cell_size), place))
    surface.fblits(blits)


def _packed() -> int:
    return 0xFF000000 | theme.ACCENT_DARK[0] << 16 | theme.ACCENT_DARK[1] << 8 | theme.ACCENT_DARK[2]


@stored
def _petals(size: int, ways: tuple[tuple[int, int], ...]) -> Stencil:
    """Parts: 0 is bare; 1 + action * SIXTEENTHS + n belongs to petals longer than n sixteenths."""
    along = (np.arange(size) + 0.5) / size - 0.5
    y, x = np.meshgrid(along, along, indexing="ij")
    parts = np.zeros((size, size), np.intp)
    for action, (row, col) in enumerate(ways):
        length = max(1.0, float(np.hypot(row, col)))
        reach, aside = (y * row + x * col) / length, np.abs(x * row - y * col) / length
        if (row, col) == (0, 0):
            reach, aside = np.hypot(y, x) * 2, np.zeros_like(y)
        petal = (reach > 0) & (reach < 0.46) & (aside <= max(0.5 / size, 0.09))
        step = np.clip((reach / 0.46 * SIXTEENTHS).astype(np.intp), 0, SIXTEENTHS - 1)
        parts = np.where(petal & (parts == 0), 1 + action * SIXTEENTHS + step, parts)
    return Stencil(parts, cell_stencil(size).cover)


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    side = max(26, min(rect.size) * 3 // 2)
    for way, length in (((0, 1), 0.9), ((-1, 0), 0.5), ((0, -1), 0.3), ((1, 0), 0.3)):
        stamp = petal_stamp(way, length, side)
        surface.blit(stamp, stamp.get_rect(center=(rect.centerx, rect.centery + (side * 2 // 25 if side >= NUMBERS_FROM else 0))))


OVERLAY = Overlay(
    id="policy",
    title="Policy",
    about="How likely the mouse is to take each move: the larger the petal, the likelier the move.",
    needs=frozenset({Field.POLICY}),
    order=55,
    key=_key,
    paint=_paint,
    hides=frozenset({"arrows"}),
    symbols=(Symbol("the larger, the likelier", _symbol),),
    from_start=True,
)
