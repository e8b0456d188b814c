"""Stamp arrows on the board: a drag out of a cell, or the arrow keys in the cell that is read."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from playground.learning.learner import Field
from playground.lessons.solved_level import SolvedLevel
from playground.lessons.tasks.arrows import ArrowsTask, WantedArrows
from playground.training.snapshot import Snapshot
from playground.ui.board.drawn import Drawn
from playground.ui.board.stamps import arrows_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.course.answering import AnswerWidget, drafted, handed_in, level_of
from playground.ui.course.classroom import classroom
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import hovered_cell, look_around, move_cursor
from playground.ui.panels.log import move_label
from playground.ui.stage.estimates import numbers
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace
from playground.world.grid import MOVES, Cell

Stamps = Mapping[Cell, str]


def stamps_of(workspace: Workspace) -> Stamps:
    """The arrows that were stamped."""
    return dict(classroom(workspace).draft or {})


def stamped(workspace: Workspace, cell: Cell, action: str) -> Workspace:
    """With an arrow stamped in a cell, where that is possible there."""
    level = level_of(workspace)
    number = int(level.mdp.state_at()[cell]) if cell.row < level.mdp.shape[0] and cell.col < level.mdp.shape[1] else -1
    if number < 0 or action not in level.mdp.actions or not level.mdp.legal[number, level.mdp.actions.index(action)]:
        return workspace
    return drafted(workspace, {**stamps_of(workspace), cell: action})


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button for every move, which stamps the cell that is read; and the button that hands the arrows in."""
    room, level = classroom(workspace), level_of(workspace)
    actions = level.mdp.actions
    for first in range(0, len(actions), 2):
        parts = Row(column.take(ui.theme.button), ui.theme.gap).split(2)
        for name, rect in zip(actions[first : first + 2], parts, strict=False):
            cell = workspace.read
            on = stamps_of(workspace).get(cell) == name
            if ui.button(f"stamp-{name}", rect, move_label(name), selected=on, enabled=not room.solved):
                workspace = stamped(workspace, cell, name)
    check, clear = Row(column.take(ui.theme.button), ui.theme.gap).split((1.8, 1))
    if ui.button("answer-check", check, "Check", icon="check", primary=True, enabled=not room.solved and bool(room.draft)):
        workspace = handed_in(workspace)
    if ui.button("stamp-none", clear, "Clear", icon="trash", enabled=not room.solved and bool(room.draft)):
        workspace = drafted(workspace, {})
    return workspace


def touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A press picks the cell that is read; dragged to the next cell, it stamps an arrow that way."""
    pointer = ui.board_input(view.rect)
    workspace = look_around(workspace, view, pointer, (2, 3), keeps=True)
    cells = [cell for cell in map(view.cell_at, pointer.path) if cell is not None]
    here = view.cell_at(pointer.pos) if pointer.pos is not None else None
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


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cell that is read; where arrows are asked for in some cells, those of them that have none yet."""
    room = classroom(workspace)
    assert isinstance(room.task, ArrowsTask)
    empty = tuple(cell for cell in room.task.cells if cell not in stamps_of(workspace) and not room.solved)
    return Marks(hover=hovered_cell(ui, view, workspace), selected=(workspace.read, *empty))


@lru_cache(maxsize=4)
def _drawn(snapshot: Snapshot, level: SolvedLevel, task: ArrowsTask, stamps: tuple[tuple[Cell, str], ...]) -> Drawn:
    policy = np.zeros(level.mdp.legal.shape)
    if task.wanted is not WantedArrows.GREEDY:
        policy = level.policy(task.whose).copy()
    for cell, action in stamps:
        policy[level.state(cell)] = 0.0
        policy[level.state(cell), level.action(action)] = 1.0
    fields = {Field.POLICY: policy}
    if task.wanted is WantedArrows.GREEDY:
        fields[Field.V], fields[Field.Q] = level.values(task.whose)
    return numbers(snapshot, fields)


def drawn(workspace: Workspace) -> Drawn:
    """The arrows, and for who is to be greedy the values that they are to follow."""
    room, level = classroom(workspace), level_of(workspace)
    assert isinstance(room.task, ArrowsTask)
    if workspace.snapshot.level != level.level:
        return numbers(workspace.snapshot, {})
    return _drawn(workspace.snapshot, level, room.task, tuple(sorted(stamps_of(workspace).items())))


def over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The arrow in the agent's own cell once more, above the agent, where it would not be seen."""
    snapshot, stamps = workspace.snapshot, stamps_of(workspace)
    cell = snapshot.mdp.states[snapshot.agent.state].cell
    way = MOVES.get(stamps.get(cell, ""))
    if way is not None:
        with ui.clipped(view.rect):
            ui.surface.blit(arrows_stamp((way,), view.cell_size), view.rect_of(cell))
    return workspace


def overlays(workspace: Workspace) -> frozenset[str]:
    """The policy, and the values where there are some."""
    task = classroom(workspace).task
    assert isinstance(task, ArrowsTask)
    return frozenset({"policy", task.shows}) if task.wanted is WantedArrows.GREEDY else frozenset({"policy"})


def drives(workspace: Workspace) -> bool:
    """The arrow keys stamp."""
    return False


ANSWER = AnswerWidget(
    id="arrows", panel=panel, touch=touch, steer=steer, marks=marks, over=over, drawn=drawn, overlays=overlays, drives=drives
)
