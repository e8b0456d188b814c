"""Be the algorithm: four numbers of one update are filled in."""

from playground.lessons.tasks.update import UpdateTask
from playground.lessons.wording import Wording
from playground.ui.course.answering import AnswerWidget, drafted, handed_in
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace

LABELS = (
    Wording("what it is now thought to be worth", "target", "target"),
    Wording("how much that differs", "difference", "error δ"),
    Wording("the part of it that counts", "difference times learning rate", "α δ"),
    Wording("the new number", "new number", "new value"),
)
"""The four numbers, in turn."""
STEP = 0.5


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The four fields, and the button that hands them in."""
    room = classroom(workspace)
    assert isinstance(room.task, UpdateTask)
    answer = list(room.draft or (0.0,) * len(LABELS))
    for number, label in enumerate(LABELS):
        rect = column.take(ui.theme.row)
        text = words(workspace, label)
        answer[number] = float(
            ui.number(f"answer-{number}", rect, text, float(answer[number]), step=STEP, enabled=not room.solved)
        )
    if tuple(answer) != room.draft:
        workspace = drafted(workspace, tuple(answer))
    if ui.button("answer-check", column.take(ui.theme.button), "Check", icon="check", primary=True, enabled=not room.solved):
        workspace = handed_in(workspace)
    return workspace


ANSWER = AnswerWidget(id="update", panel=panel)
