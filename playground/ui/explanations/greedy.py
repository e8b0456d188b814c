"""The greedy policy in slow motion: bars grow, the largest wins, ties are ties, and the arrow is stamped on the board."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import pygame

from playground.learning.learner import Array, Field
from playground.rl.backups import action_values, model
from playground.rl.policies import greedy_mask
from playground.training.inspection import believed
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.board.stamps import arrows_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import directions
from playground.ui.drawing.shapes import Rounded
from playground.ui.explanation import Explanation
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.happened import place
from playground.ui.panels.log import pointed
from playground.ui.seeing import seen_with
from playground.ui.workspace import Workspace
from playground.world.mdp import State

BAR, PAUSE = 0.28, 0.7
"""Seconds that a bar takes to grow, and that the winner is looked at before its arrow is stamped."""
QUICK = 6.0
"""So many times faster where all cells are gone through."""
SOURCES = (
    Option("q", "Its move values", "The largest Q of the cell: no map of the world is needed."),
    Option("v", "Its values and the map", "One step ahead with the level's own rules: reward and the value of the next cell."),
    Option("optimum", "Exact move values", "Q* of the solved level."),
)
SYMBOLS = {"q": "argmax_a Q(s, a)", "v": "argmax_a Σ p (r + γ V(s′))", "optimum": "argmax_a Q*(s, a)"}


@dataclass(frozen=True)
class Stamps:
    """What the bars are made of, the arrows that were stamped, and what is going on: "" nothing, "one" cell, or "all"."""

    source: str = "q"
    stamped: Mapping[State, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    going: str = ""


@dataclass
class _Motion:
    """Which state's bars grow, and since when."""

    state: int = -1
    began: float = 0.0


@lru_cache(maxsize=4)
def values_of(snapshot: Snapshot, source: str) -> Array | None:
    """[S, A] what the bars show; None where that is not known."""
    if source == "optimum":
        return None if snapshot.optimum is None else snapshot.optimum.q
    if source == "q":
        return snapshot.fields.get(Field.Q)
    v = believed(snapshot)
    return None if v is None else action_values(np.ascontiguousarray(v, np.float64), model(snapshot.mdp))


def winners(snapshot: Snapshot, source: str, state: int) -> tuple[int, ...]:
    """The moves with the largest value of a state, all ties."""
    q = values_of(snapshot, source)
    if q is None:
        return ()
    found = greedy_mask(q[state : state + 1], snapshot.mdp.legal[state : state + 1])[0]
    return tuple(np.flatnonzero(found).tolist())


def stamped(told: Stamps, snapshot: Snapshot, state: int) -> Stamps:
    """With the arrow of a state on the board."""
    names = tuple(snapshot.mdp.actions[action] for action in winners(snapshot, told.source, state))
    return replace(told, stamped=MappingProxyType({**told.stamped, snapshot.mdp.states[state]: names}))


def _cells(workspace: Workspace) -> list[int]:
    """The states of the floor that is looked at in which something can be done, in reading order."""
    snapshot = workspace.snapshot
    at = snapshot.mdp.state_at(int(snapshot.mdp.floor[snapshot.agent.state]))
    return [state for state in at[at >= 0].tolist() if not snapshot.mdp.terminal[state]]


def _choice(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """What the bars are made of; one cell, all of them, none."""
    told, snapshot = workspace.recall(Stamps), workspace.snapshot
    options = [replace(each, title=SYMBOLS[each.id]) for each in SOURCES] if workspace.preferences.symbols else list(SOURCES)
    source = ui.dropdown("greedy-source", column.take(ui.theme.row), options, told.source, tooltip="Where the numbers come from")
    if source != told.source:
        told = Stamps(source)
    known = values_of(snapshot, source) is not None
    state = state_read(workspace)
    about = "Enter: compares the moves of the cell that is read and stamps the best one"
    if ui.button("stamp", column.take(ui.theme.button), "Stamp this cell", icon="check", primary=True, tooltip=about,
                 enabled=known and state is not None):  # fmt: skip
        told = replace(told, going="one")
    row = Row(column.take(ui.theme.button), ui.theme.gap)
    every, clear = row.split(2)
    running = told.going == "all"
    if ui.button("stamp-all", every, "Pause" if running else "All cells", icon="pause" if running else "play", enabled=known):
        told = replace(told, going="" if running else "all")
    if ui.button("stamp-none", clear, "Clear", icon="trash", enabled=bool(told.stamped)):
        told = Stamps(source)
    cells = _cells(workspace)
    done = sum(snapshot.mdp.states[cell] in told.stamped for cell in cells)
    words = f"**{done}** of **{len(cells)}** cells stamped." if known else "There are no such numbers: let a learner learn first."
    ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words, id="stamped")
    return _moved(ui, workspace.remember(told))


