"""The window: frames in which everything is new, frames and training beside one another, and how long a start takes.

On SDL's dummy driver, in one process (the starts in processes of their own). A frame is all that the app does for it: events,
board, panels, flip.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
import numpy as np

from benchmarks.beside import Turns, alone, turned, window
from benchmarks.board import moments
from benchmarks.table import Row, interleaved
from playground.learning.collection import learners
from playground.training import commands
from playground.training.first_sight import still
from playground.training.snapshot import Agent, Curve, Distance, Optimum, Snapshot, Transition
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
        last = tuple(Transition(state, 0, -0.1, successor, False, False, "learner") for _ in range(256))
        start = replace(begun, status="running", learner="q-learning", driver="learner", optimum=optimum, last=last)
        self.fresh: Callable[[], Snapshot] = moments(start)
        self.noise = noise

    def send(self, command: commands.Command) -> None:
        """Nothing is done."""

    def latest(self) -> Snapshot:
        """Another one each time."""
        number = np.arange(2048.0)
        mean = np.cumsum(self.noise.normal(size=2048))
        told = self.fresh()
        curve = Curve(number, mean, mean - 1, mean + 1)
        agent = Agent(int(self.noise.integers(len(told.mdp.states))), 3, float(mean[-1]), float(mean[-2]))
        distance = Distance(float(mean[1]), 0.1, 0.5, 0.3, 0.7)
        return replace(
            told, curve=curve, agent=agent, distance=distance, steps=told.number * 997, steps_per_second=float(mean[3])
        )

    def close(self) -> None:
        """Nothing to end."""


def frames(mode: str, overlays: frozenset[str]) -> list[float]:
    """Milliseconds of frames in which every number is new."""
    window()
    app = App(documents.opened("first-steps"), Changing, mode=mode, learners=learners)
    app.workspace = replace(app.workspace, look=replace(app.workspace.look, overlays=overlays))
    told = []
    for number in range(FRAMES + 30):
        begun = time.perf_counter()
        app.frame()
        if number >= 30:
            told.append((time.perf_counter() - begun) * 1000)
    app.close()
    return told


def start() -> tuple[float, float, float]:
    """Milliseconds of the imports, of the first frame after them, and until the kernels are ready after that."""
    told = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True).stdout.split()
    imports, drawn, ready = (float(word) * 1000 for word in told[-3:])
    return imports, drawn, ready


def rows(repeats: int) -> list[Row]:
    """Frames, intervals, what training keeps, and starts."""
    found = []
    for mode, ids in (
        ("train", ("values", "arrows")),
        ("train", ("q-values",)),
        ("play", ("values", "policy")),
        ("edit", ("values",)),
    ):
        ours = frames(mode, frozenset(ids))
        what = f"frame at 1280 × 800, everything new: {mode}, {', '.join(ids)}"
        found.append(Row(what, "ms", ours, "", (), "≤ 8 ms", lambda ms: ms <= 8.0))
    together: list[Turns] = []
    level = find("first-steps")

    def with_window() -> float:
        together.append(turned(level, "q-learning", SECONDS))
        return together[-1].speed

    ours, theirs = interleaved(max(2, repeats // 3), with_window, lambda: alone(level, "q-learning", SECONDS))
    found.append(Row("training beside the window", "steps/s", ours, "alone", theirs, "≥ 0.92 ×", lambda kept: kept >= 0.92))
    longest = [told.last for told in together]
    found.append(
        Row(
            "from turn to turn of the loop beside training, 99th percentile",
            "ms",
            longest,
            "",
            (),
            "≤ 18 ms",
            lambda ms: ms <= 18.0,
        )
    )
    starts = [start() for _ in range(max(2, repeats // 2))]
    for what, place, most in (
        ("imports", 0, 600.0),
        ("first frame after the imports", 1, 500.0),
        ("kernels ready after that", 2, 1000.0),
    ):
        told_ms = [each[place] for each in starts]
        found.append(Row(f"start: {what}", "ms", told_ms, "", (), f"≤ {most:g} ms", lambda ms, most=most: ms <= most))
    return found
