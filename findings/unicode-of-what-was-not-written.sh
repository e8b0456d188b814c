#!/usr/bin/env bash
# KEYDOWN.unicode of pygame-ce 2.5.8 is documented as the character that was typed, but it also names one where nothing was: a dead key
# and then a key that does not go together with it (a German acute accent and 8) write nothing, there is no TEXTINPUT, and the second
# KEYDOWN says unicode "8" all the same. The dead key itself has the key code 1 << 30, the mask of the named keys with no key in it.
# Source: pygame.event; SDL 2.32.10 on X11, xkb-data's layout de; seen by running it on 2026-12-01.
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
plain, after = pressed("de", "17"), pressed("de", "21", "17")
together = pressed("de", "21", "26")
assert plain == [("KEYDOWN", pygame.K_8, "8"), ("TEXTINPUT", 0, "8")], plain
assert after == [("KEYDOWN", 1 << 30, ""), ("KEYDOWN", pygame.K_8, "8")], after
assert together == [("KEYDOWN", 1 << 30, ""), ("KEYDOWN", pygame.K_e, "é"), ("TEXTINPUT", 0, "é")], together
print("as described at the top")
PY
