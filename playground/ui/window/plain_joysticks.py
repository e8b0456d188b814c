"""Joysticks of which SDL does not know what their buttons mean: they are taken for pads laid out like most of them."""

import contextlib
from collections.abc import Sequence

import pygame

BUTTONS = (
    pygame.CONTROLLER_BUTTON_A,
    pygame.CONTROLLER_BUTTON_B,
    pygame.CONTROLLER_BUTTON_X,
    pygame.CONTROLLER_BUTTON_Y,
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER,
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER,
    pygame.CONTROLLER_BUTTON_BACK,
    pygame.CONTROLLER_BUTTON_START,
)
"""What the first buttons of most pads are, in order."""
FEWEST = 4
"""Buttons that something to play with has; fewer have the sensors and keyboards that systems take for joysticks."""
WAYS = (
    (0, -1, pygame.CONTROLLER_BUTTON_DPAD_LEFT),
    (0, 1, pygame.CONTROLLER_BUTTON_DPAD_RIGHT),
    (1, 1, pygame.CONTROLLER_BUTTON_DPAD_UP),
    (1, -1, pygame.CONTROLLER_BUTTON_DPAD_DOWN),
)
"""The axis and the end of a hat, which is a cross, for each of its directions."""
CENTRED = 0.3
"""An axis counts once it was seen so near to its middle: pedals and sensors rest at one end."""


class PlainJoysticks:
    """The open ones, where their hats stand, and which of their axes have been seen at rest."""

    def __init__(self) -> None:
        self._open: dict[int, pygame.joystick.JoystickType] = {}
        self._hats: dict[tuple[int, int], tuple[int, int]] = {}
        self._rested: set[tuple[int, int]] = set()

    def open(self, devices: Sequence[int]) -> None:
        """Listens to these devices (by SDL's number), as far as one can play with them, and to no others."""
        opened = {}
        for device in devices:
            with contextlib.suppress(pygame.error):
                stick = pygame.joystick.Joystick(device)
                if stick.get_numbuttons() >= FEWEST:
                    opened[stick.get_instance_id()] = stick
        self._open = opened
        self._hats = {place: at for place, at in self._hats.items() if place[0] in opened}
        self._rested = {place for place in self._rested if place[0] in opened}

    @property
    def listening(self) -> bool:
        """Whether there are any."""
        return bool(self._open)

    def as_pads(self, events: Sequence[pygame.Event]) -> list[pygame.Event]:
        """The events with those of the open joysticks turned into those of gamepads; the others are as they were."""
        turned: list[pygame.Event] = []
        for event in events:
            pad = getattr(event, "instance_id", None)
            turned += [event] if pad not in self._open else self._turned(event, pad)
        return turned

    def _turned(self, event: pygame.Event, pad: int) -> list[pygame.Event]:
        if event.type in (pygame.JOYBUTTONDOWN, pygame.JOYBUTTONUP) and event.button < len(BUTTONS):
            return [_button(BUTTONS[event.button], event.type == pygame.JOYBUTTONDOWN, pad)]
        if event.type == pygame.JOYHATMOTION:
            before = self._hats.get((pad, event.hat), (0, 0))
            self._hats[pad, event.hat] = x, y = tuple(event.value)
            changed = [(axis, end, button) for axis, end, button in WAYS if (before[axis] == end) != ((x, y)[axis] == end)]
            return [_button(button, (x, y)[axis] == end, pad) for axis, end, button in changed]
        if event.type == pygame.JOYAXISMOTION and event.axis < 2:
            if abs(event.value) <= CENTRED:
                self._rested.add((pad, event.axis))
            if (pad, event.axis) in self._rested:
                value = round(max(-1.0, min(1.0, event.value)) * 32_767)
                return [pygame.event.Event(pygame.CONTROLLERAXISMOTION, axis=event.axis, value=value, instance_id=pad)]
        return [event] if event.type == pygame.CONTROLLERDEVICEREMOVED else []


def _button(button: int, down: bool, pad: int) -> pygame.Event:
    kind = pygame.CONTROLLERBUTTONDOWN if down else pygame.CONTROLLERBUTTONUP
    return pygame.event.Event(kind, button=button, instance_id=pad)
