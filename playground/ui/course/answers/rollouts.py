"""Play episodes until their mean is known: buttons for one, ten, a hundred, a thousand."""

from playground.lessons.tasks.rollouts import RolloutsTask
from playground.training import commands
from playground.ui.course.answering import AnswerWidget, level_of
from playground.ui.course.classroom import classroom
from playground.ui.explanations.expectation.explanation import MORE, TIPS
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.readouts import short_count
from playground.ui.workspace import Workspace


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button for every number of episodes; they begin in the cell that is asked about."""
    task = classroom(workspace).task
    if not isinstance(task, RolloutsTask):
        return workspace
    if workspace.read != task.cell:
        workspace = workspace.reading(task.cell)
    state = level_of(workspace).state(task.cell)
    for first in range(0, len(MORE), 2):
        parts = Row(column.take(ui.theme.button), ui.theme.gap).split(2)
        for count, rect in zip(MORE[first : first + 2], parts, strict=True):
            if ui.button(f"play-{count}", rect, f"+{short_count(count)}", tooltip=TIPS[count].partition("  ")[0]):
                workspace = workspace.send(commands.Sample(state, count))
    return workspace


ANSWER = AnswerWidget(id="rollouts", panel=panel)
