"""What a foreign format is: how its text is recognised, read and written, and what reading and writing give back."""

from collections.abc import Callable
from dataclasses import dataclass

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
class Exported:
    """The text of a level in a foreign format; each note is a sentence on what was converted or lost."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Format:
    """Each file of `file_formats/` declares one, called FORMAT.

    suffixes: endings of file names, with the dot; the first is the usual one.
    recognises(text, name): how surely a text is in this format, 0 (not at all) to 1; a LevelError counts as 0.
    read(text, name): the level; `name` is the file's name or "". LevelError where it cannot be read. None: only written.
    read_part(text, name, part): the same for one of several levels, by its number from 1 or its name (`parts.picked`); the
        first for "". None: a text holds one level.
    write(level): its text; ExportError where nothing sensible would remain. None: only read.
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
