"""Point at a cell: a click, or the arrow keys and Enter."""

from playground.lessons.wording import Wording
from playground.ui.board.viewport import Viewport
from playground.ui.course.answer_controls import note
from playground.ui.course.answer_marks import draw_badges
from playground.ui.course.answering import AnswerWidget
from playground.ui.course.attempts import attempted, wrong_answers
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.looking import hovered_cell, look_around, move_cursor
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

HOW = Wording(
    "Click the square on the board. Or go there with the arrow keys, and press Enter.",
    "Click the cell on the board, or go there with the arrow keys and press Enter.",
    "Click the cell on the board, or go there with the arrow keys and press Enter.",
)


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """How to point."""
    if not classroom(workspace).solved:
        note(ui, column, words(workspace, HOW), "answer-how")
    return workspace


def touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A click on a cell hands it in; the wheel and the other buttons look around."""
    pointer = ui.board_input(view.rect)
    workspace = look_around(workspace, view, pointer, (2, 3))
    cell = view.cell_at(pointer.pos) if 1 in pointer.pressed and pointer.pos is not None else None
    return workspace if cell is None else attempted(workspace, cell)


def steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """The arrow keys go from cell to cell."""
    return move_cursor(workspace, move)


def keys(workspace: Workspace, key: str) -> Workspace:
    """Enter hands in the cell that the keyboard is at."""
    cell = workspace.look.cursor
    return workspace if key != "enter" or cell is None else attempted(workspace, cell)


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cell that was pointed at last, and the one under the pointer."""
    draft = classroom(workspace).draft
    selected = (draft,) if isinstance(draft, Cell) else ()
    return Marks(hover=hovered_cell(ui, view, workspace), selected=selected)


def over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Cells that were tried have a cross, the right one a check mark."""
    room = classroom(workspace)
    right = room.draft if room.solved and isinstance(room.draft, Cell) else None
    draw_badges(ui, view, wrong_answers(workspace), () if right is None else (right,))
    return workspace


def drives(workspace: Workspace) -> bool:
    """The arrow keys move nobody."""
    return False


ANSWER = AnswerWidget(id="point", panel=panel, touch=touch, steer=steer, keys=keys, marks=marks, over=over, drives=drives)
