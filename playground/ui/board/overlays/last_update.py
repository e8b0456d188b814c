"""What was learned last: cells whose estimates moved light up, those that moved farthest brightest."""

from collections.abc import Hashable

import numpy as np
import pygame

from playground.ui.board.drawn import Drawn, sameness
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.pixels import blit_stamps, gap_of, radius_of
from playground.ui.board.stamps import svg_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import window
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored
from playground.ui.theme import ACCENT, CARD

SHADES = (1.0, 0.7, 0.45, 0.25)
"""How bright a frame is, by how far the cell's estimates moved ..."""
SHARES = (0.5, 0.1, 0.02, 0.0)
"""... of the farthest move: at least this share."""


def _key(drawn: Drawn, view: Viewport) -> Hashable:
    return drawn.mdp, sameness(drawn.moved), view


def _paint(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    moved = drawn.moved
    if moved is None or moved.shape != (len(drawn.mdp.states),):
        return
    seen = window(drawn, view)
    farthest = float(moved.max(initial=0.0))
    share = seen.of(moved) / farthest if 0 < farthest < np.inf else np.zeros(seen.states.shape)
    shade = np.select([share >= least if least else share > 0 for least in SHARES], range(1, len(SHARES) + 1), 0)
    stamps = [_glow(0.0, view.cell_size), *(_glow(strength, view.cell_size) for strength in SHADES)]
    blit_stamps(surface, view, stamps, shade * seen.shown)


@stored
def _glow(share: float, size: int) -> pygame.Surface:
    line = max(1.2, size * 0.06)
    inset, radius = gap_of(size) / 2 + line / 2, max(0.5, radius_of(size) - line / 2)
    side = size - 2 * inset
    rect = f'<rect x="{inset:.2f}" y="{inset:.2f}" width="{side:.2f}" height="{side:.2f}" rx="{radius:.2f}" fill="none" '
    body = rect + f'stroke="{hex_of(CARD)}" stroke-opacity="{share}" stroke-width="{line * 1.5:.2f}"/>' if size >= 16 else ""
    body += rect + f'stroke="{hex_of(ACCENT)}" stroke-opacity="{share}" stroke-width="{line:.2f}"/>'
    return svg_stamp(body if share else "", size, size)


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    stamp = _glow(1.0, max(14, min(rect.size)))
    surface.blit(stamp, stamp.get_rect(center=rect.center))


OVERLAY = Overlay(
    id="last-update",
    title="Last update",
    about="Which cells the mouse has just learned about; the brightest changed most.",
    needs=frozenset(),
    order=45,
    key=_key,
    paint=_paint,
    symbols=(Symbol("just learned", _symbol),),
)
