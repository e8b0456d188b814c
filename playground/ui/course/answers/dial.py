"""Turn dials of the level until it is so; or say that it cannot be."""

from dataclasses import replace

from playground.edit.level_edits import SetRules
from playground.lessons.tasks.dial import IMPOSSIBLE, DialTask
from playground.settings import dials
from playground.ui.course.answering import AnswerWidget, level_of, marked
from playground.ui.course.classroom import classroom
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.dial_controls import dial_control
from playground.ui.workspace import Workspace
from playground.world.level import Rules


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The dials that may be turned, and where it is offered the button that says it cannot be."""
    room = classroom(workspace)
    task = room.task
    assert isinstance(task, DialTask)
    declared = {dial.name: dial for dial in dials(Rules)}
    for place, name in enumerate(task.dials):
        low, high = task.ends(place)
        dial = replace(declared[name], low=low, high=high)
        value = getattr(workspace.level.rules, name)
        after = dial_control(ui, column, f"answer-{name}", dial, value, workspace.preferences.symbols)
        if after != value and not room.solved:
            workspace = workspace.edited(SetRules({name: after}), stroke=f"lesson-{name}", whole=True)
    if task.impossible and ui.button(
        "answer-impossible", column.take(ui.theme.button), "It cannot be done", icon="help", enabled=not room.solved
    ):
        workspace = marked(workspace, task.check(IMPOSSIBLE, level_of(workspace)))
    return workspace


ANSWER = AnswerWidget(id="dial", panel=panel)
