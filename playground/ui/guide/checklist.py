"""The side card of the guided minute: what was done, what comes, for whom the words are, and the way out."""

import pygame

from playground.lessons.wording import ReadingLevel
from playground.ui import theme
from playground.ui.guide.guide import ANSWERS, guided
from playground.ui.guide.guided_steps import STEPS
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.orders import with_preferences
from playground.ui.panels.readers import READERS
from playground.ui.workspace import Workspace


def checklist(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The steps, one under the other, with a mark before those that are done."""
    minute, reading = guided(workspace), ReadingLevel(workspace.preferences.reading)
    ui.heading(column.take(ui.theme.heading), "Your first minute")
    for number, step in enumerate(STEPS[:-1]):
        done = number < minute.step or (number == minute.step and minute.praised is not None)
        row = Row(column.take(ui.theme.line + ui.theme.gap), ui.theme.gap)
        mark = row.take(ui.theme.icon)
        mark = pygame.Rect(mark.left, mark.centery - ui.theme.icon // 2, ui.theme.icon, ui.theme.icon)
        here = number == minute.step
        ui.icon("check" if done else "chevron-right" if here else "stay", mark, theme.ACCENT if done or here else theme.EDGE)
        colour = theme.INK if here or done else theme.MUTED
        ui.label(row.rest(), step.title.at(reading), style="strong" if here else "text", colour=colour, id=f"step-{step.id}")
    return workspace


def reader(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """For whom the words are; it can be changed at any time."""
    chosen = ui.tabs(
        "guide-reading", column.take(ui.theme.row), READERS, workspace.preferences.reading, label="For whom the words are"
    )
    return with_preferences(workspace, reading=chosen)


def way_out(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button that ends the guided minute at any time."""
    about = "The menu (Esc) brings the guided minute back."
    if ui.button("guide-skip", column.take(ui.theme.button), "Skip", icon="close", tooltip=about):
        return ANSWERS["play"](workspace)
    return workspace
