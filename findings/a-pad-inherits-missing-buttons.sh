#!/usr/bin/env bash
# SDL 2.32.10 (in pygame-ce 2.5.8) works out what the buttons of a virtual gamepad are from those that the first one of its name and
# number has, and keeps that for the name. A second one of the same name with more buttons is told of by a mapping without them: its
# START and its cross are never heard of as those of a controller, though the same presses arrive as those of a joystick. In a fresh
# process the second pad has all of its buttons.
# Source: SDL_gamecontroller.c (mappings are kept by GUID, which holds the name's checksum, the maker and the product, and no number
# of buttons) and SDL_virtualjoystick.c of SDL 2.32; seen by running it on 2026-12-01, without any device.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "pygame-ce==2.5.8"
cat >"$folder/pads.py" <<'PY'
import ctypes
import pathlib
import sys

import pygame
from pygame._sdl2 import controller

base = pathlib.Path(pygame.__file__).parent
places = [*base.parent.glob("pygame_ce.libs/libSDL2-2*"), *base.glob("SDL2.dll"), *base.glob(".dylibs/libSDL2-2*")]
sdl = ctypes.CDLL(str(places[0]))
sdl.SDL_JoystickFromInstanceID.restype = ctypes.c_void_p
sdl.SDL_JoystickSetVirtualButton.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8]
pygame.display.init()
pygame.display.set_mode((64, 64))
sdl.SDL_SetHint(b"SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS", b"1")
controller.init()
heard = None
for buttons in map(int, sys.argv[1:]):
    sdl.SDL_JoystickAttachVirtual(1, 6, buttons, 0)
    pad = controller.Controller(0)
    stick = sdl.SDL_JoystickFromInstanceID(sdl.SDL_JoystickGetDeviceInstanceID(0))
    pygame.event.get()
    sdl.SDL_JoystickSetVirtualButton(stick, 6, 1)  # where SDL puts START
    kinds = {pygame.event.event_name(event.type) for event in pygame.event.get()}
    heard = ["start" in pad.get_mapping(), "ControllerButtonDown" in kinds, "JoyButtonDown" in kinds]
    print(f"a pad of {buttons} buttons: START is in its mapping: {heard[0]}; pressed, it is heard of as a controller's: "
          f"{heard[1]}, as a joystick's: {heard[2]}")
    sdl.SDL_JoystickDetachVirtual(0)
    pygame.event.get()
expected = [True, True, True] if len(sys.argv) == 2 else [False, False, True]
assert heard == expected, heard
PY
export SDL_VIDEODRIVER=dummy SDL_AUDIODRIVER=dummy
echo "alone:"
"$folder/venv/bin/python" "$folder/pads.py" 15 | grep -v "^pygame-ce"
echo "after one of four buttons:"
"$folder/venv/bin/python" "$folder/pads.py" 4 15 | grep -v "^pygame-ce"
