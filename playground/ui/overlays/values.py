"""The heat map of V with its numbers."""

from collections.abc import Hashable

import pygame

from playground.learning.learner import Field
from playground.training.snapshot import Snapshot
from playground.ui.overlay import Overlay
from playground.ui.pixels import cell_stencil, colours_painted
from playground.ui.scale import bound_of, ramp, steps_of
from playground.ui.stamps import NUMBERS_FROM, numbers_drawn
from playground.ui.viewport import Viewport
from playground.ui.window import fingerprint, speaking, window


def _key(snapshot: Snapshot, view: Viewport) -> Hashable:
    return fingerprint(snapshot, Field.V), view


def _scale(snapshot: Snapshot, view: Viewport) -> float:
    return bound_of(snapshot.fields[Field.V][speaking(snapshot.level, snapshot.mdp)], view.bound)


def _paint(surface: pygame.Surface, snapshot: Snapshot, view: Viewport) -> None:
    seen = window(snapshot, view)
    colours = (ramp()[steps_of(snapshot.fields[Field.V], _scale(snapshot, view))] | 0xFF000000)[seen.states]
    colours[~seen.shown] = 0
    colours_painted(surface, view, colours[:, :, None], cell_stencil(view.cell_size))


def _inscribe(surface: pygame.Surface, snapshot: Snapshot, view: Viewport) -> None:
    if view.cell_size < NUMBERS_FROM:
        return
    seen, v = window(snapshot, view), snapshot.fields[Field.V]
    steps = steps_of(v, _scale(snapshot, view))
    numbers_drawn(surface, view, seen, v[seen.states], steps[seen.states])


OVERLAY = Overlay(
    id="values",
    title="Values",
    about="How much reward the mouse expects from each cell on: orange is good, blue is bad.",
    needs=frozenset({Field.V}),
    order=10,
    key=_key,
    paint=_paint,
    layer="ground",
    inscribe=_inscribe,
    scale=_scale,
)
