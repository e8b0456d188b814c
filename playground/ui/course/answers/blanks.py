"""Fill the blanks of a Bellman line: the line stands there, with a field for every number that is missing."""

from playground.lessons.tasks.blanks import BlanksTask, LinePart
from playground.lessons.wording import Wording
from playground.ui.board.viewport import Viewport
from playground.ui.course.answering import AnswerWidget, drafted, handed_in, level_of
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.kit.number_field import number_text
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace

LABELS = {
    LinePart.CHANCES: Wording("how likely", "probability", "p"),
    LinePart.REWARDS: Wording("points", "reward", "r"),
    LinePart.VALUES: Wording("what the next square is worth", "value of the next cell", "v(s′)"),
    LinePart.TOTAL: Wording("all together", "sum", "q(s, a)"),
}
"""What each number of a line is called."""
STEP = 0.1


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Every number of the line with its name; blanks are fields."""
    room, level = classroom(workspace), level_of(workspace)
    task = room.task
    assert isinstance(task, BlanksTask)
    count = len(task.solution(level))
    answer = list(room.draft or (0.0,) * count)
    blank = 0
    for number, (part, value) in enumerate(task.line(level)):
        label = words(workspace, LABELS[part])
        rect = column.take(ui.theme.row)
        if part in task.hide:
            answer[blank] = float(
                ui.number(f"answer-{blank}", rect, label, float(answer[blank]), step=STEP, enabled=not room.solved)
            )
            blank += 1
        else:
            ui.label(rect, f"{label}   {number_text(round(value, 4))}", id=f"line-{number}")
    if tuple(answer) != room.draft:
        workspace = drafted(workspace, tuple(answer))
    if ui.button("answer-check", column.take(ui.theme.button), "Check", icon="check", primary=True, enabled=not room.solved):
        workspace = handed_in(workspace)
    return workspace


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cell whose line it is, and the cells to which it leads."""
    task = classroom(workspace).task
    assert isinstance(task, BlanksTask)
    return Marks(selected=(task.cell, *(term.cell for term in task.terms(level_of(workspace)))))


ANSWER = AnswerWidget(id="blanks", panel=panel, marks=marks)
