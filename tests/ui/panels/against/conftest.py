"""Contests made up on a small level, for what is drawn and said of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training import commands
from playground.ui.panels.against.opponents import Against
from playground.ui.workspace import Workspace

ROOM = "S...\n....\n.P.G"


@pytest.fixture
def contested(lived: Callable[..., Workspace], level_of: Any) -> Callable[..., Workspace]:
    """contested("right", "down", …): a person without a name has made these moves in a new episode, and nothing is learned."""

    def made(*moves: str, tail: str = "[rules]\nstep_reward = -0.1\ndiscount = 1.0") -> Workspace:
        level = level_of(ROOM, tail)
        space = lived(level, "q-learning", commands.Learn(False), *map(commands.Act, moves))
        return space.remember(Against(whose="", keeps=True))

    return made


@pytest.fixture
def later() -> Callable[[Workspace, Workspace], Workspace]:
    """The same window with a later snapshot of the same run."""

    def made(space: Workspace, newer: Workspace, number: int) -> Workspace:
        contest = replace(newer.snapshot.contest, number=number)
        level = space.snapshot.level
        return replace(space, snapshot=replace(newer.snapshot, level=level, contest=contest))

    return made
