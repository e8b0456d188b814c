"""The bar along the top: the name, the level's title, the modes, and what is always at hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pygame

from playground import paths
from playground.ui import theme
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Row, centred
from playground.ui.mode import Mode
from playground.ui.offering import order_offered
from playground.ui.orders import after_order
from playground.ui.returning import gave_up
from playground.ui.theme import Theme
from playground.ui.workspace import Workspace


@dataclass(frozen=True)
class HeaderButton:
    """A button of the bar: the order it gives (see orders.py), its icon and its words."""

    order: str
    icon: str
    words: str


TOOLS = (
    HeaderButton("levels", "folder", "Levels  (Ctrl O)"),
    HeaderButton("undo", "undo", "Undo  (Ctrl Z)"),
    HeaderButton("redo", "redo", "Redo  (Ctrl Y)"),
    HeaderButton("save", "save", "Save  (Ctrl S)"),
    HeaderButton("text-size", "text-size", "Text size  (Ctrl +, Ctrl −)"),
    HeaderButton("help", "help", "Keys and help  (F1); ? says what is pointed at"),
)
"""From the most to the least important: in a narrow bar the last ones are only in the menu."""


@dataclass
class _Bar:
    """How the bar was drawn last: where, in which lengths, with which buttons; stands: whether it stays so for now."""

    rect: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0))
    theme: Theme = field(default_factory=Theme)
    tools: tuple[HeaderButton, ...] = ()
    window: tuple[int, int] = (0, 0)
    stands: bool = False


def standing_bar(ui: Ui) -> pygame.Rect | None:
    """Where the bar stays while the pointer that has pressed something there rests on it: what is pressed next is then what was
    meant, whatever the first press has changed (the text size, the mode). None where it is arranged anew."""
    bar = ui.kept("header/bar", _Bar)
    bar.stands = bar.stands and bar.window == ui.surface.get_size() and bar.rect.collidepoint(ui.mouse)
    return bar.rect if bar.stands else None


def header(ui: Ui, rect: pygame.Rect, workspace: Workspace, modes: Mapping[str, Mode]) -> Workspace:
    """Draws the bar and does what is pressed there; what does not fit is in the menu."""
    bar, around = ui.kept("header/bar", _Bar), ui.theme
    if not bar.stands:
        tools = tuple(button for button in TOOLS if order_offered(workspace, button.order))
        bar.rect, bar.theme, bar.tools, bar.window = rect, around, tools, ui.surface.get_size()
    bar.stands = bar.stands or (ui.clicked(rect) and bar.rect == rect)
    ui.theme = bar.theme
    try:
        return _controls(ui, bar, workspace, {id: mode for id, mode in modes.items() if mode.tab})
    finally:
        ui.theme = around


def _controls(ui: Ui, bar: _Bar, workspace: Workspace, modes: Mapping[str, Mode]) -> Workspace:
    """What stands in the bar, from left to right."""
    lengths, rect = ui.theme, bar.rect
    high = min(lengths.tool, rect.height)
    row = Row(rect, lengths.gap)
    if ui.button("menu", centred(row.take(high), high, high), "", icon="menu", tooltip="Menu  (Esc)", flat=True):
        workspace = workspace.open_dialog("menu")
    tabs_wide = min(_tabs_width(ui, modes), rect.right - row.x - lengths.gap)
    if tabs_wide < _tabs_width(ui, modes):  # not room enough for their words
        tabs_wide = min(tabs_wide, len(modes) * (lengths.icon + lengths.px(20)) + lengths.px(8))
    tool, gap = high, lengths.px(2)
    free = rect.right - row.x - tabs_wide - lengths.gap
    count = max(0, min(len(bar.tools), (free + gap) // (tool + gap)))
    workspace = _tools(ui, row.right(count * (tool + gap)), workspace, bar.tools[:count]) if count else workspace
    left = rect.right - row.x - (count * (tool + gap) + lengths.gap if count else 0) - tabs_wide - 2 * lengths.gap
    _names(ui, row, workspace, left)
    tabs = centred(row.right(tabs_wide), tabs_wide, min(lengths.row, rect.height))
    options = [Option(mode.id, mode.title, mode.about, icon=mode.icon) for mode in modes.values()]
    chosen = ui.tabs("modes", tabs, options, workspace.mode, label="Mode")
    return workspace if chosen == workspace.mode else workspace.enter(chosen)


def _tabs_width(ui: Ui, modes: Mapping[str, Mode]) -> int:
    return sum(ui.width(mode.title, "button") + ui.theme.px(41) for mode in modes.values()) + ui.theme.px(8)


def _names(ui: Ui, row: Row, workspace: Workspace, room: int) -> None:
    """The level's title, and before it the program's name, as large as there is room for it beside all of the title."""
    mark = " •" if workspace.unsaved and workspace.aside is None else ""
    words = (workspace.level.title or "Untitled") + mark
    least = ui.theme.px(90)
    for style in ("title", "dialog"):
        wide = ui.width(paths.TITLE, style) + ui.theme.px(6)
        if room >= wide + ui.theme.space + max(least, ui.width(words)):
            ui.label(row.take(wide), paths.TITLE, style=style, colour=theme.ACCENT)
            room -= wide + ui.theme.space
            row.x += ui.theme.gap
            break
    if room >= min(least, ui.width(words)):
        title = row.take(room)
        ui.label(title, words, style="text", colour=theme.MUTED, id="level-name")
        about = workspace.level.about + ("\nNot saved yet." if mark else "")
        ui.tip("level-about-tip", title, about.strip())


def _tools(ui: Ui, rect: pygame.Rect, workspace: Workspace, tools: tuple[HeaderButton, ...]) -> Workspace:
    row = Row(rect, ui.theme.px(2))
    for tool in tools:
        side = min(ui.theme.tool, rect.height)
        spot = centred(row.take(side), side, side)
        if ui.button(
            tool.order, spot, "", icon=tool.icon, tooltip=tool.words, enabled=possible(tool.order, workspace), flat=True
        ):
            workspace = after_order(workspace, tool.order)
    return workspace


def possible(order: str, workspace: Workspace) -> bool:
    """Whether an order would do something now."""
    return {"undo": bool(workspace.history.past) or gave_up(workspace), "redo": bool(workspace.history.future)}.get(order, True)
