"""Train until it is so: the buttons of Train, and the learner's dials that may be turned."""

from playground.lessons.tasks.train import TrainTask
from playground.settings import dials
from playground.ui.course.answering import AnswerWidget
from playground.ui.course.classroom import classroom
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.dial_controls import dial_control
from playground.ui.panels.stages import stages
from playground.ui.panels.training import run_controls, speed
from playground.ui.workspace import Workspace


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The dials, then train, step and reset; or the stages of a planner, and how fast they go."""
    task = classroom(workspace).task
    assert isinstance(task, TrainTask)
    settings = workspace.settings
    for dial in dials(settings) if settings is not None else ():
        if dial.name in task.dials:
            value = getattr(settings, dial.name)
            after = dial_control(ui, column, f"answer-{dial.name}", dial, value, workspace.preferences.symbols)
            workspace = workspace if after == value else workspace.tune({dial.name: after})
    for controls in (stages, speed) if task.stages else (run_controls,):
        workspace = controls(ui, column, workspace)
    return workspace


ANSWER = AnswerWidget(id="train", panel=panel)
