"""The wedges of Q: a cell cut into one sector an action, each with its colour and number, the best one rimmed."""

from collections.abc import Hashable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.learning.learner import Field
from playground.training.snapshot import Snapshot
from playground.ui.images import hex_of
from playground.ui.overlay import Overlay, Symbol
from playground.ui.pixels import colours_painted, rim_shades, sector_stencil
from playground.ui.scale import STEPS, colour_at, shades, steps_of
from playground.ui.stamps import LEAST_TEXT, NUMBERS_FROM, ink_on, number_stamp, rounded, svg_stamp
from playground.ui.theme import INK
from playground.ui.viewport import Viewport
from playground.ui.window import bound, chosen, directions, fingerprint, window


class Room(NamedTuple):
    """Where a sector's number stands: the middle of it and its widest, in pixels of the cell."""

    x: float
    y: float
    width: int


def _key(snapshot: Snapshot, view: Viewport) -> Hashable:
    return fingerprint(snapshot, Field.Q, Field.VISITS), view


def _scale(snapshot: Snapshot, view: Viewport) -> float:
    return bound(snapshot, Field.Q, view.bound)


def _paint(surface: pygame.Surface, snapshot: Snapshot, view: Viewport) -> None:
    seen, rims = window(snapshot, view), rim_shades(view.cell_size)
    plain = shades(steps_of(seen.of(snapshot.fields[Field.Q]), _scale(snapshot, view)))
    plain *= seen.of(snapshot.mdp.legal)
    colours = seen.masked(plain)
    if rims > 1:
        colours = np.repeat(plain[..., None], rims, axis=-1)
        best = chosen(snapshot, seen.states) & seen.shown[..., None]
        for rim in range(1, rims):
            colours[..., rim][best] = _darkened(plain[best], rim / (rims - 1))
        colours = colours.reshape(*seen.shown.shape, -1)
    colours_painted(surface, view, colours, sector_stencil(view.cell_size, directions(snapshot.mdp)))


def _darkened(colours: NDArray[np.uint32], share: float) -> NDArray[np.uint32]:
    """Colours on the way to the ink, opaque."""
    parts = [np.rint((colours >> bits & 255) * (1 - share) + INK[n] * share).astype(np.uint32) for n, bits in enumerate((16, 8, 0))]
    mixed: NDArray[np.uint32] = parts[0] << 16 | parts[1] << 8 | parts[2] | 0xFF000000
    return mixed


def _inscribe(surface: pygame.Surface, snapshot: Snapshot, view: Viewport) -> None:
    ways = directions(snapshot.mdp)
    if view.cell_size < NUMBERS_FROM:
        return
    size = max(LEAST_TEXT, min(20, round(view.cell_size * (0.17 if len(ways) <= 4 else 0.12))))
    rooms = _rooms(view.cell_size, ways, size)
    if min(room.width for room in rooms) < 1.9 * size:
        return
    seen = window(snapshot, view)
    q, best, legal = seen.of(snapshot.fields[Field.Q]), chosen(snapshot, seen.states), seen.of(snapshot.mdp.legal)
    steps = steps_of(q, _scale(snapshot, view))
    blits = []
    for r, c in zip(*np.nonzero(seen.shown), strict=True):
        left, top = view.rect_of((seen.corner[0] + r, seen.corner[1] + c)).topleft
        for action in np.flatnonzero(legal[r, c]):
            room, ink = rooms[action], ink_on(int(steps[r, c, action]))
            stamp = number_stamp(rounded(q[r, c, action]), size, room.width, ink, bool(best[r, c, action]))
            if stamp:
                blits.append((stamp, (left + room.x - stamp.get_width() / 2, top + room.y - stamp.get_height() / 2)))
    surface.fblits(blits)


@lru_cache(maxsize=64)
def _rooms(cell: int, ways: tuple[tuple[int, int], ...], text: int) -> tuple[Room, ...]:
    """The room for a number of `text` pixels in every sector: around its centre of mass, as wide as all its rows there are."""
    stencil = sector_stencil(cell, ways)
    sector = np.where(stencil.cover > 0, stencil.parts // rim_shades(cell), -1)
    rooms = []
    for action in range(len(ways)):
        rows, cols = np.nonzero(sector == action)
        y, x = float(rows.mean()), int(cols.mean())
        low, high = 0, cell
        for row in range(max(0, round(y - text * 0.35)), min(cell, round(y + text * 0.35) + 1)):
            others = np.nonzero(sector[row] != action)[0]
            low = max([low, *(others[others < x] + 1)])
            high = min([high, *others[others > x]])
        rooms.append(Room((low + high) / 2, y + 0.5, max(0, high - low - 2)))
    return tuple(rooms)


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    side = max(12, min(rect.size))
    half = side / 2
    path = f"M1.2 {side - 1.2} L{half} {half * 0.4:.1f} L{side - 1.2} {side - 1.2} Z"
    body = f'<path d="{path}" fill="{hex_of(colour_at(STEPS * 3 // 4))}" stroke="{hex_of(INK)}" stroke-width="2" stroke-linejoin="round"/>'
    stamp = svg_stamp(body, side, side)
    surface.blit(stamp, stamp.get_rect(center=rect.center))


OVERLAY = Overlay(
    id="q-values",
    title="Values of the moves",
    about="How much reward the mouse expects from each move in each cell; the best move has a dark rim.",
    needs=frozenset({Field.Q}),
    order=20,
    key=_key,
    paint=_paint,
    layer="ground",
    hides=frozenset({"values", "arrows"}),
    inscribe=_inscribe,
    scale=_scale,
    symbols=(Symbol("best move", _symbol),),
)
