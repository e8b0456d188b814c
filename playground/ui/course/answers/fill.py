"""Fill a map: a field for every cell that is asked for, and the board shows the numbers as they are typed."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from playground.learning.learner import Field
from playground.lessons.solved_level import SolvedLevel
from playground.lessons.tasks.fill import FillTask
from playground.lessons.wording import Wording
from playground.training.snapshot import Snapshot
from playground.ui.board.drawn import Drawn
from playground.ui.board.viewport import Viewport
from playground.ui.course.answer_controls import check_button, fields_of, marked_field
from playground.ui.course.answer_marks import draw_badges, draw_label
from playground.ui.course.answering import AnswerWidget, drafted, level_of
from playground.ui.course.attempts import asked, check_by_key, marks_of_fields
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import look_around
from playground.ui.stage.estimates import numbers
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

SQUARE = Wording("square {square}", "square {square}", "cell {square}")
"""The name of a field: the cell's number on the board, from left to right, row by row, from 1."""

NOTCH = 9
"""Units of a drag on the board for one step."""


@dataclass
class _CellDrag:
    """A drag on the board: the place of its cell in the task, −1 for none; where it began and with which number; if it moved."""

    place: int = -1
    began: int = 0
    start: float = 0.0
    moved: bool = False


def square(cell: Cell, level: SolvedLevel) -> int:
    """The number of a cell, from left to right, row by row, from 1."""
    return cell.row * level.mdp.shape[1] + cell.col + 1


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A field for every cell, two in a row."""
    task, level = asked(workspace, FillTask), level_of(workspace)
    if task is None:
        return workspace
    right = task.solution(level)
    before = fields_of(workspace, len(right))
    fields, marks = list(before), marks_of_fields(workspace, right, task.within)
    names = [words(workspace, SQUARE, square=square(cell, level)) for cell in task.cells]
    room = max(ui.width(name) for name in names) + ui.theme.gap + ui.theme.px(72)
    abreast = 2 if 2 * room + 2 * ui.theme.gap <= column.rect.width else 1
    for first in range(0, len(names), abreast):
        parts = Row(column.take(ui.theme.row), 2 * ui.theme.gap).split(abreast)
        for number, rect in zip(range(first, min(first + abreast, len(names))), parts, strict=False):
            row = Row(rect, ui.theme.gap)
            box = row.right(max(ui.theme.px(72), rect.width * 2 // 5))
            ui.label(row.rest(), names[number], id=f"name-{number}")
            marked_field(ui, number, box, names[number], fields, task.step, marks)
    if tuple(fields) != before:
        workspace = drafted(workspace, tuple(fields))
    return workspace


def _written(workspace: Workspace, task: FillTask) -> tuple[float | None, ...]:
    return fields_of(workspace, len(task.cells))


@lru_cache(maxsize=4)
def _drawn(snapshot: Snapshot, level: SolvedLevel, written: tuple[tuple[int, float], ...]) -> Drawn:
    values, tried = np.zeros(len(level.mdp.states)), np.zeros(level.mdp.legal.shape)
    for state, number in written:
        values[state] = number
        tried[state] = 1.0
    return replace(numbers(snapshot, {Field.V: values}), tried=tried)


def drawn(workspace: Workspace) -> Drawn:
    """The pupil's own numbers, in their cells."""
    task, level = asked(workspace, FillTask), level_of(workspace)
    if task is None or workspace.snapshot.level != level.level:
        return numbers(workspace.snapshot, {})
    both = zip(task.cells, _written(workspace, task), strict=True)
    return _drawn(workspace.snapshot, level, tuple((level.state(cell), number) for cell, number in both if number is not None))


def overlays(workspace: Workspace) -> frozenset[str]:
    """The values, always."""
    return frozenset({"values"})


def touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A click on a cell goes to its field; a drag up or down changes its number."""
    pointer, task, drag = ui.board_input(view.rect), asked(workspace, FillTask), ui.kept("answer-fill-drag", _CellDrag)
    workspace = look_around(workspace, view, pointer, (2, 3))
    if task is None or pointer.pos is None or 1 not in pointer.pressed | pointer.held:
        drag.place, drag.moved = -1, False
        return workspace
    fields = list(_written(workspace, task))
    if 1 in pointer.pressed:
        cell = view.cell_at(pointer.pos)
        drag.place = task.cells.index(cell) if cell in task.cells else -1
        drag.began, drag.start = pointer.pos[1], (fields[drag.place] or 0.0) if drag.place >= 0 else 0.0
        if drag.place >= 0:
            ui.set_focus(f"answer-{drag.place}")
    steps = round((drag.began - pointer.pos[1]) / ui.theme.px(NOTCH))
    if drag.place >= 0 and (steps or drag.moved):
        drag.moved, fields[drag.place] = True, float(f"{drag.start + steps * task.step:.10g}")
        workspace = drafted(workspace, tuple(fields))
    return workspace


def _lit(ui: Ui, workspace: Workspace, task: FillTask) -> Cell | None:
    """The cell whose field has the focus, else the first one without a number."""
    written = _written(workspace, task)
    focused = next((cell for number, cell in enumerate(task.cells) if ui.focus == f"answer-{number}"), None)
    empty = next((cell for cell, number in zip(task.cells, written, strict=True) if number is None), None)
    return focused or empty


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cell that is filled now."""
    task = asked(workspace, FillTask)
    cell = None if task is None else _lit(ui, workspace, task)
    return Marks(selected=() if cell is None or classroom(workspace).solved else (cell,))


def over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Every cell has the number of its field; what was marked has a check mark or a cross."""
    task, level = asked(workspace, FillTask), level_of(workspace)
    if task is None:
        return workspace
    lit = _lit(ui, workspace, task)
    for cell in task.cells:
        draw_label(ui, view, cell, str(square(cell, level)), cell == lit and not classroom(workspace).solved)
    verdicts = dict(zip(task.cells, marks_of_fields(workspace, task.solution(level), task.within), strict=True))
    wrong = tuple(cell for cell, verdict in verdicts.items() if verdict is False)
    draw_badges(ui, view, wrong, tuple(cell for cell, verdict in verdicts.items() if verdict))
    return workspace


def drives(workspace: Workspace) -> bool:
    """The arrow keys move nobody."""
    return False


def steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """The arrow keys move nobody."""
    return workspace


ANSWER = AnswerWidget(
    id="fill",
    panel=panel,
    foot=check_button,
    touch=touch,
    drawn=drawn,
    overlays=overlays,
    marks=marks,
    over=over,
    drives=drives,
    steer=steer,
    keys=check_by_key,
)
