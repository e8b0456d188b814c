"""The learning curves in large, above a list of the kept ones, each with its full name and a button that removes it."""

from dataclasses import replace

import pygame

from playground.ui import theme
from playground.ui.keeping import Kept, about
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.comparing import keep_button, kept_here
from playground.ui.panels.curve_lines import PRESENT, STYLES, LineStyle, draw_sample
from playground.ui.panels.curve_view import view_buttons
from playground.ui.panels.learning_curve import draw_curves, extent
from playground.ui.workspace import Workspace

HOW = "Wheel: nearer and farther. Drag: along the curve."


def comparison(ui: Ui, workspace: Workspace) -> Workspace:
    """The dialog: the curves get what room there is, and the list below them scrolls."""
    lengths, kept = ui.theme, kept_here(workspace)
    listed = min(len(kept) + 1, 7) * (lengths.item + lengths.px(2))
    with ui.dialog("compare", "Learning curves", (lengths.px(900), lengths.px(420) + listed)) as dialog:
        part = Column(dialog.rect, lengths.gap)
        roomy = dialog.rect.height >= lengths.px(260)  # else the wheel and the mouse alone zoom
        head = Row(part.take(lengths.row if roomy else 0), lengths.px(4))
        if roomy and (ends := extent(workspace)) is not None:
            workspace = view_buttons(ui, head, *ends, workspace)
            ui.label(head.rest(), HOW, style="small", colour=theme.MUTED, align="right")
        used = listed + (lengths.row + lengths.gap if roomy else 0) + lengths.gap
        area = part.take(max(lengths.px(84), dialog.rect.height - used, dialog.rect.height * (10 if roomy else 11) // 20))
        workspace = draw_curves(ui, area, workspace, zooms=True)
        with ui.scroll("compare-list", part.rest()) as scroll:
            column = Column(scroll.rect, lengths.px(2))
            workspace = _present(ui, column.take(lengths.item), workspace)
            for curve in kept:
                workspace = _kept_curve(ui, column.take(lengths.item), curve, workspace)
            scroll.used(column.used)
    return workspace.close_dialog() if dialog.closed else workspace


def _present(ui: Ui, rect: pygame.Rect, workspace: Workspace) -> Workspace:
    """The line of the present run, with the button that keeps its curve."""
    row = Row(rect, ui.theme.gap)
    keep = row.right(ui.theme.px(96 if rect.width >= ui.theme.px(300) else 32))
    _legend_entry(ui, row, PRESENT, "This run")
    return keep_button(ui, keep, workspace, "keep-large")


def _kept_curve(ui: Ui, rect: pygame.Rect, kept: Kept, workspace: Workspace) -> Workspace:
    """The line of a kept curve, with the button that removes it."""
    row = Row(rect, ui.theme.gap)
    cross = row.right(ui.theme.px(32))
    _legend_entry(ui, row, STYLES[kept.place], f"{kept.place + 1}  {about(kept)}")
    if ui.button(f"remove-{kept.place}", cross, "", icon="close", tooltip=f"Remove {about(kept)}", flat=True):
        return replace(workspace, kept=tuple(curve for curve in workspace.kept if curve is not kept))
    return workspace


def _legend_entry(ui: Ui, row: Row, look: LineStyle, words: str) -> None:
    """A piece of the curve's line, and words beside it."""
    spot = row.take(ui.theme.px(44))
    draw_sample(ui.surface, pygame.Rect(spot.left, spot.centery - ui.theme.px(4), spot.width, ui.theme.px(8)), look)
    ui.label(row.rest(), words, style="small")
