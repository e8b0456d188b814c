"""Gamepads as keys: what their buttons, cross and sticks send, as key events that name the button."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import pygame

FIRST_REPEAT, NEXT_REPEAT = 0.4, 0.14
"""Seconds until a held direction counts again, and between the times after that."""
PUSHED, CENTRED = 20_000, 12_000
"""A stick or a trigger counts from here on and no longer from there on, of 32,767."""
STRIDES = ((30, 10), (16, 5), (8, 2))
"""From so many repeats on, a held direction counts so many times: a long track is crossed in a few seconds."""


class PadButton(StrEnum):
    """What can be pressed on a gamepad, by its place on the pads of Xbox; a push of the right stick sideways counts too."""

    A = "a"
    B = "b"
    X = "x"
    Y = "y"
    LEFT_SHOULDER = "left-shoulder"
    RIGHT_SHOULDER = "right-shoulder"
    LEFT_TRIGGER = "left-trigger"
    RIGHT_TRIGGER = "right-trigger"
    SELECT = "select"
    START = "start"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    STICK_LEFT = "stick-left"
    STICK_RIGHT = "stick-right"


_BUTTONS = {
    pygame.CONTROLLER_BUTTON_A: PadButton.A,
    pygame.CONTROLLER_BUTTON_B: PadButton.B,
    pygame.CONTROLLER_BUTTON_X: PadButton.X,
    pygame.CONTROLLER_BUTTON_Y: PadButton.Y,
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: PadButton.LEFT_SHOULDER,
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: PadButton.RIGHT_SHOULDER,
    pygame.CONTROLLER_BUTTON_BACK: PadButton.SELECT,
    pygame.CONTROLLER_BUTTON_START: PadButton.START,
    pygame.CONTROLLER_BUTTON_DPAD_UP: PadButton.UP,
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: PadButton.DOWN,
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: PadButton.LEFT,
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: PadButton.RIGHT,
}
_AXES: dict[int, tuple[PadButton | None, PadButton]] = {
    pygame.CONTROLLER_AXIS_LEFTX: (PadButton.LEFT, PadButton.RIGHT),
    pygame.CONTROLLER_AXIS_LEFTY: (PadButton.UP, PadButton.DOWN),
    pygame.CONTROLLER_AXIS_RIGHTX: (PadButton.STICK_LEFT, PadButton.STICK_RIGHT),
    pygame.CONTROLLER_AXIS_TRIGGERLEFT: (None, PadButton.LEFT_TRIGGER),
    pygame.CONTROLLER_AXIS_TRIGGERRIGHT: (None, PadButton.RIGHT_TRIGGER),
}
"""What a push along an axis presses: towards its lower end, towards its upper end."""
_KEYS = {
    PadButton.A: (pygame.K_RETURN, pygame.KSCAN_RETURN),
    PadButton.B: (pygame.K_ESCAPE, pygame.KSCAN_ESCAPE),
    PadButton.UP: (pygame.K_UP, pygame.KSCAN_UP),
    PadButton.DOWN: (pygame.K_DOWN, pygame.KSCAN_DOWN),
    PadButton.LEFT: (pygame.K_LEFT, pygame.KSCAN_LEFT),
    PadButton.RIGHT: (pygame.K_RIGHT, pygame.KSCAN_RIGHT),
}
"""Widgets hear these keys; the other buttons are no key of a keyboard (code 0)."""
_REPEATING = frozenset(
    {PadButton.UP, PadButton.DOWN, PadButton.LEFT, PadButton.RIGHT, PadButton.STICK_LEFT, PadButton.STICK_RIGHT}
    | {PadButton.LEFT_TRIGGER, PadButton.RIGHT_TRIGGER}
)


def pad_event(button: PadButton, down: bool = True, repeats: int = 0) -> pygame.Event:
    """A button as a key, pressed or let go; repeats: how many times it has counted already since it is held."""
    key, scancode = _KEYS.get(button, (pygame.K_UNKNOWN, 0))
    kind = pygame.KEYDOWN if down else pygame.KEYUP
    return pygame.event.Event(kind, key=key, scancode=scancode, mod=0, unicode="", pad_button=button, repeats=repeats)


def button_of(event: pygame.Event) -> PadButton | None:
    """The gamepad's button that a key event stands for, None for a key of a keyboard."""
    button: PadButton | None = getattr(event, "pad_button", None)
    return button


