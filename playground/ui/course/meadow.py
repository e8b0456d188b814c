"""The map's landscape as one drawing: a meadow with a winding path, trees, flowers, a pond; made from the rows of its level."""

from collections.abc import Iterable, Sequence
from functools import cache

from playground.world.grid import Cell

SIDE = 100
"""Units of the drawing for the side of a cell."""
WALL = "#"
GRASS, GRASS_LIGHT, GRASS_DARK = "#dcebc3", "#e7f2d3", "#cfe2b2"
PATH, PATH_EDGE = "#f7e8c6", "#d9c193"
LEAF, LEAF_LIGHT, LEAF_DARK, TRUNK = "#86b06c", "#9dc283", "#6d9857", "#a5805a"
WATER, WATER_LIGHT = "#b5dbe8", "#d3ecf3"
PETALS = ("#f3a6a0", "#fff3c9", "#c9b6e4", "#f8c979")


@cache
def meadow(rows: tuple[str, ...]) -> str:
    """The landscape as SVG: blocked cells are grass, open ones the path; a field of open cells is a lighter meadow."""
    wide, high = SIDE * len(rows[0]), SIDE * len(rows)
    open_cells = [Cell(row, col) for row, line in enumerate(rows) for col, glyph in enumerate(line) if glyph != WALL]
    field = [cell for cell in open_cells if _square(cell, rows)]
    parts = [
        _rect(0, 0, wide, high, 70, GRASS),
        *(_ellipse(x, y, rx, ry, GRASS_LIGHT) for x, y, rx, ry in _patches(wide, high)),
        *_field(field),
        *_ways([cell for cell in open_cells if cell not in field or _beside_path(cell, field, rows)], field),
        *(_growth(Cell(row, col), rows) for row, line in enumerate(rows) for col, glyph in enumerate(line) if glyph == WALL),
    ]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
    return head + "".join(parts) + "</svg>"


def _patches(wide: int, high: int) -> Iterable[tuple[float, float, float, float]]:
    shares = ((0.16, 0.2, 0.15, 0.08), (0.55, 0.34, 0.2, 0.07), (0.87, 0.5, 0.11, 0.09), (0.3, 0.62, 0.18, 0.06))
    return ((x * wide, y * high, rx * wide, ry * high) for x, y, rx, ry in shares)


def _open(cell: Cell, rows: Sequence[str]) -> bool:
    return 0 <= cell.row < len(rows) and 0 <= cell.col < len(rows[0]) and rows[cell.row][cell.col] != WALL


def _square(cell: Cell, rows: Sequence[str]) -> bool:
    """Whether a cell is part of a square of four open ones: a field, and no path."""
    corners = ((up, left) for up in (-1, 0) for left in (-1, 0))
    return any(
        all(_open(Cell(cell.row + up + row, cell.col + left + col), rows) for row in (0, 1) for col in (0, 1))
        for up, left in corners
    )


def _beside_path(cell: Cell, field: Sequence[Cell], rows: Sequence[str]) -> bool:
    """Whether the path runs into the field in this cell."""
    beside = (
        Cell(cell.row - 1, cell.col),
        Cell(cell.row + 1, cell.col),
        Cell(cell.row, cell.col - 1),
        Cell(cell.row, cell.col + 1),
    )
    return any(_open(other, rows) and other not in field for other in beside)


def _field(field: Sequence[Cell]) -> list[str]:
    """The meadow of the missions, with a fence of dots around it."""
    if not field:
        return []
    top, left = min(cell.row for cell in field), min(cell.col for cell in field)
    bottom, right = max(cell.row for cell in field) + 1, max(cell.col for cell in field) + 1
    x, y, wide, high = SIDE * left - 30, SIDE * top - 24, SIDE * (right - left) + 60, SIDE * (bottom - top) + 54
    return [
        _rect(x, y, wide, high, 90, GRASS_DARK),
        _rect(x + 9, y + 9, wide - 18, high - 18, 82, GRASS_LIGHT),
        *(_flower(cell, 26, 30) for number, cell in enumerate(field) if number % 2),
    ]


