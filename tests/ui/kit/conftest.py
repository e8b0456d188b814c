"""A screen without a window: draws what a test says, posts events, looks at the node list."""

from collections.abc import Callable, Sequence
from typing import Any

import pygame
import pytest

from playground.ui.kit import Node, Theme, Ui

Draw = Callable[[Ui], None]
E = pygame.event.Event


class Hands:
    """Plays frames of one screen; a frame is a sixtieth of a second."""

    def __init__(self, draw: Draw, size: tuple[int, int] = (800, 600), theme: Theme | None = None) -> None:
        self.draw = draw
        self.ui = Ui(theme or Theme())
        self.surface = pygame.Surface(size)
        self.now = 0.0
        self.keys: list[int] = []
        self.frames(2)

    def frames(self, count: int = 1, events: Sequence[pygame.Event] = ()) -> None:
        for number in range(count):
            self.now += 1 / 60
            self.surface.fill((0, 0, 0))
            self.ui.begin(self.surface, list(events) if number == 0 else [], 1 / 60, self.now)
            self.keys += [event.key for event in self.ui.keys]
            self.draw(self.ui)
            self.ui.end()

    def node(self, id: str) -> Node:
        return self.ui.node(id)

    def ids(self, kind: str) -> list[str]:
        return [node.id for node in self.ui.nodes if node.kind == kind]

    def move(self, spot: tuple[int, int]) -> None:
        self.frames(1, [E(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0))])

    def press(self, spot: tuple[int, int], button: int = 1) -> None:
        self.frames(1, [E(pygame.MOUSEBUTTONDOWN, pos=spot, button=button)])

    def lift(self, spot: tuple[int, int], button: int = 1) -> None:
        self.frames(2, [E(pygame.MOUSEBUTTONUP, pos=spot, button=button)])

    def click_at(self, spot: tuple[int, int], button: int = 1) -> None:
        self.now += 1.0
        self.move(spot)
        self.press(spot, button)
        self.lift(spot, button)

    def click(self, id: str) -> None:
        self.click_at(self.node(id).shown.center)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self.now += 1.0
        self.move(start)
        self.press(start)
        self.move(end)
        self.lift(end)

    def key(self, key: int, mod: int = 0, text: str = "") -> None:
        typed = [E(pygame.TEXTINPUT, text=text)] if text else []
        self.frames(1, [E(pygame.KEYDOWN, key=key, mod=mod, unicode=text, scancode=0), *typed])
        self.frames(1)

    def type(self, words: str) -> None:
        for letter in words:
            self.key(ord(letter) if ord(letter) < 128 else 0, text=letter)

    def tab(self, times: int = 1, back: bool = False) -> None:
        for _ in range(times):
            self.key(pygame.K_TAB, pygame.KMOD_LSHIFT if back else 0)

    def pad(self, button: int) -> None:
        self.frames(1, [E(pygame.CONTROLLERBUTTONDOWN, button=button, instance_id=0)])
        self.frames(1, [E(pygame.CONTROLLERBUTTONUP, button=button, instance_id=0)])

    def wheel(self, notches: int) -> None:
        self.frames(2, [E(pygame.MOUSEWHEEL, x=0, y=notches, flipped=False)])


@pytest.fixture
def hands() -> Callable[..., Hands]:
    """hands(draw, size=(800, 600), theme=Theme()) plays the screen that draw(ui) makes."""
    pygame.display.init()
    pygame.font.init()

    def make(draw: Draw, **more: Any) -> Hands:
        return Hands(draw, **more)

    return make
