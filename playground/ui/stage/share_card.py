"""A picture card: the board as it is looked at, what it is in words, and the code; drawn without a display."""

from collections.abc import Sequence

import pygame

from playground import paths
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.overlay import Overlay
from playground.ui.drawing import fonts
from playground.ui.drawing.png import png_bytes
from playground.ui.drawing.qr_codes import QrError, qr_picture
from playground.ui.kit.rich_text import Block, block
from playground.ui.stage.filming import draw_board
from playground.ui.theme import Theme
from playground.world.exchange.sharing.png_text import with_text

SIZE = (1000, 640)
"""Pixels: few enough that no messenger makes the square smaller."""
EDGE, COLUMN, GAP = 28, 290, 8
"""Pixels around everything, of the right column, which the square fits into, and between its lines."""
DROP = "Drop this picture on the window of Bellman Playground: it opens as it is here."
SCAN = "Or read the square, and paste what it says there."
PASTE = "What it shows is inside the picture, so send it as a file: many messengers throw that away."


def card(snapshot: Snapshot, overlays: Sequence[Overlay], lines: Sequence[str], code: str) -> bytes:
    """The content of a PNG file with the code in it. lines: what it shows. OSError where no picture can be made."""
    return with_text(png_bytes(card_picture(snapshot, overlays, lines, code)), code)


def card_picture(snapshot: Snapshot, overlays: Sequence[Overlay], lines: Sequence[str], code: str) -> pygame.Surface:
    """The picture alone."""
    lengths = Theme()
    picture = pygame.Surface(SIZE, 0, 32)
    picture.fill(theme.CARD)
    column = pygame.Rect(SIZE[0] - EDGE - COLUMN, EDGE, COLUMN, SIZE[1] - 2 * EDGE)
    board = pygame.Rect(EDGE, EDGE, column.left - 2 * EDGE, SIZE[1] - 2 * EDGE)
    draw_board(picture.subsurface(board), snapshot, overlays)
    top = column.top
    for words, style in ((snapshot.now.title or "A level", "title"), *((line, "text") for line in lines)):
        text = _block(words, style, lengths)
        _blit(picture, text, (column.left, top), lengths.text_size(style))
        top += text.height + GAP
    try:
        square = qr_picture(code, COLUMN)
    except QrError:
        square = None
    words = f"{DROP} {PASTE if square is None else SCAN}"
    advice = _block(words, "small", lengths, theme.MUTED)
    name = fonts.text(paths.TITLE, "strong", lengths.text_size("strong"), theme.ACCENT)
    foot = column.bottom - advice.height
    _blit(picture, advice, (column.left, foot), lengths.text_size("small"))
    foot -= name.get_height() + GAP // 2
    picture.blit(name, (column.left, foot))
    if square is not None and foot - square.get_height() - GAP >= top:
        picture.blit(square, (column.left, foot - square.get_height() - GAP))
    return picture


def _block(words: str, style: str, lengths: Theme, colour: theme.Colour | None = None) -> Block:
    """Words set into the right column."""
    return block(words, COLUMN, lengths.text_size(style), lengths.line_of(style), style, colour)


def _blit(picture: pygame.Surface, text: Block, corner: tuple[int, int], size: int) -> None:
    for piece in text.pieces:
        picture.blit(fonts.text(piece.words, piece.style, size, piece.colour), (corner[0] + piece.x, corner[1] + piece.y))