def _ways(cells: Sequence[Cell], field: Sequence[Cell]) -> list[str]:
    """The path, drawn from cell to cell with round corners: its edge first, then its sand."""
    joined = [(one, Cell(one.row + down, one.col + right)) for one in cells for down, right in ((0, 1), (1, 0))]
    lines = "".join(
        f"M{_middle(one.col)} {_middle(one.row)}L{_middle(two.col)} {_middle(two.row)}"
        for one, two in joined
        if two in cells and not (one in field and two in field)
    )
    stroke = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return [f'<path d="{lines}" {stroke} stroke="{ink}" stroke-width="{wide}"/>' for ink, wide in ((PATH_EDGE, 66), (PATH, 54))]


def _growth(cell: Cell, rows: Sequence[str]) -> str:
    """What grows in a cell of grass; the same in every drawing."""
    if cell.row in (0, len(rows) - 1) and cell.col in (0, len(rows[0]) - 1):  # its corners are round
        return ""
    kind = (cell.row * 7 + cell.col * 13 + cell.row * cell.col * 3) % 11
    crowded = any(_open(Cell(cell.row + 1, cell.col + side), rows) for side in (0,))
    if kind in (0, 5):
        return _tree(cell, 0.72 if crowded else 1.0)
    if kind == 3 and not crowded:
        return _pond(cell)
    if kind in (2, 8):
        return _bush(cell)
    return _flower(cell, 34, 62) + (_flower(cell, 70, 40) if kind % 2 else "") if kind in (1, 4, 6, 9) else ""


def _tree(cell: Cell, size: float) -> str:
    x, y = _middle(cell.col), _middle(cell.row)
    return (
        _ellipse(x, y + 36, 30 * size, 8, GRASS_DARK)
        + _rect(x - 6, y + 6, 12, 30, 4, TRUNK)
        + _ellipse(x, y - 2, 32 * size, 28 * size, LEAF_DARK)
        + _ellipse(x - 4, y - 10, 29 * size, 25 * size, LEAF)
        + _ellipse(x - 10, y - 16, 13 * size, 10 * size, LEAF_LIGHT)
    )


def _bush(cell: Cell) -> str:
    x, y = _middle(cell.col), _middle(cell.row) + 12
    return (
        _ellipse(x, y + 14, 34, 8, GRASS_DARK)
        + _ellipse(x - 14, y, 20, 17, LEAF_DARK)
        + _ellipse(x + 13, y + 2, 20, 16, LEAF)
        + _ellipse(x, y - 7, 18, 14, LEAF_LIGHT)
    )


def _pond(cell: Cell) -> str:
    x, y = _middle(cell.col), _middle(cell.row)
    return _ellipse(x, y, 44, 28, GRASS_DARK) + _ellipse(x, y, 38, 23, WATER) + _ellipse(x - 8, y - 6, 18, 7, WATER_LIGHT)


def _flower(cell: Cell, right: int, down: int) -> str:
    x, y = SIDE * cell.col + right, SIDE * cell.row + down
    petal = PETALS[(cell.row * 3 + cell.col + right) % len(PETALS)]
    leaves = ((-6, 0), (6, 0), (0, -6), (0, 6))
    return "".join(_ellipse(x + dx, y + dy, 5, 5, petal) for dx, dy in leaves) + _ellipse(x, y, 4, 4, "#e8a33d")


def _middle(place: int) -> int:
    return SIDE * place + SIDE // 2


def _ellipse(x: float, y: float, rx: float, ry: float, colour: str) -> str:
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" fill="{colour}"/>'


def _rect(x: float, y: float, wide: float, high: float, radius: float, colour: str) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" rx="{radius:g}" fill="{colour}"/>'
