"""Gamepads that come and go, with pads that SDL itself makes up: no device is needed. Run by test_pads.py, in a process apart."""

import ctypes
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest

from playground.training.commands import Act
from playground.ui.window import pads
from playground.world.grid import Cell

UP, DOWN = pygame.CONTROLLER_BUTTON_DPAD_UP, pygame.CONTROLLER_BUTTON_DPAD_DOWN
LEFT, RIGHT = pygame.CONTROLLER_BUTTON_DPAD_LEFT, pygame.CONTROLLER_BUTTON_DPAD_RIGHT
A, B, Y = pygame.CONTROLLER_BUTTON_A, pygame.CONTROLLER_BUTTON_B, pygame.CONTROLLER_BUTTON_Y
START, SHOULDER = pygame.CONTROLLER_BUTTON_START, pygame.CONTROLLER_BUTTON_RIGHTSHOULDER
TRIGGER = pygame.CONTROLLER_AXIS_TRIGGERLEFT


class VirtualDevice(ctypes.Structure):
    """SDL_VirtualJoystickDesc."""

    _fields_ = (
        *((name, ctypes.c_uint16) for name in ("version", "kind", "axes", "buttons", "hats", "vendor", "product", "padding")),
        *((name, ctypes.c_uint32) for name in ("button_mask", "axis_mask")),
        ("name", ctypes.c_char_p),
        *((name, ctypes.c_void_p) for name in ("data", "update", "player", "rumble", "triggers", "led", "effect")),
    )


class Plugs:
    """Plugs virtual pads in and out, and presses their buttons; devices are counted as SDL does, from 0."""

    GAMEPAD, AXES, BUTTONS = 1, 6, 15

    def __init__(self, sdl: ctypes.CDLL) -> None:
        self.sdl = sdl
        sdl.SDL_JoystickFromInstanceID.restype = ctypes.c_void_p
        sdl.SDL_JoystickSetVirtualButton.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8]
        sdl.SDL_JoystickSetVirtualAxis.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int16]
        sdl.SDL_JoystickSetVirtualHat.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8]

    def plug(self) -> None:
        assert self.sdl.SDL_JoystickAttachVirtual(self.GAMEPAD, self.AXES, self.BUTTONS, 0) >= 0

    def unplug(self, device: int = 0) -> None:
        assert self.sdl.SDL_JoystickDetachVirtual(device) == 0

    def turn(self, button: int, down: bool, device: int = 0) -> None:
        """A button goes down or up, and nobody has heard of it yet."""
        stick = self.sdl.SDL_JoystickFromInstanceID(self.sdl.SDL_JoystickGetDeviceInstanceID(device))
        self.sdl.SDL_JoystickSetVirtualButton(stick, button, down)

    def push(self, axis: int, value: int, device: int = 0) -> None:
        """A stick or a trigger is pushed so far."""
        stick = self.sdl.SDL_JoystickFromInstanceID(self.sdl.SDL_JoystickGetDeviceInstanceID(device))
        self.sdl.SDL_JoystickSetVirtualAxis(stick, axis, value)

    def plug_made(self, kind: int, axes: int, buttons: int, hats: int, vendor: int, name: bytes) -> None:
        """Plugs in a device of some kind with a name and the number of its maker."""
        device = VirtualDevice(
            version=1, kind=kind, axes=axes, buttons=buttons, hats=hats, vendor=vendor, product=0x1234, name=name
        )
        assert self.sdl.SDL_JoystickAttachVirtualEx(ctypes.byref(device)) >= 0

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


def tap(app: Any, plugs: Plugs, *buttons: int) -> None:
    """Buttons are pressed and let go, one after another, each heard by the app."""
    for button in buttons:
        for down in (True, False):
            plugs.turn(button, down)
            heard(app)
        app.frames(2)


def test_all_of_it_by_one_pad_that_is_pulled_out_in_the_middle(driven: Callable[..., Any], plugs: Plugs) -> None:
    app = driven("first-steps", live=True)
    plugs.plug_made(Plugs.GAMEPAD, Plugs.AXES, Plugs.BUTTONS, 0, 0x054C, b"A pad of its own")
    heard(app)
    assert not app.has("pad-hint-0")
    tap(app, plugs, UP)  # drives
    app.frames(30)
    assert app.space.snapshot.agent.step == 1
    assert app.node("pad-hint-1").value == "Triangle"
    tap(app, plugs, SHOULDER, SHOULDER, SHOULDER, SHOULDER)  # opens Edit
    assert app.space.mode == "edit"
    before = app.space.level
    tap(app, plugs, UP)
    start = app.space.look.cursor
    plugs.turn(A, True)  # paints a stroke of three cells
    heard(app)
    tap(app, plugs, RIGHT, RIGHT)
    assert app.space.tool.trail
    assert app.space.level[start].kind == app.space.level[Cell(start.row, start.col + 2)].kind == "wall"
    plugs.turn(RIGHT, True)  # and is pulled out while it paints and pushes
    heard(app)
    plugs.unplug()
    heard(app)
    app.frames(120)
    assert not app.space.tool.trail and not app.app.ui.input.pad_held and not app.app.steering.waiting
    where, edited = app.space.look.cursor, app.space.level
    app.frames(120)
    assert (app.space.look.cursor, app.space.level) == (where, edited)
    assert len(app.space.history.past) == 1
    plugs.plug()
    heard(app)
    plugs.push(TRIGGER, 32_767)
    heard(app)
    assert app.space.level == before


def test_training_begins_a_dialog_closes_and_a_slider_moves_by_a_pad(driven: Callable[..., Any], plugs: Plugs) -> None:
    app = driven("corridor", mode="train")
    plugs.plug()
    heard(app)
    tap(app, plugs, Y)
    assert app.space.brain.running
    tap(app, plugs, Y, START)
    assert not app.space.brain.running
    assert (app.space.dialog.id, app.app.ui.focus) == ("menu", "text-size-dial")
    tap(app, plugs, RIGHT)
    assert app.space.preferences.text_scale == 1.25
    tap(app, plugs, LEFT, B)
    assert (app.space.dialog.id, app.space.preferences.text_scale) == ("", 1.0)


def test_a_joystick_of_an_unknown_kind_drives_by_its_cross_and_its_stick(app: Any, plugs: Plugs) -> None:
    plugs.plug_made(0, 2, 10, 1, 0x1234, b"Old stick")
    heard(app)
    stick = plugs.sdl.SDL_JoystickFromInstanceID(plugs.sdl.SDL_JoystickGetDeviceInstanceID(0))
    for hat in (2, 0):  # right, and back to the middle
        plugs.sdl.SDL_JoystickSetVirtualHat(stick, 0, hat)
        heard(app)
    assert [act.action for act in app.worker.of(Act)] == ["right"]
    plugs.push(0, -32_768)
    heard(app)
    assert [act.action for act in app.worker.of(Act)] == ["right", "left"]
    plugs.unplug()
    heard(app)
    app.frames(60)
    assert len(app.worker.of(Act)) == 2
    assert any("unplugged" in node.label for node in app.nodes)


def test_without_anything_to_listen_to_nothing_happens() -> None:
    pads.listen()
