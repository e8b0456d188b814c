"""Sheets of paper as pictures: the marks that `sheet` prints, drawn by the window's own fonts, so that no PDF is needed."""

from pathlib import Path

import pygame

from playground.cli.sheets.level_sheet import level_sheets
from playground.cli.sheets.marks import POINT, Box, Mark, Shape, Sheet, Stroke, VectorPicture, Words
from playground.ui import theme
from playground.ui.drawing import fonts
from playground.ui.drawing.images import picture
from playground.world import library

DENSITY = 2.4
"""Pixels of a millimetre."""
USED = 0.6
"""The share of a sheet's height that is shown: below it only the foot follows."""
BETWEEN = 12
"""Pixels between two sheets."""


def draw_sheets(level: str, path: Path) -> None:
    """Writes the sheet to fill in and the one with its answers beside each other, as a PNG."""
    pygame.font.init()
    pages = [_paper(sheet) for sheet in level_sheets(library.find(level))[:2]]
    wide, high = pages[0].get_size()
    both = pygame.Surface((2 * wide + BETWEEN, high))
    both.fill("grey70")
    for number, page in enumerate(pages):
        both.blit(page, (number * (wide + BETWEEN), 0))
    pygame.image.save(both, str(path))


def _paper(sheet: Sheet) -> pygame.Surface:
    surface = pygame.Surface((round(sheet.width * DENSITY), round(sheet.height * USED * DENSITY)))
    surface.fill("white")
    for mark in sheet.marks:
        _draw(surface, mark)
    return surface


def _pixels(*millimetres: float) -> list[int]:
    return [round(length * DENSITY) for length in millimetres]


def _draw(surface: pygame.Surface, mark: Mark) -> None:
    """One mark."""
    match mark:
        case Box(place, line, fill, _):
            rect = pygame.Rect(_pixels(place.x, place.y, place.width, place.height))
            if fill is not None:
                surface.fill([round(fill * 255)] * 3, rect)
            if line:
                pygame.draw.rect(surface, "black", rect, max(1, round(line * DENSITY)))
        case Stroke(start, end, width):
            pygame.draw.line(surface, "black", _pixels(*start), _pixels(*end), max(1, round(width * DENSITY)))
        case Shape(corners):
            pygame.draw.polygon(surface, "black", [_pixels(*corner) for corner in corners])
        case VectorPicture(file, place):
            x, y, width, height = _pixels(place.x, place.y, place.width, place.height)
            surface.blit(picture(file.read_text(encoding="utf-8"), (width, height)), (x, y))
        case Words(text, x, y, size, align, bold):
            high = round(size * POINT * DENSITY)
            line = fonts.text(text, "strong" if bold else "text", high, theme.INK)
            ascent = pygame.font.Font(str(fonts.font_file("atkinson")), high).get_ascent()
            shift = {"left": 0, "centre": line.get_width() // 2, "right": line.get_width()}[align]
            surface.blit(line, (round(x * DENSITY) - shift, round(y * DENSITY) - ascent))
