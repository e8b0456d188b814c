"""The board: overlays of a large level, frames in which everything is new, panning; and the same wedges as shapes.

Measured on plain surfaces with the clock stopped outside the drawing. Every take draws numbers that were never drawn before.
"""

import functools
import itertools
import operator
import os
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
import pygame

from benchmarks.builds import BoardPainter, drawn_of, overlays, still
from benchmarks.effort import Effort
from benchmarks.kernels import maze
from benchmarks.table import Row, interleaved
from playground.learning.learner import Field
from playground.training.snapshot import Snapshot
from playground.ui.board.scale import bound_of, colour_at, steps_of
from playground.ui.board.scene import Scene
from playground.ui.board.viewport import Viewport
from playground.world import Level, compile_mdp
from playground.world.library import find

SCREEN = pygame.Rect(0, 0, 1920, 1080)
PANEL = pygame.Rect(0, 0, 880, 570)
"""What the board gets of a window of 1280 x 800."""
PANNED = 60
"""Frames of one take of panning."""


def begun(level: Level) -> Snapshot:
    """A level with nothing learned yet, its whole table with it: at first sight of a large one the window has only an outline."""
    return replace(still(level), mdp=compile_mdp(level))


def moments(snapshot: Snapshot) -> Callable[[], Snapshot]:
    """Makes one snapshot after another with new numbers in every field that there is."""
    noise = np.random.default_rng(5)
    states, actions = snapshot.mdp.legal.shape
    number = 0

    def made() -> Snapshot:
        nonlocal number
        number += 1
        fields = {field: noise.normal(size=(states, actions) if field.axes == "SA" else states) for field in Field}
        fields[Field.V] = fields[Field.Q].max(axis=1)
        fields[Field.POLICY] = noise.dirichlet(np.ones(actions), size=states)
        fields[Field.VISITS] = np.floor(10.0 ** noise.uniform(-1, 5, size=(states, actions)))
        return replace(snapshot, number=number, fields=fields, moved=noise.random(states))

    return made


def painting(id: str, rect: pygame.Rect, fresh: Callable[[], Snapshot]) -> Callable[[], float]:
    """Milliseconds of one overlay over the whole level."""
    overlay, surface = overlays()[id], pygame.Surface(rect.size, pygame.SRCALPHA)

    def take() -> float:
        snapshot = fresh()
        drawn, view = drawn_of(snapshot), Viewport(rect, snapshot.level.height, snapshot.level.width).local()
        return timed(lambda: overlay.paint(surface, drawn, view))

    return take


def frame(ids: tuple[str, ...], rect: pygame.Rect, fresh: Callable[[], Snapshot], zoom: float = 1.0) -> Callable[[], float]:
    """Milliseconds of one frame of the board in which every number is new."""
    board, surface, chosen = BoardPainter(), pygame.Surface(rect.size), tuple(overlays()[id] for id in ids)

    def take() -> float:
        snapshot = fresh()
        view = Viewport(rect, snapshot.level.height, snapshot.level.width, zoom=zoom)
        return timed(lambda: board.draw(surface, Scene(snapshot.level, view, drawn_of(snapshot), chosen, agent=(0.5, 0.0))))

    return take


def panning(ids: tuple[str, ...], rect: pygame.Rect, snapshot: Snapshot, zoom: float, frames: int) -> Callable[[], float]:
    """Milliseconds of the slowest of some frames in which the board moves by some pixels each."""
    board, surface, chosen = BoardPainter(), pygame.Surface(rect.size), tuple(overlays()[id] for id in ids)
    view = Viewport(rect, snapshot.level.height, snapshot.level.width, zoom=zoom)

    def take() -> float:
        views = [view.panned(9 * step, 5 * step) for step in range(frames)]
        scenes = [Scene(snapshot.level, panned, drawn_of(snapshot), chosen, agent=(0.5, 0.0)) for panned in views]
        board.draw(surface, scenes[0])
        return max(timed(lambda scene=scene: board.draw(surface, scene)) for scene in scenes[1:])

    return take


def bands(ids: tuple[str, ...], rect: pygame.Rect, fresh: Callable[[], Snapshot], zoom: float) -> Callable[[], float]:
    """Milliseconds of the slowest frame until a large board with new numbers is painted, band by band."""
    board, surface, chosen = BoardPainter(), pygame.Surface(rect.size), tuple(overlays()[id] for id in ids)

    def take() -> float:
        snapshot = fresh()
        view = Viewport(rect, snapshot.level.height, snapshot.level.width, zoom=zoom)
        scene = Scene(snapshot.level, view, drawn_of(snapshot), chosen, agent=(0.5, 0.0))
        slowest = timed(lambda: board.draw(surface, scene))
        while board.unfinished:
            slowest = max(slowest, timed(lambda: board.draw(surface, scene)))
        return slowest

    return take


