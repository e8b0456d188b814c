"""The loop: agent and environment, the four boxes of a step, who drove, and what part chance had in it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot, Transition
from playground.training.studies.inspection import Term, terms
from playground.ui import theme
from playground.ui.board.pointers import draw_pointer, draw_words
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.store import stored
from playground.ui.explanation import Explanation
from playground.ui.explanations.loop import turn
from playground.ui.explanations.loop.turn import Turn
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.mode import always
from playground.ui.panels.happened import named_slip, place, sentence
from playground.ui.panels.log import HINT, move_label
from playground.ui.panels.readouts import signed, steady
from playground.ui.panels.score import tint
from playground.ui.panels.walking import walk_by_pointing
from playground.ui.stage.estimates import rushing
from playground.ui.workspace import Workspace
from playground.world.grid import MOVES, Cell, move_named
from playground.world.mdp import TabularMDP

WHO = {Driver.ME: "you", Driver.LEARNER: "learner", Driver.GREEDY: "greedy", Driver.RANDOM: "dice", Driver.OPTIMUM: "best"}
"""Who drove, in a word."""
MOST = 60
"""One can look back at so many steps."""
FILL = 0.32
"""Seconds from one box to the next, if there is time for that."""
SHARE = 0.85
"""The part of the time between two steps in which the boxes fill."""
DONE = 4.0
"""All boxes are full."""


@dataclass(frozen=True)
class LookBack:
    """back: how many steps back a person looks, 0 for the last step. at: the steps of run and episode at that moment."""

    back: int = 0
    at: tuple[int, int] = 0, 0


def _moment(snapshot: Snapshot) -> tuple[int, int]:
    return snapshot.lived, snapshot.agent.step


def steps_back(workspace: Workspace) -> int:
    """How many steps back the step that is shown lies by now.

    While training runs it stays until it has left the log; as soon as a person makes a step, that step is shown.
    """
    looking, snapshot = workspace.recall(LookBack), workspace.snapshot
    if not looking.back or looking.at == _moment(snapshot):
        return looking.back
    since = snapshot.lived - looking.at[0]
    stays = (
        snapshot.running and snapshot.driver != Driver.ME and since > 0 and looking.back + since < min(len(snapshot.last), MOST)
    )
    return looking.back + since if stays else 0


def _step(workspace: Workspace) -> Transition | None:
    """The step that is shown; None if there is none, or if a new episode waits for its first step."""
    last, back = workspace.snapshot.last, steps_back(workspace)
    waiting = not workspace.snapshot.agent.step and not back
    return None if not last or waiting else last[-1 - min(back, len(last) - 1)]


@stored(maxsize=8)
def _chances(mdp: TabularMDP, state: int, action: int) -> tuple[Term, ...]:
    """What may happen, the likeliest first."""
    return terms(mdp, state, action, mdp.start)


class _Filling:
    """Which step fills the boxes, and since when."""

    def __init__(self) -> None:
        self.of: tuple[Transition | None, int] = None, 0
        self.since = -1e9


def _boxes_full(ui: Ui, workspace: Workspace, step: Transition | None) -> float:
    """How many of the four boxes are full by now; all of them at once if the steps are too fast to watch."""
    snapshot, seen = workspace.snapshot, ui.kept("loop", _Filling)
    shown = step, snapshot.agent.step - steps_back(workspace)
    if shown != seen.of:
        seen.of, seen.since = shown, ui.now
    own = snapshot.driver == Driver.ME or not snapshot.running
    seconds = FILL if own else min(FILL, SHARE / (4 * (snapshot.per_second or 1e9)))
    if workspace.preferences.reduced_motion or rushing(snapshot):
        return DONE
    full = min(DONE, (ui.now - seen.since) / seconds)
    ui.wants_frame = ui.wants_frame or full < DONE
    return full


def _turn(ui: Ui, workspace: Workspace) -> Turn:
    """The turn that is shown; before the first step of an episode it has only a state."""
    snapshot, symbols, simple = workspace.snapshot, workspace.preferences.symbols, workspace.preferences.simple
    step = _step(workspace)
    if step is None:
        here = place(snapshot.mdp.states[snapshot.agent.state].cell)
        return Turn((here, "", "", ""), DONE, False, WHO.get(snapshot.driver, snapshot.driver), symbols, simple)
    step = steady(ui, "loop-step", step, at_once=not rushing(snapshot))
    carries = _before(workspace, step) is not None
    values = _values(snapshot, step)
    return Turn(
        values, _boxes_full(ui, workspace, step), carries, WHO.get(step.driver, step.driver), symbols, simple, tint(step.reward)
    )


def _before(workspace: Workspace, step: Transition) -> Transition | None:
    """The step whose next state is this one's state, in the same episode."""
    last, back = workspace.snapshot.last, steps_back(workspace)
    before = last[-2 - back] if len(last) > back + 1 else None
    follows = before is not None and not before.terminated and not before.truncated and before.successor == step.state
    return before if follows else None


