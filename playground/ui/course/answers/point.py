"""Point at a cell: a click, or the arrow keys and Enter."""

from playground.ui.board.viewport import Viewport
from playground.ui.course.answering import AnswerWidget, drafted, handed_in
from playground.ui.course.classroom import classroom
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.looking import hovered_cell, look_around, move_cursor
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Nothing stands beside the board: the board is where one points."""
    return workspace


def touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A click on a cell hands it in; the wheel and the other buttons look around."""
    pointer = ui.board_input(view.rect)
    workspace = look_around(workspace, view, pointer, (2, 3))
    cell = view.cell_at(pointer.pos) if 1 in pointer.pressed and pointer.pos is not None else None
    return workspace if cell is None else handed_in(drafted(workspace, cell))


def steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """The arrow keys go from cell to cell."""
    return move_cursor(workspace, move)


def keys(workspace: Workspace, key: str) -> Workspace:
    """Enter hands in the cell that the keyboard is at."""
    cell = workspace.look.cursor
    return workspace if key != "enter" or cell is None else handed_in(drafted(workspace, cell))


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cell that was pointed at last, and the one under the pointer."""
    draft = classroom(workspace).draft
    return Marks(hover=hovered_cell(ui, view, workspace), selected=() if draft is None else (draft,))


def drives(workspace: Workspace) -> bool:
    """The arrow keys move nobody."""
    return False


ANSWER = AnswerWidget(id="point", panel=panel, touch=touch, steer=steer, keys=keys, marks=marks, drives=drives)
