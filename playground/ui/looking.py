"""How a person looks at the board: closer, from farther away, elsewhere; and which cell is read."""

from dataclasses import replace

from playground.ui.board.floor_index import floor_index
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Pointer, Ui
from playground.ui.stage.viewing import board_level, floor_seen, look_at
from playground.ui.workspace import Workspace
from playground.world.grid import MOVES, Cell

NOTCH = 1.15
"""The factor of the zoom for one notch of the wheel."""
BUTTON = 1.35
"""The factor of the zoom for one press of a button."""


def look_around(
    workspace: Workspace, view: Viewport, pointer: Pointer, moving: tuple[int, ...], keeps: bool = False
) -> Workspace:
    """The workspace after the wheel zoomed, or a drag with one of the `moving` buttons moved the board.

    Where the pointer moves, it chooses the cell that is read again, instead of the keyboard, unless it `keeps` that cell.
    """
    if pointer.wheel and pointer.pos is not None:
        workspace = look_through(workspace, view.zoomed(NOTCH**pointer.wheel, pointer.pos))
    if pointer.pinch is not None:
        workspace = look_through(workspace, view.pinched(pointer.pinch.factor, pointer.pinch.spot, pointer.pinch.motion))
    if pointer.held & frozenset(moving) and pointer.motion != (0, 0):
        workspace = look_through(workspace, view.panned(*pointer.motion))
    keeps = keeps or pointer.pad
    if pointer.path and keeps and workspace.look.away:
        workspace = replace(workspace, look=replace(workspace.look, away=False))
    if pointer.path and not keeps and (workspace.look.cursor is not None or workspace.look.away):
        workspace = replace(workspace, look=replace(workspace.look, cursor=None, away=False))
    return workspace


def look_through(workspace: Workspace, view: Viewport) -> Workspace:
    """The workspace that looks at the board as this viewport does."""
    centre = view.centre if view.zoom > 1.0 else None
    return replace(workspace, look=replace(workspace.look, zoom=view.zoom, centre=centre))


def hovered_cell(ui: Ui, view: Viewport, workspace: Workspace) -> Cell | None:
    """The cell that is pointed at: by the keyboard's cursor where there is one, else by the pointer."""
    cursor = workspace.look.cursor
    if cursor is not None:
        level = board_level(workspace)
        return cursor if cursor.row < level.height and cursor.col < level.width else None
    return view.cell_at(ui.mouse) if ui.hover(view.rect) and not workspace.look.away else None


def move_cursor(workspace: Workspace, move: str) -> Workspace:
    """The workspace with the keyboard's cursor one step on; it begins on the cell of the mouse in the game."""
    level, at = board_level(workspace), workspace.look.cursor
    if at is None:
        snapshot = workspace.snapshot
        cell = snapshot.mdp.states[snapshot.agent.state].cell
        at = Cell(min(cell.row, level.height - 1), min(cell.col, level.width - 1))
    else:
        row, col = MOVES[move]
        at = Cell(max(0, min(level.height - 1, at.row + row)), max(0, min(level.width - 1, at.col + col)))
    return replace(workspace, look=replace(workspace.look, cursor=at))


def state_read(workspace: Workspace) -> int | None:
    """The state of the cell that is read, on the floor of the mouse; None where no move is possible."""
    snapshot, cell = workspace.snapshot, workspace.read
    mdp = snapshot.mdp
    if cell.row >= mdp.shape[0] or cell.col >= mdp.shape[1]:
        return None
    state = int(mdp.state_at(int(mdp.floor[snapshot.agent.state]))[cell])
    return None if state < 0 or mdp.terminal[state] else state


def change_floor(workspace: Workspace, steps: int) -> Workspace:
    """The workspace that looks some floors up or down, or, if floors differ in their phase only, some phases on."""
    mdp, now = workspace.snapshot.mdp, floor_seen(workspace)
    if len(mdp.floors) < 2:
        return workspace
    every = floor_index(mdp)
    if len(every.first) > 1:
        return look_at(workspace, every.beside(now, steps))
    return look_at(workspace, every.at_phase(now, (int(every.phase[now]) + steps) % every.period))
