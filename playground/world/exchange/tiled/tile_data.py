"""The numbers of tiles in a layer: a list, numbers with commas, or packed bytes, never unpacked further than the cells they fill.

A number's top four bits say how the tile is turned; packed are little-endian numbers of 32 bits in base64, which may be
compressed. Facts: Tiled's TMX and JSON map formats, version 1.10.
"""

import base64
import binascii
import importlib
import re
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.plurals import counted
from playground.world.level import LevelError

Unpack = Callable[[bytes, int], bytes]
_WHOLE = re.compile(r"[0-9\s,]*")


def numbers_of(data: Any, encoding: str, compression: str, height: int, width: int, where: str) -> NDArray[np.uint32]:
    """[R, C] the numbers of the tiles of a layer or chunk, as `data` holds them; LevelError where it does not hold so many."""
    cells = height * width
    if encoding == "base64":
        return np.frombuffer(_decompressed(data, compression, cells, where), "<u4").astype(np.uint32).reshape(height, width)
    if isinstance(data, str) and encoding == "csv":
        data = _with_commas(data, where)
    elif encoding not in ("csv", ""):
        raise LevelError(f"{where} has the encoding {encoding[:20]!r}, expected csv or base64")
    if not isinstance(data, list | tuple) or len(data) != cells:
        content = counted(len(data), "tile") if isinstance(data, list | tuple) else "no list"
        raise LevelError(
            f"{where} holds {content}, expected a list of {counted(cells, 'tile')} for its {counted(height, 'row')} of {width}"
        )
    if not all(type(number) is int and 0 <= number < 2**32 for number in data):
        raise LevelError(f"{where} holds something that is no number of a tile, expected whole numbers from 0 to {2**32 - 1}")
    return np.array(data, np.uint32).reshape(height, width)


def _with_commas(text: str, where: str) -> list[int]:
    if not _WHOLE.fullmatch(text):
        raise LevelError(f"{where} holds something that is no number of a tile, expected whole numbers with commas between them")
    try:
        return [int(number) for number in text.strip().strip(",").split(",")] if text.strip() else []
    except ValueError:
        raise LevelError(f"{where} holds two commas without a number between them, or a number that is too long") from None


def _decompressed(data: Any, compression: str, cells: int, where: str) -> bytes:
    """The bytes in a packed text; never more of them than the cells have come out of it."""
    if not isinstance(data, str):
        raise LevelError(f"{where} is no text, expected one in base64 as its encoding says")
    unpack = _unpacking(compression, where)
    try:
        content = unpack(base64.b64decode("".join(data.split()), validate=True), 4 * cells + 1)
    except (binascii.Error, zlib.error, ValueError, EOFError) as error:
        raise LevelError(f"{where} cannot be unpacked: {error}") from None
    if len(content) != 4 * cells:
        size = "more" if len(content) > 4 * cells else f"only {counted(len(content), 'byte')}"
        raise LevelError(f"{where} unpacks to {size}, expected {4 * cells:,} bytes, four for each cell")
    return content


def _unpacking(compression: str, where: str) -> Unpack:
    """What undoes a compression, up to a number of bytes."""
    if compression == "zstd":
        return _zstandard(where)
    windows = {"zlib": zlib.MAX_WBITS, "gzip": zlib.MAX_WBITS + 16}
    if compression in windows:
        return lambda packed, most: zlib.decompressobj(windows[compression]).decompress(packed, most)
    if compression:
        problem = f"{where} is compressed with {compression[:20]!r}"
        raise LevelError(f"{problem}, expected zlib, gzip, zstd or nothing: the tile layer format of the map says it")
    return lambda packed, most: packed[:most]


def _zstandard(where: str) -> Unpack:
    """Zstandard, which Python has from 3.14 on."""
    try:
        module = importlib.import_module("compression.zstd")
    except ImportError:
        problem = f"{where} is compressed with zstd, which Python unpacks from version 3.14 on"
        raise LevelError(f"{problem}: in Tiled set Tile Layer Format of the map to CSV or zlib, and save it again") from None

    def unpack(packed: bytes, most: int) -> bytes:
        try:
            return bytes(module.ZstdDecompressor().decompress(packed, most))
        except module.ZstdError as error:
            raise ValueError(str(error)) from None

    return unpack


def compressed(numbers: Sequence[Sequence[int]]) -> str:
    """The numbers as zlib in base64."""
    return base64.b64encode(zlib.compress(np.array(numbers, "<u4").tobytes(), 9)).decode("ascii")
