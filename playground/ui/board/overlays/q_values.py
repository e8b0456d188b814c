"""The wedges of Q: a cell cut into one sector an action, each with its colour and number, the best one rimmed."""

from collections.abc import Hashable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.learning.learner import Array, Field
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.numerals import places_of, rounded, sizes
from playground.ui.board.overlay import Overlay, OverlayLayer, Symbol
from playground.ui.board.pixels import paint_colours, rim_shades, sector_stencil
from playground.ui.board.scale import MIDDLE, STEPS, colour_at, shades, steps_of, strokes
from playground.ui.board.stamps import LEAST_TEXT, NUMBERS_FROM, figures_stamp, ink_on, svg_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import Window, beyond, bound, chosen, directions, fingerprint, largest, learned, liked_by, window
from playground.ui.drawing.images import hex_of

ENOUGH = 2.6
"""A number of three digits and its sign is at most so many times as wide as its text is high."""
FAINT = 2
"""Colours so near to the middle of the scale look like it."""


class Kind(NamedTuple):
    """Which field [S, A] is shown, and what its colours reach at least; None for values, which all have one scale."""

    field: Field
    least: float | None


class Room(NamedTuple):
    """Where a sector's number stands: the middle of it and its widest, in pixels of the cell."""

    x: float
    y: float
    width: int


class Note(NamedTuple):
    """A number to be written: the place of its ground on the scale, whether it is its cell's best, and its room."""

    value: float
    step: int
    best: bool
    room: Room


def _key(kind: Kind, drawn: Drawn, view: Viewport) -> Hashable:
    return fingerprint(drawn, kind.field, *liked_by(drawn), tried=True), _scale(kind, drawn, view), view


def _scale(kind: Kind, drawn: Drawn, view: Viewport) -> float:
    return bound(drawn, kind.field, view.bound if kind.least is None else None, kind.least)


def _lifts(kind: Kind, drawn: Drawn) -> Array:
    """[S] the best number of each state."""
    return largest(np.where(drawn.mdp.legal, drawn.fields[kind.field], -np.inf))


def _beyond(kind: Kind, drawn: Drawn, view: Viewport) -> tuple[bool, bool]:
    return beyond(drawn, kind.field, view.bound if kind.least is None else None, kind.least)


