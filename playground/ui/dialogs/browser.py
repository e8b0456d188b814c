"""The level browser: every level as a picture; a click opens it."""

from collections.abc import Sequence

import pygame

from playground.ui import theme, wishes
from playground.ui.aspects import OpenDialog
from playground.ui.board.thumbnail import thumbnail
from playground.ui.documents import Entry
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.workspace import Workspace

CARD = (172, 148)
"""Units of a level's card."""
AROUND = 2
"""So many times the height of the list are its cards made above and below what is seen, for the focus to go on to."""


def browser(ui: Ui, workspace: Workspace) -> Workspace:
    """The dialog with all levels; the person's own come first."""
    lengths = ui.theme
    with ui.dialog("levels", "Levels", (lengths.px(940), lengths.px(620))) as dialog:
        column = Column(dialog.rect, lengths.gap)
        foot = Row(column.bottom(lengths.button), lengths.gap)
        workspace = _buttons(ui, foot, workspace)
        with ui.scroll("shelf", column.rest()) as area:
            inner = Column(area.rect.inflate(-2 * lengths.gap, 0), lengths.gap)
            mine = [entry for entry in workspace.shelf if entry.mine]
            near = area.seen.inflate(0, 2 * AROUND * area.seen.height)
            workspace = _group(ui, inner, near, workspace, "My levels", mine) if mine else workspace
            bundled = [entry for entry in workspace.shelf if not entry.mine]
            workspace = _group(ui, inner, near, workspace, "Ready to play", bundled)
            area.used(inner.used + lengths.gap)
    return _closed(workspace, "levels") if dialog.closed else workspace


def _closed(workspace: Workspace, id: str) -> Workspace:
    return workspace.close_dialog() if workspace.dialog.id == id else workspace


def _buttons(ui: Ui, row: Row, workspace: Workspace) -> Workspace:
    new, save = row.split(2)
    if ui.button("browser-new", new, "New level", icon="new"):
        workspace = workspace.with_dialog(OpenDialog("new"))
    if ui.button("browser-save-as", save, "Save as …", icon="save"):
        workspace = workspace.with_dialog(OpenDialog("save-as", text=workspace.own_level.title))
    return workspace


def _group(ui: Ui, column: Column, near: pygame.Rect, workspace: Workspace, title: str, entries: Sequence[Entry]) -> Workspace:
    """A heading and the cards below it; of very many only those near to what is seen are made."""
    lengths = ui.theme
    ui.label(column.take(lengths.heading), title, style="heading")
    wide, gap = lengths.px(CARD[0]), lengths.px(12)
    abreast = max(1, (column.rect.width + gap) // (min(wide, column.rect.width) + gap))
    for first in range(0, len(entries), abreast):
        line = column.take(lengths.px(CARD[1]))
        if near.top < line.bottom and line.top < near.bottom:
            for entry, rect in zip(entries[first : first + abreast], Row(line, gap).split(abreast), strict=False):
                workspace = _entry(ui, rect, workspace, entry)
        column.space(lengths.px(4))
    return workspace


def _entry(ui: Ui, rect: pygame.Rect, workspace: Workspace, entry: Entry) -> Workspace:
    lengths = ui.theme
    size = max(8, rect.width - lengths.px(12)), max(8, rect.height - lengths.line - lengths.px(18))
    id = f"level-{entry.source}"
    if entry.level is None:
        nothing = pygame.Surface(size, pygame.SRCALPHA)
        ui.picture(id, rect, nothing, entry.title, enabled=False, tooltip=entry.problem)
        ui.icon("warning", rect.inflate(-rect.width // 2, -rect.height // 2), theme.MUTED)
        return workspace
    chosen = entry.source == workspace.source
    if ui.picture(id, rect, thumbnail(entry.level, size), entry.title, selected=chosen, tooltip=entry.level.about):
        return workspace.leave(wishes.Open(entry.source))
    return workspace
