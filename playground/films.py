"""Pictures as a film in a file: GIF, animated PNG and WebP by Pillow, MP4 by PyAV, whichever of them is installed.

A film is written whole or not at all.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.paths import atomic_write

Frame = NDArray[np.uint8]
"""[height, width, 3], red, green, blue."""
Writer = Callable[[Iterator[Frame], float], bytes]

CODECS = "libx264", "h264", "mpeg4"
"""The first of these that PyAV has."""
COLOURS = 256
"""Of one picture of a GIF."""
SLOWEST = 60_000
"""Seconds that a picture of an MP4 is shown at most, which its clock can still count."""
SHORTEST = 20
"""Milliseconds that a picture of a GIF is shown at least: what claims to be faster, browsers slow down to a tenth of a second."""


class FilmError(ValueError):
    """A film that cannot be written; the message says why and what to do."""


def write_film(path: Path, frames: Iterable[Frame], per_second: float) -> None:
    """Writes a film whose format the name's ending says (see `ENDINGS`).

    Args:
      frames: at least one, all of one size, taken one by one. What they raise ends it, and nothing is written.
      per_second: pictures a second, more than 0.

    Raises:
      FilmError: another ending, a package that is missing, no picture, or the package refused.
      OSError: it cannot be written there.
    """
    writer = ENDINGS.get(path.suffix.lower())
    if writer is None:
        raise FilmError(f"{path.name!r} names no film, expected one that ends in {', '.join(ENDINGS)}")
    if not per_second > 0.0:
        raise FilmError(f"a film of {per_second} pictures a second stands still, expected more than 0")
    every = iter(frames)
    first = next(every, None)
    if first is None:
        raise FilmError("there is no picture to put into the film; choose a longer stretch")
    atomic_write(path, writer(_even(first, every), per_second))


def _even(first: Frame, rest: Iterator[Frame]) -> Iterator[Frame]:
    """All frames, without the last row or column where there is an odd number: players of MP4 want even ones."""
    height, width = (side - side % 2 for side in first.shape[:2])
    yield np.ascontiguousarray(first[:height, :width])
    for frame in rest:
        yield np.ascontiguousarray(frame[:height, :width])


def _pillow() -> Any:
    try:
        from PIL import Image
    except ImportError:
        raise FilmError("Pillow writes films of this kind and is not installed: pip install 'bellman-playground[film]'") from None
    return Image


def _by_pillow(frames: Iterator[Frame], per_second: float, format: str, picture: Callable[[Any], Any], **options: Any) -> bytes:
    image, content = _pillow(), io.BytesIO()
    first, *rest = (picture(image.fromarray(frame)) for frame in frames)
    milliseconds = max(SHORTEST, round(1000 / per_second))
    first.save(content, format, save_all=True, append_images=rest, duration=milliseconds, loop=0, **options)
    return content.getvalue()


def _gif(frames: Iterator[Frame], per_second: float) -> bytes:
    """Each picture with its own colours: a heat map begins without the colours with which it ends."""
    return _by_pillow(frames, per_second, "GIF", lambda picture: picture.quantize(colors=COLOURS, dither=0), optimize=True)


def _apng(frames: Iterator[Frame], per_second: float) -> bytes:
    return _by_pillow(frames, per_second, "PNG", lambda picture: picture)


def _webp(frames: Iterator[Frame], per_second: float) -> bytes:
    return _by_pillow(frames, per_second, "WEBP", lambda picture: picture, lossless=True)


def _mp4(frames: Iterator[Frame], per_second: float) -> bytes:
    """H.264 where PyAV brings it, in colours that every player knows."""
    try:
        import av
    except ImportError:
        raise FilmError("PyAV writes .mp4 and is not installed: pip install 'bellman-playground[video]'") from None
    from fractions import Fraction

    codec = next((name for name in CODECS if name in av.codecs_available), CODECS[-1])
    content = io.BytesIO()
    try:
        with av.open(content, "w", format="mp4") as container:
            rate = Fraction(per_second).limit_denominator(1000 if per_second >= 0.01 else SLOWEST) or Fraction(1, SLOWEST)
            stream: Any = container.add_stream(codec, rate=rate)
            stream.pix_fmt = "yuv420p"
            for number, pixels in enumerate(frames):
                if number == 0:
                    stream.height, stream.width = pixels.shape[:2]
                container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
            container.mux(stream.encode())
    except (av.FFmpegError, RuntimeError) as error:
        raise FilmError(f"PyAV cannot write the film: {error}") from error
    return content.getvalue()


ENDINGS: Mapping[str, Writer] = {".gif": _gif, ".png": _apng, ".apng": _apng, ".webp": _webp, ".mp4": _mp4}
"""Who writes which film."""
