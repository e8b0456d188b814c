"""The film of a replay, by what is installed: replay.mp4 by PyAV, or else replay.gif by Pillow."""

import importlib.util
from collections.abc import Iterable
from pathlib import Path

from playground.films import FilmError, Frame, write_film

INSTALL = "no replay was written: it needs PyAV (replay.mp4) or Pillow (replay.gif); pip install av"
NAMES = {"av": "replay.mp4", "PIL": "replay.gif"}
"""What is written by which package; the first that is there does it."""


def write_replay(folder: Path, frames: Iterable[Frame], per_second: int = 1) -> str:
    """Writes the film into a folder and returns its name; "" where neither PyAV nor Pillow is installed.

    frames: [height, width, 3] uint8, all of one even size. Raises OSError where it cannot be written.
    """
    for package, name in NAMES.items():
        if importlib.util.find_spec(package) is not None:
            try:
                write_film(folder / name, frames, per_second)
            except FilmError as error:
                raise OSError(str(error)) from error
            return name
    return ""