def _picture(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws agent and world, the four boxes that every step fills, and the way from box to box."""
    high = turn.height(ui, column.rect.width)
    rect = column.take(high if column.endless else max(high, column.left))
    turn.draw_turn(ui, rect, workspace.snapshot.now, _turn(ui, workspace))
    return workspace


def _values(snapshot: Snapshot, step: Transition) -> tuple[str, str, str, str]:
    mdp = snapshot.mdp
    after = place(mdp.states[step.successor].cell)
    after = f"{after} end" if step.terminated else after
    return place(mdp.states[step.state].cell), move_label(mdp.actions[step.action]), signed(step.reward), after


def _log(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws the last steps with who drove; a press shows a step again."""
    snapshot, looked = workspace.snapshot, steps_back(workspace)
    high = ui.theme.small_line + ui.theme.px(4)
    count = min(len(snapshot.last), MOST if not column.endless else 8)
    heads = _heads(workspace)
    lines = [(*_values(snapshot, step), WHO.get(step.driver, step.driver)) for step in reversed(snapshot.last[-count:])]
    shares = _shares(ui, [heads, *lines])
    head = column.take(ui.theme.small_line)
    with ui.scroll("loop-log", column.rest() if not column.endless else column.take(4 * high)) as area:
        inner = Column(area.rect, 0, endless=True)
        for back in range(count):
            rect = inner.take(high)
            chosen = back == looked and _step(workspace) is not None
            if ui.button(f"step-{back}", rect, "", flat=True, selected=chosen, tooltip="Look at this step again"):
                workspace = workspace.remember(LookBack(back, _moment(snapshot)))
            _written(ui, rect, lines[back], shares, theme.INK if chosen else theme.MUTED)
        area.used(inner.used)
    _written(ui, pygame.Rect(head.topleft, (inner.rect.width, head.height)), heads, shares, theme.MUTED)
    return workspace


def _heads(workspace: Workspace) -> tuple[str, ...]:
    """What the columns of the log are called."""
    if workspace.preferences.simple:
        return "Square", "Move", "Points", "Then", "Who"
    return ("S", "A", "R", "S′", "Driver") if workspace.preferences.symbols else ("State", "Action", "Reward", "Next", "Driver")


def _shares(ui: Ui, lines: Sequence[tuple[str, ...]]) -> tuple[float, ...]:
    """How wide the columns of the log are relative to one another: as their widest words."""
    return tuple(max(ui.width(words, "small") for words in column) for column in zip(*lines, strict=True))


def _written(ui: Ui, rect: pygame.Rect, texts: tuple[str, ...], shares: tuple[float, ...], colour: theme.Colour) -> None:
    """Writes a line of the log, in its columns."""
    inside = pygame.Rect(rect.left + ui.theme.px(6), rect.top, rect.width - ui.theme.px(12), rect.height)
    for spot, words in zip(Row(inside, ui.theme.px(8)).split(shares), texts, strict=True):
        ui.label(spot, words, style="small", colour=colour)


def _chance(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Says what was asked for, what happened, and how likely each outcome was."""
    step, mdp = _step(workspace), workspace.snapshot.mdp
    words = HINT if step is None else sentence(workspace.snapshot, step)
    ui.paragraph(column, words, id="loop-words")
    if step is None:
        return workspace
    column.space(ui.theme.gap)
    ui.heading(column.take(ui.theme.heading), "What could happen")
    if named_slip(workspace.snapshot, step) is None:
        words = chance_sentence(mdp, step)
        ui.paragraph(column, words, id="slip-words")
    for term in _chances(mdp, step.state, step.action)[:6]:
        row = Row(column.take(ui.theme.small_line), ui.theme.gap)
        so = _came_true(term, step)
        percent = f"{term.chance * 100:.3g} %"
        ui.label(row.right(ui.theme.px(64)), percent, style="small", colour=theme.ACCENT if so else theme.MUTED, align="right")
        cell, reward = place(mdp.states[term.successor].cell), signed(term.reward)
        text = f"to {cell} and the end, {reward}" if term.gamma == 0.0 else f"to {cell}, {reward}"
        ui.label(row.rest(), text, style="small", colour=theme.ACCENT if so else theme.INK)
    return workspace


def _came_true(term: Term, step: Transition) -> bool:
    """Whether this is the outcome that the step had."""
    return term.successor == step.successor and (term.gamma == 0.0) == step.terminated


def chance_sentence(mdp: TabularMDP, step: Transition) -> str:
    """What was asked for, and whether chance had a part in what happened, as a sentence."""
    might = _chances(mdp, step.state, step.action)
    chance = sum(term.chance for term in might if _came_true(term, step))
    name, cell, after = mdp.actions[step.action], mdp.states[step.state].cell, mdp.states[step.successor].cell
    asked, percent = name.capitalize(), f"{chance * 100:.3g} %"
    if len(might) == 1:
        return f"**{asked}** always does the same here: nothing is left to chance."
    went = _way(cell, after)
    if went == move_named(name) or chance >= might[0].chance:
        return f"**{asked}** was asked for, and it happened ({percent})."
    if went:
        return f"**{asked}** was asked for, but it went **{went}** ({percent})."
    if after == cell:
        return f"**{asked}** was asked for, but it stayed where it was ({percent})."
    return f"**{asked}** was asked for, but it ended up elsewhere ({percent})."


def _way(start: Cell, end: Cell) -> str:
    """The name of the move from a cell to one beside it, "" if no single move does that."""
    by = end.row - start.row, end.col - start.col
    return next((name for name, move in MOVES.items() if move == by and by != (0, 0)), "")


def _fan(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Draws arrows to every outcome that the step could have had; the one that happened is dark."""
    step, mdp = _step(workspace), workspace.snapshot.mdp
    if step is None or view.cell_size < 24 or int(mdp.floor[step.state]) != view.floor:
        return workspace
    start = mdp.states[step.state].cell
    might = _chances(mdp, step.state, step.action)
    if len(might) == 1 and steps_back(workspace) == 0:
        return workspace
    with ui.clipped(view.rect):
        for term in might:
            so = _came_true(term, step)
            colour = theme.ACCENT if so else theme.LINE_HOVER
            spot = draw_pointer(ui.surface, view, start, mdp.states[term.successor].cell, term.chance, colour)
            draw_words(ui.surface, spot, f"{term.chance * 100:.3g} %", view.cell_size, theme.ACCENT if so else theme.MUTED)
    return workspace


def _overlays(workspace: Workspace) -> frozenset[str]:
    return frozenset({"thread"})


def _keys(workspace: Workspace, key: str) -> Workspace:
    """Page up and down look at older and newer steps."""
    snapshot, back = workspace.snapshot, steps_back(workspace)
    count = min(len(snapshot.last), MOST)
    by = {"page-up": 1, "page-down": -1}.get(key)
    return workspace if by is None else workspace.remember(LookBack(max(0, min(count - 1, back + by)), _moment(snapshot)))


EXPLANATION = Explanation(
    id="loop",
    title="The loop",
    plain="What happens",
    about="What the mouse sees, does and gets, again and again.",
    icon="reset",
    order=1,
    side=(_chance,),
    strip=((_picture, 1.35), (_log, 1.0)),
    overlays=_overlays,
    over=_fan,
    keys=_keys,
    drives=always,
    touch=walk_by_pointing,
    leads=True,
)