def stride(event: pygame.Event) -> int:
    """How many steps a key press is worth on a track: more, the longer a gamepad's direction is held."""
    repeats = getattr(event, "repeats", 0)
    return next((steps for least, steps in STRIDES if repeats >= least), 1)


@dataclass
class _Hold:
    """A button that is down: when it counts again (None: it does not), and how often it has."""

    due: float | None
    repeats: int = 0


class Gamepad:
    """Turns the events of all gamepads into key events; a direction that is held comes again and again.

    last: the number (SDL's instance id) of the pad that was used last, -1 for none. tilt: how far a right stick is pushed
    up or down, -1 to 1.
    """

    def __init__(self) -> None:
        self.last = -1
        self._holds: dict[tuple[int, PadButton], _Hold] = {}
        self._tilts: dict[int, float] = {}

    @property
    def tilt(self) -> float:
        """How far a right stick is pushed down (1) or up (-1); 0 at rest."""
        return max(self._tilts.values(), key=abs, default=0.0)

    @property
    def held(self) -> bool:
        """Whether something is held that will count again, or a stick scrolls."""
        return bool(self._tilts) or any(hold.due is not None for hold in self._holds.values())

    def keys(self, events: Iterable[pygame.Event], now: float) -> list[pygame.Event]:
        """The events with those of controllers turned into keys, then the repeats that are due at `now` (seconds)."""
        keys: list[pygame.Event] = []
        for event in events:
            if event.type in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
                if event.button in _BUTTONS:
                    down = event.type == pygame.CONTROLLERBUTTONDOWN
                    self._turn(_pad_of(event), _BUTTONS[event.button], down, now, keys)
            elif event.type == pygame.CONTROLLERAXISMOTION:
                self._push(_pad_of(event), event.axis, event.value, now, keys)
            elif event.type == pygame.CONTROLLERDEVICEREMOVED:
                self._let_go(keys, _pad_of(event))
                keys.append(event)
            elif event.type == pygame.WINDOWFOCUSLOST:
                self._let_go(keys)
                keys.append(event)
            else:
                keys.append(event)
        for (_, button), hold in list(self._holds.items()):
            if hold.due is not None and now >= hold.due:
                hold.due, hold.repeats = now + NEXT_REPEAT, hold.repeats + 1
                keys.append(pad_event(button, repeats=hold.repeats))
        return keys

    def _turn(self, pad: int, button: PadButton, down: bool, now: float, keys: list[pygame.Event]) -> None:
        """A button goes down or up; what is so already changes nothing."""
        place = pad, button
        if down and place not in self._holds:
            self.last = pad
            self._holds[place] = _Hold(now + FIRST_REPEAT if button in _REPEATING else None)
            keys.append(pad_event(button))
        elif not down and self._holds.pop(place, None) is not None:
            keys.append(pad_event(button, down=False))

    def _push(self, pad: int, axis: int, value: int, now: float, keys: list[pygame.Event]) -> None:
        """A stick or a trigger is pushed so far."""
        if axis == pygame.CONTROLLER_AXIS_RIGHTY:
            self._tilts.pop(pad, None)
            if abs(value) > CENTRED:
                self.last = pad
                self._tilts[pad] = max(-1.0, min(1.0, value / 32_767))
        for button, amount in zip(_AXES.get(axis, ()), (-value, value), strict=False):
            if button is not None and (amount >= PUSHED or amount < CENTRED):
                self._turn(pad, button, amount >= PUSHED, now, keys)

    def _let_go(self, keys: list[pygame.Event], pad: int | None = None) -> None:
        """All that is held on a pad (None: on every one) is let go: it was pulled out, or the window lost its focus."""
        for place in [place for place in self._holds if pad is None or place[0] == pad]:
            del self._holds[place]
            keys.append(pad_event(place[1], down=False))
        self._tilts = {} if pad is None else {other: tilt for other, tilt in self._tilts.items() if other != pad}


def _pad_of(event: pygame.Event) -> int:
    return int(getattr(event, "instance_id", 0))
