"""Words, icons and cards: what is looked at and not operated."""

import pygame

from playground.ui import theme
from playground.ui.drawing import fonts, images
from playground.ui.drawing.shapes import rounded
from playground.ui.kit.frame import Frame
from playground.ui.kit.icons import icon_svg
from playground.ui.kit.layout import centred
from playground.ui.kit.markup import Block, block
from playground.ui.theme import Colour


class Texts(Frame):
    """Labels, rich text, icons, cards."""

    def label(
        self, rect: pygame.Rect, text: str, style: str = "text", colour: Colour | None = None, align: str = "left", id: str = ""
    ) -> bool:
        """One line in the middle of `rect`'s height; what does not fit is set smaller, then cut and told in full as a tooltip.

        style: a name in theme.STYLES. align: left, center, right. Returns whether all of it is shown.
        """
        whole = self._write(rect, text, style, theme.INK if colour is None else colour, align)
        kind = "heading" if style in ("heading", "title", "dialog") else "label"
        self._note(id or f"{kind}:{text[:60]}", kind, rect, text)
        if not whole:
            self.tip(f"cut:{rect.topleft}:{text[:60]}", rect, text)
        return whole

    def heading(self, rect: pygame.Rect, text: str, colour: Colour | None = None, align: str = "left") -> bool:
        """The heading of a card or of a group."""
        return self.label(rect, text, "heading", colour, align)

    def width(self, text: str, style: str = "text") -> int:
        """Pixels that a line takes in a style."""
        return fonts.width(text, style, self.theme.text_size(style))

    def rich(self, rect: pygame.Rect, markup: str, style: str = "text", colour: Colour | None = None, id: str = "") -> int:
        """Wrapped text with **bold** and `equations` from the top of `rect` down; returns the pixels of height it took."""
        text = self._block(rect.width, markup, style, theme.INK if colour is None else colour)
        self._set(text, rect.topleft, self.theme.text_size(style))
        plain = markup.replace("**", "").replace("`", "")
        self._note(id or f"label:{plain[:60]}", "label", pygame.Rect(rect.topleft, (rect.width, text.height)), plain)
        return text.height

    def measure_rich(self, width: int, markup: str, style: str = "text") -> int:
        """The height in pixels that `rich` would take."""
        return self._block(width, markup, style, theme.INK).height

    def icon(self, name: str, rect: pygame.Rect, colour: Colour = theme.INK) -> None:
        """An icon (icons.NAMES), as large as fits into the middle of `rect`."""
        side = min(rect.size)
        if side > 0:
            self.surface.blit(images.picture(icon_svg(name, colour), (side, side)), centred(rect, side, side))

    def raised(self, rect: pygame.Rect, radius: int, fill: Colour = theme.CARD) -> None:
        """The ground of a card and nothing else: white, with its edge and its soft shadow."""
        rounded(
            radius=radius,
            fill=fill,
            edge=theme.CARD_EDGE,
            border=self.theme.px(1),
            shadow=self.theme.shadow,
            shadow_colour=theme.SHADOW,
            shadow_alpha=0.26,
        ).draw(self.surface, rect)

    def card(self, rect: pygame.Rect, title: str = "", fill: Colour = theme.CARD) -> pygame.Rect:
        """A white rounded card with a soft shadow, a heading if it has a title; returns the rectangle inside it."""
        self.raised(rect, self.theme.card_radius, fill)
        self._solid.append((len(self._building), rect.clip(self._clip)))
        inside = rect.inflate(-2 * self.theme.pad, -2 * self.theme.pad)
        if title:
            self.heading(pygame.Rect(inside.topleft, (inside.width, self.theme.heading)), title)
            taken = self.theme.heading + self.theme.gap
            inside = pygame.Rect(inside.left, inside.top + taken, inside.width, max(0, inside.height - taken))
        return inside

    def rule(self, rect: pygame.Rect) -> None:
        """A thin line across the middle of `rect`."""
        self.surface.fill(theme.LINE, pygame.Rect(rect.left, rect.centery, rect.width, self.theme.px(1)))

    # --- for the widgets ---

    def _block(self, width: int, markup: str, style: str, colour: Colour, equation: Colour = theme.EQUATION) -> Block:
        return block(markup, max(1, width), self.theme.text_size(style), self.theme.line_of(style), style, colour, equation)

    def _set(self, text: Block, corner: tuple[int, int], size: int) -> None:
        shown = self.surface.get_clip()
        for piece in text.pieces:
            y = corner[1] + piece.y
            if y < shown.bottom and y + 2 * size > shown.top:
                self.surface.blit(fonts.text(piece.words, piece.style, size, piece.colour), (corner[0] + piece.x, y))

    def _fits(self, text: str, style: str, room: int) -> bool:
        """Whether a line is shown whole in so many pixels (perhaps a step smaller)."""
        size = self.theme.text_size(style)
        return fonts.fitted(text, style, size, room)[0] == text

    def _write(self, rect: pygame.Rect, text: str, style: str, colour: Colour, align: str = "left") -> bool:
        """A line in the middle of `rect`'s height; whether all of it is shown."""
        if not text:
            return True
        drawn, whole = fonts.line(text, style, self.theme.text_size(style), colour, rect.width)
        x, (wide, high) = rect.left, drawn.get_size()
        if align == "center":
            x = rect.centerx - wide // 2
        elif align == "right":
            x = rect.right - wide
        self.surface.blit(drawn, (x, rect.centery - high // 2))
        return whole
