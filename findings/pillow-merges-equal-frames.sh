#!/usr/bin/env bash
# Pillow writes fewer pictures into a film than it is given: in GIF, animated PNG and WebP equal ones in a row become one that is
# shown longer. Where all are equal, a GIF keeps the time, but the PNG and the WebP are no film any more and their time is lost.
# So a film of an agent that rests has fewer frames than moments, and `n_frames` says nothing of how many were handed over.
#
# Seen with Pillow 12.0.0 on Python 3.11. Source: run, and _write_multiple_frames of PIL/GifImagePlugin.py and PIL/PngImagePlugin.py.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "pillow==12.0.0"
cd "$folder"

"$folder/venv/bin/python" - <<'PYTHON'
import sys

from PIL import Image

red, blue = (Image.new("RGB", (8, 8), colour) for colour in ("red", "blue"))
seen = {}
for ending in ("gif", "png", "webp"):
    for name, frames in (("rest", [red, red, red, blue]), ("still", [red, red, red])):
        frames[0].save(f"{name}.{ending}", save_all=True, append_images=frames[1:], duration=100)
        with Image.open(f"{name}.{ending}") as film:
            times = []
            for number in range(getattr(film, "n_frames", 1)):
                film.seek(number)
                film.load()
                times.append(film.info.get("duration"))
        seen[name, ending] = times
        print(f"{len(frames)} pictures of 100 ms as {name}.{ending}: times {times}")
expected = {
    ("rest", "gif"): [300, 100],
    ("still", "gif"): [300],
    ("rest", "png"): [300.0, 100.0],
    ("still", "png"): [None],
    ("rest", "webp"): [300, 100],
    ("still", "webp"): [0],
}
sys.exit(seen != expected)
PYTHON
