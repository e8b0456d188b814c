"""Cards, rules and icons: what words and widgets stand on and beside."""

import pygame

from playground.ui import theme
from playground.ui.drawing import images
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import texts
from playground.ui.kit.frame import Frame
from playground.ui.kit.icons import icon_svg
from playground.ui.kit.layout import centred
from playground.ui.theme import Colour


def icon(frame: Frame, name: str, rect: pygame.Rect, colour: Colour | None = None) -> None:
    """An icon (icons.NAMES), as large as fits into the middle of `rect`."""
    side = min(rect.size)
    if side > 0:
        frame.surface.blit(
            images.picture(icon_svg(name, theme.INK if colour is None else colour), (side, side)), centred(rect, side, side)
        )


def raised(frame: Frame, rect: pygame.Rect, radius: int, fill: Colour | None = None) -> None:
    """The ground of a card and nothing else: white, with its edge and its soft shadow."""
    rounded(
        radius=radius,
        fill=theme.CARD if fill is None else fill,
        edge=theme.CARD_EDGE,
        border=frame.theme.px(1),
        shadow=frame.theme.shadow,
        shadow_colour=theme.SHADOW,
        shadow_alpha=0.26,
    ).draw(frame.surface, rect)


def card(frame: Frame, rect: pygame.Rect, title: str = "", fill: Colour | None = None) -> pygame.Rect:
    """A white rounded card with a soft shadow, a heading if it has a title; returns the rectangle inside it."""
    raised(frame, rect, frame.theme.card_radius, fill)
    frame.cover(rect)
    inside = rect.inflate(-2 * frame.theme.pad, -2 * frame.theme.pad)
    if title:
        texts.heading(frame, pygame.Rect(inside.topleft, (inside.width, frame.theme.heading)), title)
        taken = frame.theme.heading + frame.theme.gap
        inside = pygame.Rect(inside.left, inside.top + taken, inside.width, max(0, inside.height - taken))
    return inside


def rule(frame: Frame, rect: pygame.Rect) -> None:
    """A thin line across the middle of `rect`."""
    frame.surface.fill(theme.LINE, pygame.Rect(rect.left, rect.centery, rect.width, frame.theme.px(1)))
