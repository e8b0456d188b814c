"""Listening to gamepads: SDL announces each one that is plugged in, but sends nothing from it until it is opened, every time."""

import contextlib
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import pygame

from playground.ui.window.plain_joysticks import PlainJoysticks

_open: list[Any] = []
"""The open pads; one that is dropped from here is closed."""
_makers: dict[int, "PadMaker"] = {}
"""Whose pad it is, by the number (SDL's instance id) of each open one."""
_plain = PlainJoysticks()
"""Joysticks that SDL does not know as gamepads."""


class PadMaker(StrEnum):
    """Whose names the buttons of a pad have."""

    XBOX = "xbox"
    PLAYSTATION = "playstation"
    NINTENDO = "nintendo"


CONNECTED = "A gamepad is connected: the cross drives, Start opens the menu, and the line below says what the buttons do."
GONE = "The gamepad was unplugged."
_VENDORS = {0x054C: PadMaker.PLAYSTATION, 0x057E: PadMaker.NINTENDO, 0x045E: PadMaker.XBOX}
_NAMES = {
    PadMaker.PLAYSTATION: ("playstation", "dualshock", "dualsense", "sony", "ps3", "ps4", "ps5"),
    PadMaker.NINTENDO: ("nintendo", "switch", "joy-con", "joycon"),
}
"""What the names of their pads contain, where the maker's number is another's."""


def begin() -> None:
    """Starts to listen, where SDL can do so."""
    with contextlib.suppress(pygame.error, ImportError):
        from pygame._sdl2 import controller

        controller.init()
        listen()


def listen() -> None:
    """Listens to the pads that are plugged in now, and to no others; does nothing before `begin`.

    Numbers of devices move up when one goes, and more than one may come and go before an event is read. So all of them are opened
    again: the new ones are open before the old ones are closed, and a pad that stays keeps sending.
    """
    with contextlib.suppress(pygame.error, ImportError):
        from pygame._sdl2 import controller

        if controller.get_init():
            there = [controller.is_controller(number) for number in range(controller.get_count())]
            _open[:] = [controller.Controller(number) for number, is_pad in enumerate(there) if is_pad]
            _makers.clear()
            for pad in _open:
                stick = pad.as_joystick()
                _makers[stick.get_instance_id()] = maker(stick.get_guid(), stick.get_name())
            _plain.open([number for number, is_pad in enumerate(there) if not is_pad])


def heard(events: Sequence[pygame.Event]) -> tuple[str, Sequence[pygame.Event]]:
    """Listens to pads that have come. A sentence on who came or went, "" for nobody, and the events of all pads alike.

    Of a joystick that SDL does not know as a gamepad only its going is announced as that of one.
    """
    turned, note = _plain.as_pads(events), ""
    for event in events:
        if event.type in (pygame.CONTROLLERDEVICEADDED, pygame.CONTROLLERDEVICEREMOVED, pygame.JOYDEVICEADDED):
            listen()
            said = GONE if event.type == pygame.CONTROLLERDEVICEREMOVED else CONNECTED
            note = said if event.type != pygame.JOYDEVICEADDED or _plain.listening else note
    return note, turned


def maker(guid: str, name: str) -> PadMaker:
    """Whose pad it is, by SDL's id (its digits 8 to 12 are the maker's number) and by its name; most pads are named as Xbox's."""
    with contextlib.suppress(ValueError, IndexError):
        vendor = _VENDORS.get(int.from_bytes(bytes.fromhex(guid[8:12]), "little"))
        if vendor is not None:
            return vendor
    lower = name.casefold()
    return next((maker for maker, parts in _NAMES.items() if any(part in lower for part in parts)), PadMaker.XBOX)


def maker_of(pad: int) -> PadMaker:
    """Whose pad an open one is, by its number."""
    return _makers.get(pad, PadMaker.XBOX)
