"""What is pressed: buttons, switches, pictures."""

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit.frame import Touch
from playground.ui.kit.layout import centred
from playground.ui.kit.routing import ACTIVATE
from playground.ui.kit.tips import Tips
from playground.ui.theme import Colour


class Buttons(Tips):
    """Buttons, switches, pictures."""

    def button(
        self,
        id: str,
        rect: pygame.Rect,
        label: str,
        icon: str = "",
        primary: bool = False,
        enabled: bool = True,
        tooltip: str = "",
        selected: bool = False,
        flat: bool = False,
    ) -> bool:
        """Whether it was pressed. Without a label it shows its icon only, and its tooltip is its name.

        primary: the one that is meant, teal; Enter presses it in a dialog. selected: it is on (a tool in hand).
        flat: no border and no raised edge until the pointer is over it.
        """
        room = rect.width - 2 * self.theme.px(9)
        if icon and label and not self._fits(label, "button", room - self._icon_room(label)):
            icon = "" if self.width(label, "button") <= room else icon  # the words matter more than the picture
        whole = not label or self._fits(label, "button", room - (self._icon_room(label) if icon else 0))
        told = tooltip if whole else " · ".join(part for part in (label, tooltip) if part)
        value = "on" if selected else ""
        node = self._node(
            id, "button", rect, label or tooltip or id, value=value, enabled=enabled, tooltip=told, focusable=True, keys=ACTIVATE
        )
        touch = self._touch(node)
        pressed = touch.activated or (primary and enabled and self._entered and self._layer == self._top > 0)
        ink = self._face(id, rect, touch, enabled, primary, selected, flat)
        self._caption(self._pressed_down(id, rect, touch, flat), label, icon, ink)
        return pressed

    def _icon_room(self, label: str) -> int:
        return self.theme.icon + (self.theme.gap if label else 0)

    def _pressed_down(self, id: str, rect: pygame.Rect, touch: Touch, flat: bool) -> pygame.Rect:
        """The face of a button without its raised edge, lower while it is pressed."""
        if flat:
            return rect
        down = round(self.theme.lift * self.animate((id, "press"), 1.0 if touch.down and touch.hover else 0.0, 0.08))
        return pygame.Rect(rect.left, rect.top + down, rect.width, rect.height - self.theme.lift)

    def _face(self, id: str, rect: pygame.Rect, touch: Touch, enabled: bool, primary: bool, selected: bool, flat: bool) -> Colour:
        """Draws the body of a button; returns the colour of what stands on it."""
        size = self.theme
        fill, edge, lower, ink = theme.CARD, theme.LINE, theme.EDGE, theme.INK
        if not enabled:
            fill, lower, ink = theme.DISABLED, theme.LINE, theme.FAINT
        elif primary:
            fill = edge = theme.ACCENT_HOVER if touch.hover and not touch.down else theme.ACCENT
            lower, ink = theme.ACCENT_DARK, theme.ON_ACCENT
        elif selected:
            fill, edge, lower, ink = theme.ACCENT_SOFT, theme.ACCENT, theme.ACCENT, theme.ACCENT_DARK
        elif touch.hover:
            fill, edge = (theme.PRESSED, theme.LINE) if touch.down else (theme.HOVER, theme.LINE_HOVER)
        if flat:
            if enabled and (selected or primary or touch.hover):
                rounded(size.radius, fill).draw(self.surface, rect)
            return ink
        face = self._pressed_down(id, rect, touch, flat)
        lift = rect.bottom - face.bottom
        gloss = theme.ACCENT_GLOSS if primary and enabled else None
        shape = rounded(size.radius, fill, edge, size.border, lift, lower, gloss=gloss)
        shape.draw(self.surface, pygame.Rect(rect.left, face.top, rect.width, rect.bottom - face.top))
        return ink

    def _caption(self, rect: pygame.Rect, label: str, icon: str, ink: Colour) -> None:
        """An icon and words, together in the middle of `rect`."""
        room = rect.inflate(-2 * self.theme.px(9), 0)
        beside = self._icon_room(label) if icon else 0
        words = min(self.width(label, "button"), max(0, room.width - beside)) if label else 0
        x = rect.centerx - (beside + words) // 2
        if icon:
            side = (
                self.theme.icon
                if label
                else min(self.theme.px(22), rect.height - self.theme.px(8), rect.width - self.theme.px(4))
            )
            box = pygame.Rect(x, rect.top, self.theme.icon, rect.height) if label else rect
            self.icon(icon, centred(box, side, side), ink)
        if label:
            self._write(pygame.Rect(x + beside, rect.top, max(0, room.width - beside), rect.height), label, "button", ink)

    def fold(self, id: str, rect: pygame.Rect, label: str, open: bool) -> bool:
        """The heading of what can be folded away, with an arrow that shows how it is now; whether it was pressed."""
        value = "open" if open else "folded"
        node = self._node(id, "button", rect, label, value=value, focusable=True, keys=ACTIVATE)
        touch = self._touch(node)
        if touch.hover:
            rounded(self.theme.px(6), theme.HOVER).draw(self.surface, rect)
        side = self.theme.px(14)
        arrow = pygame.Rect(rect.left, rect.top, side, rect.height)
        ink = theme.INK if touch.hover else theme.MUTED
        self.icon("chevron-down" if open else "chevron-right", arrow, ink)
        self._write(pygame.Rect(arrow.right + self.theme.px(5), rect.top, rect.width - side, rect.height), label, "small", ink)
        return touch.activated

    def toggle(self, id: str, rect: pygame.Rect, label: str, value: bool, tooltip: str = "", enabled: bool = True) -> bool:
        """A switch with its words; a click anywhere in `rect` turns it. Returns the value."""
        size = self.theme
        words = pygame.Rect(rect)
        words.left, words.width = rect.left + size.switch_width + size.gap, rect.width - size.switch_width - size.gap
        told = tooltip if self._fits(label, "text", words.width) else " · ".join(part for part in (label, tooltip) if part)
        state = "on" if value else "off"
        node = self._node(id, "toggle", rect, label, value=state, enabled=enabled, tooltip=told, focusable=True, keys=ACTIVATE)
        touch = self._touch(node)
        if touch.activated:
            value = not value
        self._switch(
            id,
            pygame.Rect(rect.left, rect.centery - size.switch_height // 2, size.switch_width, size.switch_height),
            value,
            touch,
            enabled,
        )
        self._write(words, label, "text", theme.INK if enabled else theme.FAINT)
        return value

    def _switch(self, id: str, rect: pygame.Rect, value: bool, touch: Touch, enabled: bool) -> None:
        size = self.theme
        at = self.animate((id, "switch"), 1.0 if value else 0.0)
        fill, edge = (theme.ACCENT, theme.ACCENT) if value else (theme.TRACK, theme.LINE_HOVER)
        if touch.hover:
            fill, edge = (theme.ACCENT_HOVER, theme.ACCENT_DARK) if value else (theme.PRESSED, theme.SWITCH_OFF)
        if not enabled:
            fill, edge = theme.DISABLED, theme.LINE
        rounded(rect.height // 2, fill, edge, size.border).draw(self.surface, rect)
        side = rect.height - 3 * size.border - (0 if value else size.px(2))
        room = rect.width - rect.height
        knob = pygame.Rect(0, 0, side, side)
        knob.center = rect.left + rect.height // 2 + round(room * at), rect.centery
        ink = theme.CARD if value else theme.SWITCH_OFF
        rounded(side // 2, ink if enabled else theme.LINE_HOVER).draw(self.surface, knob)
        if value and at > 0.6:
            self.icon("check", knob.inflate(-size.px(3), -size.px(3)), theme.ACCENT if enabled else theme.CARD)

    def picture(
        self,
        id: str,
        rect: pygame.Rect,
        picture: pygame.Surface,
        label: str,
        about: str = "",
        selected: bool = False,
        enabled: bool = True,
        tooltip: str = "",
    ) -> bool:
        """A card to press: a picture over a line of words (and a smaller one below); whether it was pressed."""
        size = self.theme
        lines = (size.line if label else 0) + (size.small_line if about else 0)
        words = rect.inflate(-2 * size.gap, 0)
        fits = self._fits(label, "strong", words.width) and self._fits(about, "small", words.width)
        told = tooltip if fits else "\n".join(part for part in (label, about, tooltip) if part)
        node = self._node(
            id,
            "picture",
            rect,
            label or tooltip or id,
            value="chosen" if selected else "",
            enabled=enabled,
            tooltip=told,
            focusable=True,
            keys=ACTIVATE,
        )
        touch = self._touch(node)
        edge = theme.ACCENT if selected else theme.LINE_HOVER if touch.hover else theme.LINE
        fill = theme.CARD if label else theme.ACCENT_SOFT if selected else theme.HOVER if touch.hover else theme.CARD
        rounded(size.radius, fill, edge, size.border).draw(self.surface, rect)
        room = pygame.Rect(rect.left, rect.top, rect.width, rect.height - lines - (size.px(6) if lines else 0))
        room = room.inflate(-2 * size.px(6), -2 * size.px(6))
        with self.clipped(room):
            self.surface.blit(picture, picture.get_rect(center=room.center))
        y = rect.bottom - lines - size.px(6)
        if label:
            ink = theme.FAINT if not enabled else theme.ACCENT_DARK if selected else theme.INK
            self._write(pygame.Rect(words.left, y, words.width, size.line), label, "strong", ink, "center")
            y += size.line
        if about:
            self._write(pygame.Rect(words.left, y, words.width, size.small_line), about, "small", theme.MUTED, "center")
        if selected and label:
            self._badge(rect)
        return touch.activated

    def _badge(self, rect: pygame.Rect) -> None:
        """A check mark in the upper right corner of what is chosen: never by colour alone."""
        side = self.theme.px(22)
        disc = pygame.Rect(rect.right - side - self.theme.px(6), rect.top + self.theme.px(6), side, side)
        rounded(side // 2, theme.ACCENT, theme.CARD, self.theme.border).draw(self.surface, disc)
        self.icon("check", disc.inflate(-self.theme.px(8), -self.theme.px(8)), theme.ON_ACCENT)
