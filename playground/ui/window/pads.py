"""Listening to gamepads: SDL announces each one that is plugged in, but sends nothing from it until it is opened, every time."""

import contextlib

import pygame

_open: list[object] = []
"""The open pads; one that is dropped from here is closed."""
CONNECTED = "A gamepad is connected: its cross drives, A presses, the shoulder buttons move the focus."


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
            _open[:] = [
                controller.Controller(number) for number in range(controller.get_count()) if controller.is_controller(number)
            ]
