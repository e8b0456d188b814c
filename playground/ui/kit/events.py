"""The events of one frame, sorted: where the mouse went, what was pressed, what was typed."""

from collections import deque
from collections.abc import Sequence
from enum import StrEnum

import pygame

from playground.ui.kit.composing import Composing
from playground.ui.kit.fingers import Fingers
from playground.ui.kit.gamepad import Gamepad, PadButton, button_of
from playground.ui.kit.named_requests import ASKED, Asked
from playground.ui.kit.node import Spot

DOUBLE_SECONDS, DOUBLE_PIXELS, FINGERTIP = 0.4, 6, 30
"""How far apart in time and in pixels two presses of a double click are at most; fingertips are less exact."""
_POINTING = frozenset({pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL})
AWAY: Spot = (-10_000, -10_000)
"""Where the mouse is when it is not over the window."""
WAITING = 512
"""Events that may wait for the next frame; mere motions beyond that are dropped."""


NOTCHES, FARTHEST = 100.0, 1_000_000.0
"""Notches of the wheel that count in one frame, and pixels from the window's corner: drivers and devices have sent any number."""
JITTER = 12
"""Pixels that a mouse may be shaken while another device is used: it is not in use again yet."""


class Device(StrEnum):
    """What a person uses."""

    MOUSE = "mouse"
    KEYBOARD = "keyboard"
    PAD = "pad"
    TOUCH = "touch"


class Events:
    """Takes the events up to the first one that changes what the next ones mean, and keeps the rest for the next frame.

    So a click followed by a second click in one batch are two frames, and a test may post whatever it likes.
    device: what a person uses now. pad_held: the buttons of gamepads that are down.
    """

    def __init__(self) -> None:
        self.mouse: Spot = AWAY
        self.held: frozenset[int] = frozenset()
        self.pad = Gamepad()
        self.fingers = Fingers()
        self._composing = Composing()
        self.device = Device.MOUSE
        self.pad_held: frozenset[PadButton] = frozenset()
        self._shaken = 0
        self._queue: deque[pygame.Event] = deque()
        self._last_click: tuple[float, Spot] = (-10.0, AWAY)
        self._clear()

    def _clear(self) -> None:
        self.path: list[Spot] = []
        self.pressed: dict[int, Spot] = {}
        self.released: dict[int, Spot] = {}
        self.motion: Spot = (0, 0)
        self.wheel = 0.0
        self.double = False
        self.typed: list[pygame.Event] = []
        self.key_ups: list[pygame.Event] = []
        self.asked: list[Asked] = []
        self.any = False
        self.lost = False

    @property
    def waiting(self) -> bool:
        """Whether events are kept for the next frame."""
        return bool(self._queue)

    def read(self, events: Sequence[pygame.Event], now: float) -> None:
        """Sorts the events that have waited and these."""
        self._clear()
        self._queue.extend(self.fingers.mouse(self.pad.keys(events, now), now))
        if len(self._queue) > WAITING:
            self._queue = deque(event for event in self._queue if event.type != pygame.MOUSEMOTION)
        while self._queue:
            event = self._queue.popleft()
            if self._sort(event, now):
                break

    def _sort(self, event: pygame.Event, now: float) -> bool:
        """Notes one event; whether the rest has to wait for the next frame."""
        kind = event.type
        self.any = True
        if self._composing.takes(event):
            return False
        if kind in _POINTING:
            self._point(event)
        if kind == pygame.MOUSEMOTION:
            self._move(event.pos)
        elif kind == pygame.MOUSEBUTTONDOWN and event.button <= 3:
            self._press(event, now)
        elif kind == pygame.MOUSEBUTTONUP and event.button <= 3:
            self._move(event.pos)
            self.released[event.button] = self.mouse
            self.held -= {event.button}
            return True
        elif kind == pygame.MOUSEWHEEL:
            exact = getattr(event, "precise_y", 0.0)
            self.wheel = _within(self.wheel + (exact if exact else event.y), NOTCHES)
        elif kind in (pygame.KEYDOWN, pygame.TEXTINPUT):
            return self._type(event)
        elif kind == pygame.KEYUP:
            self.key_ups.append(event)
            self.pad_held -= {button_of(event)}
            return button_of(event) is not None
        elif kind == ASKED:
            self.asked.append(event.asked)
            return True
        elif kind == pygame.WINDOWLEAVE and not self.held:
            self.mouse = AWAY
        elif kind == pygame.WINDOWFOCUSLOST:
            self.held, self.lost = frozenset(), True
        return False

    def _type(self, event: pygame.Event) -> bool:
        """Notes a key press or letters; whether the rest has to wait."""
        self.typed.append(event)
        if event.type == pygame.TEXTINPUT:
            return False
        button = button_of(event)
        self._use(Device.KEYBOARD if button is None else Device.PAD)
        self.pad_held |= frozenset() if button is None else {button}
        return button is not None or event.key in (pygame.K_TAB, pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_KP_ENTER)

    def _point(self, event: pygame.Event) -> None:
        """Notes whether a mouse or a finger points; a mouse that is only shaken is not used yet."""
        if getattr(event, "finger", False):
            self._use(Device.TOUCH)
        elif event.type != pygame.MOUSEMOTION:
            self._use(Device.MOUSE)
        elif self.mouse != AWAY:
            self._shaken += abs(int(_within(event.pos[0], FARTHEST)) - self.mouse[0])
            self._shaken += abs(int(_within(event.pos[1], FARTHEST)) - self.mouse[1])
            if self._shaken > JITTER:
                self._use(Device.MOUSE)

    def _use(self, device: Device) -> None:
        """Notes what a person uses now; the mouse points at nothing while a gamepad is used."""
        self.device, self._shaken = device, 0
        if device is Device.PAD and not self.held:
            self.mouse = AWAY

    def _move(self, pos: Spot) -> None:
        spot = int(_within(pos[0], FARTHEST)), int(_within(pos[1], FARTHEST))
        if self.mouse != AWAY:
            self.motion = self.motion[0] + spot[0] - self.mouse[0], self.motion[1] + spot[1] - self.mouse[1]
        self.mouse = spot
        self.path.append(spot)

    def _press(self, event: pygame.Event, now: float) -> None:
        self._move(event.pos)
        self.pressed[event.button] = self.mouse
        self.held |= {event.button}
        if event.button == 1:
            when, where = self._last_click
            apart = FINGERTIP if self.device is Device.TOUCH else DOUBLE_PIXELS
            near = abs(where[0] - self.mouse[0]) <= apart and abs(where[1] - self.mouse[1]) <= apart
            self.double = near and now - when <= DOUBLE_SECONDS
            self._last_click = (-10.0 if self.double else now, self.mouse)


def _within(number: float, most: float) -> float:
    """The number, but no larger than `most` in size; what is no number is 0."""
    return max(-most, min(most, number)) if number == number else 0.0
