#!/usr/bin/env bash
# On a French keyboard the key that writes "-" is reported by SDL 2.32.10 (pygame-ce 2.5.8) as K_6, and the one that writes "(" as K_5:
# SDL makes digits of the codes of the whole upper row as soon as that looks like an AZERTY keyboard. So a shortcut on K_MINUS never
# fires from the main part of a French keyboard, although `event.unicode` is "-", and K_MINUS is documented as the minus sign. On a
# Czech keyboard the same makes K_1 of the key that writes "+". On a German one the key that writes "-" is K_MINUS.
# Source: SDL's SDL_keyboard.c (number row of AZERTY); xkb-data's layouts fr, cz, de; seen by running it on 2026-12-01.
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
[french] = [event for event in pressed("fr", "15") if event[0] == "KEYDOWN"]
[czech] = [event for event in pressed("cz", "10") if event[0] == "KEYDOWN"]
[german] = [event for event in pressed("de", "61") if event[0] == "KEYDOWN"]
assert french == ("KEYDOWN", pygame.K_6, "-"), french
assert czech == ("KEYDOWN", pygame.K_1, "+"), czech
assert german == ("KEYDOWN", pygame.K_MINUS, "-"), german
print("as described at the top")
PY