def _paint(kind: Kind, surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    seen = window(drawn, view)
    steps = steps_of(seen.of(drawn.fields[kind.field]), _scale(kind, drawn, view))
    best, hatched = chosen(drawn, seen.states) & seen.shown[..., None], strokes(steps)
    over = None if hatched is None else _rimmed(hatched, best, seen, view)
    colours = _rimmed(shades(steps), best, seen, view)
    paint_colours(surface, view, colours, sector_stencil(view.cell_size, directions(drawn.mdp)), over)


def _rimmed(plain: NDArray[np.uint32], best: NDArray[np.bool_], seen: Window, view: Viewport) -> NDArray[np.uint32]:
    """[R, C, sectors x rims]: the colours of the sectors, with a rim around the best ones where there is room for it."""
    rims, plain = rim_shades(view.cell_size), seen.masked(plain)
    if rims == 1:
        return plain
    colours = np.repeat(plain[..., None], rims, axis=-1)
    for rim in range(1, rims):
        colours[..., rim][best] = _darkened(plain[best], rim / (rims - 1))
    return colours.reshape(*seen.shown.shape, plain.shape[-1] * rims)  # a strip beside the board has no cells


def _darkened(colours: NDArray[np.uint32], share: float) -> NDArray[np.uint32]:
    """Colours on the way to the ink, opaque."""
    mixed = np.full(colours.shape, 0xFF000000, np.uint32)
    for part, bits in zip(theme.INK, (16, 8, 0), strict=True):
        mixed |= np.rint((colours >> bits & 255) * (1 - share) + part * share).astype(np.uint32) << np.uint32(bits)
    return mixed


def _inscribe(kind: Kind, surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    ways = directions(drawn.mdp)
    if view.cell_size < NUMBERS_FROM:
        return
    size = _text_size(view.cell_size, ways)
    rooms = _rooms(view.cell_size, ways, size)
    if min(room.width for room in rooms) < 1.7 * size:
        return
    seen = window(drawn, view)
    q, end = seen.of(drawn.fields[kind.field]), _scale(kind, drawn, view)
    learnt = (q != 0) | learned(drawn, seen.states)[..., None]  # a 0 that was never learned says nothing
    written, steps, best = seen.actions * learnt, steps_of(q, end), chosen(drawn, seen.states)
    blits = []
    rows, cols = np.nonzero(written.any(axis=-1))
    each_cell = zip(
        rows.tolist(), cols.tolist(), *(array[rows, cols].tolist() for array in (written, q, steps, best)), strict=True
    )
    places = places_of(end)
    for row, col, *facts in each_cell:
        notes = [Note(value, step, good, room) for shown, value, step, good, room in zip(*facts, rooms, strict=True) if shown]
        left, top = view.rect_of((seen.corner[0] + row, seen.corner[1] + col)).topleft
        for stamp, room in _note_stamps(notes, size, places):
            width, height = stamp.get_size()
            blits.append((stamp, (left + round(room.x - width / 2), top + round(room.y - height / 2))))
    surface.fblits(blits)


def _note_stamps(notes: Sequence[Note], size: int, places: int) -> list[tuple[pygame.Surface, Room]]:
    """The numbers of one cell, all written alike: with as many decimals as fit into the narrowest room."""
    most = sizes([note.value for note in notes], places)
    for decimals in range(most, -1, -1):
        seen = [note for note in notes if not _vanishes(note, decimals, decimals < most)]
        small = any(abs(note.value) < 1 for note in seen)
        for bare in (False, True) if small and decimals else (False,):
            stamps = []
            for note in seen:
                stamp = _fitting(note, decimals, size, bare)
                if stamp is not None:
                    stamps.append((stamp, note.room))
                elif decimals:
                    break
            else:
                return stamps
    return []


def _vanishes(note: Note, decimals: int, cut: bool) -> bool:
    """Whether a number would be written as the nought that it is not: because it was cut, or although it has a colour."""
    return 0 < abs(note.value) <= 0.5 * 0.1**decimals and (cut or abs(note.step - MIDDLE) > FAINT)


def _fitting(note: Note, decimals: int, size: int, bare: bool) -> pygame.Surface | None:
    """A number that stays in its room: bold where it is the best and there is room for that, None where it is too wide."""
    text, ink, room = rounded(note.value, decimals, bare), ink_on(note.step), note.room.width
    if note.best:
        stamp = figures_stamp(text, size, ink, strong=True)
        if stamp.get_width() <= room:
            return stamp
    stamp = figures_stamp(text, size, ink, strong=False)
    return stamp if stamp.get_width() <= room else None


def _figure_width(value: float, decimals: int, size: int) -> int:
    return figures_stamp(rounded(value, decimals), size, theme.INK, strong=False).get_width()


@lru_cache(maxsize=64)
def _text_size(cell: int, ways: tuple[tuple[int, int], ...]) -> int:
    """Pixels of the numbers: as large as suits the cell, or what lets two decimals stand in every sector, if they can be read."""
    suits = max(LEAST_TEXT, min(17, round(cell * (0.152 if len(ways) <= 4 else 0.12))))
    for size in range(suits, LEAST_TEXT - 1, -1):
        widest = max(_figure_width(-(figure + figure / 10 + figure / 100), 2, size) for figure in range(1, 10))
        widest = max(widest, *(_figure_width(-figure / 100, 2, size) for figure in range(1, 10)), _figure_width(-48.0, 1, size))
        if min(room.width for room in _rooms(cell, ways, size)) >= widest:
            return size
    return suits


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
        candidates = [_room(sector == action, y, x, text) for y, x in spots]
        rooms.append(max(candidates, key=lambda room: min(room.width, ENOUGH * text)))
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
    free = 1 + 2 * max(1.2, len(inside) * 0.028)  # the rim on both sides, and a little beside it
    return Room((low + high) / 2, y + 0.5, int(high - low - free) if fits else 0)


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    side = max(12, min(rect.size))
    half = side / 2
    path = f"M1.2 {side - 1.2} L{half} {half * 0.4:.1f} L{side - 1.2} {side - 1.2} Z"
    fill, line = hex_of(colour_at(STEPS * 3 // 4)), hex_of(theme.INK)
    stamp = svg_stamp(f'<path d="{path}" fill="{fill}" stroke="{line}" stroke-width="2" stroke-linejoin="round"/>', side, side)
    surface.blit(stamp, stamp.get_rect(center=rect.center))


def wedges(
    field: Field,
    id: str,
    title: str,
    about: str,
    order: int,
    hides: frozenset[str],
    least: float | None = None,
    colours: tuple[str, str] = ("blue: a bad move", "orange: a good move"),
    lifts: bool = False,
) -> Overlay:
    """The overlay that shows a field [S, A] as wedges; `lifts`: whether the best of a state is its height in the landscape."""
    kind = Kind(field, least)
    return Overlay(
        id=id,
        title=title,
        about=about,
        needs=frozenset({field}),
        order=order,
        key=partial(_key, kind),
        paint=partial(_paint, kind),
        layer=OverlayLayer.GROUND,
        hides=hides,
        inscribe=partial(_inscribe, kind),
        scale=partial(_scale, kind),
        lifts=partial(_lifts, kind) if lifts else None,
        beyond=partial(_beyond, kind),
        covers=True,
        symbols=(Symbol("best move", _symbol),),
        colours=colours,
    )


OVERLAY = wedges(
    Field.Q,
    "q-values",
    "Move values",
    "How much reward the mouse expects from each move in each cell; the best move has a dark rim.",
    order=20,
    hides=frozenset({"values", "arrows", "preferences"}),
    lifts=True,
)
