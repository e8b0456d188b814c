"""What a learner that plans remembers of the world: a mark at each move of which it knows where it leads."""

from collections.abc import Hashable

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.pixels import blit_coded_stamps, gap_of, radius_of
from playground.ui.board.stamps import svg_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import coded, decoded, directions, fingerprint, window
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored

MARKS_FROM = 14
"""Cells of fewer pixels are shaded by how much of them is known."""


def _key(drawn: Drawn, view: Viewport) -> Hashable:
    return fingerprint(drawn, Field.MODEL), view


def _paint(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    seen, ways = window(drawn, view), directions(drawn.mdp)
    legal, remembered = seen.of(drawn.mdp.legal), seen.of(drawn.fields[Field.MODEL]) >= 0
    codes = coded(legal & remembered) * seen.shown
    blit_coded_stamps(surface, view, codes, 1 << len(ways), lambda code: _marks(decoded(code, ways), len(ways), view.cell_size))


@stored
def _marks(remembered: tuple[tuple[int, int], ...], most: int, size: int) -> pygame.Surface:
    """A full mark at the side of each known way; a frame where all are known."""
    if size < MARKS_FROM:
        share = 0.5 * len(remembered) / max(1, most)
        return svg_stamp(f'<rect width="1" height="1" fill="{hex_of(theme.ACCENT)}" fill-opacity="{share:.2f}"/>', size)
    body = ""
    for row, col in remembered:
        length = max(1.0, float(np.hypot(row, col)))
        y, x = 0.5 + 0.44 * row / length**0.3, 0.5 + 0.44 * col / length**0.3
        body += f'<circle cx="{x:.3f}" cy="{y:.3f}" r="0.045"/>'
    body = f'<g fill="{hex_of(theme.ACCENT)}" stroke="{hex_of(theme.CARD)}" stroke-width="0.022">{body}</g>'
    if len(remembered) == most:
        inset, radius = gap_of(size) / 2 / size, radius_of(size) / size
        side = 1 - 2 * inset
        frame = f'<rect x="{inset:.3f}" y="{inset:.3f}" width="{side:.3f}" height="{side:.3f}" rx="{radius:.3f}"'
        body = frame + f' fill="{hex_of(theme.ACCENT)}" fill-opacity="0.1"/>' + body
    return svg_stamp(body, size)


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    side = 2 * rect.height
    stamp = _marks(((0, 1),), 4, side)
    surface.blit(stamp, (rect.centerx - side * 9 // 10, rect.centery - side // 2))


OVERLAY = Overlay(
    id="model",
    title="Remembered",
    about="The world as the mouse remembers it: a dot at each move whose outcome it has seen. It plans with these.",
    needs=frozenset({Field.MODEL}),
    order=51,
    key=_key,
    paint=_paint,
    symbols=(Symbol("knows where it leads", _symbol),),
    from_start=True,
)
