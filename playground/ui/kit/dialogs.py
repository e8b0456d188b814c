"""Dialogs: cards that lie over the window and block it; and the ring around what has the focus."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

import pygame

from playground.ui import theme
from playground.ui.drawing import images
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import buttons, scrolls, texts
from playground.ui.kit.frame import Frame


@dataclass
class Dialog:
    """An open dialog. rect: what it holds; closed: a person closed it (Esc, B, or the cross)."""

    rect: pygame.Rect
    closed: bool = False


@contextlib.contextmanager
def dialog(frame: Frame, id: str, title: str, size: tuple[int, int], scrolling: bool = False) -> Iterator[Dialog]:
    """`with ui.dialog(id, title, (width, height)) as dialog:` draw in `dialog.rect`; stop calling it when `dialog.closed`.

    size: pixels of what it holds; less where the window is smaller. scrolling: what it holds is as high as that all the same, and
    scrolls there. It dims and blocks all that was drawn before; Tab stays
    inside, Esc closes, Enter presses its primary button.
    """
    unit, window = frame.theme, frame.surface.get_rect()
    head = unit.px(44)
    width = min(size[0] + 2 * unit.px(22), window.width - 2 * unit.gap)
    height = min(size[1] + head + 2 * unit.px(20), window.height - 2 * unit.gap)
    box = pygame.Rect(0, 0, width, height)
    box.center = window.center
    ground, clip, outer = frame.surface, frame.clip, frame.layer
    frame.layers += 1
    layer = frame.layer = frame.layers
    sheet = _sheet(frame, frame.layer, window.size)
    frame.surface, frame.clip = sheet, window
    shadow = box.inflate(2 * unit.px(30), 2 * unit.px(30)).clip(window)
    sheet.set_clip(None)
    sheet.fill((0, 0, 0, 0), shadow)
    rounded(
        unit.card_radius,
        theme.CARD,
        theme.CARD_EDGE,
        unit.px(1),
        shadow=unit.px(28),
        shadow_colour=theme.SHADOW,
        shadow_alpha=0.5,
    ).draw(sheet, box)
    frame.building.append(frame.fresh_node(id, "dialog", box, title))
    inside = box.inflate(-2 * unit.px(22), -2 * unit.px(20))
    close = pygame.Rect(inside.right - unit.px(34), inside.top - unit.px(4), unit.px(38), unit.px(36))
    texts.label(frame, pygame.Rect(inside.left, inside.top, close.left - inside.left - unit.gap, unit.px(30)), title, "dialog")
    opened = Dialog(pygame.Rect(inside.left, inside.top + head, inside.width, max(0, inside.height - head)))
    opened.closed = frame.routing.escaped and frame.layer == frame.routing.top
    try:
        if scrolling and opened.rect.height < size[1]:
            with scrolls.scroll(frame, f"{id}/all", opened.rect.inflate(2 * unit.gap, 0)) as area:
                opened.rect = area.rect.inflate(-2 * unit.gap, 0)
                opened.rect.height = size[1]
                area.used(size[1] + unit.px(4))
                yield opened
        else:
            yield opened
        cross = buttons.button(frame, f"{id}/close", close, "", icon="close", tooltip="Close (Esc)", flat=True)
        opened.closed = cross or opened.closed
    finally:
        frame.surface, frame.clip, frame.layer = ground, clip, outer
        _open_sheets(frame).append((sheet, shadow, layer))


def _open_sheets(frame: Frame) -> list[tuple[pygame.Surface, pygame.Rect, int]]:
    """What the dialogs of this frame were drawn on: (surface, the part of it that was drawn on, layer)."""
    return frame.kept("kit/open-sheets", list[tuple[pygame.Surface, pygame.Rect, int]])


def _sheet(frame: Frame, layer: int, size: tuple[int, int]) -> pygame.Surface:
    """The surface that a dialog is drawn on until the end of the frame."""
    sheets = frame.kept("kit/sheets", dict[int, pygame.Surface])
    if layer not in sheets or sheets[layer].get_size() != size:
        sheets[layer] = images.converted(pygame.Surface(size, pygame.SRCALPHA))
    return sheets[layer]


def draw_dialogs(frame: Frame) -> None:
    """Lays the dialogs over the window, each over a veil that dims what is below, and the ring into the layer of the focus."""
    _draw_ring(frame, 0)
    sheets = _open_sheets(frame)
    for sheet, rect, layer in sorted(sheets, key=lambda entry: entry[2]):
        _dim(frame)
        frame.surface.blit(sheet, rect, rect)
        _draw_ring(frame, layer)
    sheets.clear()


def _dim(frame: Frame) -> None:
    kind = frame.surface.get_size(), theme.DIM, theme.DIM_ALPHA
    veils = frame.kept("kit/veil", dict[tuple[object, ...], pygame.Surface])
    if kind not in veils:
        veils.clear()
        veils[kind] = pygame.Surface(kind[0])
        veils[kind].fill(theme.DIM)
        veils[kind].set_alpha(theme.DIM_ALPHA)
    frame.surface.blit(veils[kind], (0, 0))


def _draw_ring(frame: Frame, layer: int) -> None:
    """The ring around what has the focus by keyboard or gamepad."""
    node = frame.routing.by_id.get(frame.focus)
    if node is None or node.layer != layer or not frame.focus_shown:
        return
    out = frame.theme.ring + frame.theme.ring_gap
    room = node.clip.inflate(2 * out, 2 * out)
    with frame.clipped(room):
        ring = rounded(frame.theme.radius + out, None, theme.FOCUS, frame.theme.ring)
        ring.draw(frame.surface, node.rect.inflate(2 * out, 2 * out))
