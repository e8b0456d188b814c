"""The inspector's words: what is asked, the terms line by line, and whether both sides of the equation agree."""

import math
from dataclasses import replace

import numpy as np

from playground.training.inspection import Term, total
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.inspector.looking_at import KINDS, OF_A_MOVE, OF_A_POLICY, SYMBOLS, Inspection, Sum, action_of, summed
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.happened import place
from playground.ui.panels.log import pointed
from playground.ui.panels.whose import whose
from playground.ui.workspace import Workspace

CLOSE = 1e-9
"""What two sides of an equation may differ by, as a share of their size, and still be called equal."""
TARGETS = {
    "max": "It counts on the best it knows there.",
    "mean": "It counts on the mean over what it will do there.",
    "next": "It will count on the move that it really makes there; this is the mean over those.",
    "value": "It counts on what it believes the next place to be worth.",
}


def question(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """What is looked at, whose policy, which move, and the map of what is left to mend."""
    told = workspace.recall(Inspection)
    options = [replace(each, title=SYMBOLS[each.id]) for each in KINDS] if workspace.preferences.symbols else list(KINDS)
    kind = ui.dropdown("inspect-kind", column.take(ui.theme.row), options, told.kind, tooltip="What to look into")
    told = replace(told, kind=kind, term=told.term if kind == told.kind else -1)
    if kind in OF_A_POLICY:
        told = replace(told, whose=whose(ui, column, "inspect-whose", told.whose))
    state = state_read(workspace)
    if kind in OF_A_MOVE and state is not None:
        told = _moves(ui, column, workspace, told, state)
    about = "Over the whole board: by how much the right side differs from the left one. 0 everywhere means: solved."
    label = "Residuals" if workspace.preferences.symbols else "What is left to mend"
    told = replace(told, residuals=ui.toggle("residuals", column.take(ui.theme.toggle), label, told.residuals, tooltip=about))
    return workspace.remember(told)


def _moves(ui: Ui, column: Column, workspace: Workspace, told: Inspection, state: int) -> Inspection:
    """A button for every move that is possible in the cell."""
    mdp = workspace.snapshot.mdp
    legal, now = np.flatnonzero(mdp.legal[state]).tolist(), action_of(workspace.snapshot, state, told.action)
    abreast = 2
    for first in range(0, len(legal), abreast):
        parts = Row(column.take(ui.theme.button), ui.theme.gap).split(abreast)
        for action, rect in zip(legal[first : first + abreast], parts, strict=False):
            if ui.button(f"inspect-{mdp.actions[action]}", rect, pointed(mdp.actions[action]), selected=action == now):
                told = replace(told, action=mdp.actions[action], term=-1)
    return told


def verdict(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Both sides of the equation, and whether they agree."""
    found = summed(workspace)
    words = _missing(workspace) if found is None else _verdict(found, workspace)
    ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words, id="verdict")
    return workspace


def _missing(workspace: Workspace) -> str:
    """Why there is no sum."""
    told, spec = workspace.recall(Inspection), workspace.spec
    if state_read(workspace) is None:
        return f"Nothing can be done in **{place(workspace.read)}**: pick another cell by a click or the arrow keys."
    if told.kind == "td" and spec is not None and not spec.bootstrap:
        return f"{spec.title} does not learn from one step alone, so one step has no target of its own."
    if told.kind in ("td", "believed"):
        return "This learner keeps no values to look into."
    study = workspace.snapshot.study
    return study.message if study is not None and study.message else "It is being worked out …"


def _verdict(found: Sum, workspace: Workspace) -> str:
    spot = place(workspace.read)
    if found.update is not None:
        each, spec = found.update, workspace.spec
        told = TARGETS[spec.bootstrap] if spec is not None else ""
        step = f"{numeral(each.old)} + {each.alpha:g} · ({numeral(each.target)} − {_signed(each.old)}) = **{numeral(each.new)}**"
        return f"In **{spot}**, if the lit line happens next: {step}. {told}"
    if math.isinf(found.stored) or math.isinf(found.total):
        return f"In **{spot}** the sum has no end: {numeral(found.total)}."
    gap = found.total - found.stored
    same = abs(gap) <= CLOSE * max(1.0, abs(found.stored))
    sides = f"In **{spot}** the sum is **{numeral(found.total)}**, and **{numeral(found.stored)}** is kept."
    return f"{sides} They agree." if same else f"{sides} They differ by **{numeral(gap)}**."


def _signed(value: float) -> str:
    """A number that is taken away: in brackets where it is negative."""
    return numeral(value) if value >= 0 else f"({numeral(value)})"


def lines(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The sum, a line for each thing that may happen; pointing at a line lights where it leads."""
    found = summed(workspace)
    if found is None:
        return workspace
    symbols = workspace.preferences.symbols
    head = f"{SYMBOLS[workspace.recall(Inspection).kind]} =" if symbols else "What may happen, and what it is worth"
    ui.label(column.take(ui.theme.small_line), head, style="small", colour=theme.MUTED)
    if column.endless:
        return _groups(ui, column, workspace, found)
    with ui.scroll("inspect-lines", column.rest()) as area:
        inner = Column(area.rect, ui.theme.px(2))
        workspace = _groups(ui, inner, workspace, found)
        area.used(inner.used)
    return workspace


def _groups(ui: Ui, column: Column, workspace: Workspace, found: Sum) -> Workspace:
    """The terms; where the largest of several moves counts, each move with its total, two side by side where there is room."""
    abreast = 2 if len(found.rows) > 1 and column.rect.width >= ui.theme.px(620) else 1
    parts = [Column(part, column.gap, endless=True) for part in Row(column.rect, 2 * ui.theme.space).split(abreast)]
    number = 0
    for group, row in enumerate(found.rows):
        part = min(parts, key=lambda each: each.used)
        if len(found.rows) > 1:
            _head(ui, part, workspace, found, group)
        for term in row:
            workspace = _line(ui, part, workspace, term, number, len(found.rows) > 1)
            number += 1
    column.take(max(part.used for part in parts))
    return workspace


def _head(ui: Ui, column: Column, workspace: Workspace, found: Sum, group: int) -> None:
    """A move and its total; the largest one is marked."""
    row, best = found.rows[group], group == found.chosen
    head = Row(column.take(ui.theme.line), ui.theme.gap)
    colour = theme.ACCENT if best else theme.MUTED
    name = pointed(workspace.snapshot.mdp.actions[row[0].action])
    ui.label(head.right(ui.theme.px(80)), numeral(total(row)), style="strong", colour=colour, align="right")
    ui.label(head.rest(), f"{name} (the largest)" if best else name, style="strong", colour=colour)


def _line(ui: Ui, column: Column, workspace: Workspace, term: Term, number: int, several: bool) -> Workspace:
    """One term as a button: chance × (reward + γ × value) and what it adds."""
    told, mdp = workspace.recall(Inspection), workspace.snapshot.mdp
    rect = column.take(ui.theme.small_line + ui.theme.px(8))
    lit = number == told.term
    if ui.button(f"term-{number}", rect, "", flat=True, selected=lit, tooltip=_told(term, workspace)):
        workspace = workspace.remember(replace(told, term=-1 if lit else number))
    row = Row(rect.inflate(-2 * ui.theme.px(8), 0), ui.theme.gap)
    ui.label(row.right(ui.theme.px(64)), f"= {numeral(term.part)}", style="small", colour=theme.INK, align="right")
    move = "" if several else f"{pointed(mdp.actions[term.action]).split()[0]} "
    after = "the end" if term.gamma == 0.0 else place(mdp.states[term.successor].cell)
    ui.label(row.take(ui.theme.px(84)), f"{move}→ {after}", style="small", colour=theme.MUTED)
    ui.label(row.rest(), equation(term), style="small", id=f"words-{number}")
    return workspace


def equation(term: Term) -> str:
    """chance · (reward + γ · value), in numbers."""
    after = f" + {term.gamma:g} · {_signed(term.value)}" if term.gamma > 0.0 else " + 0"
    return f"{term.chance:.4g} · ({numeral(term.reward)}{after})"


def _told(term: Term, workspace: Workspace) -> str:
    """The line in words."""
    mdp = workspace.snapshot.mdp
    end = "and the episode ends" if term.gamma == 0.0 else f"where {numeral(term.value)} is still to be expected"
    spot = place(mdp.states[term.successor].cell)
    return f"{term.chance * 100:.3g} %: {mdp.actions[term.action]} leads to {spot}, pays {numeral(term.reward)}, {end}."
