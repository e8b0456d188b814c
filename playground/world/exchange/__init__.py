"""Levels from elsewhere and for elsewhere: which formats there are, reading a text in any of them, writing a level in one.

imported = read_text("SFFF\nFHFH\nFFFH\nHFFG")     # recognised as a map of Gymnasium's FrozenLake
imported.level, imported.notes                      # the level; sentences on what was converted or lost
write_text(imported.level, "frozenlake").text
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from playground import file_reading, registry
from playground.world.exchange import file_formats
from playground.world.exchange.companion_files import companion_reader
from playground.world.exchange.conversion_losses import losses
from playground.world.exchange.decoding import decoded
from playground.world.exchange.format import Exported, ExportError, Format, Imported
from playground.world.exchange.grid_text import plainer, unfenced
from playground.world.exchange.parts import choice_note, file_and_part
from playground.world.exchange.python.grids import texts_of
from playground.world.exchange.strangers import maker_note, stranger_note
from playground.world.level import Level, LevelError
from playground.world.text.scan import LARGEST_FILE
from playground.world.tiles import TILES

__all__ = [
    "ExportError",
    "Exported",
    "Format",
    "Imported",
    "asks_program",
    "formats",
    "imported_from",
    "imported_from_program",
    "read_bytes",
    "read_file",
    "read_text",
    "recognised_format",
    "text_and_format",
    "with_choice_note",
    "write_text",
]

LEAST = 0.1
"""A text is taken for a format from this certainty on."""


@cache
def formats() -> Mapping[str, Format]:
    """Every format by its id, our own first."""
    return registry.collect(file_formats, "FORMAT")


def recognised_format(text: str, name: str = "") -> Format:
    """The format that a text is in, by its content and the ending of its file's name; LevelError where it is none."""
    return text_and_format(text, name)[1]


def text_and_format(text: str, name: str = "") -> tuple[str, Format]:
    """A text and the format that it is in. What stands around the map is taken off where no format reads the whole text.

    LevelError where no format reads it either way.
    """
    text = unfenced(text)
    if not text.strip():
        raise LevelError("the text is empty, expected a map")
    try:
        return text, _format_of(text, name)
    except LevelError as error:
        for version in filter(None, (*plainer(text), texts_of(text))):
            try:
                return version, _format_of(version, name)
            except LevelError:
                continue
        raise error


def _format_of(text: str, name: str) -> Format:
    sentence = stranger_note(text)
    if sentence:
        raise LevelError(sentence)
    readable = [candidate for candidate in formats().values() if candidate.read is not None]
    scores = [_score(candidate, text, name) for candidate in readable]
    best = readable[scores.index(max(scores))]
    if max(scores) < LEAST:
        titles = ", ".join(candidate.title for candidate in readable)
        made = maker_note(text)
        if made:
            raise LevelError(made)
        raise LevelError(f"none of the formats here reads this text, expected one of: {titles}")
    return best


def read_text(text: str, name: str = "", format: str | None = None, part: str = "", folder: Path | None = None) -> Imported:
    """The level in a text; `name` is its file's name, `format` the id of a format, where it is not to be recognised.

    `part` is the number from 1 or the name of one level, where the text holds several; without it the first is read.
    `folder` is where its file lies, for texts that name other files; without it those cannot be read.
    LevelError says in one sentence what cannot be read, and where.
    """
    if len(text) > LARGEST_FILE or len(text.encode("utf-8", "surrogatepass")) > LARGEST_FILE:
        raise LevelError(f"the text is larger than {LARGEST_FILE:,} bytes, the most that is read")
    text = unfenced(text)
    text, chosen = text_and_format(text, name) if format is None else (text, _named(format))
    if chosen.read is None:
        raise LevelError(f"{chosen.title} is only written here, not read")
    if not part and folder is not None and chosen.companions is not None:
        return chosen.companions.read(text, name, companion_reader(folder, chosen.companions.endings))
    if not part:
        return chosen.read(text, name)
    if chosen.read_part is None:
        raise LevelError(f"a text of {chosen.title} holds one level, so there is no part {part[:80]!r} of it")
    return chosen.read_part(text, name, part)


