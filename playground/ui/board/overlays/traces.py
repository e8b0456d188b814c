"""Eligibility traces: a trail of embers, the brighter the more of the next surprise a cell will get."""

from collections.abc import Hashable

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.pixels import blit_coded_stamps
from playground.ui.board.stamps import svg_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import directions, fingerprint, largest, window
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored

LEAST = 0.01
"""A trace below this is not drawn."""
STEPS = 12
"""Sizes of an ember: its area goes with the trace."""
SHAPED_FROM = 10
"""Cells of fewer pixels are shaded as a whole."""


def _key(drawn: Drawn, view: Viewport) -> Hashable:
    return fingerprint(drawn, Field.TRACE), view


def _paint(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    seen, ways = window(drawn, view), directions(drawn.mdp)
    traces = np.nan_to_num(np.abs(seen.of(drawn.fields[Field.TRACE])), posinf=1.0)
    strongest, legal = largest(traces), seen.of(drawn.mdp.legal)
    # The trace of a state, not of an action, is the same at every action: its ember lies in the middle.
    everywhere = (legal.sum(axis=-1) > 1) & (largest(np.where(legal, -traces, -strongest[..., None])) == -strongest)
    way = np.where(everywhere, len(ways), traces.argmax(axis=-1))
    step = np.ceil(np.sqrt(np.clip(strongest, 0.0, 1.0)) * STEPS).astype(np.intp)
    codes = np.where((strongest >= LEAST) & seen.shown, 1 + way * (STEPS + 1) + step, 0)

    def stamp(code: int) -> pygame.Surface:
        number, size = divmod(code - 1, STEPS + 1)
        return _ember((0, 0) if code == 0 or number == len(ways) else ways[number], size if code else 0, view.cell_size)

    blit_coded_stamps(surface, view, codes, 1 + (len(ways) + 1) * (STEPS + 1), stamp)


@stored
def _ember(way: tuple[int, int], step: int, size: int) -> pygame.Surface:
    share = step / STEPS
    if size < SHAPED_FROM:
        return svg_stamp(
            f'<rect width="1" height="1" fill="{hex_of(theme.EMBER)}" fill-opacity="{0.8 * share:.2f}"/>' if step else "", size
        )
    length = max(1.0, float(np.hypot(*way)))
    x, y, radius = 0.5 + 0.24 * way[1] / length, 0.46 + 0.2 * way[0] / length, 0.05 + 0.11 * share
    place, fill = f'cx="{x:.3f}" cy="{y:.3f}"', f'fill="{hex_of(theme.EMBER)}"'
    body = f'<circle {place} r="{radius * 1.9:.3f}" {fill} fill-opacity="{0.12 + 0.2 * share:.2f}"/>'
    body += f'<circle {place} r="{radius:.3f}" {fill} stroke="{hex_of(theme.CARD)}" stroke-width="0.02"/>'
    body += f'<circle {place} r="{radius * 0.5:.3f}" fill="{hex_of(theme.EMBER_CORE)}" fill-opacity="{share:.2f}"/>'
    return svg_stamp(body if step else "", size)


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    side = 2 * rect.height
    surface.blit(_ember((0, 0), STEPS, side), (rect.centerx - side // 2, rect.centery - side // 2))


OVERLAY = Overlay(
    id="traces",
    title="Traces",
    about="The glowing trail of the mouse: the next surprise teaches the moves on it, those with a large ember most.",
    needs=frozenset({Field.TRACE}),
    order=52,
    key=_key,
    paint=_paint,
    symbols=(Symbol("learns from the next surprise", _symbol),),
)
