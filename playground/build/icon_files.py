"""The icon of the program in the three kinds of files that systems want, drawn from the figure that the window shows."""

import struct
from collections.abc import Mapping

from playground.ui.drawing.png import png_bytes
from playground.ui.window.icon import icon

ICO = (16, 24, 32, 48, 64, 128, 256)
ICNS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10"}
"""Sizes in pixels, and how macOS calls each."""


def png(size: int) -> bytes:
    """The icon in so many pixels, as the content of a PNG file."""
    return png_bytes(icon(size))


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """PNG files by their sizes (at most 256) as the content of an .ico file."""
    head, place = struct.pack("<HHH", 0, 1, len(pictures)), 6 + 16 * len(pictures)
    for size, content in pictures.items():
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), place)
        place += len(content)
    return head + b"".join(pictures.values())


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """PNG files by their sizes as the content of an .icns file; sizes that macOS has no name for are left out."""
    parts = [(ICNS[size], content) for size, content in pictures.items() if size in ICNS]
    body = b"".join(name + struct.pack(">I", 8 + len(content)) + content for name, content in parts)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def icon_files() -> dict[str, bytes]:
    """Name -> content of each file."""
    return {
        "icon.png": png(256),
        "icon.ico": ico({size: png(size) for size in ICO}),
        "icon.icns": icns({size: png(size) for size in ICNS}),
    }
