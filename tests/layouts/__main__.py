"""The layout of every mode, explanation and dialog at every size and text scale, by what the window says that it has drawn.

python -m tests.layouts                           # 8 sizes from 640 x 480 to 3840 x 2160, 4 text scales, all scenes: some minutes
python -m tests.layouts loop menu                 # only scenes whose names have these words
python -m tests.layouts --size 640x480,1280x800 --scale 1.5 --reading child --pictures FOLDER

What is wrong: words that are cut and that no tooltip says; words or controls over one another, across an edge, outside the window
or off the cards. Prints each fault once with the windows in which it is there; exit status 1 if there is any.
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path

import pygame

from tests.layouts.scenes import READINGS, SCALES, SIZES, Window, scenes


def main() -> int:
    """Draws and checks; the number of kinds of faults decides the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("words", nargs="*", help="scenes whose names have one of these words; default: all")
    parser.add_argument("--size", help="WxH,WxH …; default: all")
    parser.add_argument("--scale", help="text scales, as 1,1.5; default: all")
    parser.add_argument("--reading", choices=READINGS, default="school", help="for whom the words are")
    parser.add_argument("--pictures", type=Path, help="a folder for a picture of every window that has a fault")
    options = parser.parse_args()
    words = [size.partition("x") for size in options.size.split(",")] if options.size else []
    sizes = tuple((int(width), int(height)) for width, _, height in words) or SIZES
    scales = tuple(map(float, options.scale.split(","))) if options.scale else SCALES
    wrong = checked = 0
    for scene in scenes():
        if options.words and not any(word in scene.name for word in options.words):
            continue
        window = Window(scene, reading=options.reading)
        places: dict[str, list[str]] = defaultdict(list)
        for size in sizes:
            for scale in scales:
                wrong_here = window.faults(size, scale)
                checked += 1
                for fault in wrong_here:
                    places[fault.split(" at (")[0].split(" (")[0]].append(f"{size[0]}x{size[1]}@{scale:g} {fault}")
                if wrong_here and options.pictures:
                    options.pictures.mkdir(parents=True, exist_ok=True)
                    name = f"{scene.name.replace(' ', '-')}-{size[0]}x{size[1]}-{scale:g}.png"
                    pygame.image.save(window.app.surface, str(options.pictures / name))
        window.close()
        wrong += len(places)
        print(f"{scene.name}: {'all well' if not places else ''}", flush=True)
        for where in places.values():
            print(f"  {len(where)}: {where[0]}", flush=True)
    print(f"{checked} windows, {wrong} kinds of faults")
    return 1 if wrong else 0


sys.exit(main())
