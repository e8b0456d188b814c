"""How the race stands: everyone's place, score and progress, the best one first."""

from dataclasses import replace

import pygame

from playground.training.race import RaceTally
from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.curve_lines import draw_sample
from playground.ui.panels.readouts import draw_bar, short_count, steady
from playground.ui.race.podium import all_score_words, decided_by
from playground.ui.race.runners import LINES, Finish, finishes, short_names, snapshots
from playground.ui.race.setup import RaceEnd, RaceSetup
from playground.ui.workspace import Workspace

ABOUT = "Who is ahead now. A click looks into one of them."


def standings(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A line for each runner: its place, its line, its name, and its score; below it how far it has come."""
    setup, every = workspace.recall(RaceSetup), snapshots(workspace)
    ui.heading(column.take(ui.theme.heading), "Places", about=f"{decided_by(setup)}. {ABOUT}")
    done: tuple[Finish, ...] = steady(ui, "standings", finishes(workspace), at_once=not workspace.brain.running)
    if len(done) != len(every):
        done = finishes(workspace)
    called, words = short_names(workspace), all_score_words(workspace, done)
    high = max(ui.theme.small_line, min(ui.theme.px(32), (column.left - column.gap * len(every)) // len(every)))
    for number in sorted(range(len(every)), key=lambda number: (done[number].place or 9, number)):
        share = _share(every[number].tally, setup)
        workspace = _line(ui, column.take(high), workspace, number, done[number], (called[number], words[number]), share)
    return workspace


def _line(
    ui: Ui, rect: pygame.Rect, workspace: Workspace, number: int, finish: Finish, words: tuple[str, str], share: float | None
) -> Workspace:
    """One line; a click on it looks into the runner."""
    lengths = ui.theme
    if ui.button(f"standing-{number}", rect, "", tooltip=f"Look into {words[0]} (key {number + 1})", flat=True):
        workspace = workspace.remember(replace(workspace.recall(RaceSetup), opened=number))
    row = Row(rect, lengths.gap)
    place = "–" if finish.place is None else f"{finish.place}."
    ui.label(row.take(lengths.px(22)), place, style="number", colour=theme.ACCENT_DARK, align="right", id=f"place-{number}")
    draw_sample(ui.surface, row.take(lengths.px(28)), LINES[number])
    room = min(ui.width(words[1], "small") + lengths.px(8), max(0, row.rect.right - row.x - lengths.px(60)))
    ui.label(row.right(room), words[1], style="small", align="right", id=f"score-{number}")
    name = row.rest()
    ui.label(name, words[0], style="small", id=f"runner-name-{number}")
    if share is not None and rect.height >= lengths.small_line + lengths.px(8):
        draw_bar(ui, pygame.Rect(name.left, rect.bottom - lengths.px(5), name.width, lengths.px(4)), share)
    return workspace


def _share(tally: RaceTally | None, setup: RaceSetup) -> float | None:
    """How much of its part a runner has done; None in a race without end."""
    if setup.end is RaceEnd.NEVER:
        return None
    if tally is None:
        return 0.0
    return tally.ticks / setup.steps if setup.end is RaceEnd.STEPS else tally.episodes / setup.episodes


def clock_words(tally: RaceTally | None) -> str:
    """How far a runner has come, in words."""
    return "" if tally is None else f"step {short_count(tally.ticks)}, episode {short_count(tally.episodes)}"
