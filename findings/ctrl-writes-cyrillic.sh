#!/usr/bin/env bash
# With a Russian layout on X11, Ctrl with a letter sends a KEYDOWN with Ctrl and, right after it, a TEXTINPUT with the Cyrillic letter:
# a field that takes TEXTINPUT and copies at Ctrl C copies and writes a letter over what was selected. With a Latin layout Ctrl C
# sends no TEXTINPUT, so nobody notices; but Ctrl and "-" (smaller letters) writes "-" with every layout.
# Source: pygame-ce 2.5.8, SDL 2.32.10, X11's XLookupString, which has no control character for these; seen by running it on 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap '[ -z "${server:-}" ] || kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
for tool in Xvfb setxkbmap xdotool; do
    command -v "$tool" >/dev/null || { echo "needs $tool (on Debian: apt-get install xvfb x11-xkb-utils xdotool)"; exit 1; }
done
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "pygame-ce==2.5.8"
exec 3>"$folder/display"
Xvfb -displayfd 3 -screen 0 400x300x24 -noreset -nolisten tcp 2>/dev/null &
server=$!
until [ -s "$folder/display" ]; do sleep 0.1; done
DISPLAY=":$(cat "$folder/display")"
export DISPLAY
unset SDL_VIDEODRIVER WAYLAND_DISPLAY
SDL_AUDIODRIVER=dummy "$folder/venv/bin/python" - <<'PY'
import subprocess
import time

import pygame

pygame.display.init()
pygame.display.set_mode((100, 100))


def pressed(layout, *codes):
    """What X key codes, pressed one after another, come to: (name of the event, key code, what is written)."""
    subprocess.run(["setxkbmap", layout], check=True)
    time.sleep(0.3)
    pygame.event.get()
    subprocess.run(["xdotool", "key", "--delay", "20", *codes], check=True)
    time.sleep(0.3)
    seen = []
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN and event.key <= 1 << 30:
            seen.append(("KEYDOWN", event.key, event.unicode))
        elif event.type == pygame.TEXTINPUT:
            seen.append(("TEXTINPUT", 0, event.text))
    print(f"{layout:3}", " ".join(codes), "->", seen)
    return seen


time.sleep(1.0)
english, russian = pressed("us", "37+54"), pressed("ru", "37+54")
minus = pressed("us", "37+20")
assert not [event for event in english if event[0] == "TEXTINPUT"], english
assert ("TEXTINPUT", 0, "с") in russian, russian  # a Cyrillic letter
assert ("TEXTINPUT", 0, "-") in minus, minus
print("as described at the top")
PY
