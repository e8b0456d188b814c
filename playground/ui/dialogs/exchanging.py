"""The dialogs of exchange: a level that comes from elsewhere, and the name and format under which this one is saved."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import pygame

from playground.plurals import counted
from playground.ui import arrivals, theme, wishes
from playground.ui.arrivals import OWN, Arrival
from playground.ui.board.thumbnail import thumbnail
from playground.ui.choosing import PlaceWanted, name_of, with_choice
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.workspace import Workspace
from playground.world.exchange import formats
from playground.world.exchange.format import Format
from playground.world.level import Level

WIDE, HIGH = 640, 330
"""Size of the contents of the dialog of an arrival, in units."""
MORE = 150
"""Units that it is higher if the text holds several levels to choose from."""
PICTURE = 250
"""Largest side of the picture, in units."""
FAITHFUL = "Nothing was lost on the way."
WHOLE = "Nothing is lost: this format can hold all of it."


def arrival(ui: Ui, workspace: Workspace) -> Workspace:
    """Shows what has arrived: its picture, the format that it seems to have, and notes on the conversion; opens it or not."""
    arrived = workspace.dialog.arrival
    if arrived is None:
        return workspace.close_dialog()
    lengths = ui.theme
    title = arrived.name or "From the clipboard"
    with ui.dialog("arrival", title, (lengths.px(WIDE), lengths.px(HIGH + MORE * bool(arrived.parts)))) as dialog:
        column = Column(dialog.rect, lengths.gap)
        foot = Row(column.bottom(lengths.button), lengths.gap)
        column.bottom(lengths.gap)
        body = column.rest()
        side = min(lengths.px(PICTURE), body.height, body.width * 2 // 5)
        row = Row(body, lengths.space)
        _picture(ui, row.take(side), arrived.level)
        workspace = _arrival_notes(ui, Column(row.rest(), lengths.gap), workspace, arrived)
        open_it, cancel = foot.split(2)
        if ui.button("arrival-open", open_it, "Open", icon="check", primary=True, enabled=arrived.level is not None):
            return workspace.leave(wishes.Take(arrived))
        if ui.button("arrival-cancel", cancel, "Cancel"):
            return workspace.close_dialog()
    return workspace.close_dialog() if dialog.closed else workspace


def _picture(ui: Ui, rect: pygame.Rect, level: Level | None) -> None:
    if level is None:
        ui.icon("warning", rect.inflate(-rect.width // 2, -rect.height // 2), theme.MUTED)
        return
    picture = thumbnail(level, (max(8, rect.width), max(8, min(rect.height, rect.width))))
    ui.surface.blit(picture, picture.get_rect(topleft=rect.topleft))


def _arrival_notes(ui: Ui, column: Column, workspace: Workspace, arrived: Arrival) -> Workspace:
    """The format, which a person can correct, and the notes of its reader."""
    ui.label(column.take(ui.theme.small_line), "It looks like", style="small", colour=theme.MUTED)
    options = _options(arrivals.readable())
    chosen = ui.dropdown(
        "arrival-format",
        column.take(ui.theme.row),
        options,
        arrived.format,
        placeholder="Choose what it is …",
        label="What it is",
    )
    if chosen != arrived.format:
        workspace = workspace.ask(wishes.Reread(chosen))
    if arrived.parts:
        workspace = _parts(ui, column, workspace, arrived)
    level = arrived.level
    if level is not None:
        size = f"{level.height} × {level.width} cells"
        ui.label(column.take(ui.theme.line), f"{level.title}, {size}" if level.title else size, style="strong")
    words = [arrived.problem] if arrived.problem else list(arrived.notes) or [FAITHFUL]
    with ui.scroll("arrival-scroll", column.rest()) as area:
        inner = Column(area.rect, ui.theme.px(4))
        _sentences(ui, inner, "arrival-notes", words, theme.ERROR if arrived.problem else theme.INK)
        area.used(inner.used)
    return workspace


def _parts(ui: Ui, column: Column, workspace: Workspace, arrived: Arrival) -> Workspace:
    """A list of the levels in the text; the chosen one is read and shown."""
    heading = f"It holds {counted(len(arrived.parts), 'level')}"
    ui.label(column.take(ui.theme.small_line), heading, style="small", colour=theme.MUTED)
    rect = column.take(max(ui.theme.item * 3, (column.left - ui.theme.line) * 3 // 5))
    chosen = ui.list("arrival-parts", rect, _numbered(arrived.parts), str(arrived.part + 1), label="Which part")
    return workspace if chosen == str(arrived.part + 1) else workspace.ask(wishes.Reread(arrived.format, chosen))


@lru_cache(maxsize=2)
def _numbered(parts: tuple[str, ...]) -> tuple[Option, ...]:
    """The levels of a text with their numbers, from 1; typing a number finds its line."""
    return tuple(Option(f"{number}", f"{number}  {title}".rstrip()) for number, title in enumerate(parts, start=1))


def _sentences(ui: Ui, column: Column, id: str, words: Sequence[str], colour: theme.Colour) -> None:
    """Sentences below one another, with a bullet before each if there are several."""
    point = ui.theme.px(14) if len(words) > 1 else 0
    for number, sentence in enumerate(words):
        row = Row(column.take(ui.measure_rich(column.rect.width - point, sentence, "small")))
        if point:
            dot = row.take(point)
            ui.label(pygame.Rect(dot.topleft, (point, ui.theme.small_line)), "•", "small", theme.ACCENT)
        ui.rich(row.rest(), sentence, "small", colour, id=f"{id}-{number}")


def _options(formats_offered: Sequence[Format]) -> list[Option]:
    return [Option(format.id, format.title, format.about) for format in formats_offered]


def save_as(ui: Ui, workspace: Workspace) -> Workspace:
    """Asks for a title, which is also the name of the file in the person's folder, and a format; says what that loses."""
    lengths, answers = ui.theme, workspace.dialog
    format, room = answers.choice or OWN, lengths.px(118)
    high = 2 * lengths.small_line + 2 * lengths.row + room + lengths.button + 5 * lengths.gap
    problem = False
    with ui.dialog("save-as", "Save as", (lengths.px(460), high)) as dialog:
        whole = Column(dialog.rect, lengths.gap)
        foot = whole.bottom(lengths.button)
        whole.bottom(0)
        with ui.scroll("save-scroll", whole.rest()) as area:
            column = Column(area.rect.inflate(-2 * lengths.gap, 0), lengths.gap)
            ui.label(column.take(lengths.small_line), "Title, and name of the file", style="small", colour=theme.MUTED)
            text = ui.text(
                "save-title", column.take(lengths.row), answers.text, placeholder="A name for this level", label="Title"
            )
            workspace = replace(workspace, dialog=replace(answers, text=text))
            ui.label(column.take(lengths.small_line), "Format", style="small", colour=theme.MUTED)
            chosen = ui.dropdown("save-format", column.take(lengths.row), _options(arrivals.writable()), format, label="Format")
            if chosen != format:
                workspace = workspace.ask(wishes.Preview(chosen))
            problem = _departure_notes(ui, column, workspace)
            area.used(column.used + lengths.gap)
        save, elsewhere = Row(foot, lengths.gap).split(2)
        able, title = bool(text.strip()) and not problem, text.strip()
        if ui.button("save-confirm", save, "Save", icon="save", primary=True, enabled=able):
            wish = wishes.SaveAs(title) if format == OWN else wishes.Export(title, format)
            return workspace.close_dialog().ask(wish)
        tip = "In any folder, under any name"
        if ui.button("save-elsewhere", elsewhere, "Elsewhere …", icon="folder", enabled=able, tooltip=tip):
            wanted: wishes.Wish = wishes.SaveAt("", title) if format == OWN else wishes.Export(title, format)
            return with_choice(workspace, PlaceWanted("Save elsewhere", wanted, name_of(wanted)))
    return workspace.close_dialog() if dialog.closed else workspace


def _departure_notes(ui: Ui, column: Column, workspace: Workspace) -> bool:
    """Says what the chosen format would lose; returns whether it cannot hold the level at all."""
    departure = workspace.dialog.departure
    if departure is None or (departure.format == OWN and not departure.problem):
        _sentences(ui, column, "save-notes", [formats()[OWN].about], theme.MUTED)
        return False
    words = [departure.problem] if departure.problem else list(departure.notes) or [WHOLE]
    _sentences(ui, column, "save-notes", words, theme.ERROR if departure.problem else theme.INK)
    return bool(departure.problem)
