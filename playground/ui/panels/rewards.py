"""A sequence of rewards as bars: pale as they were paid, full as they count from a chosen step on."""

from collections.abc import Sequence

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Ui
from playground.ui.panels import coins
from playground.ui.panels.readouts import signed

LABELLED_FROM = 34
"""Units of width from which a bar has room for its number."""
LIT = 6
"""Height in units of the handle below the picked bar."""
GAIN, LOSS = 7, 1
PALE_GAIN, PALE_LOSS = 5, 3
"""Places among the theme's colours of values."""


def weights(count: int, at: int, discount: float) -> list[float]:
    """How much each of `count` rewards counts at the step `at`: nothing before it, then 1, γ, γ² …"""
    discounts, weight = [0.0] * min(at, count), 1.0
    for _ in range(at, count):
        discounts.append(weight)
        weight *= discount
    return discounts


def reward_ruler(
    ui: Ui, rect: pygame.Rect, paid: Sequence[float], at: int, discount: float, first: int, symbols: bool = False
) -> int:
    """Draws them, as coins where there are few; returns the step that is picked: drag, arrows, Home, End. first: t of the first.

    symbols: whether names are those of the book.
    """
    count, foot = len(paid), ui.theme.small_line + ui.theme.px(LIT + 2)
    few = coins.fits(ui, pygame.Rect(rect.left, rect.top, rect.width, rect.height - foot), count)
    aside = ui.theme.px(coins.MARGIN) if few else 0
    rect = pygame.Rect(rect.left + aside, rect.top, rect.width - aside, rect.height)
    words = f"step {first + at}, reward {signed(paid[at])}"
    tip = "Drag to any step: rewards before it no longer count"
    at = ui.notches("ruler", rect, count, at, "From which step on", words, tip)
    discounts, area = weights(count, at, discount), pygame.Rect(rect.left, rect.top, rect.width, rect.height - foot)
    if few:
        coins.draw_coins(ui, area, paid, discounts, at, symbols)
        line = ui.theme.small_line
        spot = pygame.Rect(rect.left - aside, rect.bottom - line, aside, line)
        ui.label(spot, "t" if symbols else "step", style="small", colour=theme.MUTED)
    else:
        _draw_bars(ui, area, paid, discounts, at)
    _draw_steps(ui, rect, count, at, first)
    return at


def _draw_bars(ui: Ui, area: pygame.Rect, paid: Sequence[float], discounts: Sequence[float], at: int) -> None:
    """Draws gains above a line, losses below it."""
    count, most = len(paid), (max(max(paid), 0.0), max(-min(paid), 0.0))
    span = sum(most) or 1.0
    head = ui.theme.small_line
    room = area.height - (head if most[0] else 0) - (head if most[1] else 0)
    zero = area.top + (head if most[0] else 0) + round(room * most[0] / span)
    pygame.draw.rect(ui.surface, theme.LINE, (area.left, zero, area.width, max(1, ui.theme.px(1))))
    for k, (reward, weight) in enumerate(zip(paid, discounts, strict=True)):
        left, right = (area.left + area.width * place // count for place in (k, k + 1))
        _draw_bar(ui, pygame.Rect(left, area.top, right - left, area.height), zero, room / span, reward, weight, k < at)


def _draw_bar(ui: Ui, slot: pygame.Rect, zero: int, scale: float, reward: float, weight: float, over: bool) -> None:
    """Draws one reward: a pale bar for what was paid, a full one for what counts, and its number where there is room."""
    wide = max(1, min(ui.theme.px(44), slot.width - max(1, slot.width // 4)))
    left = slot.centerx - wide // 2
    gain = reward > 0
    for share, stop in ((1.0, PALE_GAIN if gain else PALE_LOSS), (weight, GAIN if gain else LOSS)):
        colour = theme.VALUE_STOPS[stop]
        tall = round(abs(reward) * share * scale)
        tall = max(tall, 2 if abs(reward) * share > 0 and share else 0)
        colour = theme.TRACK if over else colour
        rounded(min(wide, tall) // 3, colour).draw(ui.surface, pygame.Rect(left, zero - tall if gain else zero, wide, tall))
    if reward == 0:
        dot = max(2, min(wide, ui.theme.px(5)))
        pygame.draw.circle(ui.surface, theme.LINE_HOVER, (slot.centerx, zero), dot // 2)
    if slot.width >= ui.theme.px(LABELLED_FROM):
        line, tall = ui.theme.small_line, max(2, round(abs(reward) * scale))
        counted = signed(reward * weight)
        spot = pygame.Rect(slot.left, zero - tall - line if gain or not reward else zero + tall, slot.width, line)
        ui.label(spot, "–" if over else counted, style="tiny", colour=theme.MUTED if over else theme.INK, align="center")


def _draw_steps(ui: Ui, rect: pygame.Rect, count: int, at: int, first: int) -> None:
    """Draws the steps below the bars, the picked one marked."""
    line = ui.theme.small_line
    left, right = (rect.left + rect.width * place // count for place in (at, at + 1))
    wide = max(right - left, ui.theme.px(6))
    mark = pygame.Rect((left + right - wide) // 2, rect.bottom - line - ui.theme.px(LIT), wide, ui.theme.px(LIT - 2))
    pygame.draw.rect(ui.surface, theme.ACCENT, mark, border_radius=mark.height // 2)
    rest = pygame.Rect(mark.right, mark.centery, rect.right - mark.right, max(1, ui.theme.px(1)))
    pygame.draw.rect(ui.surface, theme.ACCENT, rest)
    wide = max(ui.theme.px(30), ui.width(f"{first + count}", "small") + ui.theme.px(8))
    every = max(1, -(-count * wide // max(1, rect.width)))
    written: list[pygame.Rect] = []
    for k in (at, *(k for k in range(0, count, every) if k != at)):
        centre = rect.left + rect.width * (2 * k + 1) // (2 * count)
        words = f"{first + k}"
        half = ui.width(words, "small") // 2 + 1
        spot = pygame.Rect(0, rect.bottom - line, 2 * half, line)
        spot.centerx = max(rect.left + half, min(rect.right - half, centre))
        if spot.inflate(ui.theme.px(4), 0).collidelist(written) == -1:
            ink = theme.ACCENT_DARK if k == at else theme.MUTED
            ui.label(spot, words, style="small", colour=ink, align="center", id=f"t-{first + k}")
            written.append(spot)
