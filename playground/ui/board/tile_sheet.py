"""The picture of tiles that lies beside a foreign map, so that another program shows them as the board does."""

import pygame

from playground.ui.board.figures import letters, tile_image
from playground.ui.drawing.png import png_bytes
from playground.world.exchange.format import TileSheet


def png(sheet: TileSheet) -> bytes:
    """The tiles as the content of a PNG file."""
    surface = pygame.Surface(sheet.size, pygame.SRCALPHA)
    marked = letters(sheet.level)
    for number, glyph in enumerate(sheet.glyphs):
        row, col = divmod(number, sheet.columns)
        surface.blit(tile_image(sheet.level.tile(glyph), sheet.cell, marked.get(glyph, "")), (col * sheet.cell, row * sheet.cell))
    return png_bytes(surface)
