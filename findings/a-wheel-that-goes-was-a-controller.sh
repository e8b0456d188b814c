#!/usr/bin/env bash
# With pygame-ce 2.5.8 (SDL 2.32.10) a steering wheel, which is no game controller, comes with JOYDEVICEADDED alone, but goes with
# CONTROLLERDEVICEREMOVED and JOYDEVICEREMOVED: a program that counts controllers by their events counts one down that it never
# counted up.
# Source: SDL_gamecontroller.c of SDL 2.32 (the watcher of joystick events); seen by running it on 2026-12-01 with devices that SDL
# makes up (SDL_JoystickAttachVirtual), so that none is needed.
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
pygame.display.init()
pygame.display.set_mode((64, 64))
controller.init()


def names():
    return sorted(name for name in map(pygame.event.event_name, (event.type for event in pygame.event.get())) if "Device" in name)


names()
seen = {}
for kind, number in (("game controller", 1), ("wheel", 2)):
    sdl.SDL_JoystickAttachVirtual(number, 4, 20, 0)
    is_controller, came = controller.is_controller(0), names()
    sdl.SDL_JoystickDetachVirtual(0)
    seen[kind] = is_controller, came, names()
    print(f"{kind}: a controller for SDL: {is_controller}; comes with {came}; goes with {seen[kind][2]}")
assert seen["game controller"] == (True, ["ControllerDeviceAdded", "JoyDeviceAdded"], ["ControllerDeviceRemoved", "JoyDeviceRemoved"])
assert seen["wheel"] == (False, ["JoyDeviceAdded"], ["ControllerDeviceRemoved", "JoyDeviceRemoved"])
PY
