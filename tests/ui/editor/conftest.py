"""One panel of the editor, drawn and worked from a workspace with something in hand."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame
import pytest

from playground.edit.history import History
from playground.training.first_sight import still
from playground.ui import documents
from playground.ui.workspace import Workspace
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.text.files import parse_level
from tests.ui.hands import Panel, Played


def space_of(level: Level, **tool: Any) -> Workspace:
    """A workspace with a level and something in hand."""
    space = Workspace(replace(documents.opened("corridor"), saved=level), History(level), still(level))
    return replace(space, tool=replace(space.tool, **tool))


@pytest.fixture
def level_of() -> Callable[..., Level]:
    """Makes a level of rows; `tail` is the rest of the file."""
    return lambda rows, tail="": parse_level(f"map = '''\n{rows}\n'''\n{tail}")


@pytest.fixture
def panel(level_of: Callable[..., Level]) -> Callable[..., Played]:
    """panel(draw, rows, tail="", height=900, **tool): a panel over the workspace of such a level."""
    pygame.display.init()
    pygame.font.init()

    def make(draw: Panel, rows: str, tail: str = "", height: int = 900, **tool: Any) -> Played:
        return Played(draw, space_of(level_of(rows, tail), **tool), height=height)

    return make


@pytest.fixture
def space(level_of: Callable[..., Level]) -> Callable[..., Workspace]:
    """space(rows, tail="", **tool): a workspace with such a level."""
    return lambda rows, tail="", **tool: space_of(level_of(rows, tail), **tool)


@pytest.fixture
def cells() -> Callable[..., tuple[Cell, ...]]:
    """cells((row, col), ...) as cells."""
    return lambda *pairs: tuple(Cell(*pair) for pair in pairs)
