"""The gamepad as keys: its cross or left stick are the arrow keys, A is Enter, B is Esc, the shoulders are Tab."""

from collections.abc import Iterable

import pygame

FIRST_REPEAT, NEXT_REPEAT = 0.4, 0.14
"""Seconds until a held direction counts again, and between the times after that."""
PUSHED, CENTRED = 20_000, 12_000
"""A stick counts from here on and no longer from there on, of 32,767."""

_ARROWS = {
    pygame.CONTROLLER_BUTTON_DPAD_UP: pygame.K_UP,
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: pygame.K_DOWN,
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: pygame.K_LEFT,
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: pygame.K_RIGHT,
}
_BUTTONS = {
    pygame.CONTROLLER_BUTTON_A: (pygame.K_RETURN, pygame.KSCAN_RETURN, 0),
    pygame.CONTROLLER_BUTTON_B: (pygame.K_ESCAPE, pygame.KSCAN_ESCAPE, 0),
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: (pygame.K_TAB, pygame.KSCAN_TAB, 0),
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: (pygame.K_TAB, pygame.KSCAN_TAB, pygame.KMOD_LSHIFT),
}
_STICK = {
    pygame.CONTROLLER_AXIS_LEFTX: (pygame.K_LEFT, pygame.K_RIGHT),
    pygame.CONTROLLER_AXIS_LEFTY: (pygame.K_UP, pygame.K_DOWN),
}
_SCANCODES = {
    pygame.K_UP: pygame.KSCAN_UP,
    pygame.K_DOWN: pygame.KSCAN_DOWN,
    pygame.K_LEFT: pygame.KSCAN_LEFT,
    pygame.K_RIGHT: pygame.KSCAN_RIGHT,
}


def key_event(key: int, scancode: int, mod: int = 0) -> pygame.Event:
    """A key press as a keyboard would send it, marked `pad=True`."""
    return pygame.event.Event(pygame.KEYDOWN, key=key, scancode=scancode, mod=mod, unicode="", pad=True)


class Gamepad:
    """Turns controller events into key presses; a direction that is held comes again and again."""

    def __init__(self) -> None:
        self._due: dict[int, float] = {}

    @property
    def held(self) -> bool:
        """Whether a direction is held (it will count again)."""
        return bool(self._due)

    def keys(self, events: Iterable[pygame.Event], now: float) -> list[pygame.Event]:
        """The events with those of controllers turned into keys, then the repeats that are due at `now` (seconds)."""
        keys: list[pygame.Event] = []
        for event in events:
            if event.type == pygame.CONTROLLERBUTTONDOWN:
                self._button(event.button, now, keys)
            elif event.type == pygame.CONTROLLERBUTTONUP:
                self._due.pop(_ARROWS.get(event.button, 0), None)
            elif event.type == pygame.CONTROLLERAXISMOTION:
                self._stick(event.axis, event.value, now, keys)
            elif event.type in (pygame.CONTROLLERDEVICEREMOVED, pygame.WINDOWFOCUSLOST):
                self._due.clear()
                keys.append(event)
            else:
                keys.append(event)
        for key, due in list(self._due.items()):
            if now >= due:
                self._due[key] = now + NEXT_REPEAT
                keys.append(key_event(key, _SCANCODES[key]))
        return keys

    def _button(self, button: int, now: float, keys: list[pygame.Event]) -> None:
        if button in _ARROWS:
            self._push(_ARROWS[button], now, keys)
        elif button in _BUTTONS:
            keys.append(key_event(*_BUTTONS[button]))

    def _stick(self, axis: int, value: int, now: float, keys: list[pygame.Event]) -> None:
        for key, amount in zip(_STICK.get(axis, ()), (-value, value), strict=False):
            if amount >= PUSHED and key not in self._due:
                self._push(key, now, keys)
            elif amount < CENTRED:
                self._due.pop(key, None)

    def _push(self, key: int, now: float, keys: list[pygame.Event]) -> None:
        self._due[key] = now + FIRST_REPEAT
        keys.append(key_event(key, _SCANCODES[key]))
