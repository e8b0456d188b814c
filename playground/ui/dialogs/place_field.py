"""A field for a place on the disk: typed with completion, walked by a click, or chosen in the system's own dialog."""

import os
from dataclasses import replace
from pathlib import Path

import pygame

from playground import paths
from playground.systems import file_dialogs
from playground.systems.system import FileQuestion
from playground.ui import disk_places, theme
from playground.ui.choosing import SystemAsked
from playground.ui.disk_places import Suggestions
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.kit.text_field import put_text
from playground.ui.wishes import AskSystem, StopAsking
from playground.ui.workspace import Workspace

AGAIN = 2.0
"""Seconds after which a folder is looked into again."""
DOORS = 4
"""Folders that have a button of their own at most."""


class _SeenFolder:
    """What the folder of the typed place holds, when it was looked at, and the suggestion that the arrow keys marked."""

    def __init__(self) -> None:
        self.asked: tuple[str, bool] = ("", False)
        self.since = -AGAIN
        self.suggestions = Suggestions()
        self.marked = ""
        self.doors: tuple[tuple[str, Path], ...] | None = None

    def look(self, text: str, every: bool, now: float) -> Suggestions:
        """What may be suggested; a folder is looked into once in a while, not in each frame."""
        if self.asked != (text, every) or not 0 <= now - self.since < AGAIN:
            self.asked, self.since = (text, every), now
            self.suggestions = disk_places.suggestions(text, every)
            if self.marked not in [entry.text for entry in self.suggestions.entries]:
                self.marked = ""
        return self.suggestions


def place_field(ui: Ui, column: Column, workspace: Workspace, id: str, title: str, name: str) -> Workspace:
    """The field, the folders beside it, and below the list of what may be meant. The place is the text of the open dialog.

    title: of the system's dialog. name: of a new file, "" where one is opened.
    """
    lengths, text, seen = ui.theme, workspace.dialog.text, ui.kept(f"{id}/seen", _SeenFolder)
    workspace = _line(ui, column.take(lengths.row), workspace, id, title, name)
    if workspace.dialog.text != text:
        text = workspace.dialog.text
    text = _doors(ui, column.take(lengths.toggle), seen, id, text, bool(name))
    found_here = seen.look(text, bool(name), ui.now)
    text = _keyed(ui, seen, found_here, id, text, bool(name))
    rest = column.rest()
    if found_here.problem:
        ui.label(pygame.Rect(rest.topleft, (rest.width, lengths.line)), found_here.problem, "small", theme.MUTED, id=f"{id}-none")
    else:
        text = _list(ui, rest, seen, found_here, id, text, bool(name))
    if text != workspace.dialog.text:
        put_text(ui, id, text)
        ui.wants_frame = True
    return replace(workspace, dialog=replace(workspace.dialog, text=text))


def marked_place(ui: Ui, id: str, text: str, saves: bool) -> str | None:
    """What the field becomes where Enter takes the marked folder or file; None where nothing is marked."""
    seen = ui.kept(f"{id}/seen", _SeenFolder)
    entry = next((one for one in seen.suggestions.entries if one.text == seen.marked), None)
    if entry is None:
        return None
    seen.marked = ""
    return disk_places.into(text, entry.text, saves) if entry.is_folder else entry.text


def _line(ui: Ui, rect: pygame.Rect, workspace: Workspace, id: str, title: str, name: str) -> Workspace:
    """The field itself, and the button of the system's dialog where there is one."""
    row, seen = Row(rect, ui.theme.gap), ui.kept(f"{id}/seen", _SeenFolder)
    text, dialog = workspace.dialog.text, file_dialogs.offered()
    if workspace.recall(SystemAsked).going:
        if ui.button(f"{id}-stop", row.right(ui.theme.px(180)), "Cancel its dialog", icon="close"):
            workspace = workspace.ask(StopAsking())
    elif dialog is not None:
        tip = f"The dialog for files that {dialog.title} shows."
        if ui.button(f"{id}-system", row.right(ui.theme.px(180)), "System's dialog", icon="folder", tooltip=tip):
            workspace = workspace.ask(AskSystem(_question(text, title, name)))
    claims = {pygame.K_UP, pygame.K_DOWN} if seen.suggestions.entries else set()
    if seen.suggestions.whole not in ("", text):
        claims.add(pygame.K_TAB)
    hint = "/folder/name" if os.sep == "/" else "C:\\folder\\name"
    typed = ui.text(id, row.rest(), text, placeholder=hint, label="Place", claims=frozenset(claims))
    return replace(workspace, dialog=replace(workspace.dialog, text=typed[: disk_places.LONGEST_PLACE]))


