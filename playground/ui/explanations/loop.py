"""The loop: agent and environment, the four boxes of a step, who drove, and what chance had to do with it."""

from dataclasses import dataclass, replace
from functools import lru_cache

import pygame

from playground.training.inspection import Term, terms
from playground.training.snapshot import Snapshot, Transition
from playground.ui import theme
from playground.ui.board.pointers import pointer
from playground.ui.board.stamps import figures_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.explanation import Explanation
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.figures import signed, sunken
from playground.ui.panels.happened import place, sentence
from playground.ui.panels.log import pointed
from playground.ui.workspace import Workspace
from playground.world.grid import MOVES, Cell, move_named
from playground.world.mdp import TabularMDP

WHO = {"me": "you", "learner": "learner", "greedy": "greedy", "random": "dice", "optimum": "best"}
"""Who drove, in a word."""
MOST = 60
"""Steps back that can be looked at."""
FILL = 0.16
"""Seconds between two boxes that fill."""


@dataclass(frozen=True)
class Looked:
    """How many steps back one looks: 0 is the last one."""

    back: int = 0


def _step(workspace: Workspace) -> Transition | None:
    """The step that is looked at."""
    last = workspace.snapshot.last
    return last[-1 - min(workspace.recall(Looked).back, len(last) - 1)] if last else None


@lru_cache(maxsize=8)
def _chances(mdp: TabularMDP, state: int, action: int) -> tuple[Term, ...]:
    """What might have happened, the likeliest first."""
    return terms(mdp, state, action, mdp.start)


class _Filling:
    """Which step fills the boxes, and since when."""

    def __init__(self) -> None:
        self.of: Transition | None = None
        self.since = -1e9


def _filled(ui: Ui, workspace: Workspace, step: Transition | None) -> int:
    """How many of the four boxes are full by now."""
    seen = ui.kept("loop", _Filling)
    if step is not seen.of:
        seen.of, seen.since = step, ui.now
    count = 4 if workspace.preferences.reduced_motion else 1 + int((ui.now - seen.since) / FILL)
    ui.wants_frame = ui.wants_frame or count < 4
    return count