def read_file(path: Path, format: str | None = None, part: str = "") -> Imported:
    """The level in a file, or one of its parts; LevelError names the file. OSError where it cannot be read."""
    try:
        return read_bytes(file_reading.read_file(path, LARGEST_FILE), Path(path).name, format, part, Path(path).parent)
    except file_reading.FileTooLargeError as error:
        raise LevelError(f"{Path(path).name}: {error.strerror}") from None
    except LevelError as error:
        raise LevelError(f"{Path(path).name}: {error}", error.line, error.col) from None


def read_bytes(content: bytes, name: str = "", format: str | None = None, part: str = "", folder: Path | None = None) -> Imported:
    """The level in the content of a file, as `read_text` reads it."""
    if len(content) > LARGEST_FILE:
        raise LevelError(f"the file is larger than {LARGEST_FILE:,} bytes, the most that is read")
    text, notes = decoded(content)
    imported = read_text(text, name, format, part, folder)
    return replace(imported, notes=(*notes, *imported.notes))


def imported_from(word: str, format: str | None = None) -> Imported | None:
    """The level that a word asks for: a file that is there, one of its parts (FILE#3), or a level of an installed program.

    None where the word names nothing of these. LevelError where the level cannot be read, OSError where the file cannot.
    """
    place = file_and_part(word)
    if place is None:
        return imported_from_program(word)
    return with_choice_note(read_file(place[0], format, place[1]))


def with_choice_note(imported: Imported) -> Imported:
    """The same with a note on which of several levels it is, for readers who do not see a list of them."""
    return replace(imported, notes=imported.notes + choice_note(imported.parts, imported.part))


def imported_from_program(word: str) -> Imported | None:
    """The level that an installed program knows: "minigrid:MiniGrid-DoorKey-6x6-v0". None where the word does not ask for one."""
    fetch = formats()[word.partition(":")[0]].fetch if asks_program(word) else None
    return fetch(word.partition(":")[2]) if fetch else None


def asks_program(word: str) -> bool:
    """Whether a word asks for a level that an installed program knows."""
    id, colon, _ = word.partition(":")
    return bool(colon) and id in formats() and formats()[id].fetch is not None


def write_text(level: Level, format: str, name: str = "") -> Exported:
    """The level's text in the format of this id, and what it does not say; ExportError where nothing sensible would remain.

    `name` is that of the file it goes into: pictures that belong beside it are called after it.
    """
    chosen = _named(format)
    if chosen.write is None:
        raise ExportError(f"{chosen.title} is only read here, not written")
    if level.table is not None:
        raise ExportError("this level is a table from elsewhere, and a format can only hold a map with its rules")
    strange = {level.tile(glyph).kind for glyph in {*level.legend, *"".join(level.rows)}} - set(TILES)
    if strange:
        raise ExportError(f"this level has tiles of kinds of its own, {', '.join(sorted(strange))}, and no format has them")
    written = chosen.write(level) if chosen.companions is None else chosen.companions.write(level, name)
    if chosen.read is None:
        return written
    try:
        back = chosen.read(written.text, "").level
    except LevelError as error:
        raise ExportError(f"{chosen.title} could not be read back from what would be written: {error}") from None
    return replace(written, notes=written.notes + losses(level, back))


def _score(format: Format, text: str, name: str) -> float:
    """How surely a text is in a format; a text that cannot even be taken apart is in none."""
    try:
        return format.recognises(text, name)
    except LevelError:
        return 0.0


def _named(id: str) -> Format:
    if id not in formats():
        raise LevelError(f"there is no format {id!r}, expected one of: {', '.join(formats())}")
    return formats()[id]
