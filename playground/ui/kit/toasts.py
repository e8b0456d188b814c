"""Toasts: messages at the lower edge that go by themselves."""

from dataclasses import dataclass

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import cards, texts
from playground.ui.kit.frame import Frame
from playground.ui.kit.node import Node

TOASTS = 4
"""Toasts that are shown at once."""


@dataclass
class _Toast:
    words: str
    kind: str
    ends: float
    number: int


def toast(frame: Frame, text: str, kind: str = "info") -> None:
    """A message at the lower edge that goes by itself; kind: info or error (stays twice as long). A click sends it away."""
    toasts = frame.kept("kit/toasts", list[_Toast])
    if any(toast.words == text and toast.ends > frame.now for toast in toasts):
        return
    seconds = frame.theme.toast_seconds * (2 if kind == "error" else 1)
    number = frame.kept("kit/toast-number", lambda: [0])
    number[0] += 1
    toasts.append(_Toast(text, kind, frame.now + seconds, number[0]))
    del toasts[:-TOASTS]
    frame.wants_frame = True


def draw_toasts(frame: Frame) -> None:
    """Draws the toasts that are still there, the newest lowest; a press on one sends it away."""
    toasts = frame.kept("kit/toasts", list[_Toast])
    toasts[:] = [toast for toast in toasts if toast.ends > frame.now]
    size, window = frame.theme, frame.surface.get_rect()
    y = window.bottom - size.px(20)
    for toast in reversed(toasts):
        ink = theme.ON_TOOLTIP
        wide = min(size.px(520), window.width - 4 * size.margin)
        room = wide - size.icon - 3 * size.inset
        text = texts.rich_block(frame, room, toast.words[:600], "text", ink, ink)
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
        ).draw(frame.surface, box)
        mark = pygame.Rect(box.left + size.inset, box.top, size.icon, size.px(20) + size.line)
        cards.icon(frame, "warning" if bad else "check", mark, ink)
        texts.draw_block(frame, text, (mark.right + size.inset, box.top + size.px(10)), size.text_size("text"))
        frame.routing.floating.append(box)
        frame.building.append(Node(f"toast:{toast.number}", "toast", box, toast.words, clip=window))
        spot = frame.input.pressed.get(1)
        if spot is not None and box.collidepoint(spot):
            toast.ends = frame.now
        frame.wants_frame = True
