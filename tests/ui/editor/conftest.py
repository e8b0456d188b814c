"""One panel of the editor on a small surface: it is drawn, clicked and typed into, and gives back the next workspace."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pygame
import pytest

from playground.edit.history import History
from playground.training.first_sight import still
from playground.ui import documents
from playground.ui.kit import Node, Theme, Ui
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.text.files import parse_level

Draw = Callable[[Ui, Column, Workspace], Workspace]
E = pygame.event.Event


def space_of(level: Level, **tool: Any) -> Workspace:
    """A workspace with a level and something in hand."""
    space = Workspace(replace(documents.opened("corridor"), saved=level), History(level), still(level))
    return replace(space, tool=replace(space.tool, **tool))


class Panel:
    """A panel as a person has it before them; a frame is a sixtieth of a second."""

    def __init__(self, draw: Draw, space: Workspace, size: tuple[int, int] = (320, 900)) -> None:
        self.draw, self.space = draw, space
        self.ui = Ui(Theme())
        self.surface = pygame.Surface(size)
        self.now = 0.0
        self.frames(2)

    def frames(self, count: int = 1, events: Sequence[pygame.Event] = ()) -> None:
        for number in range(count):
            self.now += 1 / 60
            self.surface.fill((0, 0, 0))
            self.ui.begin(self.surface, list(events) if number == 0 else [], 1 / 60, self.now)
            self.space = self.draw(self.ui, Column(self.surface.get_rect().inflate(-20, -20), 6), self.space)
            self.ui.end()

    @property
    def level(self) -> Level:
        return self.space.level

    def node(self, id: str) -> Node:
        return self.ui.node(id)

    def has(self, id: str) -> bool:
        return any(node.id == id for node in self.ui.nodes)

    def words(self) -> list[str]:
        """All that is written, in order."""
        return [node.label for node in self.ui.nodes if node.kind in ("label", "heading")]

    def click(self, id: str) -> None:
        spot = self.node(id).shown.center
        self.now += 1.0
        self.frames(1, [E(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0))])
        self.frames(1, [E(pygame.MOUSEBUTTONDOWN, pos=spot, button=1)])
        self.frames(3, [E(pygame.MOUSEBUTTONUP, pos=spot, button=1)])

    def choose(self, id: str, title: str) -> None:
        """Opens a dropdown and clicks an option."""
        self.click(id)
        self.click(next(node.id for node in self.ui.nodes if node.kind == "option" and node.label == title))

    def titles(self, id: str) -> list[str]:
        """The options of a dropdown."""
        self.click(id)
        return [node.label for node in self.ui.nodes if node.kind == "option"]

    def key(self, id: str, key: int) -> None:
        """A key while a node has the focus."""
        self.ui.set_focus(id)
        self.frames(2)
        self.frames(2, [E(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0)])

    def type(self, id: str, words: str) -> None:
        self.click(id)
        for letter in words:
            typed = [E(pygame.KEYDOWN, key=0, mod=0, unicode=letter, scancode=0), E(pygame.TEXTINPUT, text=letter)]
            self.frames(2, typed)


@pytest.fixture
def level_of() -> Callable[..., Level]:
    """Makes a level of rows; `tail` is the rest of the file."""
    return lambda rows, tail="": parse_level(f"map = '''\n{rows}\n'''\n{tail}")


@pytest.fixture
def panel(level_of: Callable[..., Level]) -> Callable[..., Panel]:
    """panel(draw, rows, tail="", size=..., **tool): a panel over the workspace of such a level."""
    pygame.display.init()
    pygame.font.init()

    def make(draw: Draw, rows: str, tail: str = "", size: tuple[int, int] = (320, 900), **tool: Any) -> Panel:
        return Panel(draw, space_of(level_of(rows, tail), **tool), size)

    return make


@pytest.fixture
def space(level_of: Callable[..., Level]) -> Callable[..., Workspace]:
    """space(rows, tail="", **tool): a workspace with such a level."""
    return lambda rows, tail="", **tool: space_of(level_of(rows, tail), **tool)


@pytest.fixture
def cells() -> Callable[..., tuple[Cell, ...]]:
    """cells((row, col), ...) as cells."""
    return lambda *pairs: tuple(Cell(*pair) for pair in pairs)
