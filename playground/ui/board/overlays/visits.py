"""How often each cell was visited: one dot for each power of ten."""

from collections.abc import Hashable

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.pixels import blit_stamps
from playground.ui.board.stamps import svg_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import counts, fingerprint, window
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored

STEPS = (1.0, 10.0, 100.0, 1e3, 1e4, 1e5)
"""Visits from which there is one more dot."""
DOTS_FROM = 24
"""Cells of fewer pixels have a bar instead, as long as the row of dots would be."""
HIGH = 0.13
"""How far below the cell's upper side the dots stand, in parts of a cell: inside its line."""
BARS_FROM = 6
"""Cells of fewer pixels are shaded."""


def _key(drawn: Drawn, view: Viewport) -> Hashable:
    return fingerprint(drawn, Field.VISITS), view


def _paint(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    seen = window(drawn, view)
    times = counts(seen.of(drawn.fields[Field.VISITS]))
    dots = np.zeros(times.shape, np.intp)
    for step in STEPS:
        dots += (times >= step) & seen.shown
    blit_stamps(surface, view, [_dots(count, view.cell_size) for count in range(len(STEPS) + 1)], dots)


@stored
def _dots(count: int, size: int) -> pygame.Surface:
    teal = hex_of(theme.ACCENT)
    if size < BARS_FROM:
        body = f'<rect width="1" height="1" fill="{teal}" fill-opacity="{0.11 * count:.2f}"/>'
    elif size < DOTS_FROM:
        body = f'<rect x="0.08" y="0.13" width="{0.14 * count:.2f}" height="0.13" fill="{teal}"/>'
    else:
        step, edge = 0.1, hex_of(theme.CARD)
        first = 0.5 - step * (count - 1) / 2
        body = "".join(f'<circle cx="{first + step * n:.3f}" cy="{HIGH}" r="0.036"/>' for n in range(count))
        body = f'<g fill="{teal}" stroke="{edge}" stroke-width="0.018">{body}</g>'
    return svg_stamp(body, size)


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    side = 3 * rect.width
    surface.blit(_dots(3, side), (rect.centerx - side // 2, rect.centery - round(HIGH * side)))


OVERLAY = Overlay(
    id="visits",
    title="Visits",
    about="How often the mouse was in each cell: one dot for a visit, two from 10, three from 100, and so on.",
    needs=frozenset({Field.VISITS}),
    order=50,
    key=_key,
    paint=_paint,
    symbols=(Symbol("1, 10, 100 … visits", _symbol),),
)
