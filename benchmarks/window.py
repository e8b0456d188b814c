"""The window: frames in which everything is new, frames and training beside one another, and how long a start takes.

On SDL's dummy driver, in one process (the starts in processes of their own). A frame is all that the app does for it: events,
board, panels, flip.
"""

import functools
import operator
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
import numpy as np

from benchmarks.beside import SETTLING, SHORTEST, Turns, alone, turned, window
from benchmarks.board import moments
from benchmarks.builds import LEARNER, Curve, counted, still
from benchmarks.effort import Effort
from benchmarks.table import Row, interleaved
from playground.learning.collection import learners
from playground.training import commands
from playground.training.snapshot import Agent, Distance, Optimum, Snapshot, Transition
from playground.ui import documents
from playground.ui.window.app import App
from playground.world.library import find

FRAMES = 120
"""Frames of one take."""
SECONDS = 4.0
"""Of training beside the window, and of training alone."""

_START = """
import os, sys, time
begun = time.perf_counter()
os.environ["SDL_VIDEODRIVER"] = "dummy"
import pygame
from playground.ui import documents
from playground.ui.window import launch
from playground.ui.window.app import App
imported = time.perf_counter()
launch.open_window((1280, 800))
training = launch.Training()
if sys.argv[1] == "smallest":
    from playground.learning.collection import learners
    from playground.training.session import Session
    from playground.training.worker import Worker
    app = App(documents.opened("first-steps"), lambda: Worker(Session), learners=learners)
else:
    app = App(documents.opened("first-steps"), training.worker, learners=lambda: training.learners)
app.frame()
drawn = time.perf_counter()
while app.workspace.snapshot.status == "warming":
    app.frame()
    time.sleep(0.005)
ready = time.perf_counter()
app.close()
print(imported - begun, drawn - imported, ready - drawn)
"""


class Changing:
    """A worker whose every snapshot is new in all that the screen shows."""

    def __init__(self) -> None:
        level = find("first-steps")
        noise = np.random.default_rng(1)
        begun = still(level)
        mdp = begun.mdp
        optimum = Optimum(noise.normal(size=len(mdp.states)), noise.normal(size=mdp.legal.shape), mdp.legal, 0.7)
        state, successor = 0, int(mdp.successor[0, 0, 0])
        last = tuple(Transition(state, 0, -0.1, successor, False, False, LEARNER) for _ in range(256))
        start = replace(begun, status="running", learner="q-learning", driver="learner", optimum=optimum, last=last)
        self.fresh: Callable[[], Snapshot] = moments(start)
        self.noise = noise

    def send(self, command: commands.Command) -> None:
        """Nothing is done."""

    def latest(self) -> Snapshot:
        """Another one each time."""
        number = np.arange(2048.0)
        mean = np.cumsum(self.noise.normal(size=2048))
        fresh = self.fresh()
        curve = Curve(number, mean, mean - 1, mean + 1)
        agent = Agent(int(self.noise.integers(len(fresh.mdp.states))), 3, float(mean[-1]), float(mean[-2]))
        distance = Distance(float(mean[1]), 0.1, 0.5, 0.3, 0.7)
        return replace(
            fresh,
            curve=curve,
            agent=agent,
            distance=distance,
            steps_per_second=float(mean[3]),
            **counted(fresh.number * 997),
        )

    def close(self) -> None:
        """Nothing to end."""


def frames(mode: str, overlays: frozenset[str], count: int = FRAMES, first: int = 30) -> list[float]:
    """Milliseconds of so many frames in which every number is new, after some in which pictures are drawn that are drawn once."""
    window()
    app = App(documents.opened("first-steps"), Changing, mode=mode, learners=learners)
    app.workspace = replace(app.workspace, look=replace(app.workspace.look, overlays=overlays))

    def take() -> float:
        begun = time.perf_counter()
        app.frame()
        return (time.perf_counter() - begun) * 1000

    interleaved(first, take)
    (taken,) = interleaved(count, take)
    app.close()
    return taken


def start(effort: Effort, bytecode: str) -> tuple[float, float, float]:
    """Milliseconds of the imports, of the first frame after them, and until the kernels are ready after that.

    bytecode: a folder for the files' bytecode, which a person's Python keeps between two starts whatever the machine says here.
    """
    words = [sys.executable, "-c", _START, effort.pick("full", "smallest")]
    surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode, "PYTHONDONTWRITEBYTECODE": ""}
    output = subprocess.run(words, capture_output=True, text=True, check=True, env=surroundings).stdout.split()
    imports, drawn, ready = (float(word) * 1000 for word in output[-3:])
    return imports, drawn, ready


def rows(effort: Effort) -> list[Row]:
    """Frames, intervals, what training keeps, and starts."""
    return [*_frames(effort), *_together(effort), *_starts(effort)]


def _frames(effort: Effort) -> list[Row]:
    measured = []
    for mode, ids in (
        ("train", ("values", "arrows")),
        ("train", ("q-values",)),
        ("play", ("values", "policy")),
        ("edit", ("values",)),
    ):
        ours = frames(mode, frozenset(ids), *effort.pick((FRAMES, 30), (2, 1)))
        measured.append(_row(f"frame at 1280 × 800, everything new: {mode}, {', '.join(ids)}", ours, 8.0))
    return measured


def _together(effort: Effort) -> list[Row]:
    together: list[Turns] = []
    level, seconds = find("first-steps"), effort.pick(SECONDS, SHORTEST)

    def with_window() -> float:
        together.append(turned(level, "q-learning", seconds, effort.pick(SETTLING, 0.0), effort))
        return together[-1].speed

    ours, theirs = interleaved(effort.at_least(2, 3), with_window, lambda: alone(level, "q-learning", seconds))
    kept = functools.partial(operator.le, 0.92)
    longest = [turns.last for turns in together]
    return [
        Row("training beside the window", "steps/s", ours, "alone", theirs, "≥ 0.92 ×", kept),
        _row("from turn to turn of the loop beside training, 99th percentile", longest, 18.0),
    ]


def _starts(effort: Effort) -> list[Row]:
    with tempfile.TemporaryDirectory() as bytecode:
        start(effort, bytecode)  # the first one makes the bytecode
        (starts,) = interleaved(effort.at_least(2, 2), lambda: start(effort, bytecode))
    return [
        _row("start: imports", [imports for imports, _, _ in starts], 600.0),
        _row("start: first frame after the imports", [drawn for _, drawn, _ in starts], 500.0),
        _row("start: kernels ready after that", [ready for _, _, ready in starts], 1000.0),
    ]


def _row(what: str, ours: list[float], most: float) -> Row:
    return Row(what, "ms", ours, "", (), f"≤ {most:g} ms", functools.partial(operator.ge, most))
