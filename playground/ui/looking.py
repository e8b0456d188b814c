"""How a person looks at the board: nearer, farther, elsewhere; and the cell that is read."""

from dataclasses import replace

from playground.ui.board.floor_index import floor_index
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Pointer, Ui
from playground.ui.stage.viewing import floor_seen, look_at
from playground.ui.workspace import Workspace
from playground.world.grid import MOVES, Cell

NOTCH = 1.15
"""How much nearer one notch of the wheel is."""
BUTTON = 1.35
"""How much nearer one press of the button is."""


def look_around(
    workspace: Workspace, view: Viewport, pointer: Pointer, moving: tuple[int, ...], keeps: bool = False
) -> Workspace:
    """The wheel goes nearer and farther; a drag with one of these buttons moves the board.

    Where the pointer moves, the cell that the keyboard reads is its own again, unless it `keeps` that cell.
    """
    if pointer.wheel and pointer.pos is not None:
        workspace = look_through(workspace, view.zoomed(NOTCH**pointer.wheel, pointer.pos))
    if pointer.held & frozenset(moving) and pointer.motion != (0, 0):
        workspace = look_through(workspace, view.panned(*pointer.motion))
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
    """The cell that is pointed at: by the keyboard where it walks about, else by the mouse."""
    cursor = workspace.look.cursor
    if cursor is not None:
        return cursor if cursor.row < workspace.level.height and cursor.col < workspace.level.width else None
    return view.cell_at(ui.mouse) if ui.hover(view.rect) and not workspace.look.away else None


def move_cursor(workspace: Workspace, move: str) -> Workspace:
    """The keyboard's cell one step on; it begins where the mouse of the game is."""
    level, at = workspace.level, workspace.look.cursor
    if at is None:
        snapshot = workspace.snapshot
        cell = snapshot.mdp.states[snapshot.agent.state].cell
        at = Cell(min(cell.row, level.height - 1), min(cell.col, level.width - 1))
    else:
        row, col = MOVES[move]
        at = Cell(max(0, min(level.height - 1, at.row + row)), max(0, min(level.width - 1, at.col + col)))
    return replace(workspace, look=replace(workspace.look, cursor=at))


def state_read(workspace: Workspace) -> int | None:
    """The state of the cell that is read on the floor of the mouse; None where nothing can be done."""
    snapshot, cell = workspace.snapshot, workspace.read
    mdp = snapshot.mdp
    if cell.row >= mdp.shape[0] or cell.col >= mdp.shape[1]:
        return None
    state = int(mdp.state_at(int(mdp.floor[snapshot.agent.state]))[cell])
    return None if state < 0 or mdp.terminal[state] else state


def change_floor(workspace: Workspace, steps: int) -> Workspace:
    """Some floors up or down; where the floors differ in nothing but the phase, some phases on."""
    mdp, now = workspace.snapshot.mdp, floor_seen(workspace)
    if len(mdp.floors) < 2:
        return workspace
    every = floor_index(mdp)
    if len(every.first) > 1:
        return look_at(workspace, every.beside(now, steps))
    return look_at(workspace, every.at_phase(now, (int(every.phase[now]) + steps) % every.period))
