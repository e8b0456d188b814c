"""The heat map of V with its numbers."""

from collections.abc import Hashable

import pygame

from playground.learning.learner import Array, Field
from playground.ui.board.drawn import Drawn
from playground.ui.board.numerals import places_of
from playground.ui.board.overlay import Overlay, OverlayLayer
from playground.ui.board.pixels import cell_stencil, paint_colours
from playground.ui.board.scale import shades, steps_of, strokes
from playground.ui.board.stamps import NUMBERS_FROM, draw_numbers
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import beyond, bound, fingerprint, learned, window


def _key(drawn: Drawn, view: Viewport) -> Hashable:
    learnt = learned(drawn, window(drawn, view).states).tobytes() if view.cell_size >= NUMBERS_FROM else b""
    return fingerprint(drawn, Field.V), _scale(drawn, view), learnt, view


def _scale(drawn: Drawn, view: Viewport) -> float:
    return bound(drawn, Field.V, view.bound)


def _beyond(drawn: Drawn, view: Viewport) -> tuple[bool, bool]:
    return beyond(drawn, Field.V, view.bound)


def _paint(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    seen = window(drawn, view)
    steps = steps_of(seen.of(drawn.fields[Field.V]), _scale(drawn, view))
    hatched = strokes(steps)
    over = None if hatched is None else seen.masked(hatched)[:, :, None]
    paint_colours(surface, view, seen.masked(shades(steps))[:, :, None], cell_stencil(view.cell_size), over)


def _inscribe(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    if view.cell_size < NUMBERS_FROM or not view.numbers:
        return
    seen = window(drawn, view)
    v = seen.of(drawn.fields[Field.V])
    written = seen.shown & ((v != 0) | learned(drawn, seen.states))  # a 0 that was never learned says nothing
    end = _scale(drawn, view)
    draw_numbers(surface, view, seen._replace(shown=written), v, steps_of(v, end), places_of(end))


def _lifts(drawn: Drawn) -> Array:
    return drawn.fields[Field.V]


OVERLAY = Overlay(
    id="values",
    title="Values",
    about="How much reward the mouse expects from each cell onwards: orange is good, blue is bad.",
    needs=frozenset({Field.V}),
    order=10,
    plain="Colours",
    key=_key,
    paint=_paint,
    layer=OverlayLayer.GROUND,
    inscribe=_inscribe,
    scale=_scale,
    beyond=_beyond,
    covers=True,
    lifts=_lifts,
    tints=True,
)
