"""Which characters a font file has, read from its character map (the `cmap` table of TrueType and OpenType, formats 4 and 12)."""

import struct
from pathlib import Path


def characters(path: Path) -> frozenset[int]:
    """The code points that a font has a picture for; none where the file cannot be read."""
    try:
        data = path.read_bytes()
        found: set[int] = set()
        for offset in _maps(data):
            form = struct.unpack_from(">H", data, offset)[0]
            if form == 4:
                found |= _segments(data, offset)
            elif form == 12:
                found |= _groups(data, offset)
        return frozenset(found)
    except (OSError, struct.error):
        return frozenset()


def _maps(data: bytes) -> set[int]:
    """Where the Unicode maps of the file start (platform 0, and platform 3 with encodings 1 and 10)."""
    tables = struct.unpack_from(">H", data, 4)[0]
    starts = set()
    for number in range(tables):
        tag, _, table, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == b"cmap":
            for entry in range(struct.unpack_from(">H", data, table + 2)[0]):
                platform, encoding, offset = struct.unpack_from(">HHI", data, table + 4 + 8 * entry)
                if platform == 0 or (platform == 3 and encoding in (1, 10)):
                    starts.add(table + offset)
    return starts


def _segments(data: bytes, start: int) -> set[int]:
    """Format 4: segments of code points below 0x10000; a character whose glyph is 0 is missing."""
    twice = struct.unpack_from(">H", data, start + 6)[0]
    half = f">{twice // 2}H"
    ends = struct.unpack_from(half, data, start + 14)
    firsts = struct.unpack_from(half, data, start + 16 + twice)
    deltas = struct.unpack_from(half, data, start + 16 + 2 * twice)
    ranges = start + 16 + 3 * twice
    offsets = struct.unpack_from(half, data, ranges)
    found = set()
    for number, (first, end, delta, offset) in enumerate(zip(firsts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", data, ranges + 2 * number + offset + 2 * (code - first))[0]
            if glyph and (glyph + delta) & 0xFFFF:
                found.add(code)
    return found


def _groups(data: bytes, start: int) -> set[int]:
    """Format 12: groups of code points of any size."""
    found: set[int] = set()
    for number in range(min(struct.unpack_from(">I", data, start + 12)[0], 0x110000)):
        first, end, glyph = struct.unpack_from(">III", data, start + 16 + 12 * number)
        found.update(code for code in range(first, min(end, 0x10FFFF) + 1) if glyph + code - first)
    return found
