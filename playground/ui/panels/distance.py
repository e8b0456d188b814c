"""How far the learner is from the optimum: three numbers in plain words, each with a bar that fills up."""

import math

import pygame

from playground.training.snapshot import Distance
from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.readouts import draw_bar, signed
from playground.ui.workspace import Workspace

ABOUT = "The learner beside the exact solution of this level, which is worked out while it learns."


def distance(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The meter; where the level could not be solved, the reason."""
    snapshot = workspace.snapshot
    ui.heading(column.take(ui.theme.heading), "How close?", about=ABOUT)
    if snapshot.optimum is not None and snapshot.optimum.message:
        ui.rich(column.take(3 * ui.theme.line), snapshot.optimum.message)
        return workspace
    meter = snapshot.distance
    size = float(abs(snapshot.optimum.v).max()) if snapshot.optimum is not None else 0.0
    best = "best moves known" if not workspace.preferences.symbols else "best moves known (π)"
    _bar(
        ui,
        column,
        "optimal-actions",
        best,
        _share(meter),
        _percent(meter),
        "The share of cells where every action that looks best really is one of the best.",
    )
    error = meter.max_error if meter else math.nan
    name = "values off by at most" if not workspace.preferences.symbols else "largest |V − V*|"
    _bar(
        ui,
        column,
        "max-error",
        name,
        _closeness(error, size),
        _number(error, "no values" if meter else "–"),
        "The largest gap between the values it believes and the exact ones.",
    )
    loss = meter.optimal_return - meter.greedy_return if meter else math.nan
    shown = "never arrives" if meter and math.isinf(loss) else _number(loss, "–")
    about = "How much less its best guess earns from the start than the optimum: "
    about += (
        f"{signed(meter.greedy_return)} of {signed(meter.optimal_return)}." if meter and math.isfinite(loss) else "not known yet."
    )
    _bar(ui, column, "loss", "lost from the start", _closeness(loss, abs(meter.optimal_return) if meter else 0.0), shown, about)
    return workspace


def _share(meter: Distance | None) -> float:
    return meter.optimal_actions if meter and math.isfinite(meter.optimal_actions) else 0.0


def _percent(meter: Distance | None) -> str:
    return f"{math.floor(meter.optimal_actions * 100)} %" if meter and math.isfinite(meter.optimal_actions) else "–"


def _number(value: float, none: str) -> str:
    return none if not math.isfinite(value) else signed(abs(value), 3).lstrip("+")


def _closeness(gap: float, size: float) -> float:
    """1 where there is no gap, 0 where it is as large as the values themselves."""
    if not math.isfinite(gap):
        return 0.0
    return max(0.0, 1.0 - abs(gap) / size) if size > 0 else float(abs(gap) < 1e-9)


def _bar(ui: Ui, column: Column, id: str, name: str, share: float, value: str, about: str) -> None:
    """Draws a name, a number at the right, and a bar below them."""
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
