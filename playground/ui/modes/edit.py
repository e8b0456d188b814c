"""Edit: a person changes the level while training goes on."""

from dataclasses import replace

from playground.ui.board.viewport import Viewport
from playground.ui.editor.advice import advice_list
from playground.ui.editor.borders import borders, room
from playground.ui.editor.cell import cell, with_target
from playground.ui.editor.growing import state_count
from playground.ui.editor.mechanics import related, with_longer_round
from playground.ui.editor.palette import brush_row, in_hand, offered_tiles, palette
from playground.ui.editor.rules import rules, words
from playground.ui.editor.strokes import BRUSHES, begun, continued, finished, preview_glyph, previewed_cells
from playground.ui.editor.timeline import beginning, timeline
from playground.ui.kit import Ui
from playground.ui.kit.gamepad import PadButton
from playground.ui.kit.layout import Column
from playground.ui.looking import hovered_cell, look_around, move_cursor
from playground.ui.mode import Mode, PadUse
from playground.ui.offering import offered_of
from playground.ui.panels.more import more, plainly
from playground.ui.panels.ripple import flash_changes
from playground.ui.panels.training import run_controls
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace

LEFT, RIGHT = 1, 3
STEPS = {"tile-before": -1, "tile-after": 1}
"""Through the tiles of the palette, round and round."""
PAD = (
    PadUse(PadButton.A, "Paint", "enter"),
    PadUse(PadButton.X, "Erase", "delete"),
    PadUse(PadButton.STICK_LEFT, "Tile", "tile-before"),
    PadUse(PadButton.STICK_RIGHT, "Tile", "tile-after"),
    PadUse(PadButton.LEFT_TRIGGER, "Undo", order="undo"),
    PadUse(PadButton.RIGHT_TRIGGER, "Redo", order="redo"),
    PadUse(PadButton.Y, "Run or pause", "space", "run"),
)
"""What the gamepad does on the board; A and X are held for a stroke, as the buttons of a mouse are."""


def _touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Left paints, or moves the tile that a drag begins on; right erases, the middle button moves the board."""
    cursor = workspace.look.cursor
    pointer = ui.board_input(view.rect, cursor=None if cursor is None else view.rect_of(cursor).center, erases=True)
    workspace = look_around(workspace, view, pointer, (2,))
    here = view.cell_at(pointer.pos) if pointer.pos is not None else None
    cells = [cell for cell in map(view.cell_at, pointer.path) if cell is not None]
    if pointer.pad and cursor is not None:  # in a landscape the place of a cell may be hidden by another one
        here, cells = cursor, [cursor]
    if workspace.tool.aiming and LEFT in pointer.pressed and here is not None:
        return with_target(workspace, here)
    if workspace.tool.walking and LEFT in pointer.pressed and here is not None:
        return with_longer_round(workspace, here)
    for button, erasing in ((LEFT, False), (RIGHT, True)):
        if button in pointer.pressed and here is not None and not workspace.tool.trail and _may(workspace, erasing):
            workspace = begun(workspace, cells[0] if cells else here, erasing)
    if workspace.tool.trail and cells:
        workspace = continued(workspace, cells)
    lifted = pointer.released & {LEFT, RIGHT} or not pointer.held & {LEFT, RIGHT}
    return finished(workspace) if workspace.tool.trail and lifted else workspace


def _may(workspace: Workspace, erasing: bool) -> bool:
    """Whether a stroke may begin: with the brush in hand, or with the one that erases."""
    return bool(offered_of(workspace, "brushes", ("erase" if erasing else workspace.tool.brush,)))


def _over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Flashes what an edit has changed, with the handles above it."""
    return borders(ui, view, flash_changes(ui, view, workspace))


def _never(workspace: Workspace) -> bool:
    return False


def _steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    return move_cursor(workspace, move)


def _marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    hover = hovered_cell(ui, view, workspace)
    tool = workspace.tool
    preview = () if tool.aiming or tool.walking else previewed_cells(workspace, hover)
    resting = () if tool.trail else tool.shown or related(workspace)
    selected = tool.trail[:1] if tool.moving else resting
    return Marks(hover=hover, selected=selected, preview=preview, preview_glyph=preview_glyph(workspace))


def _keys(workspace: Workspace, key: str) -> Workspace:
    """Digits pick a tile, Enter paints, Delete erases; a gamepad goes through the tiles."""
    if key in STEPS:
        tiles = offered_tiles(workspace)
        place = tiles.index(workspace.tool.tile) if workspace.tool.tile in tiles else -1
        return in_hand(workspace, tiles[(place + STEPS[key]) % len(tiles)]) if tiles else workspace
    if key.isdigit():
        tiles = offered_tiles(workspace)
        number = int(key) or 10
        return in_hand(workspace, tiles[number - 1]) if number <= len(tiles) else workspace
    at = workspace.look.cursor
    if at is None or key not in ("enter", "delete"):
        return workspace
    if workspace.tool.aiming or workspace.tool.walking:
        return (with_target if workspace.tool.aiming else with_longer_round)(workspace, at)
    if not _may(workspace, key == "delete"):
        return workspace
    return finished(begun(workspace, at, key == "delete"))


def _tiles(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The palette with the selected cell below it; the cell comes first while the brush selects cells."""
    panels = (cell, palette) if BRUSHES[workspace.tool.brush].inspects else (palette, cell)
    for panel in panels:
        workspace = panel(ui, column, workspace)
        column.space(ui.theme.gap)
    return workspace


_ALL = Mode(
    id="edit",
    title="Edit",
    about="Build the level; training goes on.",
    icon="pencil",
    order=4,
    side=(brush_row, state_count, timeline, _tiles, beginning, rules, more),
    foot=(run_controls,),
    strip=((words, 1.4), (advice_list, 1.0)),
    presented=(brush_row, _tiles),
    touch=_touch,
    steer=_steer,
    marks=_marks,
    over=_over,
    room=room,
    keys=_keys,
    builds=True,
    reads=False,
    drives=_never,
    pad=PAD,
)
_FEW = replace(_ALL, side=(brush_row, palette, more), presented=(brush_row, palette))
"""For a beginner: two brushes and the plainest tiles; what the level is called, and what is wrong with it."""


def _within(workspace: Workspace) -> Mode:
    return _FEW if plainly(workspace) else _ALL


MODE = replace(_ALL, within=_within)
