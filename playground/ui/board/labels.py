"""The small labels printed on tiles: rewards and letters."""

import pygame

from playground.ui import theme
from playground.ui.board.scale import STEPS
from playground.ui.board.stamps import FORMAT, ink_on, text_stamp
from playground.ui.drawing import images
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored
from playground.ui.theme import Colour


@stored
def reward_badge(text: str, good: bool, pixels: int) -> pygame.Surface:
    """A reward on a small label: warm for a gain, blue for a loss, and its sign always written."""
    stop, end = (5, 8) if good else (3, 0)
    ink = ink_on(stop * (STEPS - 1) // 8)
    return _label(text, pixels, ink, theme.VALUE_STOPS[stop], theme.VALUE_STOPS[end])


@stored
def letter_chip(text: str, pixels: int) -> pygame.Surface:
    """The letter of a jump, a portal, a key or a door."""
    return _label(text, pixels, theme.ON_ACCENT, theme.ACCENT_DARK, theme.CARD)


def _label(text: str, pixels: int, ink: Colour, fill: Colour, edge: Colour) -> pygame.Surface:
    """A word on a rounded ground with an edge."""
    word = text_stamp(text, pixels, ink)
    height = round(pixels * 1.22)
    width = max(height, word.get_width() + round(pixels * 0.62))
    line = max(1.0, pixels / 9)
    half = line / 2
    body = f'<rect x="{half}" y="{half}" width="{width - line}" height="{height - line}" rx="{(height - line) * 0.38:.1f}" '
    body += f'fill="{hex_of(fill)}" stroke="{hex_of(edge)}" stroke-width="{line:.2f}"/>'
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{body}</svg>'
    label = images.picture(text, (width, height)).convert(FORMAT)
    label.blit(word, word.get_rect(center=(width // 2, height // 2)))
    return label
