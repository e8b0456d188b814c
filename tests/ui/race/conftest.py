"""Workspaces in the middle or at the end of a race, which was run without a thread and without waiting for a clock."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training import commands
from playground.training.first_sight import still
from playground.training.session import Session
from playground.ui.race.presets import Runner
from playground.ui.race.setup import RaceEnd, RaceSetup, begun
from playground.ui.workspace import Workspace
from playground.world import library

BOTH = (Runner("sarsa", (("alpha", 0.5),)), Runner("q-learning", (("alpha", 0.5),)))


@pytest.fixture
def waiting(space_of: Callable[..., Workspace]) -> Callable[..., Workspace]:
    """Makes a workspace before any race: waiting("cliff5", runners=…)."""

    def make(level: str = "cliff5", **parts: Any) -> Workspace:
        setup = RaceSetup(**{"runners": BOTH, "preset": "", "end": RaceEnd.STEPS, "steps": 300, **parts})
        return space_of(still(library.find(level)), mode="race").remember(setup)

    return make


@pytest.fixture
def raced(waiting: Callable[..., Workspace]) -> Callable[..., Workspace]:
    """Makes a workspace with a race that has gone so many steps, or to its end: raced("cliff5", steps=300, go=None)."""

    def make(level: str = "cliff5", go: int | None = None, **parts: Any) -> Workspace:
        space = waiting(level, **parts)
        space = begun(space, space.recall(RaceSetup), running=False)
        session = Session()
        for command in (*space.outbox, commands.Step(10**7 if go is None else go)):
            session.obey(command)
        while session.work(0.2):
            pass
        return replace(space, snapshot=session.snapshot(), outbox=())

    return make
