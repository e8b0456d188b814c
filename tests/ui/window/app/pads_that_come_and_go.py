"""Gamepads that come and go, with pads that SDL itself makes up: no device is needed. Run by test_pads.py, in a process apart."""

import ctypes
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest

from playground.ui.window import pads

DOWN = pygame.CONTROLLER_BUTTON_DPAD_DOWN


class Plugs:
    """Plugs virtual pads in and out, and presses their buttons; devices are counted as SDL does, from 0."""

    GAMEPAD, AXES, BUTTONS = 1, 6, 15

    def __init__(self, sdl: ctypes.CDLL) -> None:
        self.sdl = sdl
        sdl.SDL_JoystickFromInstanceID.restype = ctypes.c_void_p
        sdl.SDL_JoystickSetVirtualButton.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8]

    def plug(self) -> None:
        assert self.sdl.SDL_JoystickAttachVirtual(self.GAMEPAD, self.AXES, self.BUTTONS, 0) >= 0

    def unplug(self, device: int = 0) -> None:
        assert self.sdl.SDL_JoystickDetachVirtual(device) == 0

    def press(self, device: int = 0, button: int = DOWN) -> list[int]:
        """Presses and lets go; the buttons that went down, as the app hears of them (none where nobody listens to the pad)."""
        stick = self.sdl.SDL_JoystickFromInstanceID(self.sdl.SDL_JoystickGetDeviceInstanceID(device))
        heard = []
        for pushed in (1, 0):
            if stick:
                self.sdl.SDL_JoystickSetVirtualButton(stick, button, pushed)
            heard += [event.button for event in pygame.event.get() if event.type == pygame.CONTROLLERBUTTONDOWN]
        return heard


@pytest.fixture
def app(driven: Callable[..., Any]) -> Any:
    return driven("corridor")


@pytest.fixture
def plugs() -> Iterator[Plugs]:
    base = Path(pygame.__file__).parent
    places = [*base.parent.glob("pygame_ce.libs/libSDL2-2*"), *base.glob("SDL2.dll"), *base.glob(".dylibs/libSDL2-2*")]
    if not places:
        pytest.skip("this pygame brings no SDL of its own")
    pygame.display.init()
    pads.begin()
    pygame.event.clear()
    plugs = Plugs(ctypes.CDLL(str(places[0])))
    plugs.sdl.SDL_SetHint(b"SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS", b"1")  # no window here has the focus of a keyboard
    yield plugs
    while plugs.sdl.SDL_NumJoysticks():
        plugs.unplug()
    pygame.event.get()
    pads.listen()


def heard(app: Any) -> None:
    """The app has its frame with what the system says."""
    app.frames(1, pygame.event.get())


def test_a_pad_that_is_plugged_in_later_drives_again_and_again(app: Any, plugs: Plugs) -> None:
    for _ in range(3):
        plugs.plug()
        heard(app)
        assert plugs.press() == [DOWN]
        plugs.unplug()
        heard(app)
        assert plugs.press() == []


def test_two_pads_drive_and_one_goes_on_when_the_other_goes(app: Any, plugs: Plugs) -> None:
    plugs.plug()
    plugs.plug()
    heard(app)
    assert plugs.press(0) == plugs.press(1) == [DOWN]
    plugs.unplug(0)
    heard(app)
    assert plugs.press(0) == [DOWN]


def test_a_pad_that_came_and_went_before_it_was_heard_of_leaves_the_next_one_alive(app: Any, plugs: Plugs) -> None:
    plugs.plug()
    plugs.unplug()
    plugs.plug()
    heard(app)
    assert plugs.press() == [DOWN]


def test_without_anything_to_listen_to_nothing_happens() -> None:
    pads.listen()
