"""What is asked of a widget by its id, without a place or a key: what a screen reader does, as an event like any other."""

from enum import StrEnum
from typing import NamedTuple

import pygame

ASKED = pygame.event.custom_type()
"""The kind of the events."""


class AskedAct(StrEnum):
    """What is asked. SET gives a value, SHOW brings into sight; MORE and LESS are one step."""

    PRESS = "press"
    FOCUS = "focus"
    MORE = "more"
    LESS = "less"
    SET = "set"
    SHOW = "show"


class Asked(NamedTuple):
    """One request: what is asked of which node, and with SET the number or the text that it is to hold."""

    act: AskedAct
    target: str
    value: float | str | None = None


def asked_event(asked: Asked) -> pygame.Event:
    """The request as an event, for the queue of the window or for a frame."""
    return pygame.event.Event(ASKED, asked=asked)