def _moved(ui: Ui, workspace: Workspace) -> Workspace:
    """Goes on with what moves: the next bar, the stamp, the next cell."""
    told, snapshot, motion = workspace.recall(Stamps), workspace.snapshot, ui.kept("greedy-motion", _Motion)
    if not told.going:
        motion.state = -1
        return workspace
    left = [cell for cell in _cells(workspace) if snapshot.mdp.states[cell] not in told.stamped]
    state = state_read(workspace)
    if told.going == "all" and (state is None or motion.state == -1):
        if not left:
            return workspace.remember(replace(told, going=""))
        state = left[0]
        workspace = workspace.reading(snapshot.mdp.states[state].cell)
    if state is None:
        return workspace.remember(replace(told, going=""))
    ui.wants_frame = True
    if motion.state != state:
        motion.state, motion.began = state, ui.now
    if shown_bars(ui, workspace, motion) <= int(snapshot.mdp.legal[state].sum()) + 1:
        return workspace
    told = stamped(told, snapshot, state)
    motion.state = -1
    return workspace.remember(replace(told, going="all" if told.going == "all" else ""))


def shown_bars(ui: Ui, workspace: Workspace, motion: _Motion) -> float:
    """How many bars have grown by now; two more than there are moves where the winner has been looked at."""
    count = 99.0
    if not workspace.preferences.reduced_motion and motion.state >= 0:
        speed = QUICK if workspace.recall(Stamps).going == "all" else 1.0
        moves = float(workspace.snapshot.mdp.legal[motion.state].sum())
        seconds = (ui.now - motion.began) * speed
        count = seconds / BAR if seconds < moves * BAR else moves + 2 * (seconds - moves * BAR) / PAUSE
    return count


