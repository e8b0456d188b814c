"""Pictures as a film, by what is installed: replay.mp4 by PyAV, or else replay.gif by Pillow."""

import importlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Frames = Iterable[NDArray[np.uint8]]
INSTALL = "no replay was written: it needs PyAV (replay.mp4) or Pillow (replay.gif); pip install av"
CODECS = "libx264", "h264", "mpeg4"
"""The first of these that PyAV has."""


def write_replay(folder: Path, frames: Frames, per_second: int = 1) -> str:
    """Writes the film into a folder and returns its name; "" where neither PyAV nor Pillow is installed.

    frames: [height, width, 3] uint8, all of one even size. Raises OSError where it cannot be written.
    """
    for module, (name, write) in WRITERS.items():
        try:
            writer = importlib.import_module(module)
        except ImportError:
            continue
        write(writer, folder / name, frames, per_second)
        return name
    return ""


def _mp4(av: Any, path: Path, frames: Frames, per_second: int) -> None:
    """H.264 where PyAV brings it, in colours that every player knows."""
    codec = next((name for name in CODECS if name in av.codecs_available), CODECS[-1])
    pictures = list(frames)
    try:
        with av.open(str(path), "w") as container:
            stream = container.add_stream(codec, rate=per_second)
            stream.height, stream.width = pictures[0].shape[:2]
            stream.pix_fmt = "yuv420p"
            for pixels in pictures:
                container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
            container.mux(stream.encode())
    except (av.FFmpegError, RuntimeError, ValueError) as error:
        raise OSError(f"PyAV cannot write the replay: {error}") from error


def _gif(image: Any, path: Path, frames: Frames, per_second: int) -> None:
    """With one palette for all pictures, so that colours do not flicker."""
    first, *rest = [image.fromarray(pixels) for pixels in frames]
    palette = first.quantize(colors=256)
    pictures = [picture.quantize(palette=palette, dither=0) for picture in (first, *rest)]
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=1000 // per_second, loop=0)


Writer = Callable[[Any, Path, Frames, int], None]
WRITERS: Mapping[str, tuple[str, Writer]] = {"av": ("replay.mp4", _mp4), "PIL.Image": ("replay.gif", _gif)}
