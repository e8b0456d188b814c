"""Gamepads are listened to: SDL announces each one that is plugged in, but it sends nothing until it is opened, each time."""

import contextlib

import pygame

_open: list[object] = []
"""The pads that are listened to; one that is forgotten is closed."""


def begin() -> None:
    """Starts to listen, where there is anything to listen to."""
    with contextlib.suppress(pygame.error, ImportError):
        from pygame._sdl2 import controller

        controller.init()
        listen()


def listen() -> None:
    """Listens to the pads that are plugged in now, and to no others; does nothing before `begin`.

    Numbers of devices move up when one goes, and more than one may come and go before an event is read. So all are opened anew:
    the new ones are there before the old ones are let go, and a pad that stays sends on.
    """
    with contextlib.suppress(pygame.error, ImportError):
        from pygame._sdl2 import controller

        if controller.get_init():
            _open[:] = [
                controller.Controller(number) for number in range(controller.get_count()) if controller.is_controller(number)
            ]
