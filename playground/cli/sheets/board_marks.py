"""A level's board as marks: its cells, tiles and rewards, with room to write."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from playground import paths
from playground.cli.sheets.marks import Box, Mark, Rect, Stroke, VectorPicture, Words, number
from playground.cli.verb import UsageError
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.tile import Tile

LARGEST_CELL, SMALLEST_CELL = 34.0, 8.5
"""Millimetres of a cell's side at most and at least."""
SIDES: Mapping[str, tuple[float, float, float, float]] = {
    "up": (0, 0, 1, 0),
    "down": (0, 1, 1, 1),
    "left": (0, 0, 0, 1),
    "right": (1, 0, 1, 1),
}
"""Where the side of a cell lies from corner to corner, in cells."""


class BoardPlaces(NamedTuple):
    """Where the cells of a board stand: the whole board, and the side of a cell."""

    place: Rect
    side: float

    def cell(self, cell: Cell) -> Rect:
        """Where a cell stands."""
        return Rect(self.place.x + cell.col * self.side, self.place.y + cell.row * self.side, self.side, self.side)


def board_places(level: Level, room: Rect) -> BoardPlaces:
    """The board as large as a place allows, in the middle of its width. UsageError where its cells would be too small."""
    side = min(room.width / level.width, room.height / level.height, LARGEST_CELL)
    if side < SMALLEST_CELL:
        across, down = int(room.width // SMALLEST_CELL), int(room.height // SMALLEST_CELL)
        raise UsageError(
            f"{level.title or 'the level'} has {level.height} rows and {level.width} columns, expected at most"
            f" {down} rows and {across} columns: choose a smaller level"
        )
    width = side * level.width
    return BoardPlaces(Rect(room.x + (room.width - width) / 2, room.y, width, side * level.height), side)


def cells(level: Level) -> Iterator[Cell]:
    """All cells, row by row."""
    return (Cell(row, col) for row in range(level.height) for col in range(level.width))


def board(level: Level, places: BoardPlaces, bare: Collection[Cell] = ()) -> tuple[Mark, ...]:
    """The board: every cell outlined, its tile drawn, its reward written. Floor stays white to write in, `bare` cells too."""
    marks: list[Mark] = []
    for cell in (cell for cell in cells(level) if cell not in bare):
        marks += _tile(level[cell], places.cell(cell), level.rows[cell.row][cell.col])
    marks += [Box(places.cell(cell), 0.25) for cell in cells(level)]
    for cell in cells(level):
        for side in level[cell].blocks_from:
            if side in SIDES:
                left, top, right, bottom = SIDES[side]
                x, y, long = places.cell(cell).x, places.cell(cell).y, places.side
                marks.append(Stroke((x + left * long, y + top * long), (x + right * long, y + bottom * long), 1.6))
    return (*marks, Box(places.place, 0.7))


def _tile(tile: Tile, place: Rect, glyph: str) -> Iterator[Mark]:
    """A tile's picture, small in a corner where there must be room to write; where it has none, its glyph."""
    side = place.width
    file = paths.assets() / "tiles" / f"{tile.kind}.svg"
    whole = tile.blocks or tile.ends
    if tile.blocks:
        yield Box(place, 0.0, 0.75)
    if file.is_file():
        size = side * (1.0 if tile.blocks else 0.72 if tile.ends else 0.36)
        spot = Rect(place.x + (side - size) / 2, place.y + (side - size) / 2 * 0.7, size, size) if whole else None
        yield VectorPicture(file, spot or Rect(place.x + side * 0.03, place.y + side * 0.03, size, size))
    elif not (tile.blocks_from or glyph in " ."):
        yield Words(glyph, place.x + side * 0.08, place.y + side * 0.25, side * 0.6, bold=True)
    reward = reward_of(tile)
    if reward:
        size = side * 0.55
        yield Words(signed(reward), place.right - side * 0.05, place.bottom - side * 0.07, size, "right", True)


def reward_of(tile: Tile) -> float:
    """What a tile pays on entering or by leaving through it; 0 for nothing."""
    return tile.enter if tile.exit is None else tile.exit


def signed(value: float) -> str:
    """A reward with its sign."""
    return number(value) if value <= 0 else f"+{number(value)}"


def legend(level: Level) -> tuple[str, ...]:
    """A sentence for every kind of tile on the board that does something: its name, what it pays, what it does."""
    seen = {level.rows[cell.row][cell.col]: level[cell] for cell in cells(level)}
    sentences = []
    for tile in seen.values():
        if tile.about and tile.kind != level.tile(".").kind:
            reward = reward_of(tile)
            pays = f" ({signed(reward)})" if reward else ""
            sentences.append(f"{tile.title or tile.kind}{pays}: {tile.about}")
    return tuple(dict.fromkeys(sentences))


def rules(level: Level) -> str:
    """The numbers of the level's rules in one line."""
    numbers = [f"each step {signed(level.rules.step_reward)}"]
    if level.rules.bump_reward:
        numbers.append(f"a bump {signed(level.rules.bump_reward)}")
    numbers.append(f"γ = {number(level.rules.discount)}")
    if level.rules.slip:
        numbers.append(f"slip {number(level.rules.slip)} ({level.rules.slip_kind})")
    if any(level.rules.wind):
        numbers.append(f"wind upwards by columns {' '.join(map(str, level.rules.wind))}")
    return "Rules: " + ", ".join(numbers) + "."