def _boxes(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Two blocks, agent and environment; between them the four boxes that every step fills."""
    step, symbols = _step(workspace), workspace.preferences.symbols
    full = _filled(ui, workspace, step)
    values = _values(workspace.snapshot, step) if step is not None else ("–",) * 4
    names = ("State S", "Action A", "Reward R", "Next state S′") if symbols else ("State", "Action", "Reward", "Next state")
    agent, world = Row(column.take(ui.theme.row), 2 * ui.theme.space).split(2)
    for rect, words in ((agent, "Agent: sees, and decides"), (world, "World: answers")):
        sunken(ui, rect)
        ui.label(rect, words, style="strong", align="center")
    high = ui.theme.small_line + ui.theme.line + ui.theme.px(8)
    abreast = 4 if column.rect.width >= ui.theme.px(330) else 2
    for first in range(0, 4, abreast):
        for number, rect in enumerate(Row(column.take(high), ui.theme.px(18)).split(abreast), first):
            part = Column(rect)
            ui.label(part.take(ui.theme.small_line), names[number], style="small", colour=theme.MUTED, align="center")
            told = values[number] if number < full else ""
            ui.label(part.take(ui.theme.line), told, style="number", align="center", id=f"box-{number}")
            if number % abreast < abreast - 1:
                arrow = pygame.Rect(rect.right, rect.top, ui.theme.px(18), rect.height)
                ui.icon("chevron-right", arrow.inflate(0, ui.theme.px(14) - rect.height), theme.MUTED)
    hint = "Press the **arrow keys**: every move is one turn of the loop."
    words = sentence(workspace.snapshot, step) if step is not None else hint
    ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words, id="loop-words")
    return workspace


def _values(snapshot: Snapshot, step: Transition) -> tuple[str, str, str, str]:
    mdp = snapshot.mdp
    after = place(mdp.states[step.successor].cell) + (" end" if step.terminated else "")
    return place(mdp.states[step.state].cell), pointed(mdp.actions[step.action]), signed(step.reward), after


def _log(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The last steps, each with who drove; a press looks at it again."""
    snapshot, told = workspace.snapshot, workspace.recall(Looked)
    high = ui.theme.small_line + ui.theme.px(4)
    count = min(len(snapshot.last), MOST) if not column.endless else min(len(snapshot.last), 8)
    ui.label(column.take(ui.theme.small_line), "What happened, and who drove", style="small", colour=theme.MUTED)
    with ui.scroll("loop-log", column.rest() if not column.endless else column.take(4 * high)) as area:
        inner = Column(area.rect, 0, endless=True)
        for back in range(count):
            each, rect = snapshot.last[-1 - back], inner.take(high)
            if ui.button(f"step-{back}", rect, "", flat=True, selected=back == told.back, tooltip="Look at this step again"):
                workspace = workspace.remember(replace(told, back=back))
            texts = (*_values(snapshot, each), WHO.get(each.driver, each.driver))
            parts = Row(rect.inflate(-ui.theme.px(12), 0), ui.theme.px(4)).split((1.3, 1.7, 1.2, 1.7, 1.3))
            for spot, words in zip(parts, texts, strict=True):
                ui.label(spot, words, style="small", colour=theme.INK if back == told.back else theme.MUTED)
        area.used(inner.used)
    return workspace


def _chance(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """What was asked, what came of it, and how likely each answer of the world was."""
    step, mdp = _step(workspace), workspace.snapshot.mdp
    if step is None:
        return workspace
    ui.heading(column.take(ui.theme.heading), "What might have happened")
    words = slipped(mdp, step)
    ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words, id="slip-words")
    for each in _chances(mdp, step.state, step.action)[:6]:
        row = Row(column.take(ui.theme.small_line), ui.theme.gap)
        so = _same(each, step)
        told = f"{each.chance * 100:.3g} %"
        ui.label(row.right(ui.theme.px(64)), told, style="small", colour=theme.ACCENT if so else theme.MUTED, align="right")
        end = " and the end" if each.gamma == 0.0 else ""
        text = f"to {place(mdp.states[each.successor].cell)}{end}, {signed(each.reward)}"
        ui.label(row.rest(), text, style="small", colour=theme.ACCENT if so else theme.INK)
    return workspace


def _same(each: Term, step: Transition) -> bool:
    """Whether this is what came of the step."""
    return each.successor == step.successor and (each.gamma == 0.0) == step.terminated


def slipped(mdp: TabularMDP, step: Transition) -> str:
    """In a sentence: what was asked, and whether chance had a part in what came."""
    might = _chances(mdp, step.state, step.action)
    chance = sum(each.chance for each in might if _same(each, step))
    name, cell = mdp.actions[step.action], mdp.states[step.state].cell
    if len(might) == 1:
        return f"**{name.capitalize()}** always does the same here: nothing is left to chance."
    went = _way(cell, mdp.states[step.successor].cell)
    if went == move_named(name) or chance >= might[0].chance:
        return f"You asked for **{name}**, and so it came ({chance:.0%})."
    stayed = "it stayed where it was" if mdp.states[step.successor].cell == cell else "it went elsewhere"
    took = f"it was taken **{went}**" if went else stayed
    return f"You asked for **{name}**; {took} ({chance:.0%})."


def _way(start: Cell, end: Cell) -> str:
    """The name of the move from a cell to one beside it, "" where it is none."""
    by = end.row - start.row, end.col - start.col
    return next((name for name, move in MOVES.items() if move == by and by != (0, 0)), "")


def _fan(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Arrows to everything that might have come of the step; what came is dark."""
    step, mdp = _step(workspace), workspace.snapshot.mdp
    if step is None or view.cell_size < 24 or int(mdp.floor[step.state]) != view.floor:
        return workspace
    start = mdp.states[step.state].cell
    might = _chances(mdp, step.state, step.action)
    if len(might) == 1 and workspace.recall(Looked).back == 0:
        return workspace
    with ui.clipped(view.rect):
        for each in might:
            so = _same(each, step)
            colour = theme.ACCENT if so else theme.LINE_HOVER
            spot = pointer(ui.surface, view, start, mdp.states[each.successor].cell, each.chance, colour)
            stamp = figures_stamp(f"{each.chance:.0%}", max(10, view.cell_size // 7), theme.ON_ACCENT, True)
            box = stamp.get_rect(center=spot).inflate(6, 2)
            pygame.draw.rect(ui.surface, theme.ACCENT if so else theme.MUTED, box, border_radius=box.height // 2)
            ui.surface.blit(stamp, stamp.get_rect(center=box.center))
    return workspace


def _keys(workspace: Workspace, key: str) -> Workspace:
    """Page up and down look at older and newer steps."""
    told, count = workspace.recall(Looked), min(len(workspace.snapshot.last), MOST)
    by = {"page-up": 1, "page-down": -1}.get(key)
    return workspace if by is None else workspace.remember(Looked(max(0, min(count - 1, told.back + by))))


def _drives(workspace: Workspace) -> bool:
    return workspace.brain.driver == "me"


EXPLANATION = Explanation(
    id="loop",
    title="The loop",
    about="What the mouse sees, does and gets, again and again.",
    icon="reset",
    order=1,
    side=(_chance,),
    strip=((_boxes, 1.35), (_log, 1.0)),
    over=_fan,
    keys=_keys,
    drives=_drives,
)
