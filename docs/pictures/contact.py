"""Contact sheets: the same window in four sizes, each with another text size, as they lie beside one another on a table."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pygame

WINDOWS = (("640x480", "1"), ("1024x640", "1.25"), ("1280x800", "1.5"), ("1920x1080", "2"))
"""Size in pixels and text scale of each, from the smallest window."""
ROOM = (520, 325)
"""Pixels that each has on the sheet."""
BETWEEN = 10


def draw_contact(words: Sequence[str], path: Path, shot: Callable[[Sequence[str]], int]) -> int:
    """Writes the four windows that `shot` draws with these words as one PNG; the exit status of what it refuses, or 0."""
    wide, high = ROOM
    sheet = pygame.Surface((2 * wide + 3 * BETWEEN, 2 * high + 3 * BETWEEN))
    sheet.fill("grey35")
    with TemporaryDirectory() as folder:
        for number, (size, scale) in enumerate(WINDOWS):
            single = Path(folder) / f"{size}.png"
            status = shot([*words, "--size", size, "--scale", scale, "--out", str(single)])
            if status:
                return status
            drawn = pygame.image.load(str(single))
            share = min(wide / drawn.get_width(), high / drawn.get_height(), 1.0)
            small = pygame.transform.smoothscale_by(drawn.convert(24) if drawn.get_bitsize() < 24 else drawn, share)
            room = pygame.Rect(0, 0, *ROOM).move(
                BETWEEN + number % 2 * (wide + BETWEEN), BETWEEN + number // 2 * (high + BETWEEN)
            )
            sheet.blit(small, small.get_rect(center=room.center))
    pygame.image.save(sheet, str(path))
    return 0
