"""Levels that come from elsewhere and go elsewhere: what a text was taken for, what reading gave, what writing would lose."""

from dataclasses import dataclass, replace
from pathlib import Path

from playground.file_reading import read_file
from playground.world import Level, LevelError
from playground.world.exchange import ExportError, formats, read_text, text_and_format, write_text
from playground.world.exchange.decoding import decoded
from playground.world.exchange.format import Format, PartError, TileSheet
from playground.world.exchange.sharing.png_text import is_png
from playground.world.text.scan import LARGEST_FILE

OWN = "native"
"""The format of our own files."""


@dataclass(frozen=True)
class Arrival:
    """A text that was dropped or pasted, and the level that was read out of it.

    name: of its file, "" for the clipboard. format: the id of what it was taken for, "" where it is nothing that is known.
    level: None where it cannot be read; `problem` then says why. notes: what was converted and what was lost.
    parts: the names of all levels that the text holds, empty where there is only one; part: which of them this is, from 0.
    origin: a sentence on how the file's bytes became the text, where there is something to say.
    folder: where its file lies, for texts that name other files; None for the clipboard.
    """

    text: str
    name: str = ""
    format: str = ""
    level: Level | None = None
    notes: tuple[str, ...] = ()
    problem: str = ""
    parts: tuple[str, ...] = ()
    part: int = 0
    origin: tuple[str, ...] = ()
    folder: Path | None = None

    @property
    def at_once(self) -> bool:
        """Whether there is nothing to choose or to say: one of our own levels, read as it stands."""
        return self.format == OWN and self.level is not None and not self.notes


@dataclass(frozen=True)
class Departure:
    """The level in a format: its text, what it does not say, the pictures beside it, or the problem that there is none."""

    format: str
    text: str = ""
    notes: tuple[str, ...] = ()
    problem: str = ""
    pictures: tuple[TileSheet, ...] = ()


def arrived(
    text: str,
    name: str = "",
    format: str = "",
    part: str = "",
    origin: tuple[str, ...] = (),
    folder: Path | None = None,
) -> Arrival:
    """A text read in a format, or in the one that it seems to be in.

    `part` is the number from 1 of one of several levels, `folder` is where the text's file lies.
    """
    here = Arrival(text, name, format, origin=origin, folder=folder)
    try:
        if not format:
            plain, seems = text_and_format(text, name)
            here = replace(here, text=plain, format=seems.id)
        imported = read_text(here.text, name, here.format, part, folder)
    except PartError as error:
        return replace(here, problem=str(error), parts=error.parts, part=error.part)
    except LevelError as error:
        return replace(here, problem=str(error))
    notes = (*origin, *imported.notes)
    return replace(here, level=imported.level, notes=notes, parts=imported.parts, part=imported.part)


def of_file(path: Path) -> Arrival:
    """A file's text, read in the format that it seems to be in; OSError or LevelError where it has none."""
    content = read_file(path, LARGEST_FILE)
    try:
        text, origin = decoded(content)
    except LevelError as error:
        card = f"; {error}" if is_png(content) else ""
        raise LevelError(f"{path.name} is not a text, so it holds no level{card}") from None
    return arrived(text, path.name, origin=origin, folder=path.parent)


def departed(level: Level, format: str, name: str = "") -> Departure:
    """The level as it would be written in a format, into a file of this name."""
    try:
        written = write_text(level, format, name)
    except (ExportError, LevelError) as error:
        return Departure(format, problem=str(error))
    return Departure(format, written.text, written.notes, pictures=written.pictures)


def readable() -> tuple[Format, ...]:
    """The formats that a text can be taken for."""
    return tuple(format for format in formats().values() if format.read is not None)


def writable() -> tuple[Format, ...]:
    """The formats that a level can be written in, our own first."""
    return tuple(format for format in formats().values() if format.write is not None)
