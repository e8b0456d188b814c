"""What waits to be thought about: frames around cells, the brightest comes first."""

from collections.abc import Hashable

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.ui.board.drawn import Drawn
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.pixels import blit_stamps, gap_of, radius_of
from playground.ui.board.stamps import svg_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import fingerprint, window
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored
from playground.ui.theme import CARD, WAITING

SHADES = 5
"""Steps of brightness, by the share of the highest priority."""


def _key(drawn: Drawn, view: Viewport) -> Hashable:
    return fingerprint(drawn, Field.PRIORITY), view


def _paint(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    seen, every = window(drawn, view), np.nan_to_num(drawn.fields[Field.PRIORITY], posinf=0.0)
    highest = float(every.max(initial=0.0))
    waits = np.nan_to_num(seen.of(every)).max(axis=-1)
    share = waits / highest if highest > 0.0 else np.zeros(waits.shape)
    shade = np.ceil(np.sqrt(np.clip(share, 0.0, 1.0)) * SHADES).astype(np.intp) * seen.shown
    blit_stamps(surface, view, [_frame(step, view.cell_size) for step in range(SHADES + 1)], shade)


@stored
def _frame(step: int, size: int) -> pygame.Surface:
    line, strength = max(1.2, size * 0.07), step / SHADES
    inset, radius = gap_of(size) / 2 + line / 2, max(0.5, radius_of(size) - line / 2)
    side = size - 2 * inset
    rect = f'<rect x="{inset:.2f}" y="{inset:.2f}" width="{side:.2f}" height="{side:.2f}" rx="{radius:.2f}" fill="none" '
    body = rect + f'stroke="{hex_of(CARD)}" stroke-opacity="{strength}" stroke-width="{line * 1.5:.2f}"/>' if size >= 16 else ""
    body += rect + f'stroke="{hex_of(WAITING)}" stroke-opacity="{strength}" stroke-width="{line:.2f}"/>'
    return svg_stamp(body if step else "", size, size)


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    stamp = _frame(SHADES, max(14, min(rect.size)))
    surface.blit(stamp, stamp.get_rect(center=rect.center))


OVERLAY = Overlay(
    id="queue",
    title="Waiting",
    about="What the mouse will think about next: cells whose moves are known to be wrong, the brightest first.",
    needs=frozenset({Field.PRIORITY}),
    order=53,
    key=_key,
    paint=_paint,
    symbols=(Symbol("will be thought about", _symbol),),
)
