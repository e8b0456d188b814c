"""The window beside every learner at full speed: how evenly its loop turns, and how much of its speed the training keeps.

The real app with the real worker, on SDL's dummy driver. The first row is the window with nothing that trains beside it: what is
late there is the machine's doing. Learners from experience live in "first-steps"; planners plan a large maze, to be busy.
"""

import os
import threading
import time
from dataclasses import replace
from statistics import median, quantiles
from typing import NamedTuple

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
import pygame

from benchmarks.kernels import maze
from benchmarks.table import Row
from playground.compiled import WarmUp
from playground.learning.collection import learners
from playground.learning.learner import LearnerSpec, Source
from playground.training import commands
from playground.training.session import Session
from playground.ui.documents import Document
from playground.ui.panels.training import at_pace
from playground.ui.window import launch
from playground.ui.window.app import App
from playground.world import Level
from playground.world.library import find

SIZE = (1280, 800)
SECONDS = 3.0
"""How long each is measured."""
SETTLING = 0.7
"""Seconds before that, for learners from experience; planners are measured from their first sweep on."""
MAZE = 150
"""Cells on a side of the maze of planners."""
LONGEST = 18.0
"""Milliseconds that 99 of 100 turns may take."""


class Turns(NamedTuple):
    """The window beside a learner: milliseconds of each turn of its loop, and steps a second of the training."""

    milliseconds: list[float]
    speed: float

    @property
    def last(self) -> float:
        """The 99th percentile of the milliseconds."""
        return quantiles(self.milliseconds, n=100)[98]


def window() -> None:
    """The display's surface, as the app opens it."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode(SIZE)


def turned(level: Level, learner: str = "", seconds: float = SECONDS, settling: float = SETTLING) -> Turns:
    """The window in Train for so many seconds, a learner at full speed beside it; "" is none."""
    window()
    app = App(Document(level), launch.Training().worker, mode="train", learners=learners)
    app.workspace = replace(app.workspace, brain=replace(app.workspace.brain, learner=learner or "q-learning")).begun()
    while app.workspace.snapshot.status == "warming" or app.workspace.snapshot.learner != (learner or "q-learning"):
        app.frame()
        time.sleep(0.01)
    launch.settle()
    app.workspace = at_pace(app.workspace.run(True), None) if learner else app.workspace
    clock = pygame.time.Clock()

    def passing(seconds: float) -> list[float]:
        """Milliseconds from turn to turn for so long, with a frame at every turn."""
        told, before = [], time.perf_counter()
        end = before + seconds
        while before < end:
            app.frame(launch.arrived())
            clock.tick(launch.FRAMES)
            now = time.perf_counter()
            told.append((now - before) * 1000)
            before = now
        return told

    passing(settling)
    steps, since = app.workspace.snapshot.steps, time.perf_counter()
    milliseconds = passing(seconds)
    speed = (app.workspace.snapshot.steps - steps) / (time.perf_counter() - since)
    app.close()
    return Turns(milliseconds, speed)


def alone(level: Level, learner: str, seconds: float = SECONDS, settling: float = SETTLING) -> float:
    """Steps a second of the same session on a thread with no window beside it."""
    speed: list[float] = []

    def train() -> None:
        session = Session()
        for command in (commands.Start(level, learner, None, 1), commands.Pace(None), commands.Run()):
            session.obey(command)
        begun = time.perf_counter()
        while time.perf_counter() < begun + settling:
            session.work(0.005)
        first, since = session.snapshot().steps, time.perf_counter()
        while time.perf_counter() < since + seconds:
            session.work(0.005)
        speed.append((session.snapshot().steps - first) / (time.perf_counter() - since))

    thread = threading.Thread(target=train)
    thread.start()
    thread.join()
    return speed[0]


def _row(spec: LearnerSpec | None, level: Level, repeats: int) -> Row:
    """One learner's row; no learner's is the control."""
    settling = 0.0 if spec is not None and spec.source is Source.MODEL else SETTLING
    told = [turned(level, spec.id if spec else "", settling=settling) for _ in range(repeats)]
    every = [each for one in told for each in one.milliseconds]
    what = (
        f"turns of the window beside {spec.title if spec else 'nothing'}: median {median(every):.1f}, longest {max(every):.0f} ms"
    )
    if spec is not None and settling:
        kept = median(one.speed for one in told) / alone(level, spec.id)
        what += f"; training keeps {kept:.2f}"
    return Row(what, "ms (p99)", [one.last for one in told], "", (), f"≤ {LONGEST:g} ms", lambda ms: ms <= LONGEST)


def rows(repeats: int) -> list[Row]:
    """The window alone, and beside each learner."""
    warming = WarmUp()
    while not warming.ready():
        time.sleep(0.5)
    small, large = find("first-steps"), maze(MAZE)
    found = [_row(None, small, max(1, repeats // 3))]
    for spec in learners().values():
        found.append(_row(spec, large if spec.source is Source.MODEL else small, max(1, repeats // 3)))
        print(f"  {found[-1].figures[len(found[-1].figures) // 2]:.1f} {found[-1].what}", flush=True)
    return found
