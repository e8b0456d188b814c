"""What waits to be thought about: frames around cells, the brightest comes first."""

from collections.abc import Hashable

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.pixels import blit_stamps
from playground.ui.board.stamps import frame_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import fingerprint, largest, window

SHADES = 5
"""Steps of brightness, by the share of the highest priority."""
WEIGHT = 0.07
"""The frame's line in parts of a cell."""


def _key(drawn: Drawn, view: Viewport) -> Hashable:
    return fingerprint(drawn, Field.PRIORITY), view


def _paint(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    seen, every = window(drawn, view), np.nan_to_num(drawn.fields[Field.PRIORITY], posinf=0.0)
    highest = float(every.max(initial=0.0))
    waits = largest(np.nan_to_num(seen.of(every)))
    share = waits / highest if highest > 0.0 else np.zeros(waits.shape)
    shade = np.ceil(np.sqrt(np.clip(share, 0.0, 1.0)) * SHADES).astype(np.intp) * seen.shown
    blit_stamps(
        surface, view, [frame_stamp(theme.WAITING, step / SHADES, WEIGHT, view.cell_size) for step in range(SHADES + 1)], shade
    )


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    stamp = frame_stamp(theme.WAITING, 1.0, WEIGHT, max(14, min(rect.size)))
    surface.blit(stamp, stamp.get_rect(center=rect.center))


OVERLAY = Overlay(
    id="queue",
    title="Waiting",
    about="What the mouse will think about next: cells whose moves are known to be wrong, the brightest first.",
    needs=frozenset({Field.PRIORITY}),
    order=53,
    key=_key,
    paint=_paint,
    symbols=(Symbol("to be thought about", _symbol),),
)
