"""What makes the states of a level grow: badges and tooltips of tiles in plain words, and how many there are now."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pygame

from playground.plurals import counted
from playground.ui import theme
from playground.ui.drawing import fonts
from playground.ui.drawing.shapes import rounded
from playground.ui.drawing.store import stored
from playground.ui.editor.advice import AdviceSearch
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.theme import Theme
from playground.ui.workspace import Workspace
from playground.world.advice.mechanisms import Factor, factors
from playground.world.level import Level
from playground.world.tile import Tile

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "once": "Every {name} doubles what the mouse has to know: is it still there?",
        "gives": "It doubles what the mouse has to know: is the {name} in hand?",
        "toggles": "It doubles what the mouse has to know: is the {name} on?",
        "patrols": "It multiplies what the mouse has to know by the steps of its round: where is the {name} now?",
    }
)
"""What a field of a tile does to the number of states, for a tile of that name."""
MILLIONS = 10_000_000
"""From this factor on the badge says "millions" in place of the number."""
HIGH = 26
"""Units of the line that counts."""
LETTERS = 11
"""Units of the letters of a badge."""


def growth_words(tile: Tile) -> tuple[str, ...]:
    """Sentences about what the tile adds to what the mouse has to know; none where it adds nothing."""
    name = (tile.title or tile.kind).lower()
    return tuple(words.format(name=name) for field, words in WORDS.items() if getattr(tile, field))


@stored
def growth_badge(text: str, lengths: Theme, room: int) -> pygame.Surface:
    """By what a tile multiplies the states, on a small label no wider than `room`."""
    size = lengths.px(LETTERS)
    while fonts.width(text, "strong", size) + size // 2 > room and size > 6:
        size -= 1
    words = fonts.text(text, "strong", size, theme.ON_ACCENT)
    badge = pygame.Surface((words.get_width() + size * 2 // 3, size + size // 3), pygame.SRCALPHA)
    rounded(badge.get_height() // 2, theme.ACCENT_DARK, theme.CARD, max(1, lengths.px(1))).draw(badge, badge.get_rect())
    badge.blit(words, words.get_rect(center=badge.get_rect().center))
    return badge


def state_count(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """How many states the level has, and what makes them many; a press on that shows where it stands.

    One line whatever is painted, so that nothing below it moves away from under the pointer.
    """
    factors = factors_of(workspace.painted)
    snapshot = workspace.snapshot
    is_current = snapshot.level is workspace.level or snapshot.level == workspace.level
    words = counted(len(snapshot.mdp.states), "state") if is_current else "counting …"
    line = Row(column.take(ui.theme.px(HIGH)), ui.theme.px(2))
    advice = len(ui.kept("doctor", AdviceSearch).entries)
    if advice:
        wide = ui.width(str(advice), "button") + ui.theme.icon + ui.theme.px(30)
        tip = "Worth knowing about this level: press to read it"
        if ui.button("hints", line.right(wide), str(advice), icon="warning", tooltip=tip, flat=True):
            ui.reveal("doctor")
    ui.icon("grid", line.take(ui.theme.icon), theme.MUTED)
    line.take(ui.theme.px(2))
    rect = line.take(min(ui.width(words, "strong") + ui.theme.gap, line.rect.right - line.x))
    ui.label(rect, words, "strong", theme.INK, id="states")
    lines = [f"×{factor.times:,} by {factor.words}" for factor in factors]
    ui.tip("states-tip", rect, "\n".join(("What the mouse has to tell apart: where it is, and what it remembers.", *lines)))
    for number, factor in enumerate(factors):
        wide = _badge(factor, ui.theme).get_width() + ui.theme.px(8)
        if line.rect.right - line.x < wide:
            break
        workspace = _factor(ui, line.take(wide), workspace, number, factor)
    return workspace


def _badge(factor: Factor, lengths: Theme) -> pygame.Surface:
    return growth_badge(f"×{factor.times:,}" if factor.times < MILLIONS else "× millions", lengths, lengths.px(90))


def _called(factor: Factor) -> str:
    return f"{factor.words[:1].upper()}{factor.words[1:]}: at most {factor.times:,} times as many states. Press to see it."


def _factor(ui: Ui, rect: pygame.Rect, workspace: Workspace, number: int, factor: Factor) -> Workspace:
    """One thing that makes states many: by how much at most, and what it is."""
    lengths = ui.theme
    shown = workspace.tool.shown == factor.cells
    if ui.button(f"factor-{number}", rect, "", tooltip=_called(factor), flat=True, selected=shown):
        tool = replace(workspace.tool, shown=() if shown else factor.cells)
        goal = workspace.look.goal if shown else factor.cells[0]
        workspace = replace(workspace, tool=tool, look=replace(workspace.look, goal=goal))
    badge = _badge(factor, lengths)
    ui.surface.blit(badge, badge.get_rect(center=rect.center))
    return workspace


@stored(maxsize=4)
def factors_of(level: Level) -> tuple[Factor, ...]:
    """What makes the states of a map many; kept from frame to frame."""
    return factors(level)
