"""What every cell of a level looks like, at rest and on a floor: what is taken is gone, doors stand open, the cat is where it is.

A board of a million cells is read row by row, so that an edit of one row costs one row.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.ui.board.figures import Figure, Pose, at_rest, figure_of, has_asset, letters
from playground.ui.board.glyphs import glyphs_in, glyphs_of
from playground.ui.drawing.store import stored
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.mdp import Floor
from playground.world.physics.board import board_of
from playground.world.physics.floor_view import FloorView, floor_view
from playground.world.tile import Tile


class Appearance(NamedTuple):
    """figures: those that may occur. which: [R, C] intp, the number of each cell's own."""

    figures: tuple[Figure, ...]
    which: NDArray[np.intp]


@stored(maxsize=8)
def appearance(level: Level, floor: Floor, part: tuple[int, int, int, int]) -> Appearance:
    """The figures of the rows r0 ... r1 - 1 and cols c0 ... c1 - 1 of a level on a floor; `part` is (r0, r1, c0, c1)."""
    r0, r1, c0, c1 = part
    figures = _resting(level)
    which = _numbers(level, part)
    numbers: dict[Figure, int] = {}
    for (row, col), figure in changed_figures(level, floor):
        if r0 <= row < r1 and c0 <= col < c1:
            which[row - r0, col - c0] = len(figures) + numbers.setdefault(figure, len(numbers))
    return Appearance((*figures, *numbers), which)


def tile_seen(level: Level, floor: Floor, cell: Cell) -> Tile:
    """The tile that is seen in a cell on a floor."""
    return level.tile(_view_of(level, floor).rows[cell[0]][cell[1]])


def figure_seen(level: Level, floor: Floor, cell: Cell) -> Figure:
    """The figure that is seen in a cell on a floor."""
    seen = appearance(level, floor, (cell[0], cell[0] + 1, cell[1], cell[1] + 1))
    return seen.figures[int(seen.which[0, 0])]


@stored(maxsize=64)
def changed_figures(level: Level, floor: Floor) -> tuple[tuple[Cell, Figure], ...]:
    """The cells that look otherwise than at rest, each with what is seen there."""
    seen = _view_of(level, floor).rows
    paws = [
        (cell, figure) for cell, figure in _trodden_figures(level) if seen[cell.row][cell.col] == level.rows[cell.row][cell.col]
    ]
    return (*paws, *_other_tiles(level, floor), *_other_poses(level, floor), *_with_bystanders(level, floor))


def _resting(level: Level) -> tuple[Figure, ...]:
    """The figures that a level can show at rest: for every character, one with each wind."""
    marked = letters(level)
    return tuple(at_rest(figure_of(level, glyph, marked, wind)) for glyph in sorted(glyphs_of(level)) for wind in _winds(level))


def _winds(level: Level) -> list[int]:
    """The different winds of the columns."""
    blown = level.rules.wind[: level.width]
    return sorted({0, *blown})


def _numbers(level: Level, part: tuple[int, int, int, int]) -> NDArray[np.intp]:
    """[R, C] the number of each cell's figure among the resting ones."""
    r0, r1, c0, c1 = part
    if r0 >= r1 or c0 >= c1:
        return np.zeros((max(0, r1 - r0), max(0, c1 - c0)), np.intp)
    glyphs, winds = sorted(glyphs_of(level)), _winds(level)
    codes = np.stack([_codes(row)[c0:c1] for row in level.rows[r0:r1]])
    number = np.zeros(ord(glyphs[-1]) + 1, np.intp)
    number[[ord(glyph) for glyph in glyphs]] = np.arange(len(glyphs)) * len(winds)
    which = np.take(number, codes, mode="clip")
    if len(winds) > 1:
        blown = np.zeros(level.width, np.intp)
        blown[: len(level.rules.wind)] = level.rules.wind[: level.width]
        which += np.searchsorted(winds, blown)[c0:c1]
    return which


@stored
def _codes(row: str) -> NDArray[np.uint32]:
    return np.frombuffer(row.encode("utf-32-le"), np.uint32)


