"""Train until it is so: the buttons of Train, and the learner's dials that may be turned."""

from playground.lessons.tasks.train import TrainTask
from playground.lessons.wording import ReadingLevel, Wording
from playground.settings import dials
from playground.ui.course.answering import AnswerWidget
from playground.ui.course.attempts import asked
from playground.ui.course.classroom import classroom, reading, situation, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.dial_controls import dial_control
from playground.ui.panels.stages import stages
from playground.ui.panels.training import run_buttons, speed
from playground.ui.workspace import Workspace

SPENT = Wording(
    "The {budget} steps are used up. Turn the dials, press **Reset**, and try once more.",
    "The budget of {budget} steps is used up. Turn the dials, press **Reset**, and try once more.",
    "The budget of {budget} transitions is spent. Change α or ε, press **Reset**, and try again.",
)
"""What is said where the goal was not met in time."""


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The dials, then train, step and reset; or the stages of a planner, and how fast they go."""
    room, task = classroom(workspace), asked(workspace, TrainTask)
    if task is None:
        return workspace
    symbols = workspace.preferences.symbols or reading(workspace) is ReadingLevel.STUDENT
    settings = workspace.settings
    for dial in dials(settings) if settings is not None else ():
        if dial.name in task.dials:
            value = getattr(settings, dial.name)
            after = dial_control(ui, column, f"answer-{dial.name}", dial, value, symbols)
            workspace = workspace if after == value else workspace.tune({dial.name: after})
    if not room.solved and task.spent(situation(workspace)):
        said = words(workspace, SPENT, budget=task.budget)
        ui.paragraph(column, said, "strong", id="spent")
    for controls in (stages, speed) if task.stages else (run_buttons,):
        workspace = controls(ui, column, workspace)
    return workspace


ANSWER = AnswerWidget(id="train", panel=panel)
