"""Notches: places side by side or one above the other, of which one is picked; what stands in them is drawn by whoever asks."""

import pygame

from playground.ui.kit.frame import Frame
from playground.ui.kit.gamepad import stride
from playground.ui.kit.lists import place_after
from playground.ui.kit.node import Reach

_ACROSS = frozenset({pygame.K_LEFT, pygame.K_RIGHT})

_ALONG = frozenset({pygame.K_UP, pygame.K_DOWN})

_FAR = frozenset({pygame.K_HOME, pygame.K_END, pygame.K_PAGEUP, pygame.K_PAGEDOWN})

PAGE = 10
"""Places that Page up and down go."""
FINE = 1000
"""Steps of a held direction in which a long row is crossed, before it becomes faster."""


def notches(
    frame: Frame,
    id: str,
    rect: pygame.Rect,
    count: int,
    at: int,
    label: str,
    value: str = "",
    tooltip: str = "",
    across: bool = True,
) -> int:
    """The place of `count` equal ones that is picked, 0 the first: by a press or a drag; by arrows, Home, End, Page up, down.

    across: from left to right, else from the top down. value: the picked place in words.
    """
    keys = (_ACROSS if across else _ALONG) | _FAR
    axis = "x" if across else "y"
    node = frame.fresh_node(
        id,
        "slider",
        rect,
        label,
        value=value,
        tooltip=tooltip,
        focusable=True,
        keys=keys,
        axis=axis,
        reach=Reach(0, max(0, count - 1), 1, at),
    )
    touch = frame.touch(node)
    if count <= 0:
        return at
    if touch.down or touch.released:
        spot = frame.mouse
        share = (spot[0] - rect.left) / max(1, rect.width) if across else (spot[1] - rect.top) / max(1, rect.height)
        at = int(share * count)
    for event in touch.keys:
        if event.type == pygame.KEYDOWN:
            far = stride(event)  # a held direction crosses a long row in a few seconds
            steps = far if far == 1 else max(far, far * count // FINE)
            at += (place_after(at, event.key, count, PAGE) - at) * steps
    if isinstance(touch.value, float | int):
        at = round(touch.value)
    return max(0, min(count - 1, at))
