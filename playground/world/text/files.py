"""Reading and writing level files: text in, Level out, and back."""

import dataclasses
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playground import paths
from playground.file_reading import FileTooLargeError, read_file
from playground.plurals import counted
from playground.world.characters import is_glyph, misplaced
from playground.world.level import Level, LevelError, Rules
from playground.world.text.formatting import FORMAT, canonical
from playground.world.text.forms import RULE_FORMS, TILE_FORMS, WIND
from playground.world.text.maps import changes_of, first_rows
from playground.world.text.scan import LARGEST_FILE, scanned
from playground.world.text.tables import Strange, Warn, fault, fields, take_line, take_table, tell
from playground.world.tile import Tile
from playground.world.tiles import GLYPHS, TILES, named


def ignored(warning: str) -> None:
    """Takes a warning and does nothing with it."""


def read_level(path: Path, warn: Warn = ignored) -> Level:
    """The level in a file; LevelError names the file. OSError where it cannot be read."""
    return level_in(level_bytes(path), path, warn)


def level_bytes(path: Path) -> bytes:
    """What a level file holds, not looked at yet. LevelError where that is too much for one, OSError where it cannot be read."""
    try:
        return read_file(path, LARGEST_FILE)
    except FileTooLargeError as error:
        raise LevelError(f"{Path(path).name}: {error.strerror}") from None


def level_in(content: bytes, path: Path, warn: Warn = ignored) -> Level:
    """The level in the content of a file; LevelError names the file."""
    try:
        return parse_level(_decoded(content), warn)
    except LevelError as error:
        raise LevelError(f"{Path(path).name}: {error}", error.line, error.col) from None


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise LevelError(f"line {line}: this is not UTF-8 text", line) from None


def write(level: Level, path: Path) -> None:
    """Writes a level as a file; at any moment the old or the new whole file is there. LevelError, OSError."""
    paths.atomic_write(path, format_level(level).encode("utf-8"))


def format_level(level: Level) -> str:
    """The canonical text of a level; parse_level gives an equal level back. LevelError where no file can hold the level."""
    text = canonical(level)
    if parse_level(text) != level:
        raise LevelError("this level holds something that a level file cannot hold")
    return text


def file_size(level: Level) -> int:
    """Bytes of the file of a level, which is not written for it; LevelError where no file can hold it."""
    maps = (level.rows, *(change.rows for change in level.changes))
    bare = dataclasses.replace(level, rows=(), changes=tuple(dataclasses.replace(change, rows=()) for change in level.changes))
    return len(canonical(bare).encode("utf-8")) + sum(_size(row) + 1 for rows in maps for row in rows)


def _size(row: str) -> int:
    return len(row) if row.isascii() else len(row.encode("utf-8"))


def parse_level(text: str, warn: Warn = ignored) -> Level:
    """The level that a text describes; docs/levels.md describes the format.

    `warn` is called with a sentence for each thing that is left out (a key that only a newer version knows).
    Raises LevelError, which names the line, the row and the column, what was found and what was expected.
    """
    scan = scanned(text)
    data = _toml(scan.toml)
    number = data.pop("format", FORMAT)
    if type(number) is not int or number != FORMAT:
        raise fault(scan.toml, "", "format", number, f"{FORMAT}, the format that this version reads")
    title, about, source = (take_line(scan.toml, data, key) for key in ("title", "about", "source"))
    strange: list[Strange] = []
    legend = _legend(scan.toml, take_table(scan.toml, data, "legend"), strange)
    rules = _rules(scan.toml, take_table(scan.toml, data, "rules"), take_table(scan.toml, data, "wind"), strange)
    rows = first_rows(scan, data.pop("map", None), legend)
    changes = changes_of(scan, data.pop("changes", []), legend, rows, strange)
    if len(rules.wind) > len(rows[0]):
        raise fault(
            scan.toml, "wind", "columns", list(rules.wind), f"at most {counted(len(rows[0]), 'number')}, one for each column"
        )
    tell(scan.toml, [*strange, *(Strange("", key) for key in data)], warn)
    if any(map(misplaced, scan.comment.split("\n"))):
        raise LevelError("line 1: the comment holds a character that cannot be shown", 1)
    return Level(title, rows, about, source, rules, legend, scan.comment, changes)


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"^(.*) \(at line (\d+), column (\d+)\)$", str(error), re.DOTALL)
        line, col = (int(place[2]), int(place[3])) if place else (text.count("\n") + 1, 0)
        where = f"line {line}, column {col}" if col else f"line {line}"
        raise LevelError(f"{where}: {place[1] if place else error}", line, col) from None
    except RecursionError:
        raise LevelError("the file is nested too deeply") from None
    except ValueError as error:
        raise LevelError(f"a value cannot be read: {error}") from None


def _legend(text: str, entries: dict[str, Any], strange: list[Strange]) -> Mapping[str, Tile]:
    legend = {}
    for glyph, entry in entries.items():
        if not is_glyph(glyph):
            raise fault(text, "legend", glyph, glyph, "one visible character that is no space, quote or backslash")
        if not isinstance(entry, dict):
            raise fault(text, "legend", glyph, entry, 'a table like { kind = "reward", enter = 2.0 }')
        kind = entry.pop("kind", GLYPHS[glyph].kind if glyph in GLYPHS else "")
        if not isinstance(kind, str) or kind not in TILES:
            raise fault(text, "legend", glyph, kind, "one of " + ", ".join(TILES), "kind")
        base = named(kind, glyph)
        legend[glyph] = dataclasses.replace(base, **fields(text, "legend", entry, TILE_FORMS, strange, glyph))
    return MappingProxyType(legend)


def _rules(text: str, entries: dict[str, Any], wind: dict[str, Any], strange: list[Strange]) -> Rules:
    still = {name: form for name, form in RULE_FORMS.items() if name not in WIND.values()}
    airy = {key: RULE_FORMS[name] for key, name in WIND.items()}
    blown = {WIND[key]: value for key, value in fields(text, "wind", wind, airy, strange).items()}
    return Rules(**fields(text, "rules", entries, still, strange), **blown)
