"""What a foreign format is: how its text is recognised, read and written, and what reading and writing give back."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.world.exchange.companion_files import ReadCompanion
from playground.world.level import Level, LevelError


class ExportError(ValueError):
    """A level that a format cannot say at all; the message is one sentence with the reason."""


class PartError(LevelError):
    """One of several levels of a text cannot be read; the others may be.

    parts: the names of all of them, as in `Imported`. part: which of them it is, from 0.
    """

    def __init__(self, why: LevelError, parts: tuple[str, ...], part: int) -> None:
        super().__init__(str(why), why.line, why.col)
        self.parts, self.part = parts, part


@dataclass(frozen=True)
class Imported:
    """A level out of a foreign text; each note is a sentence on what was converted or lost.

    parts: the names of all levels that the text holds, in its order ("" where one has none); empty where there is only one.
    part: which of them this is, from 0.
    """

    level: Level
    notes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    part: int = 0


@dataclass(frozen=True)
class TileSheet:
    """A picture that belongs beside a text: tiles of a level in rows, without gaps. Whoever can draw makes a PNG of it.

    name: of its file. glyphs: the characters of the tiles, in reading order. columns: tiles in a row. cell: pixels of a side.
    """

    name: str
    level: Level
    glyphs: tuple[str, ...]
    columns: int
    cell: int

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height in pixels."""
        return self.columns * self.cell, -(-len(self.glyphs) // self.columns) * self.cell


@dataclass(frozen=True)
class Exported:
    """The text of a level in a foreign format; each note is a sentence on what was converted or lost.

    pictures: what the text shows from files beside it.
    """

    text: str
    notes: tuple[str, ...] = ()
    pictures: tuple[TileSheet, ...] = ()


@dataclass(frozen=True)
class Companions:
    """How a format is read and written whose texts name other files.

    endings: of the files that a text may name, with the dot.
    read(text, name, read_companion): as `read`; `read_companion` gives the text of a file that is named.
    write(level, name): as `write`; `name` is that of the file that is written, or "".
    """

    endings: tuple[str, ...]
    read: Callable[[str, str, ReadCompanion], Imported]
    write: Callable[[Level, str], Exported]


@dataclass(frozen=True)
class Format:
    """Each file of `file_formats/` declares one, called FORMAT.

    suffixes: endings of file names, with the dot; the first is the usual one.
    recognises(text, name): how surely a text is in this format, 0 (not at all) to 1; a LevelError counts as 0.
    read(text, name): the level; `name` is the file's name or "". LevelError where it cannot be read. None: only written.
    read_part(text, name, part): the same for one of several levels, by its number from 1 or its name (`parts.picked`); the
        first for "". None: a text holds one level.
    write(level): its text; ExportError where nothing sensible would remain. None: only read.
    companions: reading and writing where other files lie beside a text. None: a text is all there is.
    fetch(word): the level that an installed program knows by a name, asked for as ID:WORD. None: there is no such program.
    """

    id: str
    title: str
    suffixes: tuple[str, ...]
    recognises: Callable[[str, str], float]
    read: Callable[[str, str], Imported] | None
    write: Callable[[Level], Exported] | None
    about: str = ""
    order: int = 0
    fetch: Callable[[str], Imported] | None = None
    read_part: Callable[[str, str, str], Imported] | None = None
    companions: Companions | None = None
