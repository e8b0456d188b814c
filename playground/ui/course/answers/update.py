"""Be the algorithm: four numbers of one update are filled in."""

from dataclasses import replace
from functools import lru_cache

from playground.learning.learner import Field
from playground.lessons.solved_level import SolvedLevel
from playground.lessons.tasks.update import UpdateRule, UpdateTask
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

LABELS = (
    Wording("worth, as seen now", "target", "target"),
    Wording("the difference", "difference", "error δ"),
    Wording("the part that counts", "the part added", "α δ"),
    Wording("the new number", "new number", "new value"),
)
"""The four numbers, in turn."""
GIVEN = Wording(
    "So far this move was worth **{before}**. Now it paid **{reward}**.",
    "Old number **{before}**, reward **{reward}**, learning rate **{alpha}**, discount **{discount}**.",
    "Q(S, A) = **{before}**, R = **{reward}**, α = **{alpha}**, γ = **{discount}**",
)
STEP = 0.5


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The four fields, and the button that hands them in."""
    room = classroom(workspace)
    assert isinstance(room.task, UpdateTask)
    last = room.task.updates(level_of(workspace))[-1]
    discount = level_of(workspace).mdp.discount
    said = words(workspace, GIVEN, before=last.terms.before, reward=last.reward, alpha=room.task.alpha, discount=discount)
    ui.rich(column.take(ui.measure_rich(column.rect.width, said)), said, id="update-given")
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


@lru_cache(maxsize=4)
def _drawn(snapshot: Snapshot, level: SolvedLevel, task: UpdateTask, done: bool) -> Drawn:
    table = task.table(level, done)
    by_move = task.rule is UpdateRule.Q_LEARNING
    drawn = numbers(snapshot, {Field.Q: table} if by_move else {Field.V: table[:, 0]})
    return replace(drawn, tried=(table != 0.0).astype(float)) if by_move else drawn


def drawn(workspace: Workspace) -> Drawn:
    """The numbers before the update; once it is right, those after it."""
    room, level = classroom(workspace), level_of(workspace)
    assert isinstance(room.task, UpdateTask)
    if workspace.snapshot.level != level.level:
        return numbers(workspace.snapshot, {})
    return _drawn(workspace.snapshot, level, room.task, room.solved)


def overlays(workspace: Workspace) -> frozenset[str]:
    """The numbers of moves, or of cells, always."""
    return frozenset({"q-values", "values"})


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cell of the move, and the one to which it led."""
    room, level = classroom(workspace), level_of(workspace)
    assert isinstance(room.task, UpdateTask)
    last = room.task.updates(level)[-1]
    return Marks(selected=(level.mdp.states[last.state].cell, level.mdp.states[last.successor].cell))


def drives(workspace: Workspace) -> bool:
    """The arrow keys move nobody."""
    return False


ANSWER = AnswerWidget(id="update", panel=panel, drawn=drawn, overlays=overlays, marks=marks, drives=drives)
