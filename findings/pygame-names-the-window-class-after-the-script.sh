#!/usr/bin/env bash
# pygame-ce 2.5.8, on import, sets SDL_VIDEO_X11_WMCLASS to the name of the running script wherever DISPLAY is set and the variable
# is not. A program that gives its window a class with os.environ.setdefault after `import pygame` is not heard: the window's class
# (by which desktops group windows and pick their icon) stays "main.py".
# Source: pygame/__init__.py, "when running under X11, always set the SDL window WM_CLASS".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pygame-ce==2.5.8
cat > "$folder/main.py" <<'PYTHON'
import os
import pygame

os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "my-program")
print("the class of the window will be:", os.environ["SDL_VIDEO_X11_WMCLASS"])
PYTHON
output=$(env -u SDL_VIDEO_X11_WMCLASS DISPLAY=:0 "$folder/venv/bin/python" "$folder/main.py")
echo "$output"
grep -q "will be: main.py" <<< "$output"
