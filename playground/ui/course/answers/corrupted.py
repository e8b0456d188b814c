"""Find the cell whose number does not fit: the numbers are on the board, and one points at it."""

from dataclasses import replace
from functools import lru_cache

from playground.learning.learner import Field
from playground.lessons.solved_level import solved
from playground.lessons.tasks.corrupted import CorruptedTask
from playground.training.snapshot import Snapshot
from playground.ui.board.drawn import Drawn
from playground.ui.course.answering import level_of
from playground.ui.course.answers import point
from playground.ui.course.attempts import asked
from playground.ui.course.classroom import classroom
from playground.ui.stage.estimates import numbers
from playground.ui.workspace import Workspace


@lru_cache(maxsize=2)
def _shown(snapshot: Snapshot, task: CorruptedTask, mended: bool) -> Drawn:
    level = solved(snapshot.level)
    return numbers(snapshot, {Field.V: level.values(task.whose)[0] if mended else task.shown(level)})


def drawn(workspace: Workspace) -> Drawn:
    """The values with the wrong one among them; once it was found, the right ones."""
    task = asked(workspace, CorruptedTask)
    if task is None or workspace.snapshot.level != level_of(workspace).level:
        return numbers(workspace.snapshot, {})
    return _shown(workspace.snapshot, task, classroom(workspace).solved)


def overlays(workspace: Workspace) -> frozenset[str]:
    """The values, always."""
    return frozenset({"values"})


ANSWER = replace(point.ANSWER, id="corrupted", drawn=drawn, overlays=overlays)
