"""What on a level belongs together: keys and doors, switches and gates; and what makes its states many."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from playground.plurals import counted
from playground.world.characters import glyphs_of
from playground.world.grid import Cell
from playground.world.level import Level, LevelError
from playground.world.physics.board import numbered
from playground.world.physics.patrols import Walk, together, walks_of
from playground.world.tile import Tile

PAIRS = (("gives", "needs"), ("toggles", "obeys"))
"""The fields of a tile that work another one's: what gives a name and what needs it."""


class Factor(NamedTuple):
    """Something that multiplies the states of a level, at most by `times`; what it is in words, and where it stands."""

    words: str
    times: int
    cells: tuple[Cell, ...]


def named(level: Level, field: str) -> Mapping[str, tuple[Cell, ...]]:
    """By name, the cells whose tiles have it in a field: "gives", "needs", "toggles" or "obeys"."""
    by_name: dict[str, tuple[Cell, ...]] = {}
    for tile in tiles_of(level):
        name = getattr(tile, field)
        if name:
            by_name[name] = (*by_name.get(name, ()), *places(level, tile.glyph))
    return {name: tuple(sorted(cells)) for name, cells in sorted(by_name.items())}


def partners(level: Level, cell: Cell) -> Mapping[str, tuple[Cell, ...]]:
    """For each field by which the tile of a cell works others or is worked by them, the cells of those others."""
    tile = level[cell]
    by_field = {}
    for pair in PAIRS:
        for field, other in (pair, pair[::-1]):
            name = getattr(tile, field)
            if name:
                by_field[field] = named(level, other).get(name, ())
    return by_field


def tiles_of(level: Level) -> tuple[Tile, ...]:
    """The tiles that stand on a level's map."""
    return tuple(level.tile(glyph) for glyph in sorted(glyphs_of(level.rows)))


def places(level: Level, glyph: str) -> tuple[Cell, ...]:
    """The cells that show a glyph, in reading order."""
    return tuple(
        Cell(row, col)
        for row, text in enumerate(level.rows)
        if glyph in text
        for col, character in enumerate(text)
        if character == glyph
    )


def round_of(level: Level, home: Cell) -> tuple[Cell, ...]:
    """The cells where a hazard that walks is at each phase of its round, its home first; only its home where it cannot walk."""
    place = home.row * level.width + home.col
    for walk in _walks(level):
        at = int(np.searchsorted(walk.cells[:, 0], place))
        if at < len(walk.cells) and walk.cells[at, 0] == place:
            own = walk.only(at)
            return tuple(Cell(*divmod(int(own.at(phase)[0]), level.width)) for phase in range(int(own.period[0])))
    return (home,)


def period(level: Level) -> int:
    """After how many steps all hazards of a level are again where they began."""
    return together(_walks(level))


@lru_cache(maxsize=4)
def _walks(level: Level) -> tuple[Walk, ...]:
    """The ways of the hazards of a level; none where the level cannot be laid out."""
    try:
        return tuple(walks_of(*numbered(level), (level.height, level.width)))
    except LevelError:
        return ()


def factors(level: Level) -> tuple[Factor, ...]:
    """What makes the states of a level many."""
    factors = []
    for field in ("gives", "toggles"):
        for name, cells in named(level, field).items():
            factors.append(Factor(f"the {_called(level[cells[0]], name)}", 2, cells))
    for title, cells in _grouped(level, (tile for tile in tiles_of(level) if tile.once)).items():
        words = f"the {title}" if len(cells) == 1 else counted(len(cells), title)
        factors.append(Factor(words, 2 ** len(cells), cells))
    walkers = _grouped(level, (tile for tile in tiles_of(level) if tile.patrols))
    steps = period(level) if walkers else 1
    if steps > 1:
        words = " and ".join(_round(title, len(cells)) for title, cells in walkers.items())
        factors.append(Factor(words, steps, tuple(sorted(cell for cells in walkers.values() for cell in cells))))
    return tuple(factors)


def _round(title: str, count: int) -> str:
    return f"the {title}'s round" if count == 1 else f"the {title}s' rounds"


def _called(tile: Tile, name: str) -> str:
    """What a key or a switch is called: its title, and its own name where the title does not tell it."""
    title = (tile.title or tile.kind).lower()
    usual = (tile.gives and name in title) or tile.toggles == "gate"
    return title if usual else f"{title} {name}"


def _grouped(level: Level, tiles: Iterable[Tile]) -> Mapping[str, tuple[Cell, ...]]:
    """By title, the cells of tiles."""
    by_title: dict[str, tuple[Cell, ...]] = {}
    for tile in tiles:
        title = (tile.title or tile.kind).lower()
        by_title[title] = (*by_title.get(title, ()), *places(level, tile.glyph))
    return {title: tuple(sorted(cells)) for title, cells in by_title.items()}
