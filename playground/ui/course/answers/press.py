"""Press the action that is asked for: an arrow key, or its button."""

from playground.lessons.tasks.press import PressTask
from playground.ui.board.viewport import Viewport
from playground.ui.course.answering import AnswerWidget, drafted, handed_in, level_of
from playground.ui.course.classroom import classroom
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.log import move_label
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button for every action; a press hands it in."""
    room = classroom(workspace)
    actions = level_of(workspace).mdp.actions
    for first in range(0, len(actions), 2):
        parts = Row(column.take(ui.theme.button), ui.theme.gap).split(2)
        for name, rect in zip(actions[first : first + 2], parts, strict=False):
            if ui.button(f"answer-{name}", rect, move_label(name), selected=room.draft == name, enabled=not room.solved):
                workspace = answer(workspace, name)
    return workspace


def answer(workspace: Workspace, name: str) -> Workspace:
    """With an action handed in."""
    return handed_in(drafted(workspace, name))


def steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """An arrow key is an answer and moves nobody."""
    return workspace if repeat or move not in level_of(workspace).mdp.actions else answer(workspace, move)


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cell that is asked about."""
    task, level = classroom(workspace).task, level_of(workspace)
    cell = task.cell if isinstance(task, PressTask) else None
    return Marks(selected=(level.mdp.states[level.start].cell if cell is None else cell,))


def drives(workspace: Workspace) -> bool:
    """The arrow keys are handed to `steer`."""
    return True


ANSWER = AnswerWidget(id="press", panel=panel, steer=steer, marks=marks, drives=drives)
