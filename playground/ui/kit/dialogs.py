"""What stands over the window: dialogs, toasts, the focus ring."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

import pygame

from playground.ui import theme
from playground.ui.drawing import images
from playground.ui.drawing.shapes import rounded
from playground.ui.kit.buttons import Buttons
from playground.ui.kit.node import Node

TOASTS = 4
"""Toasts that are shown at once."""


@dataclass
class Dialog:
    """An open dialog. rect: what it holds; closed: a person closed it (Esc, B, or the cross)."""

    rect: pygame.Rect
    closed: bool = False


@dataclass
class _Toast:
    words: str
    kind: str
    ends: float
    number: int


class Dialogs(Buttons):
    """Dialogs, toasts, the focus ring."""

    @contextlib.contextmanager
    def dialog(self, id: str, title: str, size: tuple[int, int]) -> Iterator[Dialog]:
        """`with ui.dialog(id, title, (width, height)) as dialog:` draw in `dialog.rect`; stop calling it when `dialog.closed`.

        size: pixels of what it holds; less where the window is smaller. It dims and blocks all that was drawn before; Tab stays
        inside, Esc closes, Enter presses its primary button.
        """
        unit, window = self.theme, self.surface.get_rect()
        head = unit.px(44)
        width = min(size[0] + 2 * unit.px(22), window.width - 2 * unit.gap)
        height = min(size[1] + head + 2 * unit.px(20), window.height - 2 * unit.gap)
        box = pygame.Rect(0, 0, width, height)
        box.center = window.center
        ground, clip, outer = self.surface, self._clip, self._layer
        self._layers_now += 1
        layer = self._layer = self._layers_now
        sheet = self._sheet(self._layer, window.size)
        self.surface, self._clip = sheet, window
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
        self._building.append(self._node(id, "dialog", box, title))
        inside = box.inflate(-2 * unit.px(22), -2 * unit.px(20))
        close = pygame.Rect(inside.right - unit.px(34), inside.top - unit.px(4), unit.px(38), unit.px(36))
        self.label(pygame.Rect(inside.left, inside.top, close.left - inside.left - unit.gap, unit.px(30)), title, "dialog")
        told = Dialog(pygame.Rect(inside.left, inside.top + head, inside.width, max(0, inside.height - head)))
        told.closed = self._escaped and self._layer == self._top
        try:
            yield told
            told.closed = self.button(f"{id}/close", close, "", icon="close", tooltip="Close (Esc)", flat=True) or told.closed
        finally:
            self.surface, self._clip, self._layer = ground, clip, outer
            self._lay.append((sheet, shadow, layer))

    @property
    def _lay(self) -> list[tuple[pygame.Surface, pygame.Rect, int]]:
        return self.kept("kit/lay", list[tuple[pygame.Surface, pygame.Rect, int]])

    def _sheet(self, layer: int, size: tuple[int, int]) -> pygame.Surface:
        """The surface that a dialog is drawn on until the end of the frame."""
        sheets = self.kept("kit/sheets", dict[int, pygame.Surface])
        if layer not in sheets or sheets[layer].get_size() != size:
            sheets[layer] = images.converted(pygame.Surface(size, pygame.SRCALPHA))
        return sheets[layer]

    def toast(self, text: str, kind: str = "info") -> None:
        """A message at the lower edge that goes by itself; kind: info or error (stays twice as long). A click sends it away."""
        toasts = self.kept("kit/toasts", list[_Toast])
        if any(toast.words == text and toast.ends > self.now for toast in toasts):
            return
        seconds = self.theme.toast_seconds * (2 if kind == "error" else 1)
        number = self.kept("kit/toast-number", lambda: [0])
        number[0] += 1
        toasts.append(_Toast(text, kind, self.now + seconds, number[0]))
        del toasts[:-TOASTS]
        self.wants_frame = True

    # --- the end of the frame ---

    def _draw_late(self) -> None:
        self._ring(0)
        for sheet, rect, layer in sorted(self._lay, key=lambda entry: entry[2]):
            self._dim()
            self.surface.blit(sheet, rect, rect)
            self._ring(layer)
        self._lay.clear()
        super()._draw_late()
        self._draw_toasts()
        self._draw_tip()

    def _dim(self) -> None:
        size = self.surface.get_size()
        veils = self.kept("kit/veil", dict[tuple[int, int], pygame.Surface])
        if size not in veils:
            veils.clear()
            veils[size] = pygame.Surface(size)
            veils[size].fill(theme.DIM)
            veils[size].set_alpha(theme.DIM_ALPHA)
        self.surface.blit(veils[size], (0, 0))

    def _ring(self, layer: int) -> None:
        """The ring around what has the focus by keyboard or gamepad."""
        node = self._by_id.get(self.focus)
        if node is None or node.layer != layer or not (self._loud or node.typing):
            return
        if node.typing and not self._loud:
            return
        out = self.theme.ring + self.theme.ring_gap
        room = node.clip.inflate(2 * out, 2 * out)
        with self.clipped(room):
            ring = rounded(self.theme.radius + out, None, theme.FOCUS, self.theme.ring)
            ring.draw(self.surface, node.rect.inflate(2 * out, 2 * out))

    def _draw_toasts(self) -> None:
        toasts = self.kept("kit/toasts", list[_Toast])
        toasts[:] = [toast for toast in toasts if toast.ends > self.now]
        size, window = self.theme, self.surface.get_rect()
        y = window.bottom - size.px(20)
        for toast in reversed(toasts):
            ink = theme.ON_TOOLTIP
            wide = min(size.px(520), window.width - 4 * size.margin)
            room = wide - size.icon - 3 * size.inset
            text = self._block(room, toast.words[:600], "text", ink, ink)
            box = pygame.Rect(0, 0, text.width + size.icon + 3 * size.inset, text.height + 2 * size.px(10))
            box.midbottom = window.centerx, y
            y = box.top - size.gap
            bad = toast.kind == "error"
            rounded(
                size.radius,
                theme.ERROR if bad else theme.TOOLTIP,
                shadow=size.px(12),
                shadow_colour=theme.SHADOW,
                shadow_alpha=0.35,
            ).draw(self.surface, box)
            mark = pygame.Rect(box.left + size.inset, box.top, size.icon, size.px(20) + size.line)
            self.icon("warning" if bad else "check", mark, ink)
            self._set(text, (mark.right + size.inset, box.top + size.px(10)), size.text_size("text"))
            self._floating.append(box)
            self._building.append(Node(f"toast:{toast.number}", "toast", box, toast.words, clip=window))
            spot = self._events.pressed.get(1)
            if spot is not None and box.collidepoint(spot):
                toast.ends = self.now
            self.wants_frame = True
