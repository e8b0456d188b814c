"""Press the action that is asked for: an arrow key, or its button."""

from playground.lessons.tasks.press import PressTask
from playground.lessons.wording import Wording
from playground.ui.board.viewport import Viewport
from playground.ui.course.answer_controls import key, key_places, note
from playground.ui.course.answer_marks import draw_arrow, draw_badge, draw_badges
from playground.ui.course.answering import AnswerWidget, level_of
from playground.ui.course.attempts import asked, attempted, wrong_answers
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.looking import look_around
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace
from playground.world.grid import Cell, move_named, ways

HOW = Wording(
    "Press an arrow key, or one of these buttons.",
    "Press an arrow key, or one of these buttons.",
    "Press an arrow key, or one of these buttons.",
)


def _state(workspace: Workspace) -> int | None:
    """The state that is asked about; None where the task is of another kind."""
    task, level = asked(workspace, PressTask), level_of(workspace)
    return None if task is None else level.start if task.cell is None else level.state(task.cell)


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A key for every action, as they lie on a keyboard; a press hands it in. What was wrong before cannot be pressed again."""
    state = _state(workspace)
    if state is None:
        return workspace
    solved, draft, wrong = classroom(workspace).solved, classroom(workspace).draft, wrong_answers(workspace)
    mdp = level_of(workspace).mdp
    for name, rect in key_places(ui, column, mdp.actions).items():
        able = bool(mdp.legal[state, mdp.actions.index(name)]) and name not in wrong
        right = solved and name == draft
        if key(ui, f"answer-{name}", rect, name, selected=right, enabled=right or (able and not solved)):
            workspace = attempted(workspace, name)
        if right or name in wrong:
            draw_badge(ui, rect, right)
    if not classroom(workspace).solved:
        note(ui, column, words(workspace, HOW), "answer-how")
    return workspace


def touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The board is looked at: nobody walks."""
    return look_around(workspace, view, ui.board_input(view.rect), (1, 2, 3))


def steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """An arrow key is an answer and moves nobody."""
    state = _state(workspace)
    if repeat or state is None:
        return workspace
    mdp = level_of(workspace).mdp
    names = [name for name in mdp.actions if move in (name, move_named(name))]
    return attempted(workspace, names[0]) if names and mdp.legal[state, mdp.actions.index(names[0])] else workspace


def _cell(workspace: Workspace) -> Cell | None:
    state = _state(workspace)
    return None if state is None else level_of(workspace).mdp.states[state].cell


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cell that is asked about."""
    cell = _cell(workspace)
    return Marks(selected=() if cell is None else (cell,))


def over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The arrow that was pressed last stands in the cell, with a check mark or a cross."""
    room, cell = classroom(workspace), _cell(workspace)
    actions = level_of(workspace).mdp.actions if cell is not None else ()
    if cell is None or room.draft not in actions:
        return workspace
    draw_arrow(ui, view, cell, ways(actions)[actions.index(room.draft)], lit=room.solved)
    draw_badges(ui, view, () if room.solved else (cell,), (cell,) if room.solved else ())
    return workspace


def drives(workspace: Workspace) -> bool:
    """The arrow keys are handed to `steer`."""
    return True


ANSWER = AnswerWidget(id="press", panel=panel, touch=touch, steer=steer, marks=marks, over=over, drives=drives)