def _other_tiles(level: Level, floor: Floor) -> Iterator[tuple[Cell, Figure]]:
    """Cells that show another tile."""
    marked, figures = letters(level), dict[tuple[str, str, int], Figure]()
    winds = (*level.rules.wind, *[0] * level.width)
    for row, (here, there) in enumerate(zip(level.rows, _view_of(level, floor).rows, strict=True)):
        if here is there or here == there:
            continue
        for col, (before, after) in enumerate(zip(here, there, strict=True)):
            if before != after:
                look = before, after, winds[col]
                if look not in figures:
                    figures[look] = _instead(level, marked, *look)
                yield Cell(row, col), figures[look]


def _instead(level: Level, marked: Mapping[str, str], before: str, after: str, breeze: int) -> Figure:
    """What is seen in place of a tile: the ground of a hazard that is away bears its traces."""
    figure = at_rest(figure_of(level, after, marked, breeze))
    return figure._replace(pose=Pose.WALKED) if level.tile(before).patrols and _has_tracks(figure) else figure


def _other_poses(level: Level, floor: Floor) -> Iterator[tuple[Cell, Figure]]:
    """Doors, gates and switches in another pose."""
    view = _view_of(level, floor)
    for cell, figure in _posing(level):
        tile = figure.tile
        if tile.toggles:
            pose = Pose.ON if tile.toggles in floor.switches else Pose.USUAL
        else:
            pose = Pose.OPEN if cell in view.open else Pose.SHUT
        if pose != figure.pose and view.rows[cell.row][cell.col] == tile.glyph:
            yield cell, figure._replace(pose=pose)


@stored(maxsize=8)
def _trodden_figures(level: Level) -> tuple[tuple[Cell, Figure], ...]:
    """The plain cells that hazards come by, each with their traces."""
    if not any(level.tile(glyph).patrols for glyph in glyphs_of(level)):
        return ()
    try:
        patrols = board_of(level).patrols
    except ValueError:
        return ()
    spots = () if patrols is None else np.unique(patrols.spots % (level.height * level.width)).tolist()
    marked = letters(level)
    standing = ((cell, _resting_figure(level, marked, cell)) for cell in (Cell(*divmod(spot, level.width)) for spot in spots))
    return tuple((cell, figure._replace(pose=Pose.WALKED)) for cell, figure in standing if _has_tracks(figure))


def _has_tracks(figure: Figure) -> bool:
    """Whether there is a picture of a tile with traces on it."""
    return has_asset(f"tiles/{figure.tile.kind}-{Pose.WALKED}.svg")


def _resting_figure(level: Level, marked: Mapping[str, str], cell: Cell) -> Figure:
    """The resting figure of a cell; `marked` are the level's letters."""
    wind = level.rules.wind
    breeze = wind[cell.col] if cell.col < len(wind) else 0
    return at_rest(figure_of(level, level.rows[cell.row][cell.col], marked, breeze))


def _with_bystanders(level: Level, floor: Floor) -> Iterator[tuple[Cell, Figure]]:
    """Cells where someone of the level's cast stands."""
    marked = letters(level)
    for cell, guests in level.cast.around(floor.held).items():
        yield cell, _resting_figure(level, marked, cell)._replace(guests=guests)


def _view_of(level: Level, floor: Floor) -> FloorView:
    """What to draw; a level that is wrong in the middle of an edit is drawn as it is."""
    try:
        return floor_view(level, floor)
    except ValueError:
        return FloorView(level.rows, frozenset())


@stored(maxsize=8)
def _posing(level: Level) -> tuple[tuple[Cell, Figure], ...]:
    """Every cell whose tile has poses, with its figure at rest."""
    tiles, marked = {glyph: level.tile(glyph) for glyph in glyphs_of(level)}, letters(level)
    posing = {glyph for glyph, tile in tiles.items() if tile.needs or tile.obeys or tile.toggles}
    return tuple(
        (Cell(row, col), _resting_figure(level, marked, Cell(row, col)))
        for row, glyphs in enumerate(level.rows)
        if posing & glyphs_in(glyphs)
        for col, glyph in enumerate(glyphs)
        if glyph in posing
    )
