"""Say a number: a slider, or typing."""

from functools import lru_cache

from playground.lessons.tasks.number import NumberTask
from playground.settings import Dial
from playground.ui.course.answering import AnswerWidget, drafted, handed_in
from playground.ui.course.classroom import classroom
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace


@lru_cache(maxsize=8)
def _dial(low: float, high: float) -> Dial:
    return Dial("answer", float, 0.0, low, high, (), "", "your answer", "Drag it; Enter or a double click types a number.", False)


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The slider, and the button that hands the number in."""
    room = classroom(workspace)
    task = room.task
    assert isinstance(task, NumberTask)
    start = max(task.low, min(task.high, 0.0))
    before = start if room.draft is None else float(room.draft)
    value = ui.slider("answer", column.take(ui.theme.slider), _dial(task.low, task.high), before, label="Your answer")
    if value != before or (room.draft is None and not room.solved):
        workspace = drafted(workspace, float(value))
    if ui.button("answer-check", column.take(ui.theme.button), "Check", icon="check", primary=True, enabled=not room.solved):
        workspace = handed_in(workspace)
    return workspace


ANSWER = AnswerWidget(id="number", panel=panel)
