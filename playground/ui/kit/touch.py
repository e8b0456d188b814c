"""What a person does to one widget in one frame: the answer that a widget draws and acts by."""

from dataclasses import dataclass, field

import pygame

from playground.ui.kit.gamepad import button_of
from playground.ui.kit.routing import ACTIVATE


@dataclass
class Touch:
    """What a person does to one widget in this frame. focused: the keys are its own.

    hover: the mouse is over it; pressed: the left button went down on it in this frame; down: it is held; released: it went up
    (anywhere); clicked: it went up over the widget; doubled: the press was a double click. value: what it is to
    hold, where that is asked for by name.
    """

    hover: bool = False
    down: bool = False
    pressed: bool = False
    released: bool = False
    clicked: bool = False
    doubled: bool = False
    focused: bool = False
    keys: list[pygame.Event] = field(default_factory=list)
    value: float | str | None = None

    def key(self, keys: frozenset[int], pad: bool = True) -> bool:
        """Whether one of these keys was pressed for the widget; with `pad` False the gamepad's do not count."""
        return any(
            event.type == pygame.KEYDOWN and event.key in keys and (pad or button_of(event) is None) for event in self.keys
        )

    @property
    def activated(self) -> bool:
        """Clicked, or pressed by Enter, Space or the gamepad's A."""
        return self.clicked or (bool(self.keys) and self.key(ACTIVATE))
