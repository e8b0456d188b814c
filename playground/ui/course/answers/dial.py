"""Turn dials of the level until it is so; or say that it cannot be."""

from dataclasses import replace

from playground.edit.level_edits import SetRules
from playground.lessons.tasks.dial import IMPOSSIBLE, DialTask
from playground.lessons.wording import ReadingLevel, Wording
from playground.settings import dials
from playground.ui.course.answer_marks import draw_badge
from playground.ui.course.answering import AnswerWidget
from playground.ui.course.attempts import asked, attempted, wrong_answers
from playground.ui.course.classroom import classroom, reading, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.mode import no_touch
from playground.ui.panels.dial_controls import dial_control
from playground.ui.workspace import Workspace
from playground.world.level import Rules

CANNOT = Wording("It cannot be done", "It cannot be done", "It is not possible")


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The dials that may be turned, and where it is offered the button that says it cannot be."""
    task = asked(workspace, DialTask)
    if task is None:
        return workspace
    declared = {dial.name: dial for dial in dials(Rules)}
    symbols = workspace.preferences.symbols or reading(workspace) is ReadingLevel.STUDENT
    for place, name in enumerate(task.dials):
        low, high = task.ends(place)
        dial = replace(declared[name], low=low, high=high)
        value = getattr(workspace.level.rules, name)
        after = dial_control(ui, column, f"answer-{name}", dial, value, symbols)
        if after != value and not classroom(workspace).solved:
            workspace = workspace.edited(SetRules({name: after}), stroke=f"lesson-{name}", whole=True)
    if task.impossible:
        workspace = _cannot(ui, column, workspace)
    return workspace


def _cannot(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The button that says it cannot be; crossed out once that was wrong."""
    rect, room = column.take(ui.theme.button), classroom(workspace)
    wrong = IMPOSSIBLE in wrong_answers(workspace)
    said = room.solved and room.draft == IMPOSSIBLE
    enabled = not room.solved and not wrong
    if ui.button(
        "answer-impossible", rect, words(workspace, CANNOT), icon="" if wrong else "help", enabled=enabled, selected=said
    ):
        workspace = attempted(workspace, IMPOSSIBLE)
    if wrong or said:
        draw_badge(ui, rect, said)
    return workspace


ANSWER = AnswerWidget(id="dial", panel=panel, over=no_touch)
