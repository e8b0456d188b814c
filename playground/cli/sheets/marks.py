"""What stands on a sheet of paper, and where: marks in millimetres from the upper left corner, known without any PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 16.0
"""Millimetres of a sheet of A4 upright, and of its margin."""
POINT = 0.3528
"""Millimetres of a point."""
LETTER = 0.46
"""The width of a letter on average against the size of its font; rather too wide than too narrow."""
LEADING = 1.35
"""From line to line against the size of the font."""


@dataclass(frozen=True)
class Rect:
    """A place on the sheet."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height

    def inset(self, by: float) -> "Rect":
        """The place without a margin on all sides."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


@dataclass(frozen=True)
class Box:
    """A rectangle: its outline's width (0 for none), and how grey it is filled: 0 black to 1 white, None not at all."""

    place: Rect
    line: float = 0.3
    fill: float | None = None
    dashed: bool = False


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    start: tuple[float, float]
    end: tuple[float, float]
    width: float = 0.3


@dataclass(frozen=True)
class Shape:
    """A filled black shape of corners."""

    corners: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Words:
    """A line of words. x, y: where its baseline begins, ends or has its middle, by `align`. size: of the font, in points."""

    text: str
    x: float
    y: float
    size: float
    align: str = "left"
    bold: bool = False


@dataclass(frozen=True)
class VectorPicture:
    """A vector picture (SVG) in a square place."""

    file: Path
    place: Rect


Mark = Box | Stroke | Shape | Words | VectorPicture


@dataclass(frozen=True)
class Sheet:
    """One page: what it is called, and its marks from the lowest to the uppermost."""

    title: str
    marks: tuple[Mark, ...]
    width: float = WIDTH
    height: float = HEIGHT

    @property
    def texts(self) -> tuple[str, ...]:
        """All its lines of words, in turn."""
        return tuple(mark.text for mark in self.marks if isinstance(mark, Words))


def wide(text: str, size: float) -> float:
    """About how many millimetres a text takes."""
    return len(text) * size * POINT * LETTER


def wrapped(text: str, size: float, width: float) -> tuple[str, ...]:
    """A text in lines of at most so many millimetres; a word that is longer has a line of its own."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if wide(longer, size) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def paragraph(text: str, x: float, y: float, size: float, width: float, bold: bool = False) -> tuple[tuple[Words, ...], float]:
    """A text in lines from a place down, and the y below it."""
    step = size * POINT * LEADING
    lines = wrapped(text, size, width)
    words = tuple(Words(line, x, y + step * (number + 0.8), size, bold=bold) for number, line in enumerate(lines))
    return words, y + step * len(lines)


def column(parts: Sequence[tuple[str, float, bool]], place: Rect) -> tuple[tuple[Words, ...], float]:
    """Paragraphs (text, size, bold) below one another in a place, and the y below the last one."""
    marks: list[Words] = []
    y = place.y
    for text, size, bold in parts:
        words, y = paragraph(text, place.x, y, size, place.width, bold)
        marks += words
        y += size * POINT * 0.45
    return tuple(marks), y


def arrow(x: float, y: float, row: float, col: float, length: float) -> Shape:
    """A black arrow from a point on in the direction of rows and columns."""
    far = (row * row + col * col) ** 0.5 or 1.0
    ahead, aside = (col / far, row / far), (-row / far, col / far)
    outline = ((0.0, 0.07), (0.55, 0.07), (0.55, 0.24), (1.0, 0.0), (0.55, -0.24), (0.55, -0.07), (0.0, -0.07))
    return Shape(
        tuple(
            (x + length * (along * ahead[0] + off * aside[0]), y + length * (along * ahead[1] + off * aside[1]))
            for along, off in outline
        )
    )


def number(value: float) -> str:
    """A number as it stands in a cell: at most two decimals, with a true minus."""
    text = f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) < 1000 else f"{value:,.0f}"
    return ("0" if text in ("-0", "") else text).replace("-", "−")