def shapes(rect: pygame.Rect, fresh: Callable[[], Snapshot]) -> Callable[[], float]:
    """Milliseconds of the same wedges as polygons: how one would draw them without arrays."""
    surface = pygame.Surface(rect.size)

    def take() -> float:
        snapshot = fresh()
        return timed(lambda: _polygons(surface, snapshot, Viewport(rect, snapshot.level.height, snapshot.level.width)))

    return take


def _polygons(surface: pygame.Surface, snapshot: Snapshot, view: Viewport) -> None:
    q = snapshot.fields[Field.Q]
    steps = steps_of(q, bound_of(q))
    for state, placed in enumerate(snapshot.mdp.states):
        place = view.rect_of(placed.cell)
        corners = place.topleft, place.topright, place.bottomright, place.bottomleft
        for action in range(4):
            wedge = (corners[action], corners[(action + 1) % 4], place.center)
            pygame.draw.polygon(surface, colour_at(int(steps[state, action])), wedge)


def timed(draw: Callable[[], None]) -> float:
    """Milliseconds of this thread that something takes: what others do on the machine meanwhile is not counted."""
    begun = time.thread_time()
    draw()
    return (time.thread_time() - begun) * 1000


def rows(effort: Effort) -> list[Row]:
    """Overlays of 256 x 256 cells, frames, panning, and polygons."""
    measured = [*_overlays(effort), *_frames(effort), *_panning(effort), *_huge(effort)]
    side = effort.pick(64, 8)
    half = moments(begun(maze(side)))
    ours, theirs = interleaved(effort.repeats, painting("q-values", SCREEN, half), shapes(SCREEN, half))
    what = f"wedges of {side} × {side} cells"
    measured.append(Row(what, "ms", ours, "polygons", theirs, "≤ 0.3 ×", functools.partial(operator.ge, 0.3)))
    return measured


def _overlays(effort: Effort) -> list[Row]:
    side = effort.pick(256, 12)
    fresh, measured = moments(begun(maze(side))), []
    for id, overlay in overlays().items():
        if getattr(overlay, "compares", False):  # it draws two moments, and builds before it have none
            continue
        take = painting(id, SCREEN, fresh)
        interleaved(1, take)
        (ours,) = interleaved(effort.repeats, take)
        measured.append(_row(f"overlay {id}, {side} × {side} cells at 1920 × 1080", ours, 4.0))
    return measured


def _frames(effort: Effort) -> list[Row]:
    fresh, measured = moments(begun(find("first-steps"))), []
    for ids in (("values", "arrows"), ("q-values", "visits"), ("values", "policy", "fog", "visits", "last-update")):
        take = frame(ids, PANEL, fresh)
        interleaved(effort.repeats, take)  # pictures and figures that are drawn once
        (ours,) = interleaved(effort.repeats, take)
        measured.append(_row(f"board of 8 × 10 cells, everything new: {', '.join(ids)}", ours, 6.0))
    return measured


def _panning(effort: Effort) -> list[Row]:
    side, frames = effort.pick((200, PANNED), (12, 2))
    snapshot, measured = moments(begun(maze(side)))(), []
    for zoom in (1.0, 6.0):
        (ours,) = interleaved(effort.repeats, panning(("values", "arrows"), PANEL, snapshot, zoom, frames))
        measured.append(_row(f"slowest of {frames} frames of panning {side} × {side} cells, zoom {zoom:g}", ours, 8.0))
    return measured


def _huge(effort: Effort) -> list[Row]:
    side, rect = effort.pick((1000, SCREEN), (40, PANEL))
    fresh, measured = moments(begun(maze(side))), []
    kept = [fresh() for _ in range(2)]
    for ids, zoom in itertools.product((("values", "arrows"), ("q-values", "visits")), effort.pick((1.0, 8.0, 40.0), (1.0, 4.0))):
        turns = itertools.cycle(kept)
        take = bands(ids, rect, lambda turns=turns: next(turns), zoom)
        interleaved(1, take)
        (ours,) = interleaved(effort.repeats, take)
        what = f"slowest frame of {side} × {side} cells, everything new, zoom {zoom:g}: {', '.join(ids)}"
        measured.append(_row(what, ours, 16.0))
    return measured


def _row(what: str, ours: list[float], most: float) -> Row:
    return Row(what, "ms", ours, "", (), f"≤ {most:g} ms", functools.partial(operator.ge, most))
