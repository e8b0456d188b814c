"""The bars: one for the value of each move, the largest in orange, and how each number comes about."""

import math

import numpy as np
import pygame

from playground.learning.learner import Array
from playground.training.snapshot import Snapshot
from playground.training.studies.inspection import believed, terms
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.drawing.shapes import Rounded
from playground.ui.explanations.best_moves.stamping import Motion, Stamps, bars_grown, values_of, winners
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.backup.sums import exactly
from playground.ui.panels.backup.term_lines import numbers
from playground.ui.panels.happened import place
from playground.ui.panels.log import move_label
from playground.ui.workspace import Workspace

HOW = 520
"""A bar of at least so many units says beside it how its number comes about."""
QUANTITIES = {"q": "Q(s, a)", "v": "Σ p (r + γ V(s′))", "optimum": "Q*(s, a)"}


def bars(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws a bar for each move of the cell that is read, the largest in orange."""
    stamps, snapshot, state = workspace.recall(Stamps), workspace.snapshot, state_read(workspace)
    q = values_of(snapshot, stamps.source)
    head = Row(column.take(ui.theme.heading), ui.theme.space)
    symbols = workspace.preferences.symbols
    title = f"{QUANTITIES[stamps.source]} in {place(workspace.read)}" if symbols else f"The moves of {place(workspace.read)}"
    ui.heading(head.take(min(head.rect.width, ui.width(title, "heading") + ui.theme.px(4))), title)
    if q is None or state is None:
        words = "Pick a cell in which a move is possible." if state is None else "There are no numbers yet."
        ui.rich(column.take(ui.theme.line), words)
        return workspace
    legal = np.flatnonzero(snapshot.mdp.legal[state]).tolist()
    motion = ui.kept("greedy-motion", Motion)
    grown = bars_grown(ui, workspace, motion) if motion.state == state else 99.0
    best = winners(snapshot, stamps.source, state)
    values = q[state, legal]
    low, top = min(0.0, float(values.min())), max(0.0, float(values.max()))
    ends = low, top if top - low > 1e-12 else low + 1.0
    step = ui.theme.px(24)
    abreast = 1 if len(legal) <= 4 or column.endless else 2
    rows = -(-len(legal) // abreast)
    parts = Row(column.take(rows * step), 2 * ui.theme.space).split(abreast)
    texts = {action: bar_number(float(q[state, action]), values) for action in legal}
    ahead = {action: _ahead(workspace, state, action) if stamps.source == "v" else "" for action in legal}
    wide = max(ui.theme.px(58), *(ui.width(words, "number") for words in texts.values()))
    how = min(parts[0].width * 2 // 5, max(ui.width(words, "small") for words in ahead.values()) + 2)
    room = wide, how if parts[0].width >= ui.theme.px(HOW) else 0
    for number, action in enumerate(legal):
        part = parts[number // rows]
        rect = pygame.Rect(part.left, part.top + number % rows * step, part.width, step - ui.theme.px(2))
        share = min(1.0, max(0.0, grown - number))
        won = action in best and grown >= len(legal)
        words_here = texts[action] if share > 0 else "", ahead[action] if share > 0 else ""
        row = Row(rect, ui.theme.gap)
        _named(ui, row, move_label(snapshot.mdp.actions[action]), words_here, room, won)
        _bar(ui, row.rest(), float(q[state, action]), share, won, ends)
    if grown >= len(legal):
        ui.label(head.rest(), _verdict(best, snapshot, symbols), style="small", colour=theme.MUTED, id="winner")
    return workspace


def bar_number(value: float, values: Array) -> str:
    """The number of a bar, with as many decimals as it takes to tell the largest from the next smaller one."""
    top = float(values.max())
    below = values[values < top - 1e-9 * max(1.0, abs(top))]
    if len(below) and numeral(float(below.max())) == numeral(top):
        return exactly(value, top - float(below.max()))
    return numeral(value)


def _ahead(workspace: Workspace, state: int, action: int) -> str:
    """The look-ahead of a move as text: chance · (reward + γ · value) of each outcome, added up; "" if there is no V."""
    snapshot = workspace.snapshot
    v = believed(snapshot)
    if v is None:
        return ""
    parts = terms(snapshot.mdp, state, action, v)
    if len(parts) == 1:
        return " ".join(numbers(parts[0], sampled=True)[1:]).strip()
    return " + ".join(" ".join(word for word in numbers(term) if word) for term in parts)


def _verdict(best: tuple[int, ...], snapshot: Snapshot, symbols: bool) -> str:
    names = [snapshot.mdp.actions[action] for action in best]
    if symbols:
        moves = ", ".join(names)
        return f"argmax_a = {{{moves}}}, a tie" if len(names) > 1 else f"argmax_a = {{{moves}}}"
    if len(names) == 1:
        return f"The largest: {names[0]}."
    return f"A tie: {', '.join(names[:-1])} and {names[-1]} are equally good, so each of them is a best move."


def _named(ui: Ui, row: Row, name: str, words: tuple[str, str], room: tuple[int, int], won: bool) -> None:
    """Writes the name of a bar on the left and its number on the right, and how that comes about if there is room for it."""
    number, how = words
    ui.label(row.take(ui.theme.px(74)), name, style="small", colour=theme.INK)
    colour = theme.FOCUS_INK if won else theme.INK
    ui.label(row.right(room[0]), number, style="number", align="right", colour=colour, id=f"bar-{name}")
    if room[1] > 2:
        ui.label(row.right(room[1]), how, style="small", colour=theme.MUTED, align="right")
    elif how:
        ui.tip(f"how-{name}", row.rect, how)


def _bar(ui: Ui, area: pygame.Rect, value: float, share: float, won: bool, ends: tuple[float, float]) -> None:
    """Draws one bar from zero on, as far as it has grown."""
    low, high = ends
    zero = area.left + round(area.width * (0.0 - low) / (high - low))
    pygame.draw.line(ui.surface, theme.LINE_HOVER, (zero, area.top), (zero, area.bottom), max(1, ui.theme.px(1)))
    if share <= 0.0 or not math.isfinite(value):
        return
    end = area.left + round(area.width * (value * share - low) / (high - low))
    bar = pygame.Rect(min(zero, end), area.top + ui.theme.px(3), max(2, abs(end - zero)), area.height - ui.theme.px(6))
    Rounded(min(ui.theme.px(5), bar.width // 2), theme.FOCUS if won else theme.ACCENT).draw(ui.surface, bar)
