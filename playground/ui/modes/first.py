"""The guided minute: a person's first steps, from the first arrow key to the mouse that finds another way."""

from dataclasses import replace

from playground.ui.board.viewport import Viewport
from playground.ui.guide.card import card, room_below
from playground.ui.guide.checklist import checklist, reader, way_out
from playground.ui.guide.guide import attended, guided, painted
from playground.ui.kit import Ui
from playground.ui.looking import hovered_cell
from playground.ui.mode import Mode
from playground.ui.modes import play, train
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace


def _paint(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A click on a square builds a wall, or takes it away again."""
    pointer = ui.board_input(view.rect)
    cell = view.cell_at(pointer.pos) if pointer.pos is not None else None
    return painted(workspace, cell) if cell is not None and 1 in pointer.pressed else workspace


def _marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    return Marks(hover=hovered_cell(ui, view, workspace))


_OWN = Mode(
    id="first",
    title="First minute",
    about="Your first minute, step by step.",
    icon="flag",
    order=9,
    side=(checklist, reader),
    foot=(way_out,),
    over=card,
    below=room_below,
    looks=False,
    reads=False,
    tall=0.0,
    tab=False,
    attends=attended,
)


def _lent(lender: Mode) -> Mode:
    """The guided minute on the board of another mode."""
    return replace(_OWN, touch=lender.touch, steer=lender.steer, keys=lender.keys, drives=lender.drives, marks=lender.marks)


_DRIVING, _WATCHING = _lent(play.MODE), replace(_lent(train.MODE), marks=_marks)
_BUILDING = replace(_WATCHING, touch=_paint)


def _within(workspace: Workspace) -> Mode:
    if guided(workspace).open_step.builds:
        return _BUILDING
    return _WATCHING if workspace.brain.running else _DRIVING


MODE = replace(_OWN, within=_within)
