"""A picture of the real window, drawn without a screen after a run of its own: same arguments, same picture."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pygame

from playground.learning.collection import learners
from playground.training import commands
from playground.training.commands import Command
from playground.training.session import Session
from playground.training.snapshot import Snapshot
from playground.ui.app import App
from playground.ui.documents import Document
from playground.ui.preferences import Preferences
from playground.world.level import Level

FRAMES = 6
"""Frames until everything has settled."""
SECOND = 1.0
"""Between two frames, so that nothing is still on its way."""


class Finished:
    """A worker that has done its work: it shows one snapshot for ever."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def send(self, command: Command) -> None:
        """Nothing is done any more."""

    def latest(self) -> Snapshot:
        """The one snapshot."""
        return self.snapshot

    def close(self) -> None:
        """Nothing to end."""


def shot(
    level: Level,
    learner: str,
    settings: Any,
    steps: int,
    seed: int,
    overlays: Sequence[str] | None,
    mode: str,
    size: tuple[int, int],
    scale: float,
    out: Path,
    floor: int | None = None,
) -> None:
    """Trains for so many steps, draws the window of (width, height) pixels at a text scale, and writes a PNG.

    OSError where it cannot; ValueError for a floor that the level does not have (None is that of the mouse).
    """
    snapshot = trained(level, learner, settings, steps, seed, "me" if mode == "play" else "learner")
    floors = len(snapshot.mdp.floors)
    if floor is not None and not 0 <= floor < floors:
        raise ValueError(f"there is no floor {floor} in this level, expected a number from 0 to {floors - 1}")
    picture = drawn(snapshot, settings, overlays, mode, size, scale, floor)
    try:
        pygame.image.save(picture, str(out))
    except pygame.error as error:
        raise OSError(str(error)) from error


def trained(level: Level, learner: str, settings: Any, steps: int, seed: int, driver: str) -> Snapshot:
    """The snapshot after a run of its own; its clock stands still, because a speed would be another one at each run."""
    now = [0.0]

    def clock() -> float:
        now[0] += 1e-4
        return now[0]

    session = Session(seconds=clock)
    session.obey(commands.Start(level, learner, settings, seed))
    for command in (commands.Drive("learner"), commands.Step(steps), commands.Drive(driver)):
        session.obey(command)
        while session.work(1.0):
            pass
    snapshot = replace(session.measured(), steps_per_second=0.0)
    session.close()
    return snapshot


def drawn(
    snapshot: Snapshot,
    settings: Any,
    overlays: Sequence[str] | None,
    mode: str,
    size: tuple[int, int],
    scale: float,
    floor: int | None = None,
) -> pygame.Surface:
    """The window with this snapshot."""
    pygame.font.init()
    surface = pygame.Surface(size)
    now = [0.0]

    def clock() -> float:
        now[0] += SECOND
        return now[0]

    app = App(
        Document(snapshot.level),
        lambda: Finished(snapshot),
        surface=surface,
        preferred=Preferences(text_scale=scale, reduced_motion=True),
        mode=mode,
        learners=learners,
        clock=clock,
    )
    brain = replace(
        app.workspace.brain, learner=snapshot.learner, settings=MappingProxyType({snapshot.learner: settings}), seed=snapshot.seed
    )
    look = app.workspace.look if overlays is None else replace(app.workspace.look, overlays=frozenset(overlays))
    app.workspace = replace(app.workspace, brain=brain, look=look, outbox=())
    for _ in range(FRAMES):
        app.frame()
        # As long as the table is news, a floor that is looked at is dropped with the table before.
        app.workspace = replace(app.workspace, look=replace(app.workspace.look, floor=floor))
    app.frame()
    app.close()
    return surface
