"""Tooltips: of what the keyboard has just reached, or of what the mouse rests on."""

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit.frame import Tip
from playground.ui.kit.node import Node
from playground.ui.kit.texts import Texts
from playground.ui.theme import Colour, Theme


class Tips(Texts):
    """Tooltips and error bubbles."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._tip: Tip | None = None
        self._tip_since = 0.0
        self._silenced = ""

    def _tip_now(self) -> tuple[Tip | None, bool]:
        """(what could be explained now, whether the keyboard asks for it)."""
        node = self._by_id.get(self.focus)
        if self._keyed_last and self._loud and node is not None and not self._popup and node.layer == self._top:
            words = next((hint.words for hint in reversed(self._hints) if hint.id == node.id), node.tooltip)
            return (Tip(node.id, node.shown, words) if words and node.shown.height else None), True
        return (self._hints[-1] if self._hints else None), bool(self._popup) and self._keyed_last

    def _draw_tip(self) -> None:
        tip, keyed = self._tip_now()
        if tip is None or self._tip is None or tip.id != self._tip.id:
            self._tip_since = self.now
            self._silenced = ""
        self._tip = tip
        if tip is None:
            return
        if self._events.pressed:
            self._silenced = tip.id  # a press has understood; it comes again when the mouse comes again
        if keyed or self.now - self._tip_since >= self.theme.hover_delay:
            if keyed or self._silenced != tip.id:
                self._bubble(tip)
        else:
            self.wants_frame = True

    def _bubble(self, tip: Tip, fill: Colour = theme.TOOLTIP, kind: str = "tooltip") -> None:
        """Draws a tooltip below what it explains, or above, or beside; never over it and never out of the window."""
        size, window = self.theme, self.surface.get_rect()
        text = self._block(
            min(size.tooltip_width, window.width - size.px(60)), tip.words[:1200], "small", theme.ON_TOOLTIP, theme.ON_TOOLTIP
        )
        box = bubble_rect(tip.rect, (text.width + 2 * size.px(11), text.height + 2 * size.px(7)), window, size.px(8), tip.beside)
        rounded(size.px(8), fill, shadow=size.px(10), shadow_colour=theme.SHADOW, shadow_alpha=0.3).draw(self.surface, box)
        self._set(text, (box.left + size.px(11), box.top + size.px(7)), size.text_size("small"))
        self._building.append(Node(kind, kind, box, tip.words, clip=window))


def bubble_rect(rect: pygame.Rect, size: tuple[int, int], window: pygame.Rect, gap: int, beside: bool = False) -> pygame.Rect:
    """Where a tooltip of `size` stands: below `rect`, above, right or left of it: the first that the window has room for.

    beside: right or left come first.
    """
    box = pygame.Rect((0, 0), size)
    shown = rect.clip(window) if rect.colliderect(window) else rect
    room = window.inflate(-2 * (gap // 2), -2 * (gap // 2))
    below, above = (shown.centerx, shown.bottom + gap), (shown.centerx, shown.top - gap)
    right, left = (shown.right + gap, shown.centery), (shown.left - gap, shown.centery)
    places = [("midtop", below, True), ("midbottom", above, True), ("midleft", right, False), ("midright", left, False)]
    for corner, spot, sideways in places[2:] + places[:2] if beside else places:
        setattr(box, corner, spot)
        if sideways:
            box.left = max(room.left, min(room.right - box.width, box.left))
        else:
            box.top = max(room.top, min(room.bottom - box.height, box.top))
        if window.contains(box) and not box.colliderect(shown):
            return box
    return box.clamp(window)
