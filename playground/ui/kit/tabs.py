"""Tabs: one of several things, side by side."""

from collections.abc import Sequence

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import cards, texts
from playground.ui.kit.frame import Frame
from playground.ui.kit.lists import place_after
from playground.ui.kit.node import Option

_TAB_KEYS = frozenset({pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END})


def tabs(frame: Frame, id: str, rect: pygame.Rect, options: Sequence[Option], value: str, label: str = "") -> str:
    """A row of tabs, the chosen one raised; left and right move while it has the focus. Returns the chosen id.

    label: what is chosen, for who cannot see what stands around it.
    """
    size = frame.theme
    places = [option.id for option in options]
    here = places.index(value) if value in places else -1
    words = options[here].title if here >= 0 else ""
    touch = frame.touch(frame.fresh_node(id, "tabs", rect, label or id, value=words, focusable=True, keys=_TAB_KEYS, axis="x"))
    for event in touch.keys:
        if event.type == pygame.KEYDOWN and options:
            value = places[place_after(here, event.key, len(places), 1)]
    rounded(size.radius, theme.SUNKEN).draw(frame.surface, rect)
    inside = rect.inflate(-2 * size.px(4), -2 * size.px(4))
    cells = _tab_rects(frame, inside, options)
    value = next((option.id for option in options if f"{id}/{option.id}" in frame.routing.picked), value)
    lift = frame.input.released.get(1)
    for option, cell in zip(options, cells, strict=True):
        over = touch.hover and cell.collidepoint(frame.mouse)
        if touch.clicked and lift is not None and cell.collidepoint(lift):
            value = option.id
        words = _tab_tip(frame, cell, option)
        if over and words:
            frame.hint(f"{id}/{option.id}", cell, words)
    chosen = places.index(value) if value in places else -1
    if chosen >= 0:
        cell = cells[chosen]
        face = pygame.Rect(
            round(frame.animate((id, "x"), cell.left)), cell.top, round(frame.animate((id, "w"), cell.width)), cell.height
        )
        rounded(size.px(7), theme.CARD, theme.CARD_EDGE, size.px(1), size.px(2), theme.EDGE).draw(frame.surface, face)
    for number, (option, cell) in enumerate(zip(options, cells, strict=True)):
        here_now = number == chosen
        value_words = "chosen" if here_now else ""
        words = _tab_tip(frame, cell, option)
        frame.building.append(
            frame.fresh_node(f"{id}/{option.id}", "tab", cell, option.title, value=value_words, tooltip=words, on=here_now)
        )
        over = touch.hover and cell.collidepoint(frame.mouse)
        _draw_tab(frame, cell, option, theme.ACCENT if here_now else theme.INK if over else theme.MUTED)
    return value


def _tab_rects(frame: Frame, inside: pygame.Rect, options: Sequence[Option]) -> list[pygame.Rect]:
    """The cells: equal ones where all titles fit, else as wide as the titles are against one another."""
    size = frame.theme
    wanted = [
        texts.width(frame, option.title, "button") + 2 * size.px(8) + (size.icon + size.px(6) if option.icon else 0)
        for option in options
    ]
    if not wanted:
        return []
    shares = [1.0] * len(wanted) if max(wanted) * len(wanted) <= inside.width else [float(width) for width in wanted]
    cells, so_far = [], 0.0
    for share in shares:
        start = round(inside.width * so_far / sum(shares))
        so_far += share
        cells.append(
            pygame.Rect(inside.left + start, inside.top, round(inside.width * so_far / sum(shares)) - start, inside.height)
        )
    return cells


def _tab_tip(frame: Frame, cell: pygame.Rect, option: Option) -> str:
    """What is said of a tab, and its title where that is cut."""
    room = cell.width - 2 * frame.theme.px(8) - (frame.theme.icon + frame.theme.px(6) if option.icon else 0)
    return texts.tip_words("" if texts.fits(frame, option.title, "button", room) else option.title, option.about)


def _draw_tab(frame: Frame, cell: pygame.Rect, option: Option, ink: theme.Colour) -> None:
    """Draws a tab's icon and title; the icon alone where the title would be cut to a stump."""
    size = frame.theme
    beside = size.icon + size.px(6) if option.icon else 0
    if beside and cell.width < beside + size.px(20):
        cards.icon(frame, option.icon, pygame.Rect(cell.centerx - size.icon // 2, cell.top, size.icon, cell.height), ink)
        return
    room = max(0, cell.width - 2 * size.px(8) - beside)
    words = min(texts.width(frame, option.title, "button"), room)
    x = cell.centerx - (words + beside) // 2
    if option.icon:
        cards.icon(frame, option.icon, pygame.Rect(x, cell.top, size.icon, cell.height), ink)
    texts.write(frame, pygame.Rect(x + beside, cell.top - size.px(1), room, cell.height), option.title, "button", ink)
