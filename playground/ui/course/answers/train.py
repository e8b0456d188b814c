"""Train until it is so: the buttons of Train, and the learner's dials that may be turned."""

from playground.lessons.tasks.train import TrainTask
from playground.settings import dials
from playground.ui.course.answering import AnswerWidget
from playground.ui.course.classroom import classroom
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.dial_controls import dial_control
from playground.ui.panels.training import run_controls
from playground.ui.workspace import Workspace


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The dials, then train, step and reset."""
    task = classroom(workspace).task
    assert isinstance(task, TrainTask)
    settings = workspace.settings
    for dial in dials(settings) if settings is not None else ():
        if dial.name in task.dials:
            value = getattr(settings, dial.name)
            after = dial_control(ui, column, f"answer-{dial.name}", dial, value, workspace.preferences.symbols)
            workspace = workspace if after == value else workspace.tune({dial.name: after})
    return run_controls(ui, column, workspace)


ANSWER = AnswerWidget(id="train", panel=panel)
