"""The editor's brushes: which cells a stroke touches, when it takes effect, and what edit it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from playground.edit import brushes
from playground.edit.board_edits import Erase, Fill, MoveTile, PaintTile
from playground.edit.edit import Edit
from playground.edit.legend import FLOOR, same
from playground.ui.aspects import Tool
from playground.ui.workspace import Workspace
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.tiles import GLYPHS

LARGEST = 2000
"""Cells of a fill that are previewed at most: what would be painted of a large floor is clear without it."""

Shape = Callable[[Level, Sequence[Cell]], tuple[Cell, ...]]


@dataclass(frozen=True)
class Brush:
    """One way to touch the board.

    cells: where a stroke from the first to the last cell of a trail acts.
    live: it acts while the pointer moves; else when the button is let go.
    act: what it does to the workspace with these cells. paints: it uses the tile in hand.
    inspects: it is there to change one cell. carries: a drag that begins on a tile moves that tile.
    fills: `cells` is only what is previewed; it acts from the last cell of the trail.
    plain: it is there for a person who has few switches, too.
    """

    id: str
    title: str
    about: str
    icon: str
    cells: Shape
    live: bool
    act: Callable[[Workspace, tuple[Cell, ...]], Workspace]
    paints: bool = False
    inspects: bool = False
    fills: bool = False
    carries: bool = False
    plain: bool = False


def edit_of(tool: Tool, cells: tuple[Cell, ...]) -> Edit:
    """Painting with the tile in hand, or erasing."""
    return Erase(cells) if tool.erasing else PaintTile(cells, tool.tile)


def _paint(workspace: Workspace, cells: tuple[Cell, ...]) -> Workspace:
    return workspace.edited(edit_of(workspace.tool, cells), workspace.tool.stroke)


def _erase(workspace: Workspace, cells: tuple[Cell, ...]) -> Workspace:
    return workspace.edited(Erase(cells), workspace.tool.stroke)


def _fill(workspace: Workspace, cells: tuple[Cell, ...]) -> Workspace:
    tool = workspace.tool
    return workspace.edited(Fill(cells[-1], GLYPHS[FLOOR] if tool.erasing else tool.tile), tool.stroke)


def _pick(workspace: Workspace, cells: tuple[Cell, ...]) -> Workspace:
    return replace(workspace, tool=replace(workspace.tool, tile=workspace.painted[cells[-1]], brush="paint"))


def _select(workspace: Workspace, cells: tuple[Cell, ...]) -> Workspace:
    return replace(workspace, tool=replace(workspace.tool, cell=cells[-1]))


def _trail(level: Level, trail: Sequence[Cell]) -> tuple[Cell, ...]:
    return brushes.stroke(trail)


def _line(level: Level, trail: Sequence[Cell]) -> tuple[Cell, ...]:
    return brushes.line(trail[0], trail[-1])


def _rectangle(level: Level, trail: Sequence[Cell]) -> tuple[Cell, ...]:
    return brushes.rectangle(trail[0], trail[-1])


def _flood(level: Level, trail: Sequence[Cell]) -> tuple[Cell, ...]:
    """What a fill would paint, as far as it is worth showing."""
    runs = _flooded(level.rows, trail[-1])
    if sum(run.right - run.left for run in runs) > LARGEST:
        return tuple(trail[-1:])
    return tuple(Cell(run.row, col) for run in runs for col in range(run.left, run.right))


@lru_cache(maxsize=1)
def _flooded(rows: tuple[str, ...], cell: Cell) -> tuple[brushes.Stretch, ...]:
    """Kept from frame to frame as long as the pointer rests."""
    return brushes.flooded(rows, cell)


def _last(level: Level, trail: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(trail[-1:])


BRUSHES: Mapping[str, Brush] = MappingProxyType(
    {
        brush.id: brush
        for brush in (
            Brush(
                "paint",
                "Paint",
                "Draw with the chosen tile; drag another tile to move it; the right button erases.",
                "pencil",
                _trail,
                True,
                _paint,
                paints=True,
                carries=True,
                plain=True,
            ),
            Brush("line", "Line", "Drag from one end to the other.", "line", _line, False, _paint, paints=True),
            Brush("rectangle", "Rectangle", "Drag from corner to corner.", "rectangle", _rectangle, False, _paint, paints=True),
            Brush("fill", "Fill", "Fill a whole area of equal tiles.", "bucket", _flood, False, _fill, paints=True, fills=True),
            Brush("erase", "Erase", "Back to plain floor.", "eraser", _trail, True, _erase, plain=True),
            Brush("pick", "Pick up", "Pick up the tile of a cell to paint with it.", "wand", _last, False, _pick),
            Brush(
                "select",
                "Select",
                "Choose a cell to change what it does; drag a tile to move it.",
                "mouse-cursor",
                _last,
                True,
                _select,
                inspects=True,
                carries=True,
            ),
        )
    }
)


def begun(workspace: Workspace, cell: Cell, erasing: bool) -> Workspace:
    """A stroke begins at a cell; on a tile that can be carried, it picks that up."""
    tool = workspace.tool
    carries = not erasing and _is_carried(workspace, cell)
    begun_tool = replace(tool, trail=(cell,), erasing=erasing, moving=carries, cell=cell, shown=(), stroke=tool.stroke + 1)
    return _with_live_brush(replace(workspace, tool=begun_tool), (cell,))


def _is_carried(workspace: Workspace, cell: Cell) -> bool:
    """Whether a drag from a cell moves its tile: one that is neither floor nor in hand; floor in hand goes over everything."""
    brush, tile, hand = BRUSHES[workspace.tool.brush], workspace.painted[cell], workspace.tool.tile
    if not brush.carries or same(tile, GLYPHS[FLOOR]):
        return False
    return not brush.paints or not (same(tile, hand) or same(hand, GLYPHS[FLOOR]))


def continued(workspace: Workspace, cells: Sequence[Cell]) -> Workspace:
    """The stroke goes on over these cells, in turn."""
    tool = workspace.tool
    fresh = tuple(cell for before, cell in zip((tool.trail[-1], *cells), cells, strict=False) if cell != before)
    if not fresh:
        return workspace
    after = replace(workspace, tool=replace(tool, trail=(tool.trail[0], fresh[-1]), cell=fresh[-1]))
    return _with_live_brush(after, (tool.trail[-1], *fresh))


def finished(workspace: Workspace) -> Workspace:
    """The button is let go: what waits for that takes effect."""
    tool = workspace.tool
    brush = BRUSHES[tool.brush]
    if tool.moving:
        workspace = _put_down(workspace, brush)
    elif not brush.live:
        cells = tool.trail[-1:] if brush.fills else brush.cells(workspace.painted, tool.trail)
        workspace = brush.act(workspace, cells)
    return replace(workspace, tool=replace(workspace.tool, trail=(), erasing=False, moving=False))


def _put_down(workspace: Workspace, brush: Brush) -> Workspace:
    """What was carried takes its place; a press that never left its cell was a click, which paints over all but a start."""
    tool = workspace.tool
    first, last, tile = tool.trail[0], tool.trail[-1], workspace.painted[tool.trail[0]]
    if len(tool.trail) > 1:
        return workspace.edited(MoveTile(first, last, tile.title or tile.kind))
    return workspace if tile.starts and brush.paints else brush.act(workspace, (first,))


def _with_live_brush(workspace: Workspace, trail: Sequence[Cell]) -> Workspace:
    """What a live brush does along a piece of its trail."""
    brush = BRUSHES[workspace.tool.brush]
    if not brush.live or workspace.tool.moving:
        return workspace
    return brush.act(workspace, brush.cells(workspace.painted, trail))


def previewed_cells(workspace: Workspace, hover: Cell | None) -> tuple[Cell, ...]:
    """The cells that the stroke going on (or a click now) would touch."""
    tool = workspace.tool
    brush = BRUSHES[tool.brush]
    if tool.moving:
        return tool.trail[-1:]
    trail = tool.trail if tool.trail and not brush.live else (hover,) if hover is not None and not tool.trail else ()
    return brushes.on_board(brush.cells(workspace.painted, trail), workspace.level.rows) if trail else ()


def preview_glyph(workspace: Workspace) -> str:
    """The character of the level that a preview is drawn by; "" where the tile has none in this level yet."""
    tool, level = workspace.tool, workspace.painted
    if tool.erasing or not BRUSHES[tool.brush].paints:
        return FLOOR if tool.erasing else ""
    tile = level[tool.trail[0]] if tool.moving else tool.tile
    has_meaning = tile.glyph in level.legend or tile.glyph in GLYPHS
    return tile.glyph if has_meaning and level.tile(tile.glyph) == tile else ""
