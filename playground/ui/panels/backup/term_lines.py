"""The inspector's sum, a line for each possible outcome, with its numbers in columns whose headings read as the formula."""

from dataclasses import replace

import pygame

from playground.training.studies.inspection import Term, total
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.backup.equation import SYMBOLS, Inspection, Sum, cell_sum, of_its_policy
from playground.ui.panels.happened import place
from playground.ui.panels.log import move_label
from playground.ui.workspace import Workspace

WHERE, ADDS = 72, 62
"""Widths in units of the first column, where a line leads, and of the last one, what it adds."""
WIDEST = 1.6
"""The factor by which columns grow at most where there is more room than they need."""
ROOMY = 150
"""Units of height from which there is room for a line above the headings."""
FORMULA = ("chance", "· (reward", "+ patience", "· value)")
LETTERS = ("p", "· (r", "+ γ", "· v(s′))")
OVER_MOVES = ("π p", "· (r", "+ γ", "· v(s′))")
STEPS = ("chance", "reward", "+ patience", "· value")
STEP_LETTERS = ("p", "r", "+ γ", "· v(s′)")
EQUATION = (
    "The value of a cell comes from what may happen next: take `chance · (reward + patience · value there)` "
    "for every outcome and add them up. That is **Bellman's equation**."
)
MEANT = "How likely it is, times its reward plus patience times the value of the place it leads to."


