"""Be the algorithm: four numbers of one update are filled in; then the board has the new number, and the mouse moves on."""

from dataclasses import dataclass, replace
from functools import lru_cache

from playground.learning.learner import Field
from playground.lessons.lesson import Page
from playground.lessons.solved_level import SolvedLevel
from playground.lessons.tasks.update import UpdateRule, UpdateTask
from playground.lessons.wording import Wording
from playground.training import commands
from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot, Status
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.numerals import numeral
from playground.ui.board.pointers import ASIDE, draw_pointer, draw_words
from playground.ui.board.viewport import Viewport
from playground.ui.course.answer_controls import check_button, fields_of, marked_field, note
from playground.ui.course.answering import AnswerWidget, drafted, level_of
from playground.ui.course.attempts import asked, check_by_key, marks_of_fields
from playground.ui.course.classroom import classroom, reading, words
from playground.ui.course.formula import FormulaPart, draw_formula, formula_height, sunken
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.kit.number_field import number_text
from playground.ui.looking import look_around
from playground.ui.stage.estimates import numbers
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

NAMES = (
    Wording("Worth, as seen now", "Target", "Target"),
    Wording("The difference", "Difference", "Error δ"),
    Wording("The part that counts", "The part added", "α δ"),
    Wording("The new number", "New value", "New value"),
)
"""The four numbers, in turn."""
TARGETS = {
    UpdateRule.Q_LEARNING: Wording(
        "The points of this move, and {gamma} times the best number in the next square.",
        "reward + {gamma} × the best value in the next cell",
        "R + γ max Q(S′, a)",
    ),
    UpdateRule.TD: Wording(
        "The points of this move, and {gamma} times the number in the next square.",
        "reward + {gamma} × the value of the next cell",
        "R + γ V(S′)",
    ),
}
"""How the target is worked out, by each rule."""
LAST_TARGET = Wording(
    "The points of this move. It ends here, so nothing comes after it.",
    "the reward alone: the episode ends here",
    "R, as S′ is terminal",
)
OLD = {UpdateRule.Q_LEARNING: "Q(S, A)", UpdateRule.TD: "V(S)"}
"""What is learned, in the symbols of the book."""
AFTER_TARGET = (
    Wording("That number, less the old number.", "target − old value", "δ = target − {symbol}"),
    Wording("Only a part of it counts: {alpha} times the difference.", "{alpha} × difference", "α δ = {alpha} δ"),
    Wording("The old number, and the part that counts.", "old value + the part added", "{symbol} ← {symbol} + α δ"),
)
"""How the other three are worked out."""
FACTS = (
    Wording("old number", "old value", "{symbol}"),
    Wording("points", "reward", "R"),
    Wording("patience", "discount", "γ"),
    Wording("what counts", "learning rate", "α"),
)
"""What is given."""
STEP = 0.5


@dataclass(frozen=True, eq=False)
class MouseJourney:
    """How far the mouse was brought: for which page and run, and whether it has made the last move."""

    page: Page | None = None
    run: int = -1
    ended: bool = False


def last_moves(task: UpdateTask) -> tuple[str, ...]:
    """The moves of the last episode; the last one is learned from."""
    return tuple(" ".join(task.moves).split("again")[-1].split())


@lru_cache(maxsize=4)
def _drawn(snapshot: Snapshot, level: SolvedLevel, task: UpdateTask, done: bool) -> Drawn:
    table = task.table(level, done)
    by_move = task.rule is UpdateRule.Q_LEARNING
    drawn = numbers(snapshot, {Field.Q: table} if by_move else {Field.V: table[:, 0]})
    if not by_move:
        return drawn
    tried, last = (table != 0.0).astype(float), task.updates(level)[-1]
    for state in (last.state, last.successor):  # of the cells that are asked about a 0 is worth reading too
        tried[state] += level.mdp.legal[state]
    return replace(drawn, tried=tried)


def drawn(workspace: Workspace) -> Drawn:
    """The numbers before the update; once it is right, those after it."""
    task, level = asked(workspace, UpdateTask), level_of(workspace)
    if task is None or workspace.snapshot.level != level.level:
        return numbers(workspace.snapshot, {})
    return _drawn(workspace.snapshot, level, task, classroom(workspace).solved)


