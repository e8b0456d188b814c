"""Fill the blanks of a Bellman line: the line stands there, with a field for every number that is missing."""

from collections.abc import Sequence

from playground.lessons.tasks.blanks import BlanksTask, LinePart, OutcomeTerm
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
    LinePart.VALUES: Wording("worth there", "value there", "v(s′)"),
    LinePart.TOTAL: Wording("all together", "sum", "q(s, a)"),
}
"""What each number of a line is called."""
OUTCOME = Wording("{number}. It comes to square {square}.", "{number}. It comes to square {square}.", "s′ = {place}")
OUTCOME_THAT_ENDS = Wording(
    "{number}. It comes to square {square}: the end.",
    "{number}. It comes to square {square}, which ends it.",
    "s′ = {place}, terminal",
)
"""Where an outcome leads; squares are counted from left to right, row by row, from 1."""
STEP = 0.1


def _outcome(workspace: Workspace, number: int, term: OutcomeTerm) -> str:
    """The heading of an outcome: where it leads."""
    square = term.cell.row * level_of(workspace).mdp.shape[1] + term.cell.col + 1
    text = OUTCOME if term.discount else OUTCOME_THAT_ENDS
    return words(workspace, text, number=number + 1, square=square, place=f"({term.cell.row}, {term.cell.col})")


def _numbers(
    ui: Ui, column: Column, workspace: Workspace, line: Sequence[tuple[LinePart, float]], answer: list[float], blank: int
) -> int:
    """Draws some numbers of the line, those that are given in one row; returns the number of the next blank."""
    room = classroom(workspace)
    assert isinstance(room.task, BlanksTask)
    given = [(words(workspace, LABELS[part]), value) for part, value in line if part not in room.task.hide]
    if given:
        text = "   ".join(f"{label} **{number_text(round(value, 4))}**" for label, value in given)
        ui.rich(column.take(ui.measure_rich(column.rect.width, text)), text, id=f"given-{blank}-{len(line)}")
    for part, _ in line:
        if part in room.task.hide:
            label = words(workspace, LABELS[part])
            rect = column.take(ui.theme.row)
            answer[blank] = float(
                ui.number(f"answer-{blank}", rect, label, float(answer[blank]), step=STEP, enabled=not room.solved)
            )
            blank += 1
    return blank


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Outcome by outcome the numbers of the line with their names; blanks are fields."""
    room, level = classroom(workspace), level_of(workspace)
    task = room.task
    assert isinstance(task, BlanksTask)
    count = len(task.solution(level))
    answer = list(room.draft or (0.0,) * count)
    blank, line = 0, task.line(level)
    for place, term in enumerate(task.terms(level)):
        size = 3 if term.discount else 2  # what ends the episode has no value of a next cell
        given, line = line[:size], line[size:]
        ui.label(column.take(ui.theme.small_line), _outcome(workspace, place, term), style="small", id=f"outcome-{place}")
        blank = _numbers(ui, column, workspace, given, answer, blank)
    _numbers(ui, column, workspace, line, answer, blank)
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
