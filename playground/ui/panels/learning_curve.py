"""The learning curve: every episode's return thin, the running mean thick, the best possible dashed; kept curves beside it."""

from dataclasses import fields

import numpy as np
import pygame

from playground.learning.learner import Source
from playground.training.episode_curve import Curve
from playground.ui import theme
from playground.ui.drawing import fonts
from playground.ui.drawing.ticks import ticks
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.comparing import keep_button, kept_here, legend
from playground.ui.panels.curve_lines import STYLES, Axes, CurveLine, CurvePainter, seen_of
from playground.ui.panels.curve_view import CurveView, moved_by_hand
from playground.ui.panels.reachable import best_return
from playground.ui.panels.readouts import draw_sunken, short_count, signed
from playground.ui.workspace import Workspace

ABOUT = "How much reward each episode brought, from the first to the last: where it rises, the learner gets better."
LEAST = 0.3
"""The axis spans at least this part of the returns' size, so that mere noise does not fill it."""
UP, EPISODES, TRANSITIONS = "return", "episodes", "transitions"
"""What the axes show."""
AXIS = "Press: along episodes, or along transitions, the single steps of all episodes"
FEW, MANY = 0.02, 0.1
"""The share of the lowest returns that may lie below the axis; of several curves the later parts matter, so it is larger."""


