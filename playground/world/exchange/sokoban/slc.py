"""Sokoban collections as XML (.slc): SokobanLevels, in it Level elements, and their rows in L."""

from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from playground.world.exchange import grid_text
from playground.world.exchange.grid_text import TextLine
from playground.world.exchange.sokoban.sokoban_boards import EXPECTED, LETTERS, SokobanBoard
from playground.world.level import LevelError


def is_xml(text: str) -> bool:
    """Whether a text is such a collection, as far as its beginning tells."""
    return text.lstrip("\ufeff \t\r\n").startswith("<") and "<SokobanLevels" in text[:20_000]


def boards_of(text: str) -> tuple[SokobanBoard, ...]:
    """The boards of the collection with their titles.

    LevelError where it is no well-formed XML, or declares entities: a file of data needs none. A document type that is only
    named is passed over, and never fetched.
    """
    reader = _Reader()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: reader.begin(name, attributes, parser.CurrentLineNumber)
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.letters
    parser.EntityDeclHandler = _refusing(parser, "an entity is declared", "plain text")
    parser.StartDoctypeDeclHandler = _doctype(parser)
    parser.SkippedEntityHandler = _refusing(parser, "an entity that the file does not explain", "plain text")
    try:
        parser.Parse(text.lstrip("\ufeff \t\r\n").encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        where = (error.lineno, error.offset + 1)
        raise LevelError(
            f"line {where[0]}, column {where[1]}: this is no XML ({expat.ErrorString(error.code)})", *where
        ) from None
    return tuple(reader.boards)


def _refusing(parser: Any, content: str, expected: str) -> Callable[..., None]:
    def refuse(*_: Any) -> None:
        raise grid_text.misfit(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, content, expected)

    return refuse


def _doctype(parser: Any) -> Callable[..., None]:
    def judge(name: str, system: str | None, public: str | None, inside: bool) -> None:
        if inside:
            _refusing(parser, "a document type with declarations of its own", "none, or the name of one")()

    return judge


class _Reader:
    """Takes the boards out of the elements as they come."""

    def __init__(self) -> None:
        self.boards: list[SokobanBoard] = []
        self._title, self._first = "", 0
        self._rows: list[TextLine] | None = None
        self._row: tuple[int, list[str]] | None = None

    def begin(self, name: str, attributes: dict[str, str], line: int) -> None:
        if name == "Level":
            self._title, self._first, self._rows = attributes.get("Id", "").strip(), line, []
        elif name == "L" and self._rows is not None:
            self._row = (line, [])

    def letters(self, text: str) -> None:
        if self._row is not None:
            self._row[1].append(text)

    def end(self, name: str) -> None:
        if name == "L" and self._row is not None and self._rows is not None:
            self._rows.append(TextLine(self._row[0], "".join(self._row[1]).rstrip()))
            self._row = None
        elif name == "Level" and self._rows is not None:
            self.boards.append(_board(self._rows, self._first, self._title))
            self._rows = None


def _board(rows: list[TextLine], first: int, title: str) -> SokobanBoard:
    walled = [at for at, row in enumerate(rows) if row.text.strip()]
    kept = rows[walled[0] : walled[-1] + 1] if walled else []
    last = kept[-1].number if kept else first
    fault = None if kept else LevelError(f"line {first}: a level without rows", first)
    try:
        for row in kept:
            grid_text.refuse_strangers(row, LETTERS, EXPECTED)
    except LevelError as error:
        fault = error
    return SokobanBoard(tuple(row.text for row in kept), first, last, title, fault)
