"""Edits of the board: painting, erasing, moving tiles and the start, tiles of one cell, rows and columns at the border."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from playground.edit import legend
from playground.edit.brushes import Stretch, flooded, on_board
from playground.edit.checks import checked
from playground.edit.edit import EditError
from playground.plurals import counted
from playground.settings import SettingError, dials, tuned
from playground.world.characters import glyphs_of
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.tile import Tile


@dataclass(frozen=True)
class Paint:
    """Cells show a glyph that the level knows from now on; cells off the board are skipped.

    Painting a start on one cell of a level with one start moves the start. What jumps to a painted cell still lands there.
    """

    cells: tuple[Cell, ...]
    glyph: str

    @property
    def label(self) -> str:
        return "paint"

    def apply(self, level: Level) -> Level:
        tile = tile_of(level, self.glyph)
        cells = on_board(self.cells, level.rows)
        if tile.starts and len(cells) == 1 and len(starts(level)) == 1:
            return MoveStart(cells[0]).apply(level)
        return checked(painted(level, cells, self.glyph), level)


@dataclass(frozen=True)
class PaintTile:
    """Cells become a tile, under the glyph that stands for it in this level or a new one: what a palette of kinds paints."""

    cells: tuple[Cell, ...]
    tile: Tile

    @property
    def label(self) -> str:
        return f"paint {self.tile.title.lower()}" if self.tile.title else "paint"

    def apply(self, level: Level) -> Level:
        carrier, glyph = legend.glyph_for(level, self.tile)
        after = Paint(self.cells, glyph).apply(carrier)
        return after if after.rows != level.rows else level


@dataclass(frozen=True)
class Fill:
    """All that hangs together with a cell and looks like it becomes a tile."""

    cell: Cell
    tile: Tile

    @property
    def label(self) -> str:
        return f"fill with {self.tile.title.lower()}" if self.tile.title else "fill"

    def apply(self, level: Level) -> Level:
        runs = flooded(level.rows, self.cell)
        if sum(run.right - run.left for run in runs) == 1:
            return PaintTile((self.cell,), self.tile).apply(level)
        carrier, glyph = legend.glyph_for(level, self.tile)
        after = checked(_landings_kept(put_runs(carrier, runs, glyph), carrier, glyph), level)
        return after if after.rows != level.rows else level


@dataclass(frozen=True)
class Erase:
    """Cells become floor."""

    cells: tuple[Cell, ...]
    label: str = "erase"

    def apply(self, level: Level) -> Level:
        return Paint(self.cells, legend.FLOOR).apply(level)


@dataclass(frozen=True)
class MoveStart:
    """The start (the nearest one, where there are several) moves to a cell; a level without one gets one."""

    cell: Cell
    label: str = "move start"

    def apply(self, level: Level) -> Level:
        cells = on_board((self.cell,), level.rows)
        present = starts(level)
        if not cells or self.cell in present:
            return level
        nearest = min(present, key=lambda at: abs(at.row - self.cell.row) + abs(at.col - self.cell.col), default=None)
        if nearest is None:
            return PaintTile(cells, legend.start_tile()).apply(level)
        after = painted(level, cells, level.rows[nearest.row][nearest.col])
        return checked(painted(after, (nearest,), legend.FLOOR), level)


@dataclass(frozen=True)
class MoveTile:
    """The tile of one cell moves to another one, and what lies there comes back: usually floor, and no tile is ever lost.

    title: what the tile is called.
    """

    start: Cell
    end: Cell
    title: str = "tile"

    @property
    def label(self) -> str:
        return f"move {self.title.lower()}"

    def apply(self, level: Level) -> Level:
        cells = on_board((self.start, self.end), level.rows)
        if len(cells) < 2:
            return level
        glyph, other = (level.rows[cell.row][cell.col] for cell in cells)
        return checked(put(put(level, cells[1:], glyph), cells[:1], other), level)


@dataclass(frozen=True)
class SetTile:
    """The tile of one cell gets other properties; it gets a glyph of its own unless an equal tile has one already."""

    cell: Cell
    changes: Mapping[str, Any]
    label: str = "change tile"

    def apply(self, level: Level) -> Level:
        old = tile_at(level, self.cell)
        tile = changed(old, self.changes)
        if legend.same(tile, old):
            return level
        if old.glyph in legend.targets(old) and legend.targets(tile) == legend.targets(old):
            # Doors of one letter lead to one another: they are one thing, and change together.
            return checked(legend.with_entry(level, old.glyph, tile), level, thoroughly=True)
        carrier, glyph = legend.glyph_for(level, tile)
        return checked(painted(carrier, (self.cell,), glyph), level, thoroughly=True)


@dataclass(frozen=True)
class SetTarget:
    """A jump or portal at one cell sends the agent to another cell from now on."""

    cell: Cell
    target: Cell
    label: str = "set target"

    def apply(self, level: Level) -> Level:
        tile = tile_at(level, self.cell)
        landing = tile_at(level, self.target)
        if not legend.targets(tile):
            name = (tile.title or tile.kind).lower()
            raise EditError(
                f"the {name} in row {self.cell[0]}, column {self.cell[1]} sends nobody anywhere, so it can have no target; "
                "choose a jump or a portal"
            )
        after, glyph = level, level.rows[self.target[0]][self.target[1]]
        if legend.places(level, glyph) != [self.target]:
            after, own = legend.fresh(level, legend.landing_for(tile, landing))
            after = put(after, (self.target,), own)
            after = legend.retargeted(after, {glyph: (glyph, own)})
            glyph = own
        changes = {"to": (glyph,)} if tile.to else {"sends_to": glyph}
        return checked(SetTile(self.cell, changes).apply(after), level, thoroughly=True)


def tile_of(level: Level, glyph: str) -> Tile:
    """The tile of a glyph; EditError where it stands for nothing here."""
    try:
        return level.tile(glyph)
    except KeyError:
        raise EditError(f"{glyph!r} stands for nothing in this level; add it to the legend first") from None


def tile_at(level: Level, cell: Cell) -> Tile:
    """The tile of a cell; EditError off the board."""
    if not on_board((cell,), level.rows):
        size = f"{counted(level.height, 'row')} and {counted(level.width, 'column')}"
        raise EditError(f"row {cell[0]}, column {cell[1]} is off the board, which has {size}")
    return level[cell]


def starts(level: Level) -> list[Cell]:
    """The cells where an episode may begin, in reading order; empty where any cell may be."""
    glyphs = [glyph for glyph in sorted(glyphs_of(level.rows)) if level.tile(glyph).starts]
    return sorted(cell for glyph in glyphs for cell in legend.places(level, glyph))


def changed(tile: Tile, changes: Mapping[str, Any]) -> Tile:
    """The tile with other properties; numbers are checked by their dials, an unknown name is an EditError."""
    turned = {dial.name for dial in dials(Tile)}
    names = {field.name for field in dataclasses.fields(Tile) if field.compare} - {"kind", "glyph"}
    unknown = sorted(changes.keys() - names)
    if unknown:
        raise EditError(f"a tile has no property {unknown[0]!r}; expected one of: {', '.join(sorted(names))}")
    try:
        tuned_tile: Tile = tuned(tile, {name: value for name, value in changes.items() if name in turned})
    except SettingError as error:
        raise EditError(str(error)) from error
    return dataclasses.replace(tuned_tile, **{name: value for name, value in changes.items() if name not in turned})


def put(level: Level, cells: Iterable[Cell], glyph: str) -> Level:
    """The level with a glyph at some cells, and nothing else changed."""
    rows: dict[int, list[str]] = {}
    for row, col in cells:
        if level.rows[row][col] != glyph:
            rows.setdefault(row, list(level.rows[row]))[col] = glyph
    return _with_rows(level, rows)


def _with_rows(level: Level, rows: Mapping[int, Iterable[str]]) -> Level:
    """The level with other characters in some rows."""
    if not rows:
        return level
    joined = {row: "".join(texts) for row, texts in rows.items()}
    return dataclasses.replace(level, rows=tuple(joined.get(row, text) for row, text in enumerate(level.rows)))


def put_runs(level: Level, runs: Iterable[Stretch], glyph: str) -> Level:
    """The level with a glyph along whole runs of cells."""
    rows: dict[int, list[str]] = {}
    for row, left, right in runs:
        rows.setdefault(row, list(level.rows[row]))[left:right] = glyph * (right - left)
    return _with_rows(level, rows)


def painted(level: Level, cells: tuple[Cell, ...], glyph: str) -> Level:
    """The level with a glyph at some cells; a landing place that would vanish moves to the glyph that is now there."""
    return _landings_kept(put(level, cells, glyph), level, glyph)


def _landings_kept(after: Level, level: Level, glyph: str) -> Level:
    lost = sorted(legend.pointed_at(after) & legend.used(level) - legend.used(after))
    for target in lost:
        landings = legend.places(level, target)
        if after[landings[0]].blocks:
            continue  # nobody can land in a wall: the jump rests until it gets another target
        if legend.places(after, glyph) == landings:
            after = legend.retargeted(after, {target: (glyph,)})
        else:
            after, own = legend.fresh(after, after[landings[0]])
            after = legend.retargeted(put(after, landings, own), {target: (own,)})
    return after
