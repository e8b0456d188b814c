"""Drive the mouse until it is done: the keys, clicks and buttons of Play."""

from playground.ui.course.answering import AnswerWidget
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.move_buttons import make_move, move_buttons
from playground.ui.panels.walking import keys_of_driver
from playground.ui.workspace import Workspace


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button for every move, and one that begins again."""
    return move_buttons(ui, column, workspace)


def drives(workspace: Workspace) -> bool:
    """The arrow keys are moves."""
    return True


ANSWER = AnswerWidget(id="drive", panel=panel, steer=make_move, keys=keys_of_driver, drives=drives)
