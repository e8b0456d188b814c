"""What a level and its copy, which came back out of a foreign text, differ in: a sentence for each kind of thing lost."""

import dataclasses
from collections import Counter
from collections.abc import Iterator
from typing import Any

from playground.plurals import counted
from playground.world.level import Level, Rules
from playground.world.tile import Tile

MOST = 12
"""Kinds of cells that are listed one by one."""
_OWN = frozenset(("rows", "rules", "legend"))
"""Fields of a level that are compared in a way of their own; all others are only named."""


def losses(level: Level, back: Level) -> tuple[str, ...]:
    """A sentence for each thing in which `back` differs from `level`; none where they are equal."""
    framed = _unframed(level, back)
    cells = (*_cells(level, framed), *_letters(level, framed))
    sentences = (*_words(level, back), *_size(level, back), *cells, *_rules(level, back))
    return sentences or (() if level == back else ("The copy differs in something that has no name here.",))


def _words(level: Level, back: Level) -> Iterator[str]:
    names = [field.name for field in dataclasses.fields(Level) if field.compare and field.name not in _OWN]
    lost = [name for name in names if getattr(level, name) != getattr(back, name)]
    gone = [name for name in lost if not getattr(back, name)]
    if gone:
        yield f"Not kept: {', '.join(gone)}."
    yield from (f"The {name} becomes {getattr(back, name)!r}." for name in lost if name not in gone)


def _unframed(level: Level, back: Level) -> Level:
    """The copy without a frame of one cell around it, where it has the size of one."""
    if (back.height, back.width) == (level.height + 2, level.width + 2):
        return dataclasses.replace(back, rows=tuple(row[1:-1] for row in back.rows[1:-1]), changes=())
    return back


def _same_size(level: Level, back: Level) -> bool:
    return (level.height, level.width) == (back.height, back.width)


def _size(level: Level, back: Level) -> Iterator[str]:
    if not _same_size(level, back):
        size = f"{counted(back.height, 'row')} of {counted(back.width, 'cell')}"
        yield f"The board becomes {size}, from {counted(level.height, 'row')} of {level.width}."


def _cells(level: Level, back: Level) -> Iterator[str]:
    if not _same_size(level, back):
        return
    pairs = Counter(pair for old, new in zip(level.rows, back.rows, strict=True) for pair in zip(old, new, strict=True))
    changed: Counter[str] = Counter()
    for (old, new), count in pairs.items():
        sentence = _change(level.tile(old), back.tile(new))
        if sentence:
            changed[sentence] += count
    for sentence, count in changed.most_common(MOST):
        yield f"{sentence[:1].upper()}{sentence[1:]} ({counted(count, 'cell')})."
    if len(changed) > MOST:
        yield f"{len(changed) - MOST} more kinds of cells change."


def _change(old: Tile, new: Tile) -> str:
    """What becomes of a tile, "" where it stays what it is (its letter apart)."""
    if old == dataclasses.replace(new, glyph=old.glyph):
        return ""
    if old.kind != new.kind:
        return f"{_name(old)} becomes {_name(new)}"
    names = [field.name for field in dataclasses.fields(Tile) if field.compare and field.name != "glyph"]
    pairs = [(name, getattr(old, name), getattr(new, name)) for name in names if getattr(old, name) != getattr(new, name)]
    return f"{_name(old)}: " + ", ".join(
        f"{name.replace('_', ' ')} {_value(was)} becomes {_value(now)}" for name, was, now in pairs
    )


def _letters(level: Level, back: Level) -> Iterator[str]:
    if _same_size(level, back):
        pairs = {pair for old, new in zip(level.rows, back.rows, strict=True) for pair in zip(old, new, strict=True)}
        renamed = sorted((old, new) for old, new in pairs if old != new and not _change(level.tile(old), back.tile(new)))
        if renamed:
            yield f"Letters on the map change: {', '.join(f'{old} becomes {new}' for old, new in renamed)}."
    unused = sorted(set(level.legend) - set("".join(level.rows)))
    if any(level.legend[glyph] != back.legend.get(glyph) for glyph in unused):
        yield f"Letters of the legend that are not on the map are not kept: {' '.join(unused)}."


def _rules(level: Level, back: Level) -> Iterator[str]:
    for field in dataclasses.fields(Rules):
        old, new = getattr(level.rules, field.name), getattr(back.rules, field.name)
        if old != new and field.name == "moves" and set(old) == set(new):
            yield f"The actions are numbered in another order: {_value(new)}."
        elif old != new:
            yield f"The rule {field.name.replace('_', ' ')}, {_value(old)}, becomes {_value(new)}."


def _name(tile: Tile) -> str:
    """A tile in words, with what it pays."""
    pays = tile.exit if tile.exit is not None else tile.enter
    return (tile.title or tile.kind).lower() + (f" ({pays:+g})" if pays else "")


def _value(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return ", ".join(map(_value, value)) or "none"
    return str(value)
