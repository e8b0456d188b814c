"""Which characters a font file has, read from its character map (the `cmap` table of TrueType and OpenType, formats 4 and 12).

Of a collection (.ttc) it is the first font, which is the one that is drawn with.
"""

import struct
from bisect import bisect_left
from pathlib import Path

Columns = tuple[tuple[int, ...], ...]
LARGEST = 8 << 20
"""Bytes of a character map that are read."""


def characters(path: Path) -> frozenset[int]:
    """The code points that a font has a picture for; none where the file cannot be read."""
    codes: set[int] = set()
    try:
        data = _table(path)
        for offset in _maps(data):
            form = struct.unpack_from(">H", data, offset)[0]
            if form == 4:
                codes |= _segments(data, offset)
            elif form == 12:
                codes |= _groups(data, offset)
    except (OSError, struct.error):
        return frozenset()
    return frozenset(codes)


def covers(path: Path, code: int) -> bool:
    """Whether a font has a picture for a code point; only what is needed for that is read."""
    try:
        data = _table(path)
        return any(_in_map(data, offset, code) for offset in _maps(data))
    except (OSError, struct.error):
        return False


def _table(path: Path) -> bytes:
    """The character map of the file's first font, b"" where there is none."""
    with open(path, "rb") as file:
        head = file.read(16)
        start = struct.unpack_from(">I", head, 12)[0] if head[:4] == b"ttcf" else 0
        file.seek(start + 4)
        tables = struct.unpack(">H", file.read(2))[0]
        file.seek(start + 12)
        entries = file.read(16 * tables)
        for number in range(tables):
            tag, _, offset, length = struct.unpack_from(">4sIII", entries, 16 * number)
            if tag == b"cmap":
                file.seek(offset)
                return file.read(min(length, LARGEST))
    return b""


def _maps(data: bytes) -> set[int]:
    """Where the Unicode maps of a table start (platform 0, and platform 3 with encodings 1 and 10)."""
    starts = set()
    for entry in range(struct.unpack_from(">H", data, 2)[0] if data else 0):
        platform, encoding, offset = struct.unpack_from(">HHI", data, 4 + 8 * entry)
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            starts.add(offset)
    return starts


def _in_map(data: bytes, start: int, code: int) -> bool:
    """Whether one map has a code point."""
    form = struct.unpack_from(">H", data, start)[0]
    if form == 4 and code < 0xFFFF:
        columns = _columns(data, start)
        number = bisect_left(columns[0], code)
        return number < len(columns[0]) and bool(_segment(data, start, columns, number, (code, code)))
    if form == 12:
        low, high = 0, struct.unpack_from(">I", data, start + 12)[0]
        while low < high:
            middle = (low + high) // 2
            first, end, glyph = struct.unpack_from(">III", data, start + 16 + 12 * middle)
            if first <= code <= end:
                return bool(glyph + code - first)
            low, high = (middle + 1, high) if code > end else (low, middle)
    return False


def _columns(data: bytes, start: int) -> Columns:
    """The segments of format 4: last code points, first ones, differences, offsets."""
    twice = struct.unpack_from(">H", data, start + 6)[0]
    half = f">{twice // 2}H"
    return tuple(struct.unpack_from(half, data, start + 14 + 2 * (number > 0) + number * twice) for number in range(4))


def _segments(data: bytes, start: int) -> set[int]:
    """Format 4: segments of code points below 0x10000; a character whose glyph is 0 is missing."""
    columns = _columns(data, start)
    codes: set[int] = set()
    for number, (end, first) in enumerate(zip(columns[0], columns[1], strict=True)):
        codes |= _segment(data, start, columns, number, (first, min(end, 0xFFFE)))
    return codes


def _segment(data: bytes, start: int, columns: Columns, number: int, within: tuple[int, int]) -> set[int]:
    """The code points of one segment of format 4, from one to another, that have a glyph."""
    ends, firsts, deltas, offsets = columns
    place = start + 16 + 3 * 2 * len(ends) + 2 * number + offsets[number]
    codes = set()
    for code in range(max(within[0], firsts[number]), within[1] + 1):
        glyph = code
        if offsets[number]:
            glyph = struct.unpack_from(">H", data, place + 2 * (code - firsts[number]))[0]
        if glyph and (glyph + deltas[number]) & 0xFFFF:
            codes.add(code)
    return codes


def _groups(data: bytes, start: int) -> set[int]:
    """Format 12: groups of code points of any size."""
    codes: set[int] = set()
    for number in range(min(struct.unpack_from(">I", data, start + 12)[0], 0x110000)):
        first, end, glyph = struct.unpack_from(">III", data, start + 16 + 12 * number)
        codes.update(code for code in range(first, min(end, 0x10FFFF) + 1) if glyph + code - first)
    return codes
