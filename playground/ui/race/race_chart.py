"""One chart with all who race: the return of each episode or its length, by episodes or by steps."""

from dataclasses import replace

import numpy as np
import pygame

from playground.training.episode_curve import Curve
from playground.training.race import RaceTally
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.drawing import fonts
from playground.ui.drawing.ticks import ticks
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.curve_lines import Axes, CurveLine, CurvePainter
from playground.ui.panels.learning_curve import span
from playground.ui.panels.reachable import best_return
from playground.ui.panels.readouts import draw_sunken, short_count, signed
from playground.ui.race.runners import LINES, snapshots
from playground.ui.race.setup import RaceEnd, RaceSetup
from playground.ui.workspace import Workspace

ABOUT = "Running means of everyone's episodes: the return, or how many steps an episode took; by episodes or by steps."
UP = (Option("returns", "Return", "How much reward an episode brought."), Option("lengths", "Length", "How many steps it took."))
ACROSS = (
    Option("episodes", "Episodes", "How much was learned from each episode."),
    Option("steps", "Steps", "How much was learned in the same time."),
)
LEFT_OUT = 0.1
"""The share of the lowest returns that may lie below the axis: of several curves the later parts matter."""


def race_chart(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The chart, with the choice of what its axes show."""
    setup, lengths = workspace.recall(RaceSetup), ui.theme
    head = Row(column.take(lengths.px(30)), lengths.gap)
    room = lengths.px(112), lengths.px(124)
    roomy = column.rect.width >= sum(room) + ui.width("Curves", "heading") + 3 * lengths.gap
    if roomy:
        across, up = head.right(room[1]), head.right(room[0])
    elif column.rect.width >= 2 * room[1] + lengths.gap:
        up, across = Row(column.take(lengths.px(30)), lengths.gap).split(2)
    else:
        up, across = column.take(lengths.px(30)), column.take(lengths.px(30))
    wide = head.rect.right - head.x >= ui.width("Learning curves", "heading")
    ui.heading(head.rest(), "Learning curves" if wide else "Curves", about=ABOUT)
    lengthwise = ui.dropdown("chart-up", up, UP, UP[setup.lengths].id, tooltip="What the curves show") == "lengths"
    steps = ui.dropdown("chart-across", across, ACROSS, ACROSS[setup.axis_steps].id, tooltip="Along what") == "steps"
    if (lengthwise, steps) != (setup.lengths, setup.axis_steps):
        workspace = workspace.remember(replace(setup, lengths=lengthwise, axis_steps=steps))
    draw_chart(ui, column.take(max(lengths.px(84), min(lengths.px(170), column.left))), workspace)
    return workspace


def plain_chart(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The chart alone, of returns by episodes."""
    ui.heading(column.take(ui.theme.heading), "Who gets better?", about="The higher a line, the more reward in each round.")
    draw_chart(ui, column.take(max(ui.theme.px(84), min(ui.theme.px(170), column.left))), workspace)
    return workspace


def curve_of(tally: RaceTally, setup: RaceSetup) -> Curve:
    """What the chart shows of one runner."""
    if not setup.lengths:
        return tally.curve
    return Curve(tally.curve.episode, tally.lengths, tally.lengths, tally.lengths, tally.curve.transition)


def draw_chart(ui: Ui, area: pygame.Rect, workspace: Workspace) -> None:
    """Draws everyone's line between the axes, or says why there is none yet."""
    setup, every = workspace.recall(RaceSetup), snapshots(workspace)
    tallies = [runner.tally for runner in every]
    lines = [
        CurveLine(curve_of(tally, setup), LINES[number])
        for number, tally in enumerate(tallies)
        if tally is not None and len(tally.curve.mean) >= 2
    ]
    if not lines:
        draw_sunken(ui, area)
        ui.label(area, "The curves begin with episode 2", style="small", colour=theme.MUTED, align="center")
        return
    optimum = every[0].optimum
    best = best_return(every[0].mdp, optimum) if optimum is not None and not setup.lengths else None
    low, high = _span(lines, best, setup.lengths)
    plot = _plot(ui, area, setup, (low, high))
    first, last = _ends(lines, setup)
    axes = Axes(plot.size, low, high, first, last, best, setup.axis_steps)
    painter = ui.kept(f"race-curves-{plot.width}", _Painter)
    ui.surface.blit(painter.lines(lines, every, axes, ui.now, setup), plot)
    foot = pygame.Rect(plot.left, plot.bottom + ui.theme.px(2), plot.width, ui.theme.small_line)
    ui.label(foot, f"{first:,.0f}", style="tiny", colour=theme.MUTED)
    ui.label(foot, short_count(last), style="tiny", colour=theme.MUTED, align="right")
    ui.label(foot, "steps" if setup.axis_steps else "episodes", style="tiny", align="center", id="race-axis-across")
    words = "Running means" + (f", the dashed line the best possible ({signed(best)})." if best is not None else ".")
    ui.tip("race-curves", area, words)


class _Painter:
    """Paints the lines again only where there is something new, and at full speed only some times a second."""

    def __init__(self) -> None:
        self._painter = CurvePainter()
        self._seen: tuple[object, ...] = ()
        self._lines: tuple[CurveLine, ...] = ()

    def lines(
        self, lines: list[CurveLine], every: tuple[Snapshot, ...], axes: Axes, now: float, setup: RaceSetup
    ) -> pygame.Surface:
        """The surface with all lines; the same curves as long as the same is seen."""
        seen = every, setup.axis_steps, setup.lengths
        if seen != self._seen:
            self._seen, self._lines = seen, tuple(lines)
        return self._painter.lines(None, self._lines, axes, now)


def _span(lines: list[CurveLine], best: float | None, lengths: bool) -> tuple[float, float]:
    """The lowest and the highest number of the vertical axis."""
    if lengths:
        return 0.0, max(1.0, max(float(np.quantile(line.curve.mean, 1.0 - LEFT_OUT)) for line in lines)) * 1.15
    lows, highs = zip(*(span(line.curve, best, LEFT_OUT) for line in lines), strict=True)
    return min(lows), max(highs)


def _ends(lines: list[CurveLine], setup: RaceSetup) -> tuple[float, float]:
    """Where the horizontal axis begins and ends: as far as the race goes, where that is clear from the start."""
    last = max(float(line.curve.across(setup.axis_steps)[-1]) for line in lines)
    if setup.end is RaceEnd.EPISODES and not setup.axis_steps:
        last = float(setup.episodes)
    if setup.end is RaceEnd.STEPS and setup.axis_steps:
        last = float(setup.steps)
    return 1.0, max(2.0, last)


def _plot(ui: Ui, area: pygame.Rect, setup: RaceSetup, ends: tuple[float, float]) -> pygame.Rect:
    """Draws the vertical axis; returns where the lines belong."""
    lengths, (low, high) = ui.theme, ends
    word = "steps an episode" if setup.lengths else "return"
    upright = pygame.transform.rotate(fonts.text(word, "tiny", lengths.text_size("tiny"), theme.INK), 90)
    spot = upright.get_rect(midleft=(area.left, area.centery - lengths.px(10)))
    if area.contains(spot):
        ui.surface.blit(upright, spot)
        ui.note("race-axis-up", "label", spot, word)
    aside = lengths.px(46) + (spot.width if area.contains(spot) else 0)
    plot = pygame.Rect(area.left + aside, area.top + lengths.px(6), area.width - aside - lengths.px(4), area.height)
    plot.height -= lengths.px(26)
    for value in ticks(low, high, 4 if plot.height >= lengths.px(90) else 3):
        y = plot.bottom - round((value - low) / (high - low) * plot.height)
        ui.surface.fill(theme.LINE, (plot.left, y, plot.width, lengths.px(1)))
        text = pygame.Rect(plot.left - lengths.px(46), y - lengths.small_line // 2, lengths.px(40), lengths.small_line)
        ui.label(text, short_count(value) if setup.lengths else signed(value, 3), "tiny", theme.MUTED, "right")
    return plot
