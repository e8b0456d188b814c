"""Foretell moves: a click on the cell where one leads, a button for its reward; then the mouse makes it."""

from playground.lessons.tasks.foretell import ALIKE, ForetellTask
from playground.lessons.wording import Wording
from playground.training import commands
from playground.ui.board.viewport import Viewport
from playground.ui.course.answer_controls import foot_height
from playground.ui.course.answering import AnswerWidget, drafted, handed_in, level_of
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import hovered_cell, look_around, move_cursor
from playground.ui.panels.happened import place
from playground.ui.panels.log import move_label
from playground.ui.panels.readouts import signed
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

Said = tuple[tuple[Cell | None, float | None], ...]
"""What was said of every move so far; the last one is still open."""
NOTHING: Said = ((None, None),)
QUESTION = Wording(
    "Move {step} of {count}: the mouse goes **{move}**. Click the square where it lands.",
    "Move {step} of {count}: from {here} it goes **{move}**. Click its next state.",
    "Step {step} of {count}: S = {here}, A = **{move}**. Click S′.",
)
REWARD = Wording("How many points does that bring?", "And the reward?", "And R?")
LANDS = Wording("It lands on the square with the frame.", "Next state: {cell}.", "S′ = {cell}.")


def said_of(workspace: Workspace) -> Said:
    """What the pupil has said so far."""
    draft: Said | None = classroom(workspace).draft
    return draft or NOTHING


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The move that is asked about, and a button for every reward."""
    room = classroom(workspace)
    task = room.task
    if not isinstance(task, ForetellTask) or room.solved:
        return workspace
    if room.draft is None:
        return drafted(workspace, NOTHING).send(commands.Restart())
    level = level_of(workspace)
    steps, said = task.steps(level), said_of(workspace)
    number = min(len(said), len(steps)) - 1
    step, (cell, reward) = steps[number], said[number]
    gaps = {"step": number + 1, "count": len(steps), "here": place(step.cell), "move": move_label(step.action)}
    ui.paragraph(column, words(workspace, QUESTION, **gaps), id="foretell-question")
    if cell is not None:
        ui.paragraph(column, words(workspace, LANDS, cell=place(cell)), id="foretell-cell")
    ui.paragraph(column, words(workspace, REWARD), id="foretell-reward")
    offered = task.rewards(level)
    for first in range(0, len(offered), 3):
        parts = Row(column.take(ui.theme.button), ui.theme.gap).split(3)
        for amount, rect in zip(offered[first : first + 3], parts, strict=False):
            on = reward is not None and abs(reward - amount) <= ALIKE
            if ui.button(f"reward-{amount:g}", rect, signed(amount), selected=on):
                reward = amount
    return _said(workspace, cell, reward)


def check(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The button that hands in what was said of the move that is open."""
    room = classroom(workspace)
    task = room.task
    if not isinstance(task, ForetellTask) or room.solved:
        return workspace
    said = said_of(workspace)
    number = min(len(said), len(task.steps(level_of(workspace)))) - 1
    ready = None not in said[number]
    if ui.button("answer-check", column.take(foot_height(ui)), "Check", icon="check", primary=True, enabled=ready):
        return _checked(workspace, task, number)
    return workspace


def _said(workspace: Workspace, cell: Cell | None, reward: float | None) -> Workspace:
    """With this said of the move that is open."""
    return drafted(workspace, (*said_of(workspace)[:-1], (cell, reward)))


def _checked(workspace: Workspace, task: ForetellTask, number: int) -> Workspace:
    """With what was said of this move marked; after a right one the mouse makes the move, and the next one is asked about."""
    said, level = said_of(workspace), level_of(workspace)
    whole = tuple((cell, reward) for cell, reward in said if cell is not None and reward is not None)
    if task.check(whole, level).gaps.get("step", len(said) + 1) == number + 1:
        return handed_in(workspace)
    after = workspace.send(commands.Act(task.moves[number]))
    if number + 1 == len(task.moves):
        return handed_in(after)
    return drafted(after, (*said, (None, None)))


def touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A click says where the move leads; the wheel and the other buttons look around."""
    pointer = ui.board_input(view.rect)
    workspace = look_around(workspace, view, pointer, (2, 3))
    cell = view.cell_at(pointer.pos) if 1 in pointer.pressed and pointer.pos is not None else None
    return workspace if cell is None else _said(workspace, cell, said_of(workspace)[-1][1])


def steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """The arrow keys go from cell to cell."""
    return move_cursor(workspace, move)


def keys(workspace: Workspace, key: str) -> Workspace:
    """Enter takes the cell that the keyboard is at."""
    cell = workspace.look.cursor
    return workspace if key != "enter" or cell is None else _said(workspace, cell, said_of(workspace)[-1][1])


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cell that was clicked, and the one under the pointer."""
    cell = said_of(workspace)[-1][0]
    return Marks(hover=hovered_cell(ui, view, workspace), selected=() if cell is None else (cell,))


def drives(workspace: Workspace) -> bool:
    """The arrow keys move nobody."""
    return False


ANSWER = AnswerWidget(id="foretell", panel=panel, foot=check, touch=touch, steer=steer, keys=keys, marks=marks, drives=drives)