def overlays(workspace: Workspace) -> frozenset[str]:
    """The numbers of moves, or of cells, always."""
    return frozenset({"q-values", "values"})


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """What is given, and the four fields with how each is worked out."""
    task, level = asked(workspace, UpdateTask), level_of(workspace)
    if task is None:
        return workspace
    workspace = brought_along(workspace, task, level)
    right, update = task.solution(level), task.updates(level)[-1]
    gaps = {"gamma": level.mdp.discount, "alpha": task.alpha, "symbol": OLD[task.rule]}
    _draw_facts(ui, column, workspace, (update.terms.before, update.reward, level.mdp.discount, task.alpha), gaps)
    before = fields_of(workspace, len(right))
    fields, marks = list(before), marks_of_fields(workspace, right, task.within)
    hows = (LAST_TARGET if level.mdp.terminal[update.successor] else TARGETS[task.rule], *AFTER_TARGET)
    for number, (name, how) in enumerate(zip(NAMES, hows, strict=True)):
        row = Row(column.take(ui.theme.row), ui.theme.gap)
        box = row.right(max(ui.theme.px(96), row.rect.width * 2 // 5))
        text = words(workspace, name)
        ui.label(row.rest(), f"{number + 1}.  {text}", "strong", id=f"step-{number}")
        marked_field(ui, number, box, text, fields, STEP, marks)
        column.space(ui.theme.px(4) - ui.theme.gap)
        note(ui, column, words(workspace, how, **gaps), f"how-{number}")
    if tuple(fields) != before:
        workspace = drafted(workspace, tuple(fields))
    return workspace


def _draw_facts(ui: Ui, column: Column, workspace: Workspace, facts: tuple[float, ...], gaps: dict[str, object]) -> None:
    """Draws what is given, each number under its name."""
    names = [name.at(reading(workspace), **gaps) for name in FACTS]
    given = [FormulaPart(number_text(round(fact, 4)), name) for name, fact in zip(names, facts, strict=True)]
    parts = [part for fact in given for part in (FormulaPart("  "), fact)]
    inside = sunken(ui, column, formula_height(ui, column.rect.width - 2 * ui.theme.gap, parts))
    draw_formula(ui, inside, parts, lambda rect, part: None)


def brought_along(workspace: Workspace, task: UpdateTask, level: SolvedLevel) -> Workspace:
    """With the mouse sent to where the last move begins, and on once the update is right; not where chance plays along."""
    room, journey, seen = classroom(workspace), workspace.recall(MouseJourney), workspace.snapshot
    moves = last_moves(task)
    ready = seen.run == workspace.runs and seen.status != Status.WARMING and workspace.brain.driver == Driver.ME
    if not ready or not _certain(level):
        return workspace
    if journey.page is not room.open_page or journey.run != workspace.runs:
        workspace = workspace.send(commands.Restart(), *map(commands.Act, moves[:-1]))
        journey = MouseJourney(room.open_page, workspace.runs)
    if room.solved and not journey.ended:
        workspace, journey = workspace.send(commands.Act(moves[-1])), replace(journey, ended=True)
    return workspace.remember(journey)


def _certain(level: SolvedLevel) -> bool:
    """Whether every move goes as asked, and every episode begins in the same state."""
    return bool((level.mdp.probability.max(axis=2) >= 1.0)[level.mdp.legal].all()) and float(level.mdp.start.max()) == 1.0


def _cells(workspace: Workspace) -> tuple[Cell, Cell, float] | None:
    """From where to where the last move leads, and its reward."""
    task, level = asked(workspace, UpdateTask), level_of(workspace)
    if task is None:
        return None
    update = task.updates(level)[-1]
    return level.mdp.states[update.state].cell, level.mdp.states[update.successor].cell, update.reward


def touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The board is looked at: nobody walks."""
    return look_around(workspace, view, ui.board_input(view.rect), (1, 2, 3))


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cell whose number changes, and the one that follows."""
    cells = _cells(workspace)
    return Marks() if cells is None else Marks(selected=cells[:1], hover=cells[1])


def _lower(view: Viewport) -> Viewport:
    """The board a little lower, so that an arrow to the side leaves the numbers free."""
    x, y = view.board_rect.topleft
    return replace(view, pin=(x, y + round(ASIDE * view.cell_size), view.cell_size))


def over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The move that is learned from: an arrow with its points."""
    cells = _cells(workspace)
    if cells is None:
        return workspace
    start, end, reward = cells
    with ui.clipped(view.rect):
        spot = draw_pointer(ui.surface, _lower(view) if start.row == end.row else view, start, end, 0.3, theme.FOCUS)
        draw_words(ui.surface, spot, numeral(reward), view.cell_size, theme.FOCUS_INK)
    return workspace


def steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """The arrow keys move nobody."""
    return workspace


ANSWER = AnswerWidget(
    id="update",
    panel=panel,
    foot=check_button,
    touch=touch,
    marks=marks,
    over=over,
    steer=steer,
    keys=check_by_key,
    drawn=drawn,
    overlays=overlays,
)
