"""The landscape beside the flat board: frames in which every number is new, and frames in which it is turned.

Measured on plain surfaces with the clock stopped outside the drawing. Both draw the same numbers of the same level in turn.
"""

import functools
import operator
from collections.abc import Callable

import pygame

from benchmarks.board import PANEL, begun, frame, moments, timed
from benchmarks.builds import drawn_of, overlays
from benchmarks.effort import Effort
from benchmarks.kernels import maze
from benchmarks.table import Row, anything, interleaved
from playground.training.snapshot import Snapshot
from playground.ui.board.landscape.land_kernels import kernels
from playground.ui.board.landscape.slant import USUAL
from playground.ui.board.scene import Scene
from playground.ui.board.viewport import Viewport
from playground.ui.stage.board_drawer import BoardDrawer

SHOWN = ("values", "arrows")


def landscape(rect: pygame.Rect, fresh: Callable[[], Snapshot], turns: float = 0.0) -> Callable[[], float]:
    """Milliseconds of one frame of the landscape; where it `turns`, by so many degrees a frame, nothing else is new."""
    board, surface, chosen = BoardDrawer(), pygame.Surface(rect.size), tuple(overlays()[id] for id in SHOWN)
    slants, kept = [USUAL], fresh()

    def take() -> float:
        snapshot = kept if turns else fresh()
        slants.append(slants[-1].turned(turns))
        view = board.seen(Viewport(rect, snapshot.level.height, snapshot.level.width), slants[-1])
        scene = Scene(snapshot.level, view, drawn_of(snapshot), chosen, agent=(0.0, 0.0), reduced_motion=True)
        return timed(lambda: board.draw(surface, scene))

    return take


def rows(effort: Effort) -> list[Row]:
    """Small and large boards in the room that a window of 1280 x 800 has for them."""
    kernels.load()
    measured = []
    for side, most in ((effort.pick(16, 4), 5.0), (effort.pick(100, 6), 16.0)):
        level = maze(side)
        fresh = moments(begun(level))
        takes = landscape(PANEL, fresh), landscape(PANEL, fresh, turns=3.0), frame(SHOWN, PANEL, fresh)
        interleaved(1, *takes)
        new, turned, flat = interleaved(effort.repeats, *takes)
        size, goal = f"{side} × {side} cells", functools.partial(operator.ge, most)
        measured += [
            Row(f"landscape of {size}, everything new: {', '.join(SHOWN)}", "ms", new, "", (), f"≤ {most:g} ms", goal),
            Row(f"landscape of {size}, turned", "ms", turned, "", (), f"≤ {most:g} ms", goal),
            Row(f"flat board of {size}, everything new: {', '.join(SHOWN)}", "ms", flat, "", (), "–", anything),
        ]
    return measured
