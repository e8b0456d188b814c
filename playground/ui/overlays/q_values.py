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
from playground.ui.stamps import LEAST_TEXT, NUMBERS_FROM, ink_on, number_stamp, svg_stamp
from playground.ui.theme import INK
from playground.ui.viewport import Viewport
from playground.ui.window import bound, chosen, directions, fingerprint, learned, window

ENOUGH = 2.6
"""A number of three digits and its sign is at most so many times as wide as its text is high."""


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
    mixed = np.full(colours.shape, 0xFF000000, np.uint32)
    for part, bits in zip(INK, (16, 8, 0), strict=True):
        mixed |= np.rint((colours >> bits & 255) * (1 - share) + part * share).astype(np.uint32) << np.uint32(bits)
    return mixed


def _inscribe(surface: pygame.Surface, snapshot: Snapshot, view: Viewport) -> None:
    ways = directions(snapshot.mdp)
    if view.cell_size < NUMBERS_FROM:
        return
    size = max(LEAST_TEXT, min(17, round(view.cell_size * (0.152 if len(ways) <= 4 else 0.12))))
    rooms = _rooms(view.cell_size, ways, size)
    if min(room.width for room in rooms) < 1.9 * size:
        return
    seen = window(snapshot, view)
    q = seen.of(snapshot.fields[Field.Q])
    known = (q != 0) | learned(snapshot, seen.states)[..., None]  # a 0 that nobody has learned says nothing
    cells, actions = np.nonzero((seen.actions * known).reshape(-1, len(ways)))
    told = zip(
        np.stack((cells // seen.shown.shape[1] + seen.corner[0], cells % seen.shown.shape[1] + seen.corner[1]), axis=1).tolist(),
        actions.tolist(),
        q.reshape(-1, len(ways))[cells, actions].tolist(),
        steps_of(q, _scale(snapshot, view)).reshape(-1, len(ways))[cells, actions].tolist(),
        chosen(snapshot, seen.states).reshape(-1, len(ways))[cells, actions].tolist(),
        strict=True,
    )
    blits = []
    for cell, action, value, step, best in told:
        room = rooms[action]
        stamp = number_stamp(value, size, room.width, ink_on(step), best)
        if stamp:
            left, top = view.rect_of(cell).topleft
            width, height = stamp.get_size()
            blits.append((stamp, (left + round(room.x - width / 2), top + round(room.y - height / 2))))
    surface.fblits(blits)


@lru_cache(maxsize=64)
def _rooms(cell: int, ways: tuple[tuple[int, int], ...], text: int) -> tuple[Room, ...]:
    """The room for a number of `text` pixels in every sector: as near its centre of mass as there is enough of it."""
    stencil = sector_stencil(cell, ways)
    sector = np.where(stencil.cover > 0, stencil.parts // rim_shades(cell), -1)
    rooms = []
    for action in range(len(ways)):
        rows, cols = np.nonzero(sector == action)
        middle = np.array((rows.mean(), cols.mean()))
        spots = [cell / 2 + (middle - cell / 2) * farther for farther in (1.0, 1.1, 1.2, 1.3, 1.4)]
        found = [_room(sector == action, y, x, text) for y, x in spots]
        rooms.append(max(found, key=lambda room: min(room.width, ENOUGH * text)))
    return tuple(rooms)


def _room(inside: NDArray[np.bool_], y: float, x: float, text: int) -> Room:
    """The widest run of pixels around a place that is inside in all the rows of a text."""
    half = text * 0.36
    rows = inside[max(0, round(y - half)) : round(y + half) + 1].all(axis=0)
    outside: NDArray[np.intp] = np.flatnonzero(~np.asarray(rows))
    low = max([0, *(outside[outside < x] + 1)])
    high = min([len(inside), *outside[outside >= x]])
    edge = half + max(3.0, len(inside) * 0.045)
    fits = edge <= y <= len(inside) - edge
    return Room((low + high) / 2, y + 0.5, int(high - low - 2) if fits else 0)


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    side = max(12, min(rect.size))
    half = side / 2
    path = f"M1.2 {side - 1.2} L{half} {half * 0.4:.1f} L{side - 1.2} {side - 1.2} Z"
    fill, line = hex_of(colour_at(STEPS * 3 // 4)), hex_of(INK)
    stamp = svg_stamp(f'<path d="{path}" fill="{fill}" stroke="{line}" stroke-width="2" stroke-linejoin="round"/>', side, side)
    surface.blit(stamp, stamp.get_rect(center=rect.center))


OVERLAY = Overlay(
    id="q-values",
    title="Move values",
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
