"""Rich text: **bold** and `equations`, wrapped into lines of a width."""

import re
from dataclasses import dataclass
from functools import lru_cache

from playground.ui import theme
from playground.ui.drawing import fonts
from playground.ui.theme import Colour

_MARKS = re.compile(r"(\*\*.+?\*\*|`[^`\n]+`)", re.DOTALL)
_WORD = re.compile(r"(?:[_^]\{(?:[^{}\n]|\{[^{}\n]*\})*\}|\S)+\s*|\s+")
"""A word with the blanks behind it; what is in the braces of a script stays together."""
_LONGEST = 5_000


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


def block(
    markup: str,
    width: int,
    size: int,
    leading: int,
    style: str = "text",
    colour: Colour | None = None,
    equation: Colour | None = None,
) -> Block:
    """Markup set into lines of at most `width` pixels, letters of `size` pixels, `leading` pixels from line to line.

    A line break starts a new line, an empty line leaves half a line free. A word that is wider than a line is broken.
    """
    return _set(markup, width, size, leading, style, colour or theme.INK, equation or theme.EQUATION)


@lru_cache(maxsize=512)
def _set(markup: str, width: int, size: int, leading: int, style: str, colour: Colour, equation: Colour) -> Block:
    """The same in colours that are given."""
    pieces: list[Piece] = []
    y, widest = 0, 0
    for line in markup[:_LONGEST].split("\n") if markup.strip() else ():
        if not line.strip():
            y += leading // 2
            continue
        begun = False
        for words, kind, ink in _spans(line, style, colour, equation):
            for word in _WORD.findall(words):
                for bit in _word_parts(word, kind, size, width):
                    piece = _continuation(pieces[-1], bit, kind, ink, size) if begun else Piece(bit, kind, ink, 0, y)
                    if begun and piece.x + fonts.width(piece.words.rstrip(), kind, size) > width:
                        y, begun = y + leading, False
                        piece = Piece(bit, kind, ink, 0, y)
                    if not begun and not bit.strip():
                        continue
                    if begun and piece.x == pieces[-1].x:
                        pieces.pop()
                    pieces.append(piece)
                    begun = True
                    widest = max(widest, piece.x + fonts.width(piece.words.rstrip(), kind, size))
        y += leading
    return Block(tuple(pieces), widest, y)


def _continuation(last: Piece, words: str, style: str, colour: Colour, size: int) -> Piece:
    """What follows in the same line: the last piece made longer where the style goes on, else a piece to its right."""
    if (last.style, last.colour) == (style, colour):
        return Piece(last.words + words, style, colour, last.x, last.y)
    return Piece(words, style, colour, last.x + fonts.width(last.words, last.style, size), last.y)


def _word_parts(word: str, style: str, size: int, width: int) -> list[str]:
    """A word, or its parts where it is wider than a line."""
    if fonts.width(word.rstrip(), style, size) <= width or len(word) < 2:
        return [word]
    bits: list[str] = []
    while word:
        low, high = 1, min(len(word), max(1, width // 2))
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if fonts.width(word[:middle], style, size) <= width else (low, middle - 1)
        bits.append(word[:low])
        word = word[low:]
    return bits
