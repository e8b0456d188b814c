"""The picture of tiles beside a map for another program."""

import io

import pygame

from playground.ui.board.figures import tile_image
from playground.ui.board.tile_sheet import png
from playground.world import library, parse_level
from playground.world.exchange import write_text
from playground.world.exchange.format import TileSheet


def cell_of(picture: pygame.Surface, row: int, col: int, cell: int) -> bytes:
    return pygame.image.tobytes(picture.subsurface((col * cell, row * cell, cell, cell)), "RGBA")


def test_every_tile_lies_where_the_map_looks_for_it() -> None:
    level = parse_level("map = '''\nS.G\n'''")
    sheet = TileSheet("a.png", level, (".", "G", "S", "#"), 3, 32)
    picture = pygame.image.load(io.BytesIO(png(sheet)), "a.png")
    assert picture.get_size() == (96, 64)
    for number, glyph in enumerate(sheet.glyphs):
        drawn = pygame.image.tobytes(tile_image(level.tile(glyph), 32), "RGBA")
        assert cell_of(picture, *divmod(number, 3), 32) == drawn
    assert cell_of(picture, 1, 1, 32) == bytes(32 * 32 * 4)


def test_the_same_level_gives_the_same_bytes() -> None:
    (sheet,) = write_text(library.find("keys-and-doors"), "tiled").pictures
    assert png(sheet) == png(sheet)
