"""What was learned last: cells whose estimates moved light up, those that moved farthest brightest."""

from collections.abc import Hashable

import numpy as np
import pygame

from playground.ui import theme
from playground.ui.board.drawn import Drawn, sameness
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.pixels import blit_stamps
from playground.ui.board.stamps import frame_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import window

SHADES = (1.0, 0.7, 0.45, 0.25)
"""How bright a frame is, by how far the cell's estimates moved ..."""
SHARES = (0.5, 0.1, 0.02, 0.0)
"""... of the farthest move: at least this share."""
WEIGHT = 0.06
"""The frame's line in parts of a cell."""


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
    stamps = [frame_stamp(theme.ACCENT, strength, WEIGHT, view.cell_size) for strength in (0.0, *SHADES)]
    blit_stamps(surface, view, stamps, shade * seen.shown)


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    stamp = frame_stamp(theme.ACCENT, 1.0, WEIGHT, max(14, min(rect.size)))
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
