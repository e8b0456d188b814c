"""What was learned last: the cells of the last steps light up, the newest brightest."""

from collections.abc import Hashable
from functools import lru_cache

import numpy as np
import pygame

from playground.training.snapshot import Snapshot
from playground.ui.images import hex_of
from playground.ui.overlay import Overlay, Symbol
from playground.ui.pixels import gap_of, radius_of, stamped
from playground.ui.stamps import svg_stamp
from playground.ui.theme import ACCENT, CARD
from playground.ui.viewport import Viewport
from playground.ui.window import window

SHADES = (1.0, 0.75, 0.5, 0.3)
"""How bright a cell is by the age of its update: the last one, then ever more of them."""
AGES = (1, 3, 8, 20)
"""Updates up to which each shade reaches back."""


def _key(snapshot: Snapshot, view: Viewport) -> Hashable:
    return snapshot.mdp, tuple(each.state for each in snapshot.last[-AGES[-1] :]), view


def _paint(surface: pygame.Surface, snapshot: Snapshot, view: Viewport) -> None:
    seen = window(snapshot, view)
    shade = np.zeros(len(snapshot.mdp.states), np.intp)
    recent = snapshot.last[-AGES[-1] :]
    for age in range(len(recent), 0, -1):
        shade[recent[-age].state] = next(number for number, reach in enumerate(AGES) if age <= reach) + 1
    stamps = [_glow(0.0, view.cell_size), *(_glow(share, view.cell_size) for share in SHADES)]
    stamped(surface, view, stamps, np.where(seen.shown, shade[seen.states], 0))


@lru_cache(maxsize=64)
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
    about="Which cells the mouse learned about last; the brightest frame is the newest.",
    needs=frozenset(),
    order=45,
    key=_key,
    paint=_paint,
    symbols=(Symbol("just learned", _symbol),),
)
