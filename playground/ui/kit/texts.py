"""Words: lines and rich text, which are looked at and not operated."""

import pygame

from playground.ui import theme
from playground.ui.drawing import fonts
from playground.ui.kit.frame import Frame
from playground.ui.kit.layout import Column
from playground.ui.kit.rich_text import Block, block
from playground.ui.theme import Colour


def label(
    frame: Frame,
    rect: pygame.Rect,
    text: str,
    style: str = "text",
    colour: Colour | None = None,
    align: str = "left",
    id: str = "",
) -> bool:
    """One line in the middle of `rect`'s height; what does not fit is set smaller, then cut, and its tooltip tells all of it.

    style: a name in theme.STYLES. align: left, center, right. Returns whether all of it is shown.
    """
    whole = write(frame, rect, text, style, theme.INK if colour is None else colour, align)
    kind = "heading" if style in ("heading", "title", "dialog") else "label"
    node = frame.fresh_node(id or f"{kind}:{text[:60]}", kind, rect, text, tooltip="" if whole else text)
    frame.building.append(node)
    if not whole:
        frame.tip(f"cut:{rect.topleft}:{text[:60]}", rect, text)
    return whole


def heading(
    frame: Frame, rect: pygame.Rect, text: str, colour: Colour | None = None, align: str = "left", about: str = ""
) -> bool:
    """The heading of a card or of a group; `about` is its tooltip: what stands below it."""
    whole = label(frame, rect, text, "heading", colour, align)
    if about:
        frame.building[-1] = frame.building[-1]._replace(tooltip=about)
        frame.tip(f"about:{text}", rect, about)
    return whole


def width(frame: Frame, text: str, style: str = "text") -> int:
    """Pixels that a line takes in a style."""
    return fonts.width(text, style, frame.theme.text_size(style))


def rich(frame: Frame, rect: pygame.Rect, markup: str, style: str = "text", colour: Colour | None = None, id: str = "") -> int:
    """Wrapped text with **bold** and `equations` from the top of `rect` down; returns the pixels of height it took."""
    text = rich_block(frame, rect.width, markup, style, theme.INK if colour is None else colour)
    draw_block(frame, text, rect.topleft, frame.theme.text_size(style))
    plain = markup.replace("**", "").replace("`", "")
    frame.note(id or f"label:{plain[:60]}", "label", pygame.Rect(rect.topleft, (rect.width, text.height)), plain)
    return text.height


def paragraph(frame: Frame, column: Column, markup: str, style: str = "text", colour: Colour | None = None, id: str = "") -> None:
    """Rich text in the next part of a column, which is as high as the text needs."""
    rich(frame, column.take(measure_rich(frame, column.rect.width, markup, style)), markup, style, colour, id)


def measure_rich(frame: Frame, width: int, markup: str, style: str = "text") -> int:
    """The height in pixels that `rich` would take."""
    return rich_block(frame, width, markup, style, theme.INK).height


def rich_block(frame: Frame, width: int, markup: str, style: str, colour: Colour, equation: Colour | None = None) -> Block:
    """Rich text set into lines of a width in pixels."""
    return block(
        markup, max(1, width), frame.theme.text_size(style), frame.theme.line_of(style), style, colour, equation or theme.EQUATION
    )


def draw_block(frame: Frame, text: Block, corner: tuple[int, int], size: int) -> None:
    """Draws rich text from a corner on, as far as it is in sight."""
    shown = frame.surface.get_clip()
    for piece in text.pieces:
        y = corner[1] + piece.y
        if y < shown.bottom and y + 2 * size > shown.top:
            drawn = fonts.text(piece.words, piece.style, size, piece.colour)
            place = corner[0] + piece.x, y
            frame.surface.blit(drawn, place)
            frame.wrote(piece.words, drawn.get_rect(topleft=place))


def fits(frame: Frame, text: str, style: str, room: int) -> bool:
    """Whether a line is shown whole in so many pixels (perhaps a step smaller)."""
    size = frame.theme.text_size(style)
    return fonts.fitted(text, style, size, room)[0] == text


def write(frame: Frame, rect: pygame.Rect, text: str, style: str, colour: Colour, align: str = "left") -> bool:
    """Writes a line in the middle of `rect`'s height; whether all of it is shown."""
    if not text:
        return True
    drawn, whole = fonts.line(text, style, frame.theme.text_size(style), colour, rect.width)
    x, (wide, high) = rect.left, drawn.get_size()
    if align == "center":
        x = rect.centerx - wide // 2
    elif align == "right":
        x = rect.right - wide
    place = x, rect.centery - high // 2
    frame.surface.blit(drawn, place)
    frame.wrote(text, pygame.Rect(place, (wide, high)), whole)
    return whole


def tip_words(*words: str, between: str = "\n") -> str:
    """A tooltip out of its parts, as many as there are: what was cut, and what is to be said about it."""
    return between.join(part for part in words if part)
