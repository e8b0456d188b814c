"""Choose one of several answers: a button for each."""

from playground.lessons.tasks.choice import ChoiceTask
from playground.ui.course.answering import AnswerWidget, drafted, handed_in
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The options; a press hands in at once."""
    room = classroom(workspace)
    task = room.task
    assert isinstance(task, ChoiceTask)
    for number, option in enumerate(task.options):
        text = words(workspace, option)
        high = max(ui.theme.button, ui.measure_rich(column.rect.width - 2 * ui.theme.pad, text) + ui.theme.pad)
        rect = column.take(high)
        if ui.button(f"answer-{number}", rect, "", selected=room.draft == number, enabled=not room.solved):
            workspace = handed_in(drafted(workspace, number))
        inner = rect.inflate(-2 * ui.theme.pad, -ui.theme.pad)
        ui.rich(inner, text, id=f"answer-words-{number}")
    return workspace


ANSWER = AnswerWidget(id="choice", panel=panel)
