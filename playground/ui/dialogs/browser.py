"""The level browser: every level as a picture, found by its words, its idea or its folder; a click opens it."""

from collections.abc import Sequence
from dataclasses import replace

import pygame

from playground.ui import theme, wishes
from playground.ui.around_shelf import AroundShelf
from playground.ui.aspects import OpenDialog
from playground.ui.board.thumbnail import thumbnail
from playground.ui.choosing import OPENS, with_choice
from playground.ui.dialogs.shelf_ends import bin_content, has_words, last_run, recovered, undo_button
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.level_tending import ShelfAct
from playground.ui.shelf import Entry
from playground.ui.wishes import Tend
from playground.ui.workspace import Workspace

CARD = (172, 148)
"""Units of a level's card."""
AROUND = 2
"""So many times the height of the list are its cards made above and below what is seen, for the focus to go on to."""
RECENT = 5
"""Levels that stand under "Opened last", where there are more than that on the shelf."""
SEARCH = "Find a level: a word of its name or its idea"
LONGEST = 60
"""Letters of what is looked for."""
HARD = ("", "easy", "medium", "hard")
"""The words of a difficulty."""


def browser(ui: Ui, workspace: Workspace) -> Workspace:
    """The dialog with all levels; the person's own come first."""
    lengths = ui.theme
    with ui.dialog("levels", "Levels", (lengths.px(940), lengths.px(640))) as dialog:
        column = Column(dialog.rect, lengths.gap)
        head = Row(column.take(lengths.row), lengths.gap)
        workspace = undo_button(ui, head, workspace, "browser-undo")
        words = ui.text("shelf-search", head.rest(), workspace.dialog.text, SEARCH, label="Find")[:LONGEST]
        workspace = replace(workspace, dialog=replace(workspace.dialog, text=words))
        foot = Row(column.bottom(lengths.button), lengths.gap)
        workspace = _buttons(ui, foot, workspace)
        with ui.scroll("shelf", column.rest()) as area:
            inner = Column(area.rect.inflate(-2 * lengths.gap, 0), lengths.gap)
            near = area.seen.inflate(0, 2 * AROUND * area.seen.height)
            workspace = recovered(ui, inner, workspace, words)
            groups = ui.kept("shelf-groups", _Groups).of(workspace.shelf, workspace.recall(AroundShelf).recent, words)
            for title, entries in groups:
                workspace = _group(ui, inner, near, workspace, title, entries)
            if not groups:
                ui.label(inner.take(lengths.line), f"No level has “{words.strip()}” in its name, its words or its idea.")
            workspace = bin_content(ui, inner, workspace, words)
            area.used(inner.used + lengths.gap)
    return _closed(workspace, "levels") if dialog.closed else workspace


class _Groups:
    """The groups of the last frame, which are those of this one where nothing has changed."""

    def __init__(self) -> None:
        self._shelf: Sequence[Entry] = ()
        self._rest: tuple[Sequence[str], str] = ((), "")
        self._groups: list[tuple[str, list[Entry]]] = []

    def of(self, shelf: Sequence[Entry], recent: Sequence[str], words: str) -> list[tuple[str, list[Entry]]]:
        """As `grouped`."""
        if shelf is not self._shelf or self._rest != (recent, words):
            self._shelf, self._rest = shelf, (recent, words)
            self._groups = grouped(shelf, recent, words)
        return self._groups


def grouped(shelf: Sequence[Entry], recent: Sequence[str], words: str = "") -> list[tuple[str, list[Entry]]]:
    """The headings with their levels: opened last, own ones by folder, bundled ones by idea; only those with all the words."""
    entries = [entry for entry in shelf if has_words(_text(entry), words)]
    groups: dict[str, list[Entry]] = {}
    by_source = {entry.source: entry for entry in entries if entry.level is not None}
    if not words.split() and len(shelf) > RECENT:
        groups["Opened last"] = [by_source[source] for source in recent if source in by_source][:RECENT]
    for entry in sorted(entries, key=lambda entry: (not entry.mine, entry.group if entry.mine else "")):
        title = (f"My levels: {entry.group}" if entry.group else "My levels") if entry.mine else entry.group or "Ready to play"
        groups.setdefault(title, []).append(entry)
    return [(title, there) for title, there in groups.items() if there]


