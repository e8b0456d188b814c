"""The table of bests of the level that is open, and the name by which the person's own are kept."""

from dataclasses import replace

import pygame

from playground.training.bests import LONGEST_NAME, Best, BestsError, clean_name
from playground.ui import theme, wishes
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.orders import with_preferences
from playground.ui.panels.against.opponents import Against
from playground.ui.panels.readouts import signed, skill_words
from playground.ui.workspace import Workspace

COLUMNS = (0.4, 2.0, 0.9, 0.8, 0.8)
"""Shares of the width: place, name, points, steps, skill."""
EMPTY, FIRST = "Nobody yet. Drive to an end, and be the first.", "Nobody yet: you are the first."
SHOWN = 8
"""Lines for which there is room before the table scrolls."""
ABOUT_SKILL = "0 is as much as throwing dice earns in the mean, 1 as much as the best possible."


def best_table(ui: Ui, workspace: Workspace) -> Workspace:
    """The dialog: the bests, the best first, above the field for the name."""
    lengths, against = ui.theme, workspace.recall(Against)
    bests = () if against.table is None else against.table.of(workspace.level)
    simple = workspace.preferences.simple
    foot = lengths.line + lengths.row + 2 * lengths.gap
    wide, listed = lengths.px(480), max(2, min(SHOWN, len(bests)) + 1) * lengths.line
    with ui.dialog("bests", _title(workspace), (wide, listed + foot + lengths.space)) as dialog:
        inside = dialog.rect
        area = pygame.Rect(inside.left, inside.top, inside.width, max(lengths.line, inside.height - foot - lengths.gap))
        with ui.scroll("bests-scroll", area) as scroll:
            column = Column(scroll.rect, 0)
            if not bests:
                ui.paragraph(column, EMPTY if against.fresh is None else FIRST, id="bests-empty")
            else:
                _heads(ui, column.take(lengths.line), simple)
            for place, best in enumerate(bests, 1):
                _line(ui, column.take(lengths.line), place, best, best.name == workspace.preferences.player, simple)
            scroll.used(column.used)
        part = Column(pygame.Rect(inside.left, area.bottom + lengths.gap, inside.width, foot), lengths.gap)
        workspace = _name(ui, part, workspace)
    return workspace.close_dialog() if dialog.closed and workspace.dialog.id == "bests" else workspace


def _title(workspace: Workspace) -> str:
    return f"Bests: {workspace.level.title or 'this level'}"


def _heads(ui: Ui, rect: pygame.Rect, simple: bool) -> None:
    names = ("", "Name", "Points" if simple else "Return", "Steps", "" if simple else "Skill")
    for number, (name, part) in enumerate(zip(names, Row(rect, ui.theme.gap).split(COLUMNS), strict=True)):
        ui.label(part, name, style="small", colour=theme.MUTED, align="left" if number == 1 else "right")
        if name == "Skill":
            ui.tip("bests-skill", part, ABOUT_SKILL)


def _line(ui: Ui, rect: pygame.Rect, place: int, best: Best, own: bool, simple: bool) -> None:
    """One line; the person's own is set in bold and has an arrow, so that not colour alone marks it."""
    skill = "" if best.skill is None or simple else skill_words(best.skill)
    texts = (f"{'→ ' if own else ''}{place}", best.name, signed(best.score), f"{best.steps:,}", skill)
    for number, (text, part) in enumerate(zip(texts, Row(rect, ui.theme.gap).split(COLUMNS), strict=True)):
        colour = theme.ACCENT_DARK if own else theme.INK
        align = "left" if number == 1 else "right"
        ui.label(part, text, style="strong" if own else "text", colour=colour, align=align, id=f"best-{place}-{number}")


def _name(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The field for the name, and the button that keeps the last episode by it."""
    against, player = workspace.recall(Against), workspace.preferences.player
    waits = against.fresh is not None and not against.fresh.name
    said = "Your last episode can stand here. What is your name?" if waits else "By which name are your bests kept?"
    ui.label(column.take(ui.theme.line), said, style="small", colour=theme.MUTED, id="bests-ask")
    row = Row(column.take(ui.theme.row), ui.theme.gap)
    spot = row.right(ui.theme.px(110))
    typed = workspace.dialog.text or player
    name = ui.text("bests-name", row.rest(), typed, placeholder="Name")[:LONGEST_NAME]
    workspace = workspace.with_dialog(replace(workspace.dialog, text=name))
    fits = bool(name.strip()) and (waits or name != player)
    pressed = ui.button("bests-keep", spot, "Keep" if waits else "That is me", primary=waits, enabled=fits)
    return named(workspace, name) if pressed else workspace


def named(workspace: Workspace, name: str) -> Workspace:
    """With bests kept by this name from now on, the last episode first, if it is not kept yet."""
    try:
        player = clean_name(name)
    except BestsError as error:
        return workspace.say(str(error), "error")
    against, fresh = workspace.recall(Against), workspace.recall(Against).fresh
    after = with_preferences(workspace, player=player).with_dialog(replace(workspace.dialog, text=player))
    if fresh is None or fresh.name:
        return after
    kept = fresh._replace(name=player)
    return after.remember(replace(against, fresh=kept)).ask(wishes.KeepBest(workspace.snapshot.level, kept))
