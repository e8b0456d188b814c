"""What text a level may hold: which characters can be a cell, and which have no place in a title."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_RESERVED = frozenset("'\"\\")
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that reorder the text around them."""


def is_glyph(text: str) -> bool:
    """Whether text is one character that can stand for a cell: visible, whole in itself, no space, quote or backslash."""
    return len(text) == 1 and text not in _RESERVED and unicodedata.category(text)[0] not in "ZCM"


def misplaced(text: str) -> str:
    """The first character of a text that no line of a level may hold (control, half of a pair, reordering), or ''."""
    if text.isascii() and text.isprintable():
        return ""
    return next(
        (
            character
            for character in text
            if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _DIRECTIONS
        ),
        "",
    )


def glyphs_of(rows: Iterable[str]) -> frozenset[str]:
    """The characters of a map, found row by row: an edit changes few rows, and a large board has a million cells."""
    return frozenset[str]().union(*map(_of_row, set(rows)))


@lru_cache(maxsize=8192)
def _of_row(row: str) -> frozenset[str]:
    return frozenset(row)