def learning_curve(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The curve with numbers on its axes, together with the curves that were kept on this level."""
    lengths = ui.theme
    title = Row(column.take(lengths.heading), lengths.px(4))
    larger = title.right(lengths.px(30))
    keep = title.right(lengths.px(96 if column.rect.width >= lengths.px(270) else 30))
    ui.heading(title.rest(), "Learning curve", about=ABOUT)
    workspace = legend(ui, column, keep_button(ui, keep, workspace))
    if ui.button("compare", larger, "", icon="zoom-in", tooltip="A large view of this curve and the kept ones", flat=True):
        workspace = workspace.open_dialog("compare")
    least = lengths.px(72 if kept_here(workspace) else 84)
    return draw_curves(ui, column.take(max(least, min(lengths.px(150), column.left))), workspace)


def draw_curves(ui: Ui, area: pygame.Rect, workspace: Workspace, zooms: bool = False) -> Workspace:
    """Draws the curves in an area, or says why there are none yet; zooms: whether the mouse moves and zooms them there."""
    transitions = workspace.recall(CurveView).transitions
    kept = tuple(CurveLine(entry.curve, STYLES[entry.place]) for entry in kept_here(workspace))
    kept = tuple(line for line in kept if np.isfinite(line.curve.across(transitions)).any())
    now = workspace.snapshot.curve
    present = now if np.isfinite(now.across(transitions)).sum() >= 2 else None
    if present is None and not kept:
        draw_sunken(ui, area)
        planner = workspace.spec is not None and workspace.spec.source is Source.MODEL
        words = "It plans without episodes" if planner else "The curve begins with episode 2"
        ui.label(area, words, style="small", colour=theme.MUTED, align="center")
        return workspace
    return _draw_lines(ui, area, present, kept, workspace, zooms)


def extent(workspace: Workspace) -> tuple[float, float] | None:
    """Where the curves begin and end; None where there are none."""
    transitions = workspace.recall(CurveView).transitions
    curves = [*(entry.curve for entry in kept_here(workspace)), workspace.snapshot.curve]
    lines = [line[np.isfinite(line)] for line in (curve.across(transitions) for curve in curves)]
    ends = [(float(line[0]), float(line[-1])) for line in lines if len(line) >= 2]
    if not ends:
        return None
    return 1.0 if transitions else min(first for first, _ in ends), max(last for _, last in ends)


def _draw_lines(
    ui: Ui, area: pygame.Rect, present: Curve | None, kept: tuple[CurveLine, ...], workspace: Workspace, zooms: bool
) -> Workspace:
    """Draws the lines between their axes."""
    lengths, best, view = ui.theme, reachable(workspace), workspace.recall(CurveView)
    curves = [*(line.curve for line in kept), *([present] if present is not None else [])]
    first, last = view.ends(*(extent(workspace) or (1.0, 2.0)))
    seen = [_part(curve, view.transitions, first, last) for curve in curves]
    lows, highs = zip(*(span(curve, best, MANY if kept else FEW) for curve in seen), strict=True)
    low, high = min(lows), max(highs)
    aside = lengths.px(46) + _upright(ui, area)
    plot = pygame.Rect(
        area.left + aside, area.top + lengths.px(6), area.width - aside - lengths.px(4), area.height - lengths.px(26)
    )
    for value in ticks(low, high, 4 if plot.height >= lengths.px(90) else 3):
        y = plot.bottom - round((value - low) / (high - low) * plot.height)
        ui.surface.fill(theme.LINE, (plot.left, y, plot.width, lengths.px(1)))
        text = pygame.Rect(plot.left - lengths.px(46), y - lengths.small_line // 2, lengths.px(40), lengths.small_line)
        ui.label(text, signed(value, 3), style="tiny", colour=theme.MUTED, align="right")
    axes = Axes(plot.size, low, high, first, last, best, view.transitions)
    ui.surface.blit(ui.kept(f"curve-{plot.width}", CurvePainter).lines(present, kept, axes, ui.now), plot)
    foot = pygame.Rect(plot.left, plot.bottom + lengths.px(2), plot.width, lengths.small_line)
    ui.label(foot, short_count(round(first)), style="tiny", colour=theme.MUTED)
    ui.label(foot, short_count(round(last)), style="tiny", colour=theme.MUTED, align="right")
    word = TRANSITIONS if view.transitions else EPISODES
    wide = ui.width(word, "tiny") + lengths.px(14)
    middle = pygame.Rect(foot.centerx - wide // 2, foot.top, wide, foot.height)
    if ui.link("axis-across", middle, word, tooltip=AXIS, style="tiny", align="center"):
        workspace = workspace.remember(CurveView(not view.transitions))
    if zooms:
        return moved_by_hand(ui, plot, *(extent(workspace) or (1.0, 2.0)), workspace)
    words = "Running means of the returns, each in a band from lowest to highest" if kept else "The return of every episode"
    words += "; the solid line is this run" if kept else "; the thick line is the running mean"
    upper = pygame.Rect(area.left, area.top, area.width, foot.top - area.top)
    ui.tip("curve", upper, words + (f", the dashed line the best possible ({signed(best)})." if best is not None else "."))
    return workspace


def _part(curve: Curve, transitions: bool, first: float, last: float) -> Curve:
    """What of a curve is seen."""
    begin, end = seen_of(curve.across(transitions), first, last)
    return Curve(*(getattr(curve, row.name)[begin:end] for row in fields(curve)))


def _upright(ui: Ui, area: pygame.Rect) -> int:
    """Writes what the vertical axis shows along it, from below upwards; returns the pixels that this takes."""
    word = pygame.transform.rotate(fonts.text(UP, "tiny", ui.theme.text_size("tiny"), theme.INK), 90)
    spot = word.get_rect(midleft=(area.left, area.centery - ui.theme.px(10)))
    if not area.contains(spot):
        return 0
    ui.surface.blit(word, spot)
    ui.note("axis-up", "label", spot, UP)
    return spot.width


def reachable(workspace: Workspace) -> float | None:
    """The best mean return of an episode, where it is known."""
    snapshot = workspace.snapshot
    return best_return(snapshot.mdp, snapshot.optimum) if snapshot.optimum is not None else None


def span(drawn: Curve, best: float | None, left_out: float = FEW) -> tuple[float, float]:
    """The lowest and the highest number of the vertical axis; a few early disasters do not flatten all the rest."""
    values = drawn.mean
    low, high = float(np.quantile(values, left_out)), float(values.max())
    if best is not None:
        low, high = min(low, best), max(high, best)
    least = max(0.1, LEAST * max(abs(low), abs(high)))
    room = max((high - low) * 0.06, (least - (high - low)) / 2)
    return low - room, high + room