def _question(text: str, title: str, name: str) -> FileQuestion:
    """What the system's dialog is asked: it begins in the folder that is typed, where there is one."""
    head, typed = os.path.split(text)
    try:
        folder = disk_places.path_of(head)
    except disk_places.PlaceError:
        folder = Path.home()
    return FileQuestion(title, str(folder if os.path.isdir(folder) else Path.home()), (typed or name) if name else "", bool(name))


def _doors(ui: Ui, rect: pygame.Rect, seen: _SeenFolder, id: str, text: str, saves: bool) -> str:
    """The folder above, one's own folder, the levels, and the folders used last; returns the text of the field."""
    if seen.doors is None:
        own = (("Home", Path.home()), ("Levels", paths.user_levels()))
        usual = {folder for _, folder in own}
        recent = [(folder.name or str(folder), folder) for folder in disk_places.recent_folders() if folder not in usual]
        seen.doors = tuple((words, folder) for words, folder in (*own, *recent) if os.path.isdir(folder))[:DOORS]
    row = Row(rect, ui.theme.gap)
    if ui.button(f"{id}-up", row.take(ui.theme.px(84)), "Up", icon="arrow-up", tooltip="The folder above", flat=True):
        return disk_places.above(text)
    for number, (words, folder) in enumerate(seen.doors):
        wide = min(ui.width(words, "strong") + ui.theme.px(36), max(0, row.rect.right - row.x))
        if wide >= ui.theme.px(60) and ui.button(f"{id}-door-{number}", row.take(wide), words, tooltip=str(folder), flat=True):
            return disk_places.into(text, disk_places.as_text(folder), saves)
    return text


def _keyed(ui: Ui, seen: _SeenFolder, suggestions: Suggestions, id: str, text: str, saves: bool) -> str:
    """After the keys that the field left to the list: Tab completes, the arrows mark; returns the text of the field."""
    for event in ui.routing.keys_of(id):
        if event.type != pygame.KEYDOWN or not suggestions.entries:
            continue
        if event.key == pygame.K_TAB:
            return suggestions.whole or text
        if event.key in (pygame.K_UP, pygame.K_DOWN):
            texts = [entry.text for entry in suggestions.entries]
            here = texts.index(seen.marked) if seen.marked in texts else -1 if event.key == pygame.K_DOWN else len(texts)
            seen.marked = texts[max(0, min(len(texts) - 1, here + (1 if event.key == pygame.K_DOWN else -1)))]
            ui.reveal(f"{id}-list/{seen.marked}")
        else:
            seen.marked = ""
    return text


def _list(ui: Ui, rect: pygame.Rect, seen: _SeenFolder, suggestions: Suggestions, id: str, text: str, saves: bool) -> str:
    """The suggestions; a click on a folder walks into it, one on a file writes it into the field."""
    lines = [Option(entry.text, entry.name, icon="folder" if entry.is_folder else "") for entry in suggestions.entries]
    if suggestions.more:
        foot = pygame.Rect(rect.left, rect.bottom - ui.theme.small_line, rect.width, ui.theme.small_line)
        ui.label(foot, f"… and {suggestions.more} more: type the first letters.", "small", theme.MUTED)
        rect = pygame.Rect(rect.left, rect.top, rect.width, rect.height - foot.height)
    chosen = ui.list(f"{id}-list", rect, lines, seen.marked)
    if chosen == seen.marked:
        return text
    seen.marked = chosen
    if ui.routing.keys_of(f"{id}-list"):
        return text  # the arrow keys only mark
    return marked_place(ui, id, text, saves) or text