def term_lines(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The lines of the sum; pressing one lights up where it leads."""
    equation = cell_sum(workspace)
    if equation is None:
        ui.paragraph(column, EQUATION)
        return workspace
    symbols = workspace.preferences.symbols
    kind = workspace.recall(Inspection).kind
    head = f"{SYMBOLS[kind]} = Σ" if symbols else "What may happen next, and what it adds"
    head = head if len(equation.rows) == 1 else "max over a of Σ" if symbols else "What each move is worth: the largest counts"
    if column.endless or column.left >= ui.theme.px(ROOMY):
        ui.label(column.take(ui.theme.small_line), head, style="small", colour=theme.MUTED)
    if column.endless:
        return _groups(ui, column, workspace, equation)
    with ui.scroll("inspect-lines", column.rest()) as area:
        inner = Column(area.rect, ui.theme.px(2), endless=True)
        workspace = _groups(ui, inner, workspace, equation)
        area.used(inner.used)
    return workspace


def _groups(ui: Ui, column: Column, workspace: Workspace, equation: Sum) -> Workspace:
    """The terms; where the largest of several moves counts, each move with its total, two columns where there is room."""
    abreast = 2 if len(equation.rows) > 1 and column.rect.width >= ui.theme.px(560) else 1
    area = pygame.Rect(column.rect.left, column.y, column.rect.width, column.left)
    parts = [Column(part, ui.theme.px(2), endless=True) for part in Row(area, 2 * ui.theme.space).split(abreast)]
    symbols, mean = workspace.preferences.symbols, of_its_policy(workspace, workspace.recall(Inspection).kind)
    if equation.update is not None:
        names = STEP_LETTERS if symbols else STEPS
    else:
        names = (OVER_MOVES if mean and len(equation.rows) == 1 else LETTERS) if symbols else FORMULA
    widths = _widths(ui, parts[0].rect.width, names)
    if abreast == 1 and widths:
        parts[0].rect.width = min(parts[0].rect.width, sum(widths) + ui.theme.px(WHERE + ADDS + 16) + 6 * ui.theme.px(4))
    last = "target" if equation.update is not None else "part" if symbols else "adds"
    ends = ("s′" if symbols else "leads to", last)
    for part in parts:
        _heads(ui, part, names, widths, ends)
    starts = [sum(len(row) for row in equation.rows[:group]) for group in range(len(equation.rows))]
    for group in sorted(range(len(equation.rows)), key=lambda group: group != equation.chosen):
        part = min(parts, key=lambda column: column.used)
        if len(equation.rows) > 1:
            _head(ui, part, workspace, equation, group)
        for number, term in enumerate(equation.rows[group], starts[group]):
            workspace = _line(ui, part, workspace, equation, term, number, widths)
    column.take(max(part.used for part in parts))
    return workspace


def _widths(ui: Ui, room: int, names: tuple[str, ...]) -> tuple[int, ...]:
    """The widths of the columns in pixels; none where there is too little room for columns."""
    gap = ui.theme.px(4)
    least = ("0.3333", f"· ({numeral(-0.1)}", "+ 0.95", f"· ({numeral(-12.5)}))")
    needed = [max(ui.width(name, "small"), ui.width(number, "small")) for name, number in zip(names, least, strict=True)]
    free = room - ui.theme.px(WHERE + ADDS + 16) - 6 * gap
    share = min(WIDEST, free / sum(needed))
    return tuple(round(wide * share) for wide in needed) if share >= 1.0 else ()


def _heads(ui: Ui, column: Column, names: tuple[str, ...], widths: tuple[int, ...], ends: tuple[str, str]) -> None:
    """The headings of the columns; those in the middle are the formula. ends: those of the first and of the last column."""
    rect = column.take(ui.theme.small_line)
    ui.tip("formula", rect, MEANT)
    if not widths:
        ui.label(rect, " ".join(names), style="small", colour=theme.MUTED, id="formula")
        return
    row = Row(rect.inflate(-2 * ui.theme.px(8), 0), ui.theme.px(4))
    ui.label(row.take(ui.theme.px(WHERE)), ends[0], style="small", colour=theme.MUTED, id="head-where")
    ui.label(row.right(ui.theme.px(ADDS)), ends[1], style="small", colour=theme.MUTED, align="right", id="head-adds")
    for number, (name, wide) in enumerate(zip(names, widths, strict=True)):
        ui.label(row.take(wide), name, style="small", colour=theme.MUTED, id=f"head-{number}")


def _head(ui: Ui, column: Column, workspace: Workspace, equation: Sum, group: int) -> None:
    """A move and its total; the largest is marked."""
    row, best = equation.rows[group], group == equation.chosen
    head = Row(column.take(ui.theme.line).inflate(-2 * ui.theme.px(8), 0), ui.theme.gap)
    colour = theme.ACCENT if best else theme.MUTED
    name = move_label(workspace.snapshot.mdp.actions[row[0].action])
    ui.label(head.right(ui.theme.px(80)), numeral(total(row)), style="strong", colour=colour, align="right")
    ui.label(head.rest(), f"{name} (the largest)" if best else name, style="strong", colour=colour)


def _line(
    ui: Ui, column: Column, workspace: Workspace, equation: Sum, term: Term, number: int, widths: tuple[int, ...]
) -> Workspace:
    """One term as a button: chance · (reward + γ · value), and what it adds."""
    inspection, mdp = workspace.recall(Inspection), workspace.snapshot.mdp
    several, sampled = len(equation.rows) > 1, equation.update is not None
    high, below = ui.theme.small_line + ui.theme.px(6), 0 if widths else ui.theme.small_line
    rect, lit = column.take(high + below), number == equation.line(inspection.term)
    if ui.button(f"term-{number}", rect, "", flat=True, selected=lit, tooltip=in_words(term, workspace)):
        workspace = workspace.remember(replace(inspection, term=-1 if lit else number))
    inside = rect.inflate(-2 * ui.theme.px(8), 0)
    row = Row(pygame.Rect(inside.left, rect.top, inside.width, high), ui.theme.px(4))
    ui.label(
        row.right(ui.theme.px(ADDS)),
        f"= {numeral(term.target if sampled else term.part)}",
        style="small",
        colour=theme.INK,
        align="right",
    )
    move = "" if several else f"{move_label(mdp.actions[term.action]).split()[0]} "
    after = "the end" if term.gamma == 0.0 else place(mdp.states[term.successor].cell)
    where = f"{move}→ {after}" if several else f"{move} {after}"
    ui.label(row.take(ui.theme.px(WHERE)) if widths else row.rest(), where, style="small", colour=theme.MUTED)
    if not widths:
        foot = pygame.Rect(inside.left, rect.top + high - ui.theme.px(4), inside.width, ui.theme.small_line)
        ui.label(foot, " ".join(numbers(term, sampled)), style="small", id=f"words-{number}")
        return workspace
    for part, (words, wide) in enumerate(zip(numbers(term, sampled), widths, strict=True)):
        ui.label(row.take(wide), words, style="small", id=f"words-{number}-{part}")
    return workspace


def numbers(term: Term, sampled: bool = False) -> tuple[str, str, str, str]:
    """The four numbers of chance · (reward + γ · value), as they stand below the headings.

    sampled: only one of the lines will happen, so its chance is not a factor.
    """
    value = numeral(term.value)
    value = f"({value})" if value.startswith("\N{MINUS SIGN}") else value
    close = "" if sampled else ")"
    after = (f"+ {term.gamma:.3g}", f"· {value}{close}") if term.gamma > 0.0 else (f"+ 0{close}", "")
    if sampled:
        return (f"{term.chance * 100:.3g} %", numeral(term.reward), *after)
    return (f"{term.chance:.4g}", f"· ({numeral(term.reward)}", *after)


def in_words(term: Term, workspace: Workspace) -> str:
    """A term as a sentence."""
    mdp = workspace.snapshot.mdp
    end = "and the episode ends" if term.gamma == 0.0 else f"and {numeral(term.value)} is still to be expected there"
    spot = place(mdp.states[term.successor].cell)
    return f"{term.chance * 100:.3g} %: {mdp.actions[term.action]} leads to {spot}, pays {numeral(term.reward)}, {end}."