def _text(entry: Entry) -> str:
    """All words of a level, to look for some of them."""
    level = entry.level
    about = f"{level.about} {level.source}" if level is not None else ""
    return f"{entry.title} {entry.source} {entry.group} {about} {HARD[entry.difficulty]}"


def _closed(workspace: Workspace, id: str) -> Workspace:
    return workspace.close_dialog() if workspace.dialog.id == id else workspace


def _buttons(ui: Ui, row: Row, workspace: Workspace) -> Workspace:
    new, save, opens = row.split(3)
    if ui.button("browser-new", new, "New level", icon="new"):
        workspace = workspace.with_dialog(OpenDialog("new"))
    if ui.button("browser-save-as", save, "Save as …", icon="save"):
        workspace = workspace.with_dialog(OpenDialog("save-as", text=workspace.own_level.title))
    tip = "A level, a run or an agent from any folder"
    if ui.button("browser-file", opens, "Open a file …", icon="folder", tooltip=tip):
        workspace = with_choice(workspace, OPENS)
    return workspace


def _group(ui: Ui, column: Column, near: pygame.Rect, workspace: Workspace, title: str, entries: Sequence[Entry]) -> Workspace:
    """A heading and the cards below it; of very many only those near to what is seen are made."""
    lengths = ui.theme
    ui.label(column.take(lengths.heading), title, style="heading")
    wide, gap = lengths.px(CARD[0]), lengths.px(12)
    abreast = max(1, (column.rect.width + gap) // (min(wide, column.rect.width) + gap))
    again = "" if title != "Opened last" else "recent-"
    for first in range(0, len(entries), abreast):
        line = column.take(lengths.px(CARD[1]) + lengths.px(30))
        if near.top < line.bottom and line.top < near.bottom:
            for entry, rect in zip(entries[first : first + abreast], Row(line, gap).split(abreast), strict=False):
                workspace = _entry(ui, rect, workspace, entry, again)
        column.space(lengths.px(4))
    return workspace


def _entry(ui: Ui, rect: pygame.Rect, workspace: Workspace, entry: Entry, again: str) -> Workspace:
    """A card, and below it how hard it is and a button for all that can be done with it. again: before its id, a second time."""
    lengths = ui.theme
    card, strip = pygame.Rect(rect), pygame.Rect(rect)
    card.height -= lengths.px(30)
    strip.top, strip.height = card.bottom + lengths.px(2), lengths.px(28)
    size = max(8, card.width - lengths.px(12)), max(8, card.height - lengths.line - lengths.px(18))
    id, row = f"{again}level-{entry.source}", Row(strip, lengths.px(4))
    more = row.right(strip.height)
    if entry.level is None:
        nothing = pygame.Surface(size, pygame.SRCALPHA)
        ui.picture(id, card, nothing, entry.title, enabled=False, tooltip=entry.problem)
        ui.icon("warning", card.inflate(-card.width // 2, -card.height // 2), theme.MUTED)
        if entry.mine and ui.button(f"bin-{entry.source}", more, "", icon="trash", tooltip="Into the bin", flat=True):
            workspace = workspace.ask(Tend(ShelfAct.BIN, entry.source))
        return workspace
    below, run = row.rest(), last_run(workspace, entry.level)
    words = [HARD[entry.difficulty], run.done if run else ""]
    ui.label(below, ", ".join(filter(None, words)), style="small", colour=theme.MUTED)
    ui.tip(f"{id}/run", below, f"Its last run: {run.words}. Opening it goes on with that." if run else "")
    tip = f"{entry.title}: what it is, and what can be done with its file"
    if ui.button(f"{again}about-{entry.source}", more, "", icon="menu", tooltip=tip, flat=True):
        return workspace.with_dialog(OpenDialog("level-card", text=entry.title, choice=entry.source, under=workspace.dialog))
    chosen = entry.source == workspace.source
    if ui.picture(id, card, thumbnail(entry.level, size), entry.title, selected=chosen, tooltip=entry.level.about):
        return workspace.leave(wishes.Open(entry.source))
    return workspace
