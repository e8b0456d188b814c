#!/usr/bin/env bash
# pygame-ce 2.5.8 (SDL 2.32.10) announces a gamepad that is plugged in (CONTROLLERDEVICEADDED), but not one of its buttons or sticks
# is heard of until a Controller is made for it; and that must be done again each time the same pad is plugged in again, though the
# old Controller object still exists and raises nothing.
# Source: pygame._sdl2.controller; seen by running it on 2026-11-30 with a pad that SDL makes up (SDL_JoystickAttachVirtual), so that
# no device is needed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "pygame-ce==2.5.8"
SDL_VIDEODRIVER=dummy SDL_AUDIODRIVER=dummy "$folder/venv/bin/python" - <<'PY'
import ctypes
import pathlib

import pygame
from pygame._sdl2 import controller

base = pathlib.Path(pygame.__file__).parent
places = [*base.parent.glob("pygame_ce.libs/libSDL2-2*"), *base.glob("SDL2.dll"), *base.glob(".dylibs/libSDL2-2*")]
sdl = ctypes.CDLL(str(places[0]))
sdl.SDL_JoystickOpen.restype = ctypes.c_void_p
sdl.SDL_JoystickFromInstanceID.restype = ctypes.c_void_p
sdl.SDL_JoystickSetVirtualButton.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8]
pygame.display.init()
pygame.display.set_mode((64, 64))
controller.init()


def names():
    return [pygame.event.event_name(event.type) for event in pygame.event.get() if "Controller" in pygame.event.event_name(event.type)]


def pressed():
    stick = sdl.SDL_JoystickFromInstanceID(sdl.SDL_JoystickGetDeviceInstanceID(0))
    heard = []
    for down in (1, 0):
        if stick:  # a pad that nobody has opened has nothing to press
            sdl.SDL_JoystickSetVirtualButton(stick, 0, down)
        heard += names()
    return heard


names()
seen = []
for round in (1, 2):
    sdl.SDL_JoystickAttachVirtual(1, 6, 15, 0)
    seen.append((f"plugged in, time {round}", names(), "a press:", pressed()))
    pad = controller.Controller(0)
    seen.append(("opened", names(), "a press:", pressed()))
    sdl.SDL_JoystickDetachVirtual(0)
    seen.append(("pulled out", names(), "attached:", pad.attached()))
for each in seen:
    print(*each)
for first in (0, 3):
    assert seen[first][1] == ["ControllerDeviceAdded"] and seen[first][3] == []
    assert "ControllerButtonDown" in seen[first + 1][3]
PY
