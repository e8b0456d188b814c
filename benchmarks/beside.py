"""The window beside every learner at full speed: how evenly its loop turns, and how much of its speed the training keeps.

The real app with the real worker, on SDL's dummy driver. The first row is the window with nothing that trains beside it: what is
late there is the machine's doing. Learners from experience live in "first-steps"; planners plan a large maze, to be busy.
"""

import functools
import operator
import os
import threading
import time
from dataclasses import replace
from statistics import median, quantiles
from typing import NamedTuple

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
import pygame

from benchmarks.builds import Resume, SetPace, set_pace, units_of
from benchmarks.effort import Effort
from benchmarks.kernels import maze
from benchmarks.table import Row
from playground.compiled import WarmUp
from playground.learning.collection import learners
from playground.learning.learner import LearnerSpec, Source
from playground.training import commands
from playground.training.session import Session
from playground.training.worker import Worker
from playground.ui.documents import Document
from playground.ui.window import launch
from playground.ui.window.app import App
from playground.world import Level
from playground.world.library import find

SIZE = (1280, 800)
SECONDS = 3.0
"""How long each is measured."""
SHORTEST = 0.2
"""How long, where it shall only run."""
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


def at_first_use() -> Worker:
    """A worker whose kernels are made when they are first used, in this process: for the smallest effort."""
    return Worker(Session)


def turned(
    level: Level, learner: str = "", seconds: float = SECONDS, settling: float = SETTLING, effort: Effort = Effort.FULL
) -> Turns:
    """The window in Train for so many seconds, a learner at full speed beside it; "" is none."""
    window()
    app = App(Document(level), effort.pick(launch.Training().worker, at_first_use), mode="train", learners=learners)
    app.workspace = replace(app.workspace, brain=replace(app.workspace.brain, learner=learner or "q-learning")).begun()
    while app.workspace.snapshot.status == "warming" or app.workspace.snapshot.learner != (learner or "q-learning"):
        app.frame()
        time.sleep(0.01)
    if not effort.smallest:
        launch.settle()
    app.workspace = set_pace(app.workspace.run(True), None) if learner else app.workspace
    clock = pygame.time.Clock()

    def passing(seconds: float) -> list[float]:
        """Milliseconds from turn to turn for so long (twice at least), with a frame at every turn."""
        turns: list[float] = []
        before = time.perf_counter()
        end = before + seconds
        while before < end or len(turns) < 2:
            app.frame(launch.arrived())
            clock.tick(launch.FRAMES)
            now = time.perf_counter()
            turns.append((now - before) * 1000)
            before = now
        return turns

    passing(settling)
    steps, since = units_of(app.workspace.snapshot), time.perf_counter()
    milliseconds = passing(seconds)
    speed = (units_of(app.workspace.snapshot) - steps) / (time.perf_counter() - since)
    app.close()
    return Turns(milliseconds, speed)


def alone(level: Level, learner: str, seconds: float = SECONDS, settling: float = SETTLING) -> float:
    """Steps a second of the same session on a thread with no window beside it."""
    speed: list[float] = []

    def train() -> None:
        session = Session()
        for command in (commands.Start(level, learner, None, 1), SetPace(None), Resume()):
            session.obey(command)
        begun = time.perf_counter()
        while time.perf_counter() < begun + settling:
            session.work(0.005)
        first, since = units_of(session.snapshot()), time.perf_counter()
        while time.perf_counter() < since + seconds:
            session.work(0.005)
        speed.append((units_of(session.snapshot()) - first) / (time.perf_counter() - since))

    thread = threading.Thread(target=train)
    thread.start()
    thread.join()
    return speed[0]


def _row(spec: LearnerSpec | None, level: Level, effort: Effort) -> Row:
    """One learner's row; no learner's is the control."""
    settling = 0.0 if spec is not None and spec.source is Source.MODEL else effort.pick(SETTLING, 0.0)
    seconds = effort.pick(SECONDS, SHORTEST)
    runs = [turned(level, spec.id if spec else "", seconds, settling, effort) for _ in range(effort.at_least(1, 3))]
    every = [milliseconds for run in runs for milliseconds in run.milliseconds]
    what = (
        f"turns of the window beside {spec.title if spec else 'nothing'}: median {median(every):.1f}, longest {max(every):.0f} ms"
    )
    if spec is not None and spec.source is Source.EXPERIENCE:
        kept = median(run.speed for run in runs) / alone(level, spec.id, seconds, settling)
        what += f"; training keeps {kept:.2f}"
    goal = functools.partial(operator.ge, LONGEST)
    return Row(what, "ms (p99)", [run.last for run in runs], "", (), f"≤ {LONGEST:g} ms", goal)


def rows(effort: Effort) -> list[Row]:
    """The window alone, and beside each learner; at the smallest beside one of either source."""
    warming = WarmUp() if not effort.smallest else None
    while warming is not None and not warming.ready():
        time.sleep(0.5)
    small, large = find("first-steps"), maze(effort.pick(MAZE, 12))
    specs = list(learners().values())
    chosen = effort.pick(specs, [next(spec for spec in specs if spec.source is source) for source in Source])
    measured = [_row(None, small, effort)]
    for spec in chosen:
        measured.append(_row(spec, large if spec.source is Source.MODEL else small, effort))
        print(f"  {median(measured[-1].figures):.1f} {measured[-1].what}", flush=True)
    return measured