def _bars(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A bar for each move of the cell that is read; the largest in orange."""
    told, snapshot, state = workspace.recall(Stamps), workspace.snapshot, state_read(workspace)
    q = values_of(snapshot, told.source)
    head = Row(column.take(ui.theme.heading), ui.theme.space)
    title = f"The moves of {place(workspace.read)}"
    ui.heading(head.take(min(head.rect.width, ui.width(title, "heading") + ui.theme.px(4))), title)
    if q is None or state is None:
        words = "Pick a cell in which something can be done." if state is None else "No numbers yet."
        ui.rich(column.take(ui.theme.line), words)
        return workspace
    legal = np.flatnonzero(snapshot.mdp.legal[state]).tolist()
    motion = ui.kept("greedy-motion", _Motion)
    grown = shown_bars(ui, workspace, motion) if motion.state == state else 99.0
    best = winners(snapshot, told.source, state)
    values = q[state, legal]
    low, top = min(0.0, float(values.min())), max(0.0, float(values.max()))
    ends = low, top if top - low > 1e-12 else low + 1.0
    step = ui.theme.px(24)
    abreast = 1 if len(legal) <= 4 or column.endless else 2
    rows = -(-len(legal) // abreast)
    parts = Row(column.take(rows * step), 2 * ui.theme.space).split(abreast)
    for number, action in enumerate(legal):
        part = parts[number // rows]
        rect = pygame.Rect(part.left, part.top + number % rows * step, part.width, step - ui.theme.px(2))
        share = min(1.0, max(0.0, grown - number))
        won = action in best and grown >= len(legal)
        _bar(ui, rect, pointed(snapshot.mdp.actions[action]), float(q[state, action]), share, won, ends)
    if grown >= len(legal):
        ui.label(head.rest(), _verdict(best, snapshot), style="small", colour=theme.MUTED, id="winner")
    return workspace


def _verdict(best: tuple[int, ...], snapshot: Snapshot) -> str:
    names = [snapshot.mdp.actions[action] for action in best]
    if len(names) == 1:
        return f"The largest: {names[0]}."
    return f"A tie: {', '.join(names[:-1])} and {names[-1]} are as good, so each of them is a best move."


def _bar(ui: Ui, rect: pygame.Rect, name: str, value: float, share: float, won: bool, ends: tuple[float, float]) -> None:
    """One bar from zero on, as far as it has grown."""
    row = Row(rect, ui.theme.gap)
    ui.label(row.take(ui.theme.px(74)), name, style="small", colour=theme.INK)
    ui.label(row.right(ui.theme.px(58)), numeral(value) if share > 0 else "", style="number", align="right",
             colour=theme.FOCUS_INK if won else theme.INK)  # fmt: skip
    area = row.rest()
    low, high = ends
    zero = area.left + round(area.width * (0.0 - low) / (high - low))
    pygame.draw.line(ui.surface, theme.LINE_HOVER, (zero, area.top), (zero, area.bottom), max(1, ui.theme.px(1)))
    if share <= 0.0 or not math.isfinite(value):
        return
    end = area.left + round(area.width * (value * share - low) / (high - low))
    bar = pygame.Rect(min(zero, end), area.top + ui.theme.px(3), max(2, abs(end - zero)), area.height - ui.theme.px(6))
    Rounded(min(ui.theme.px(5), bar.width // 2), theme.FOCUS if won else theme.ACCENT).draw(ui.surface, bar)


def _stamps(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The arrows that were stamped."""
    told, snapshot = workspace.recall(Stamps), workspace.snapshot
    ways = dict(zip(snapshot.mdp.actions, directions(snapshot.mdp), strict=True))
    floor = snapshot.mdp.floors[view.floor] if view.floor < len(snapshot.mdp.floors) else None
    with ui.clipped(view.rect):
        for state, names in told.stamped.items():
            number = snapshot.mdp.number(state)
            if number is None or floor is None or int(snapshot.mdp.floor[number]) != view.floor:
                continue
            pointing = tuple(ways[name] for name in names if name in ways and ways[name] != (0, 0))
            if pointing:
                ui.surface.blit(arrows_stamp(pointing, view.cell_size), view.rect_of(state.cell))
    return workspace


@lru_cache(maxsize=2)
def _seen(snapshot: Snapshot, source: str) -> Snapshot:
    q = values_of(snapshot, source)
    if q is None:
        return seen_with(snapshot, {})
    best = np.where(snapshot.mdp.legal, q, -np.inf).max(axis=1, initial=-np.inf)
    v = believed(snapshot) if source == "v" else np.where(np.isfinite(best), best, 0.0)
    return seen_with(snapshot, {} if v is None else {Field.V: v})


def _sees(workspace: Workspace) -> Snapshot:
    return _seen(workspace.snapshot, workspace.recall(Stamps).source)


def _overlays(workspace: Workspace) -> frozenset[str]:
    return frozenset({"values"})


def _keys(workspace: Workspace, key: str) -> Workspace:
    """Enter stamps the cell that is read, Delete wipes all stamps."""
    told = workspace.recall(Stamps)
    if key == "delete":
        return workspace.remember(Stamps(told.source))
    able = state_read(workspace) is not None and values_of(workspace.snapshot, told.source) is not None
    return workspace.remember(replace(told, going="one")) if key == "enter" and able else workspace


EXPLANATION = Explanation(
    id="greedy",
    title="Best moves",
    about="Which move is best? Compare, take the largest, stamp its arrow. That is the greedy policy.",
    icon="check",
    order=5,
    side=(_choice,),
    strip=((_bars, 1.0),),
    sees=_sees,
    overlays=_overlays,
    over=_stamps,
    keys=_keys,
)
