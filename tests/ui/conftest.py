"""Snapshots with fields made up by a test, workspaces around them, and hands for what is drawn from them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np
import pygame
import pytest

from playground.edit.history import History
from playground.learning.collection import learners
from playground.learning.learner import Field
from playground.training import commands
from playground.training.first_sight import still
from playground.training.session import Session
from playground.training.snapshot import Snapshot, Transition
from playground.ui.documents import Document
from playground.ui.workspace import Workspace
from playground.world import Level, library, parse_level
from tests.ui.hands import Draw, Hands, Played, Screen


@pytest.fixture
def level_of() -> Callable[..., Level]:
    """Makes a level of rows; `tail` is the rest of the file."""

    def made(rows: str, tail: str = "") -> Level:
        return parse_level(f'format = 1\ntitle = "t"\nmap = """\n{rows.strip()}\n"""\n{tail}\n')

    return made


@pytest.fixture
def snapshot_of() -> Callable[..., Snapshot]:
    """Makes a snapshot of a level: every field there is, all visited once and worth 0, but for what a test gives."""

    def made(level: Level, fields: Mapping[Field, Any] | None = None, last: tuple[Transition, ...] = ()) -> Snapshot:
        begun = still(level)
        states, actions = begun.mdp.legal.shape
        zeros = {field: np.zeros(states if field.axes == "S" else (states, actions)) for field in Field}
        zeros[Field.VISITS] += begun.mdp.legal
        zeros[Field.POLICY] += begun.mdp.legal / np.maximum(begun.mdp.legal.sum(axis=1, keepdims=True), 1)
        return replace(begun, fields=MappingProxyType({**zeros, **(fields or {})}), last=last)

    return made


@pytest.fixture
def space_of() -> Callable[..., Workspace]:
    """Makes a workspace that shows a snapshot and can choose any learner; fields are its other parts."""

    def made(snapshot: Snapshot, **fields: Any) -> Workspace:
        return Workspace(Document(snapshot.level), History(snapshot.level), snapshot, learners=learners(), **fields)

    return made


@pytest.fixture
def lived(space_of: Callable[..., Workspace]) -> Callable[..., Workspace]:
    """Makes the workspace of a run without a thread: lived("corridor", "q-learning", Step(100), Study("optimum"))."""

    def made(level: str | Level, learner: str, *orders: commands.Command) -> Workspace:
        session = Session()
        session.obey(commands.Start(library.find(level) if isinstance(level, str) else level, learner, seed=1))
        for order in orders:
            session.obey(order)
            while session.work(0.2):
                pass
        while session.work(0.2):
            pass
        space = space_of(session.measured())
        return replace(space, brain=replace(space.brain, learner=learner))

    return made


@pytest.fixture
def hands() -> Callable[..., Hands]:
    """hands(draw, size=(800, 600), theme=Theme()) plays the screen that draw(ui) makes."""
    pygame.display.init()
    pygame.font.init()

    def make(draw: Draw, **more: Any) -> Hands:
        return Hands(draw, **more)

    return make


@pytest.fixture
def played() -> Callable[..., Played]:
    """played(panel, space, width=300, height=900, scale=1.0) draws one panel from a workspace and works it by mouse and keys."""
    pygame.display.init()
    pygame.font.init()
    return Played


@pytest.fixture
def screen() -> Callable[..., Screen]:
    """screen(space, *panels, touch=None, over=None, dialog=None, size=(800, 600)) draws parts of the window and works them."""
    pygame.display.init()
    pygame.font.init()
    return Screen
