"""Fill a map: a field for every cell that is asked for, and the board shows the numbers as they are typed."""

from functools import lru_cache

import numpy as np

from playground.learning.learner import Field
from playground.lessons.solved_level import SolvedLevel
from playground.lessons.tasks.fill import FillTask
from playground.lessons.wording import Wording
from playground.training.snapshot import Snapshot
from playground.ui.board.drawn import Drawn
from playground.ui.board.viewport import Viewport
from playground.ui.course.answering import AnswerWidget, drafted, handed_in, level_of
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.stage.estimates import numbers
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace

SQUARE = Wording("square {square}", "square {square}", "cell {square}")
"""The name of a field: the cell's number on the board, from left to right, row by row, from 1."""


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A field for every cell, and the button that hands the map in."""
    room, level = classroom(workspace), level_of(workspace)
    task = room.task
    assert isinstance(task, FillTask)
    answer = list(room.draft or (0.0,) * len(task.cells))
    for number, cell in enumerate(task.cells):
        label = words(workspace, SQUARE, square=cell.row * level.mdp.shape[1] + cell.col + 1)
        rect = column.take(ui.theme.row)
        answer[number] = float(
            ui.number(f"answer-{number}", rect, label, float(answer[number]), step=task.step, enabled=not room.solved)
        )
    if tuple(answer) != room.draft:
        workspace = drafted(workspace, tuple(answer))
    if ui.button("answer-check", column.take(ui.theme.button), "Check", icon="check", primary=True, enabled=not room.solved):
        workspace = handed_in(workspace)
    return workspace


def _written(workspace: Workspace) -> dict[int, float]:
    """The numbers that were typed so far, by the states; 0 counts as none."""
    room, level = classroom(workspace), level_of(workspace)
    assert isinstance(room.task, FillTask)
    return {level.state(cell): number for cell, number in zip(room.task.cells, room.draft or (), strict=False) if number}


@lru_cache(maxsize=4)
def _drawn(snapshot: Snapshot, level: SolvedLevel, written: tuple[tuple[int, float], ...]) -> Drawn:
    values = np.zeros(len(level.mdp.states))
    for state, number in written:
        values[state] = number
    return numbers(snapshot, {Field.V: values})


def drawn(workspace: Workspace) -> Drawn:
    """The pupil's own numbers, in their cells."""
    level = level_of(workspace)
    if workspace.snapshot.level != level.level:
        return numbers(workspace.snapshot, {})
    return _drawn(workspace.snapshot, level, tuple(_written(workspace).items()))


def overlays(workspace: Workspace) -> frozenset[str]:
    """The values, always."""
    return frozenset({"values"})


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The first cell that has no number yet."""
    room, level, written = classroom(workspace), level_of(workspace), _written(workspace)
    assert isinstance(room.task, FillTask)
    empty = next((cell for cell in room.task.cells if level.state(cell) not in written), None)
    return Marks(selected=() if empty is None or room.solved else (empty,))


def drives(workspace: Workspace) -> bool:
    """The arrow keys move nobody."""
    return False


ANSWER = AnswerWidget(id="fill", panel=panel, drawn=drawn, overlays=overlays, marks=marks, drives=drives)
