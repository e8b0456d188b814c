"""What one frame has shown, as a list: for focus, tooltips, the gamepad, tests and a screen reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pygame

Spot = tuple[int, int]
"""x, y in pixels of the surface."""


@dataclass(frozen=True)
class Option:
    """One of several things to choose: shown by its title; `about` is its tooltip, `group` the heading it stands under."""

    id: str
    title: str
    about: str = ""
    group: str = ""
    icon: str = ""


class Reach(NamedTuple):
    """Where a number can go: its bounds, infinite where it has none, one step, and where it is now."""

    low: float
    high: float
    step: float
    at: float


class Node(NamedTuple):
    """Something on the screen. rect: its pixels; clip: the part of the surface it may show in (a scroll area, else all).

    kind: button, picture, toggle, dropdown, option, slider, number, text, tabs, tab, list, scroll, dialog, toast, tooltip, board,
    label, heading, hint. value: what it holds, as words. layer: 0 the window, 1 a dialog over it, and so on.
    keys: key codes it takes while it has the focus; typing: it takes every key that writes. axis: along which arrows change it
    ("x", "y" or ""), so that a gamepad leaves it the other way. holds: the mouse button that a finger presses which rests on it;
    0 is none, its tooltip shows.
    group: the part of the window it stands in. on: whether it is on or chosen, None where that is no question.
    opens: the same for what folds or opens. reach: of a number.
    """

    id: str
    kind: str
    rect: pygame.Rect
    label: str
    value: str = ""
    enabled: bool = True
    tooltip: str = ""
    layer: int = 0
    clip: pygame.Rect = pygame.Rect(0, 0, 1 << 15, 1 << 15)
    focusable: bool = False
    keys: frozenset[int] = frozenset()
    typing: bool = False
    axis: str = ""
    holds: int = 0
    group: str = ""
    on: bool | None = None
    opens: bool | None = None
    reach: Reach | None = None

    @property
    def shown(self) -> pygame.Rect:
        """The part of it that can be seen."""
        return self.rect.clip(self.clip)


class Tip(NamedTuple):
    """Words to show below or above a rectangle, or right or left of it (`beside`: there first)."""

    id: str
    rect: pygame.Rect
    words: str
    beside: bool = False


class ScrollArea(NamedTuple):
    """What can be scrolled: its id, what of it shows, and its layer."""

    id: str
    rect: pygame.Rect
    layer: int


class Pinch(NamedTuple):
    """What two fingers did to a board in one frame: where the first came down, where their middle was, how it moved (pixels).

    factor: by what the fingers went apart.
    """

    start: Spot
    spot: Spot
    factor: float
    motion: Spot


@dataclass(frozen=True)
class Pointer:
    """The mouse over the board in one frame; buttons are 1 left, 2 middle, 3 right.

    pos: x, y, or None where the pointer is elsewhere (a drag that began on the board goes on outside of it).
    pressed, released: what happened in this frame (both, for a quick click); held: what is down at its end.
    wheel: notches, up is positive. motion: pixels moved. path: every place of this frame, so that a quick stroke has no holes.
    pad: it is no mouse, but a gamepad whose A and X press at the cursor. pinch: it is two fingers, which do this.
    """

    pos: Spot | None = None
    pressed: frozenset[int] = frozenset()
    held: frozenset[int] = frozenset()
    released: frozenset[int] = frozenset()
    wheel: float = 0.0
    motion: Spot = (0, 0)
    path: tuple[Spot, ...] = ()
    pad: bool = False
    pinch: Pinch | None = None


def description(nodes: Sequence[Node], focus: str) -> str:
    """The screen as text, a line a node, for a screen reader; the line with the focus starts with `>`."""
    lines = []
    for node in nodes:
        words = [node.kind, node.label]
        if node.value:
            words.append(f"({node.value})")
        if not node.enabled:
            words.append("[not available]")
        if node.tooltip and node.tooltip != node.label:
            words.append(f"- {node.tooltip}")
        mark = "> " if node.id == focus and focus else "  "
        lines.append(mark + " ".join(word for word in words if word))
    return "\n".join(lines)
