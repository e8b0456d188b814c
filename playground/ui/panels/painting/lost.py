"""What the value of a policy is made of in the cell that is read, and in which cells it falls behind the best."""

import math

import numpy as np
import pygame

from playground.learning.learner import Array, Field
from playground.plurals import noun_of
from playground.training.drivers import PolicySource
from playground.training.snapshot import Optimum, Snapshot, Studied
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.drawing.shapes import Rounded
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.happened import place
from playground.ui.panels.log import move_label
from playground.ui.panels.painting.painting import losses, shares, worst
from playground.ui.panels.readouts import signed
from playground.ui.workspace import Workspace

FEW = 6
"""The most cells of a circle that are named one by one."""
LINES = 4
"""The most cells that are listed."""
HEADS, LETTERS = ("Move", "Chance", "Worth", "Adds"), ("a", "π(a|s)", "Q_π(s, a)", "π · Q_π")


def played_states(snapshot: Snapshot) -> Array:
    """[S] bool: states in which a person made a move."""
    counts = snapshot.fields.get(Field.PLAYED)
    states: Array = np.zeros(len(snapshot.mdp.states), bool) if counts is None else counts.sum(axis=1) > 0
    return states


def lost(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Where the policy goes round for ever, and which cells cost the start most of its value."""
    if workspace.snapshot.study is None:
        return workspace
    if column.endless:
        return _lost(ui, column, workspace, workspace.snapshot.study)
    with ui.scroll("lost", column.rest()) as area:
        inner = Column(area.rect, column.gap, endless=True)
        workspace = _lost(ui, inner, workspace, workspace.snapshot.study)
        area.used(inner.used)
    return workspace


def _lost(ui: Ui, column: Column, workspace: Workspace, study: Studied) -> Workspace:
    snapshot, optimum = workspace.snapshot, workspace.snapshot.optimum
    circle = np.flatnonzero(study.circle & ~snapshot.mdp.terminal)
    if len(circle):
        ui.label(column.take(ui.theme.line), "It goes round in a circle", style="strong")
        words = circle_in_words(snapshot, circle.tolist(), study)
        ui.paragraph(column, words, "small", id="circle")
    taken = None if optimum is None or optimum.message else shares(study, optimum, snapshot.mdp)
    if taken is None or optimum is None:
        return workspace
    gap = optimum.start - study.start
    head = Row(column.take(ui.theme.line), ui.theme.gap)
    if gap <= 1e-9 * max(1.0, abs(optimum.start)):
        ui.label(head.rest(), "Nothing is lost", style="strong", id="lost-nowhere")
        words = "From the start on, every choice is a best one."
        ui.paragraph(column, words, "small", theme.MUTED)
        return workspace
    loss = signed(-gap, 3)
    spot = head.right(ui.width(loss, "strong") + ui.theme.px(8))
    ui.label(spot, loss, style="strong", align="right", id="lost-all")
    ui.tip("lost-all", spot, "By how much the start is worth less than it could be: the sum of what the cells below lose")
    ui.label(head.rest(), "Where it is lost", style="strong")
    return _list(ui, column, workspace, study, optimum, taken)


def circle_in_words(snapshot: Snapshot, circle: list[int], study: Studied) -> str:
    """Which cells a policy never leaves, in sentences of rich text."""
    cells = list(dict.fromkeys(place(snapshot.mdp.states[state].cell) for state in circle))
    named = f"**{' '.join(cells)}**" if len(cells) <= FEW else f"**{len(cells)}** {noun_of(len(cells), 'cell')}"
    ends = "Nothing ever ends there"
    if math.isinf(study.start):
        ends = "Every round costs, so its losses never end" if study.start < 0 else "Every round gains, so its gains never end"
    return f"It reaches {named} (framed) and stays there for ever. {ends}."


def _list(ui: Ui, column: Column, workspace: Workspace, study: Studied, optimum: Optimum, taken: Array) -> Workspace:
    """The worst cells, a line that leads to each; what is lost in cells that a person never played is one line."""
    snapshot = workspace.snapshot
    own = played_states(snapshot) if study.source == PolicySource.PLAYED else np.ones(len(taken), bool)
    spots, elsewhere = worst(taken, own, LINES), float(taken[~own].sum())
    most = max([*(float(taken[state]) for state in spots), elsewhere], default=0.0)
    gaps = losses(optimum.v, optimum.q, study.policy, snapshot.mdp.legal)
    for number, state in enumerate(spots):
        cell, count = snapshot.mdp.states[state].cell, float(study.visits[state]) if study.visits is not None else 0.0
        times = f"{numeral(count)} {noun_of(count, 'time')}"
        tip = f"Its choice here loses {numeral(float(gaps[state]))} each time, and it comes here {times} per episode"
        tip += " (later visits count less)" if snapshot.mdp.discount < 1.0 else ""
        rect = column.take(ui.theme.small_line + ui.theme.px(4))
        if ui.button(f"lost-{number}", rect, "", flat=True, selected=cell == workspace.read, tooltip=tip):
            workspace = workspace.reading(cell)
        _bar(ui, rect, place(cell), float(taken[state]), most)
    if elsewhere > 1e-9:
        _bar(ui, column.take(ui.theme.small_line + ui.theme.px(4)), "never played", elsewhere, most)
    return workspace


def _bar(ui: Ui, rect: pygame.Rect, name: str, taken: float, most: float) -> None:
    """A cell, and what it takes as a bar and as a number."""
    row = Row(rect.inflate(-2 * ui.theme.px(6), 0), ui.theme.gap)
    ui.label(row.take(ui.theme.px(84)), name, style="small")
    ui.label(row.right(ui.theme.px(64)), signed(-taken, 3), style="small", align="right", id=f"taken-{name}")
    area = row.rest()
    wide = max(ui.theme.px(3), round(area.width * taken / most)) if most > 0 else 0
    bar = pygame.Rect(area.left, area.centery - ui.theme.px(4), wide, ui.theme.px(8))
    Rounded(min(ui.theme.px(4), wide // 2), theme.VALUE_STOPS[1]).draw(ui.surface, bar)


def made_of(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The cell that is read: each move's chance times what it is worth, V_π(s) = Σ_a π(a|s) Q_π(s, a) (eq. 3.14 in two steps)."""
    snapshot, state = workspace.snapshot, state_read(workspace)
    study, symbols = snapshot.study, workspace.preferences.symbols
    if study is None or state is None:
        words = "A **policy** says what to do in every cell. Its **value** is what that pays, worked out exactly here."
        ui.paragraph(column, words)
        return workspace
    head = Row(column.take(ui.theme.line), ui.theme.gap)
    value = fine(float(study.v[state]))
    ui.label(head.right(ui.width(value, "strong") + ui.theme.px(8)), value, style="strong", align="right", id="made-of")
    cell = place(workspace.read)
    ui.label(head.rest(), f"V_π{cell} = Σ π · Q_π" if symbols else f"What {cell} is worth", style="strong")
    _cells(ui, column.take(ui.theme.small_line), LETTERS if symbols else HEADS, theme.MUTED)
    legal = np.flatnonzero(snapshot.mdp.legal[state]).tolist()
    order = sorted(legal, key=lambda action: -float(study.policy[state, action]))
    high = ui.theme.small_line + ui.theme.px(3)
    with ui.scroll("made-of", column.rest() if not column.endless else column.take(len(order) * high)) as area:
        inner = Column(area.rect, 0, endless=True)
        for action in order:
            share, worth = float(study.policy[state, action]), float(study.q[state, action])
            adds = fine(share * worth) if share > 0.0 else "0"
            texts = move_label(snapshot.mdp.actions[action]), f"{share * 100:.3g} %", fine(worth), adds
            _cells(ui, inner.take(high), texts, theme.INK if share > 0.0 else theme.MUTED)
        area.used(inner.used)
    return workspace


def fine(value: float) -> str:
    """A number in about three digits, or in four decimals where it is small."""
    return numeral(value, places=4) if abs(value) < 0.1 else numeral(value, places=3)


def _cells(ui: Ui, rect: pygame.Rect, words: tuple[str, ...], colour: theme.Colour) -> None:
    """A line of the table."""
    parts = Row(rect, ui.theme.px(4)).split((1.4, 1.0, 1.2, 1.0))
    for number, (part, text) in enumerate(zip(parts, words, strict=True)):
        ui.label(part, text, style="small", colour=colour, align="left" if number == 0 else "right")
