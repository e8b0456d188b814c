"""What a screen reader asks, as events for the next frame: as if it had been pressed, typed or clicked."""

from typing import NamedTuple

import pygame

from playground.ui.accessibility.element import SpokenElement
from playground.ui.kit.named_requests import Asked, AskedAct, asked_event


class Request(NamedTuple):
    """What is asked of an element, and with SET the value."""

    act: AskedAct
    element: str
    value: float | str | None = None


def events_of(request: Request, element: SpokenElement | None) -> list[pygame.Event]:
    """The events that do it; none where the element is gone or cannot do that."""
    if element is None or request.act not in element.acts:
        return []
    if element.target:
        return [asked_event(Asked(request.act, element.target, request.value))]
    if request.act is not AskedAct.PRESS or element.box is None:
        return []
    left, top, wide, high = element.box
    spot = left + wide // 2, top + high // 2
    moved = pygame.event.Event(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0))
    return [moved, *(pygame.event.Event(kind, pos=spot, button=1) for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP))]
