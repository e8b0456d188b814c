"""The canonical text of a level: fixed order, shortest exact numbers, defaults left out, so that a change is a small diff."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from playground.world.level import Level, LevelError, Rules
from playground.world.text.forms import RULE_FORMS, TILE_FORMS, WIND, Form, quoted
from playground.world.tile import Tile
from playground.world.tiles import TILES, named

FORMAT = 1
_WIDEST = 120
_LONGEST = 480


def canonical(level: Level) -> str:
    """The text of a level file; LevelError where a tile is of no kind. `files.format_level` makes sure that it can be read."""
    if level.table is not None:
        raise LevelError("this level is a table from elsewhere and no map: it cannot be saved as a level file")
    return "\n".join(_lines(level)) + "\n"


def _lines(level: Level) -> Iterator[str]:
    if level.comment:
        yield from level.comment.split("\n")
    yield f"format = {FORMAT}"
    yield f"title = {quoted(level.title)}"
    for key, text in (("about", level.about), ("source", level.source)):
        if text:
            yield f"{key} = {quoted(text)}"
    yield ""
    yield "map = '''"
    yield from level.rows
    yield "'''"
    airy = {name: key for key, name in WIND.items()}
    rules = _texts(level.rules, Rules(), RULE_FORMS)
    yield from _table("rules", {name: text for name, text in rules.items() if name not in airy})
    yield from _table("wind", {airy[name]: text for name, text in rules.items() if name in airy})
    entries = {glyph: _entry(level.legend[glyph], glyph) for glyph in sorted(level.legend)}
    inline = {quoted(glyph): "{ " + ", ".join(_assignments(entry)) + " }" for glyph, entry in entries.items()}
    yield from _table("legend", {key: text for key, text in inline.items() if len(text) <= _LONGEST})
    for glyph, entry in entries.items():
        if len(inline[quoted(glyph)]) > _LONGEST:
            yield from _table(f"legend.{quoted(glyph)}", entry)
    for change in level.changes:
        yield from ("", "[[changes]]", f"at = {change.at}", "map = '''", *change.rows, "'''")


def _texts(value: Any, default: Any, forms: Mapping[str, Form]) -> dict[str, str]:
    """The fields that differ from the default, as TOML."""
    return {
        name: form.write(getattr(value, name)) for name, form in forms.items() if getattr(value, name) != getattr(default, name)
    }


def _entry(tile: Tile, glyph: str) -> dict[str, str]:
    if tile.kind not in TILES or tile.glyph != glyph:
        raise LevelError(f"{glyph!r} stands for {tile.glyph!r} of the kind {tile.kind!r}, expected one of {', '.join(TILES)}")
    return {"kind": quoted(tile.kind)} | _texts(tile, named(tile.kind, glyph), TILE_FORMS)


def _assignments(texts: Mapping[str, str]) -> list[str]:
    return [f"{key} = {text}" for key, text in texts.items()]


def _table(name: str, texts: Mapping[str, str]) -> Iterator[str]:
    if texts:
        yield ""
        yield f"[{name}]"
    for line in _assignments(texts):
        yield from _folded(line)


def _folded(line: str) -> list[str]:
    """A line, or several where it is a long list of its own (a wind of many columns): TOML allows no other line to be broken."""
    if line.partition(" = ")[2].startswith("["):
        return textwrap.wrap(line, _WIDEST, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
    return [line]
