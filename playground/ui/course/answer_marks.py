"""What answers leave on the board: a badge for right or wrong, an arrow, a number that was said."""

import pygame

from playground.ui import theme
from playground.ui.board.stamps import arrow_path, number_size, svg_stamp
from playground.ui.board.tags import tag
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.shapes import rounded
from playground.ui.drawing.store import stored
from playground.ui.kit import Ui
from playground.world.grid import Cell

TAGGED_FROM = 22
"""Cells of fewer pixels have no room for a number that was said."""


def draw_badge(ui: Ui, rect: pygame.Rect, right: bool, low: bool = False) -> None:
    """Draws a check mark or a cross in the upper right corner of a cell or a control, `low` in the lower one."""
    side = max(13, min(ui.theme.px(26), round(min(rect.size) * 0.32)))
    disc = pygame.Rect(0, 0, side, side)
    inset = max(1, side // 6)
    disc.topright = rect.right - inset, rect.bottom - inset - side if low else rect.top + inset
    rounded(side // 2, theme.ACCENT if right else theme.ERROR, theme.CARD, max(1, side // 12)).draw(ui.surface, disc)
    inner = disc.inflate(-round(side * 0.36), -round(side * 0.36))
    ui.icon("check" if right else "close", inner, theme.ON_ACCENT)


def draw_badges(ui: Ui, view: Viewport, wrong: tuple[Cell, ...], right: tuple[Cell, ...] = (), low: bool = False) -> None:
    """Draws a badge in every one of some cells."""
    with ui.clipped(view.rect):
        for cell in (*wrong, *right):
            ui.note(f"mark-{cell.row}-{cell.col}", "label", view.rect_of(cell), "right" if cell in right else "not this one")
            draw_badge(ui, view.rect_of(cell), cell in right, low)


def draw_said(ui: Ui, view: Viewport, cell: Cell, text: str, right: bool | None = None) -> None:
    """Draws what was said about a cell as a tag in its upper part; right: None as long as it was not marked."""
    spot = view.rect_of(cell)
    if spot.width < TAGGED_FROM:
        return
    ground = theme.ERROR if right is False else theme.ACCENT_DARK
    with ui.clipped(view.rect):
        top = spot.centerx, spot.top + max(2, spot.height // 16)
        box = tag(ui.surface, text, max(10, number_size(spot.width)), ground, spot.width - 4, midtop=top)
    ui.note(f"said-{cell.row}-{cell.col}", "label", box, text)


def draw_label(ui: Ui, view: Viewport, cell: Cell, text: str, lit: bool = False) -> None:
    """Draws a number that names a cell, in its upper left corner; `lit` while its part of the answer is filled."""
    spot = view.rect_of(cell)
    if spot.width < TAGGED_FROM:
        return
    ground = theme.FOCUS_INK if lit else theme.ACCENT_DARK
    inset = max(2, spot.width // 16)
    with ui.clipped(view.rect):
        tag(ui.surface, text, max(9, number_size(spot.width) * 3 // 4), ground, spot.width - 4,
            topleft=(spot.left + inset, spot.top + inset))  # fmt: skip
    ui.note(f"label-{cell.row}-{cell.col}", "label", spot, text)


def draw_arrow(ui: Ui, view: Viewport, cell: Cell, way: tuple[int, int], lit: bool = True) -> None:
    """Draws the arrow that was stamped in a cell, on a disc; pale where it is `lit` no more."""
    with ui.clipped(view.rect):
        ui.surface.blit(_arrow_stamp(way, view.cell_size, lit), view.rect_of(cell))


@stored
def _arrow_stamp(way: tuple[int, int], size: int, lit: bool) -> pygame.Surface:
    ink, ground = (theme.CARD, theme.ACCENT) if lit else (theme.MUTED, theme.CARD)
    edge = hex_of(theme.CARD if lit else theme.MUTED)
    body = f'<circle cx="0.5" cy="0.45" r="0.27" fill="{hex_of(ground)}" stroke="{edge}" stroke-width="0.03"/>'
    if way == (0, 0):
        body += f'<circle cx="0.5" cy="0.45" r="0.09" fill="none" stroke="{hex_of(ink)}" stroke-width="0.05"/>'
    else:
        body += f'<path d="{arrow_path(way, (-0.17, 0.19), 1.15, (0.5, 0.45))}" fill="{hex_of(ink)}"/>'
    return svg_stamp(body, size)
