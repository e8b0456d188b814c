"""The map of settings that work: shown once a dial task is solved, every setting of its dials that does what was asked."""

import pygame

from playground.lessons.tasks.dial import DialTask, SettingsMap, settings_map
from playground.lessons.wording import Wording
from playground.settings import dials
from playground.ui import theme
from playground.ui.course.answering import level_of
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.dial_controls import dial_label
from playground.ui.panels.readouts import signed
from playground.ui.workspace import Workspace
from playground.world.level import Rules

SLICE = 0.002
"""Seconds of a frame after which no other setting is begun; one takes about as long."""
"""Dark where it is done, pale where it is not: told apart in grey as well; and what was not solved yet."""
TITLE = Wording(
    "The dark squares: every setting that does it. The ring is yours.",
    "Dark: every setting that does it. The ring is yours.",
    "The set of settings that satisfy it (dark), and yours (ring).",
)
NONE = Wording(
    "Not one square is dark: no setting does it.",
    "Nothing is dark: no setting does it.",
    "The set is empty.",
)


def map_of(workspace: Workspace) -> SettingsMap | None:
    """The map of the open page's dial task; None where there is none."""
    task = classroom(workspace).task
    return settings_map(task, level_of(workspace).level) if isinstance(task, DialTask) else None


def settings_picture(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Solves the map a slice in each frame from the moment the page opens; once the task is solved, the map."""
    map_ = map_of(workspace)
    if map_ is None:
        return workspace
    if not map_.done:
        map_.work(SLICE)
        ui.wants_frame = True
    if not classroom(workspace).solved:
        return workspace
    lengths = ui.theme
    column.space(lengths.gap)
    said = words(workspace, NONE if map_.done and not any(map_.fits) else TITLE)
    ui.paragraph(column, said, "small", theme.MUTED, id="settings-map-words")
    declared = {dial.name: dial for dial in dials(Rules)}
    names = [dial_label(declared[name], workspace.preferences.symbols) for name in map_.task.dials]
    if len(names) > 1:
        low, high = (signed_plainly(end) for end in map_.task.ends(1))
        ui.label(column.take(lengths.small_line), f"↑ {names[1]}, {low} to {high}", style="small", colour=theme.MUTED)
    area = column.take(lengths.px(112) if len(names) > 1 else lengths.px(22))
    _draw(ui, area, map_, workspace)
    low, high = (signed_plainly(end) for end in map_.task.ends(0))
    foot = column.take(lengths.small_line)
    ui.label(foot, low, style="small", colour=theme.MUTED)
    ui.label(foot, f"{names[0]} →", style="small", colour=theme.MUTED, align="center")
    ui.label(foot, high, style="small", colour=theme.MUTED, align="right")
    return workspace


def signed_plainly(number: float) -> str:
    """A number without a plus: 0.5, −2."""
    return signed(number).lstrip("+")


def _draw(ui: Ui, area: pygame.Rect, map_: SettingsMap, workspace: Workspace) -> None:
    """The squares, and a ring where the level stands."""
    count = len(map_.task.dials)
    across = len({setting[map_.task.dials[0]] for setting in map_.settings})
    up = len(map_.settings) // across
    side = (area.width / across, area.height / up)
    pygame.draw.rect(ui.surface, theme.WALL_EDGE, area.inflate(2, 2), 1)
    for number in range(len(map_.settings)):
        col, row = divmod(number, up)
        left, top = area.left + col * side[0], area.bottom - (row + 1) * side[1]
        square = pygame.Rect(round(left), round(top), round(left + side[0]) - round(left), round(top + side[1]) - round(top))
        fits = number < len(map_.fits) and map_.fits[number]
        colour = theme.CELL_LINE if number >= len(map_.fits) else theme.SERIES[0] if fits else theme.CELL
        ui.surface.fill(colour, square)
    shares = []
    for place in range(count):
        low, high = map_.task.ends(place)
        shares.append((float(getattr(workspace.level.rules, map_.task.dials[place])) - low) / (high - low))
    x = area.left + side[0] / 2 + shares[0] * (area.width - side[0])
    y = area.centery if count == 1 else area.bottom - side[1] / 2 - shares[1] * (area.height - side[1])
    radius = ui.theme.px(7)
    pygame.draw.circle(ui.surface, theme.CELL, (x, y), radius, ui.theme.px(5))
    pygame.draw.circle(ui.surface, theme.INK, (x, y), radius, ui.theme.px(2))
