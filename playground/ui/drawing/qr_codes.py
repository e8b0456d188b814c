"""Codes as squares that a phone's camera reads (QR codes). They need segno, which is an extra."""

from functools import lru_cache

import pygame

BORDER = 4
"""Modules of white around a square, as its standard asks for."""
LEAST = 3
"""Pixels of a module: fewer do not survive what messengers do to pictures."""
MOST = 1273
"""Letters at most: a square of version 25, the largest that phones read from a screen without trouble."""
MISSING = "A QR code needs the package segno: install it with pip install segno."


class QrError(Exception):
    """There can be no such square; the message says why."""


@lru_cache(maxsize=4)
def modules(code: str) -> tuple[bytes, ...]:
    """The rows of a square, 1 for a dark module, without the border. QrError where there can be none."""
    if len(code) > MOST:
        raise QrError(f"The code of {len(code):,} letters is too long for a square that phones can read, of {MOST:,} at most.")
    try:
        import segno
    except ImportError:
        raise QrError(MISSING) from None
    return tuple(map(bytes, segno.make(code, error="l", micro=False).matrix))


def qr_picture(code: str, room: int) -> pygame.Surface:
    """A square of at most `room` pixels, with its border. QrError where it does not fit with modules of 3 pixels."""
    rows = modules(code)
    side = len(rows) + 2 * BORDER
    scale = room // side
    if scale < LEAST:
        raise QrError(f"The square of this code needs {LEAST * side} pixels.")
    picture = pygame.Surface((side * scale, side * scale), 0, 32)
    picture.fill((255, 255, 255))
    for row, cells in enumerate(rows):
        for col, dark in enumerate(cells):
            if dark:
                picture.fill((0, 0, 0), ((col + BORDER) * scale, (row + BORDER) * scale, scale, scale))
    return picture
