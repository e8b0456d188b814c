"""The real window while one drags along the timeline as fast as the hand goes: how long frames take, how many moments come.

The app with its worker on SDL's dummy driver, a run of Q-learning on a maze of 16 x 16 cells. In each frame the pointer is at
another place of the track: pressed, it asks for that moment; the opponent is the same window with the pointer not pressed.
"""

import operator
import os
import random
import time
from functools import partial
from statistics import median, quantiles

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
import pygame

from benchmarks.beside import at_first_use, window
from benchmarks.effort import Effort
from benchmarks.kernels import maze
from benchmarks.table import Row, anything
from playground.learning.collection import learners
from playground.training import commands
from playground.ui.documents import Document
from playground.ui.window import launch
from playground.ui.window.app import App

STEPS, FRAMES = 20_000_000, 600
"""Steps of the run; frames that are measured of either kind."""
LONGEST = 33.0
"""Milliseconds that 99 of 100 frames may take."""


def rows(effort: Effort) -> list[Row]:
    """Frames with the button held and without, in turn, and the moments that were seen."""
    app, steps = _lived(effort), effort.pick(STEPS, 2000)
    frames, takes = effort.pick(FRAMES // 3, 3), effort.at_least(1, 3)
    pressed: list[float] = []
    free: list[float] = []
    seen: set[int] = set()
    for take in range(takes):
        free += _frames(app, frames, take, held=False, seen=set())
        pressed += _frames(app, frames, take, held=True, seen=seen)
    app.close()
    what = f"a frame while one scrubs through {steps:,} steps"
    ratio = len(seen) / (takes * frames)
    return [
        Row(f"{what}, median", "ms", [median(pressed)], "not pressed", [median(free)], "none", anything),
        Row(f"{what}, 99 %", "ms", [_late(pressed)], "not pressed", [_late(free)], "none", anything),
        Row(f"{what}, longest", "ms", [max(pressed)], "", (), f"≤ {LONGEST:g} ms", partial(operator.ge, LONGEST)),
        Row("moments that were shown for each frame of it", "", [ratio], "", (), "none", anything),
    ]


def _lived(effort: Effort) -> App:
    """The window in Train, its run at rest after all its steps."""
    window()
    app = App(
        Document(maze(effort.pick(16, 6))), effort.pick(launch.Training().worker, at_first_use), mode="train", learners=learners
    )
    steps = effort.pick(STEPS, 2000)
    while app.workspace.snapshot.status == "warming":
        app.frame()
        time.sleep(0.01)
    app.workspace = app.workspace.send(commands.Step(steps))
    while app.workspace.snapshot.lived < steps:
        app.frame()
        time.sleep(0.01)
    if not effort.smallest:
        launch.settle()
    return app


def _frames(app: App, count: int, seed: int, held: bool, seen: set[int]) -> list[float]:
    """Milliseconds that the work of each frame takes; the moments that were shown go into `seen`."""
    dice, track = random.Random(seed), app.ui.node("past").rect
    times, clock = [], pygame.time.Clock()
    y = track.bottom - 4
    buttons = (1, 0, 0) if held else (0, 0, 0)
    app.frame([pygame.Event(pygame.MOUSEMOTION, pos=(track.centerx, y), rel=(0, 0), buttons=(0, 0, 0))])
    if held:
        app.frame([pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(track.centerx, y), button=1)])
    for _ in range(count):
        spot = dice.randrange(track.left + 1, track.right - 20), y
        began = time.perf_counter()
        app.frame([pygame.Event(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=buttons)])
        times.append(1e3 * (time.perf_counter() - began))
        timeline = app.workspace.snapshot.timeline
        if timeline is not None and not timeline.live:
            seen.add(timeline.at)
        clock.tick(launch.FRAMES)
    app.frame([pygame.Event(pygame.MOUSEBUTTONUP, pos=(track.centerx, y), button=1)] if held else [])
    app.workspace = app.workspace.send(commands.Seek(None))
    while (timeline := app.workspace.snapshot.timeline) is None or not timeline.live:
        app.frame()
        time.sleep(0.01)
    return times


def _late(times: list[float]) -> float:
    """The 99th percentile."""
    return quantiles(times, n=100)[98]
