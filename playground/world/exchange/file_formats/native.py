"""Our own level files."""

import re

from playground.world.exchange.format import Exported, ExportError, Format, Imported
from playground.world.level import Level, LevelError
from playground.world.text.files import format_level, parse_level

_MAP = re.compile(r"^[ \t]*map[ \t]*=[ \t]*[\"']", re.MULTILINE)


def recognises(text: str, name: str) -> float:
    """By its map, or by its ending."""
    if _MAP.search(text):
        return 1.0
    return 0.99 if name.lower().endswith(".toml") else 0.0


def read(text: str, name: str) -> Imported:
    """The level; what is left out is a note."""
    notes: list[str] = []
    return Imported(parse_level(text, notes.append), tuple(notes))


def write(level: Level) -> Exported:
    """The canonical text."""
    try:
        return Exported(format_level(level))
    except LevelError as error:
        raise ExportError(str(error)) from None


FORMAT = Format(
    id="native",
    title="Bellman Playground level",
    suffixes=(".toml",),
    recognises=recognises,
    read=read,
    write=write,
    about="Our own level file; nothing is lost.",
    order=-1,
)
