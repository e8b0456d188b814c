"""Rich text: **bold** and `equations`, wrapped into lines of a width."""

import re
from dataclasses import dataclass
from functools import lru_cache

from playground.ui import fonts
from playground.ui.theme import EQUATION, INK, Colour

_MARKS = re.compile(r"(\*\*.+?\*\*|`[^`\n]+`)", re.DOTALL)
_LONGEST = 20_000


@dataclass(frozen=True)
class Piece:
    """Words in one style at x, y pixels from the top left corner."""

    words: str
    style: str
    colour: Colour
    x: int
    y: int


@dataclass(frozen=True)
class Block:
    """Text that has been set: its pieces, and how wide and high it is in pixels."""

    pieces: tuple[Piece, ...]
    width: int
    height: int


def _spans(line: str, style: str, colour: Colour, equation: Colour) -> list[tuple[str, str, Colour]]:
    spans = []
    for part in _MARKS.split(line):
        if len(part) > 4 and part.startswith("**") and part.endswith("**"):
            spans.append((part[2:-2], "strong", colour))
        elif len(part) > 2 and part.startswith("`") and part.endswith("`"):
            spans.append((part[1:-1], "strong", equation))
        elif part:
            spans.append((part, style, colour))
    return spans


@lru_cache(maxsize=512)
def block(
    markup: str, width: int, size: int, leading: int, style: str = "text", colour: Colour = INK, equation: Colour = EQUATION
) -> Block:
    """Markup set into lines of at most `width` pixels, letters of `size` pixels, `leading` pixels from line to line.

    A line break starts a new line, an empty line leaves half a line free. A word that is wider than a line is broken.
    """
    pieces: list[Piece] = []
    y, widest = 0, 0
    for line in markup[:_LONGEST].split("\n"):
        if not line.strip():
            y += leading // 2
            continue
        x = 0
        for words, kind, ink in _spans(line, style, colour, equation):
            for word in re.findall(r"\S+\s*|\s+", words):
                for bit in _broken(word, kind, size, width):
                    if x and x + fonts.width(bit.rstrip(), kind, size) > width:
                        x, y = 0, y + leading
                    if not x and not bit.strip():
                        continue
                    _put(pieces, Piece(bit, kind, ink, x, y))
                    x += fonts.width(bit, kind, size)
                    widest = max(widest, min(x, width))
        y += leading
    return Block(tuple(pieces), widest, y)


def _put(pieces: list[Piece], piece: Piece) -> None:
    """Adds a piece, joined to the last one where it goes on in the same line and style."""
    last = pieces[-1] if pieces else None
    if last and last.y == piece.y and (last.style, last.colour) == (piece.style, piece.colour) and piece.x:
        pieces[-1] = Piece(last.words + piece.words, last.style, last.colour, last.x, last.y)
    else:
        pieces.append(piece)


def _broken(word: str, style: str, size: int, width: int) -> list[str]:
    """A word, or its parts where it is wider than a line."""
    if fonts.width(word.rstrip(), style, size) <= width or len(word) < 2:
        return [word]
    bits: list[str] = []
    while word and len(bits) < 200:
        count = len(word)
        while count > 1 and fonts.width(word[:count].rstrip(), style, size) > width:
            count = max(1, min(count - 1, count * 3 // 4))
        bits.append(word[:count])
        word = word[count:]
    return bits
