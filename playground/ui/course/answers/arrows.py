"""Stamp arrows on the board: a drag out of a cell, the arrow keys in the cell that is read, or the keys beside the board."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np

from playground.learning.learner import Field
from playground.lessons.solved_level import SolvedLevel
from playground.lessons.tasks.arrows import ArrowsTask, WantedArrows
from playground.lessons.wording import Wording
from playground.training.snapshot import Snapshot
from playground.ui.board.drawn import Drawn
from playground.ui.board.viewport import Viewport
from playground.ui.course.answer_controls import check_button, key, key_places, note
from playground.ui.course.answer_marks import draw_arrow, draw_badges
from playground.ui.course.answering import AnswerWidget, drafted, level_of
from playground.ui.course.attempts import asked, attempted, wrong_answers
from playground.ui.course.board_parts import draw_own_arrows
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.looking import hovered_cell, look_around, move_cursor
from playground.ui.stage.estimates import numbers
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace
from playground.world.grid import MOVES, Cell, move_named, ways

Stamps = Mapping[Cell, str]
HOW = Wording(
    "Click a square, then an arrow above. Or press on a square and drag the way it should point.",
    "Click a cell, then a move above; or drag from the cell in that direction. Keys: arrows, and Delete takes one away.",
    "Click a cell, then a move above; or drag from the cell in that direction. Keys: arrows, and Delete takes one away.",
)
COUNT = Wording("{count} of {all} arrows", "{count} of {all} arrows", "{count} of {all} arrows")
CLEAR = Wording("Take all away", "Clear", "Clear")


def stamps_of(workspace: Workspace) -> Stamps:
    """The arrows that were stamped."""
    draft = classroom(workspace).draft
    return dict(draft) if isinstance(draft, Mapping) else {}


def stamped(workspace: Workspace, cell: Cell, action: str) -> Workspace:
    """With an arrow stamped in a cell, where that is possible there."""
    level = level_of(workspace)
    mdp = level.mdp
    number = int(mdp.state_at()[cell]) if cell.row < mdp.shape[0] and cell.col < mdp.shape[1] else -1
    names = [name for name in mdp.actions if action in (name, move_named(name))]
    if number < 0 or mdp.terminal[number] or not names or not mdp.legal[number, mdp.actions.index(names[0])]:
        return workspace
    return drafted(workspace, {**stamps_of(workspace), cell: names[0]})


def without(workspace: Workspace, cell: Cell) -> Workspace:
    """With the arrow of a cell taken away."""
    stamps = {other: name for other, name in stamps_of(workspace).items() if other != cell}
    return workspace if stamps == stamps_of(workspace) else drafted(workspace, stamps)


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A key for every move, which stamps the cell that is read; and how many arrows there are."""
    room, task, level = classroom(workspace), asked(workspace, ArrowsTask), level_of(workspace)
    if task is None:
        return workspace
    cell, stamps = workspace.read, stamps_of(workspace)
    for name, rect in key_places(ui, column, level.mdp.actions).items():
        if key(ui, f"stamp-{name}", rect, name, selected=stamps.get(cell) == name, enabled=not room.solved):
            workspace = stamped(workspace, cell, name)
    if task.wanted is WantedArrows.GREEDY:
        every = task.asked(level)
        said = words(workspace, COUNT, count=len([one for one in every if one in stamps]), all=len(every))
        ui.label(column.take(ui.theme.line), said, "strong", id="stamp-count")
    if not room.solved and not wrong_answers(workspace):
        note(ui, column, words(workspace, HOW), "answer-how")
    if room.solved or not stamps:
        return workspace
    if ui.button("stamp-none", column.take(ui.theme.button), words(workspace, CLEAR), icon="trash", flat=True):
        workspace = drafted(workspace, {})
    return workspace


def touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A press picks the cell that is read; dragged to the next cell, it stamps an arrow that way. The right button takes away."""
    pointer = ui.board_input(view.rect)
    workspace = look_around(workspace, view, pointer, (2,), keeps=True)
    cells = [cell for cell in map(view.cell_at, pointer.path) if cell is not None]
    here = view.cell_at(pointer.pos) if pointer.pos is not None else None
    if 3 in pointer.pressed and here is not None:
        return without(workspace.reading(here), here)
    if 1 in pointer.pressed and here is not None:
        return workspace.reading(cells[0] if cells else here)
    if 1 not in pointer.held or here is None:
        return workspace
    for cell in (*cells, here):
        before = workspace.read
        way = next((name for name, step in MOVES.items() if step == (cell.row - before.row, cell.col - before.col)), "")
        if way and cell != before:
            workspace = stamped(workspace, before, way).reading(cell)
    return workspace


def steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """An arrow key stamps the cell that is read and goes on to the next one that way."""
    return move_cursor(stamped(workspace.reading(workspace.read), workspace.read, move), move)


def keys(workspace: Workspace, key: str) -> Workspace:
    """Enter hands the arrows in, Delete takes away that of the cell that is read."""
    if key == "delete":
        return without(workspace, workspace.read)
    return attempted(workspace, classroom(workspace).draft) if key == "enter" else workspace


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cell that is read, and of the cells that the task names those without an arrow."""
    task, stamps = asked(workspace, ArrowsTask), stamps_of(workspace)
    named = () if task is None or classroom(workspace).solved else tuple(cell for cell in task.cells if cell not in stamps)
    return Marks(hover=workspace.read if workspace.look.cursor else hovered_cell(ui, view, workspace), selected=named)


@lru_cache(maxsize=4)
def _drawn(
    snapshot: Snapshot, level: SolvedLevel, task: ArrowsTask, stamped_in: frozenset[Cell], worth: tuple[float, ...]
) -> Drawn:
    policy = np.zeros(level.mdp.legal.shape)
    if not task.exact:
        policy = level.policy(task.whose).copy()
    for cell in stamped_in:
        policy[level.state(cell)] = 0.0
    fields = {Field.POLICY: policy}
    if task.wanted is WantedArrows.GREEDY:
        fields[Field.V], fields[Field.Q] = level.values(task.whose)
    elif worth:
        fields[Field.V] = np.array(worth)
    return replace(numbers(snapshot, fields), keeps=True)  # its arrows are those of the policy, not of a look ahead


def drawn(workspace: Workspace) -> Drawn:
    """The policy where no arrow was stamped, and for who is to be greedy the values that the arrows are to follow."""
    task, level = asked(workspace, ArrowsTask), level_of(workspace)
    if task is None or workspace.snapshot.level != level.level:
        return numbers(workspace.snapshot, {})
    valued = _is_valued(workspace, task)
    worth = tuple(level.values_of(task.painted(stamps_of(workspace), level))[0].tolist()) if valued else ()
    return _drawn(workspace.snapshot, level, task, frozenset(stamps_of(workspace)), worth)


def _is_valued(workspace: Workspace, task: ArrowsTask) -> bool:
    """Whether what the arrows are worth is seen: once they are as good as was asked for."""
    return classroom(workspace).solved and not task.exact


def overlays(workspace: Workspace) -> frozenset[str]:
    """The numbers that the arrows are to follow; or the policy that they change, and once they are good enough, their worth.

    A policy that leaves no choice has arrows, any other one petals.
    """
    task = asked(workspace, ArrowsTask)
    if task is None or task.wanted is WantedArrows.SAME:
        return frozenset()
    if task.wanted is WantedArrows.GREEDY:
        return frozenset({str(task.shows)})
    policy = "arrows" if _is_certain(level_of(workspace), task) else "policy"
    return frozenset({policy, "values"} if _is_valued(workspace, task) else {policy})


def _is_certain(level: SolvedLevel, task: ArrowsTask) -> bool:
    """Whether the policy that is to be changed leaves no choice anywhere."""
    return bool((level.policy(task.whose).max(axis=1)[~level.mdp.terminal] == 1.0).all())


def over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The stamped arrows; those that were handed in and are wrong have a cross, those that are right a check mark at the end."""
    task, level, stamps = asked(workspace, ArrowsTask), level_of(workspace), stamps_of(workspace)
    if task is None:
        return workspace
    named = dict(zip(level.mdp.actions, ways(level.mdp.actions), strict=True))
    if "arrows" in overlays(workspace):
        draw_own_arrows(ui, view, workspace.snapshot, drawn(workspace))
    tried, solved = wrong_answers(workspace), classroom(workspace).solved
    last = tried[-1] if tried and not solved else {}
    wrong = tuple(cell for cell in task.wrong(last, level) if stamps.get(cell) == last[cell])
    for cell, name in stamps.items():
        draw_arrow(ui, view, cell, named[name], lit=cell not in wrong)
    draw_badges(ui, view, wrong, tuple(stamps) if solved else ())
    return workspace


def drives(workspace: Workspace) -> bool:
    """The arrow keys stamp."""
    return False


ANSWER = AnswerWidget(
    id="arrows",
    panel=panel,
    foot=check_button,
    touch=touch,
    steer=steer,
    keys=keys,
    marks=marks,
    over=over,
    drawn=drawn,
    overlays=overlays,
    drives=drives,
)
