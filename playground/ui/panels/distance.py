"""How far the learner is from the optimum: three numbers in plain words, each with a bar that fills up."""

import math

import pygame

from playground.training.snapshot import Distance
from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.readouts import draw_bar, signed
from playground.ui.workspace import Workspace


def distance(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The meter; until the level is solved it says so."""
    snapshot = workspace.snapshot
    ui.heading(column.take(ui.theme.heading), "How close?")
    if snapshot.optimum is not None and snapshot.optimum.message:
        ui.rich(column.take(3 * ui.theme.line), snapshot.optimum.message)
        return workspace
    told = snapshot.distance
    size = float(abs(snapshot.optimum.v).max()) if snapshot.optimum is not None else 0.0
    best = "best moves known" if not workspace.preferences.symbols else "best moves known (π)"
    _bar(
        ui,
        column,
        "optimal-actions",
        best,
        _share(told),
        _percent(told),
        "Cells where every action that looks best is truly one of the best.",
    )
    error = told.max_error if told else math.nan
    name = "values off by at most" if not workspace.preferences.symbols else "largest |V − V*|"
    _bar(
        ui,
        column,
        "max-error",
        name,
        _closeness(error, size),
        _number(error, "no values" if told else "–"),
        "The largest gap between what it believes and the exact values.",
    )
    loss = told.optimal_return - told.greedy_return if told else math.nan
    shown = "never arrives" if told and math.isinf(loss) else _number(loss, "–")
    about = "What its best guess gives away against the optimum, from the start: "
    about += (
        f"{signed(told.greedy_return)} of {signed(told.optimal_return)}." if told and math.isfinite(loss) else "not known yet."
    )
    _bar(ui, column, "loss", "lost from the start", _closeness(loss, abs(told.optimal_return) if told else 0.0), shown, about)
    return workspace


def _share(told: Distance | None) -> float:
    return told.optimal_actions if told and math.isfinite(told.optimal_actions) else 0.0


def _percent(told: Distance | None) -> str:
    return f"{math.floor(told.optimal_actions * 100)} %" if told and math.isfinite(told.optimal_actions) else "–"


def _number(value: float, none: str) -> str:
    return none if not math.isfinite(value) else signed(abs(value), 3).lstrip("+")


def _closeness(gap: float, size: float) -> float:
    """1 where there is no gap, 0 where it is as large as the values themselves."""
    if not math.isfinite(gap):
        return 0.0
    return max(0.0, 1.0 - abs(gap) / size) if size > 0 else float(abs(gap) < 1e-9)


def _bar(ui: Ui, column: Column, id: str, name: str, share: float, value: str, about: str) -> None:
    """A name, a number at the right, and a bar below them."""
    rect = column.take(ui.theme.small_line + ui.theme.px(11))
    text = pygame.Rect(rect.left, rect.top, rect.width, ui.theme.small_line)
    room = max(ui.theme.px(56), ui.width(value, "small") + ui.theme.px(8))
    ui.label(
        pygame.Rect(text.left, text.top, max(0, text.width - room), text.height),
        name[:1].upper() + name[1:],
        style="small",
        colour=theme.MUTED,
    )
    ui.label(text, value, style="small", colour=theme.INK, align="right")
    track = pygame.Rect(rect.left, text.bottom + ui.theme.px(2), rect.width, ui.theme.px(7))
    draw_bar(ui, track, share)
    ui.tip(f"meter-{id}", rect, about)
