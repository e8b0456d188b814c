"""Tooltips: of what the keyboard has just reached, or of what the mouse rests on."""

import re
from dataclasses import dataclass

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import texts
from playground.ui.kit.frame import Frame
from playground.ui.kit.node import Node, Tip
from playground.ui.theme import Colour

SENTENCE = re.compile(r"(?<=\w\w)[.!?](?=\s)")
"""Where a sentence ends and another one follows."""


@dataclass
class _Watch:
    """The tooltip that the mouse or the keyboard asks for, since when, the id of the one that a press has sent away, where
    the mouse was last, and where it pressed: what comes under a mouse at rest was not pointed at."""

    tip: Tip | None = None
    since: float = 0.0
    silenced: str = ""
    mouse: tuple[int, int] = (-1, -1)
    pressed: tuple[int, int] = (-1, -1)


def draw_tip(frame: Frame) -> None:
    """Draws the tooltip that is due: at once for the keyboard, after a moment's rest for the mouse."""
    watch = frame.kept("kit/tip", _Watch)
    tip, keyed = _wanted(frame)
    if tip is None or watch.tip is None or tip.id != watch.tip.id:
        watch.since = frame.now
        if frame.mouse != watch.mouse:  # what a press brings may hide its button for a frame; a mouse at rest has not come again
            watch.silenced = ""
    watch.tip, watch.mouse = tip, frame.mouse
    if frame.input.pressed:
        watch.pressed = frame.mouse
    elif frame.mouse != watch.pressed:
        watch.pressed = (-1, -1)
    if tip is None:
        return
    if frame.brief:
        tip = tip._replace(words=first_sentence(tip.words))
    if frame.input.pressed:
        watch.silenced = tip.id  # a press has understood; it comes again when the mouse comes again
    if keyed or frame.now - watch.since >= frame.theme.hover_delay:
        if keyed or (watch.silenced != tip.id and watch.pressed != frame.mouse):
            draw_bubble(frame, tip)
    else:
        frame.wants_frame = True


def first_sentence(words: str) -> str:
    """What is said first: up to the first full stop after a word, or the end of the line."""
    line = words.split("\n", 1)[0]
    end = SENTENCE.search(line)
    return line if end is None else line[: end.end()].rstrip()


def _wanted(frame: Frame) -> tuple[Tip | None, bool]:
    """(what could be explained now, whether the keyboard asks for it)."""
    routing = frame.routing
    node = routing.by_id.get(routing.focus)
    if routing.by_key and routing.shown and node is not None and not routing.open_list and node.layer == routing.top:
        words = next((hint.words for hint in reversed(frame.hints) if hint.id == node.id), node.tooltip)
        return (Tip(node.id, node.shown, words) if words and node.shown.height else None), True
    return (frame.hints[-1] if frame.hints else None), bool(routing.open_list) and routing.by_key


def draw_bubble(frame: Frame, tip: Tip, fill: Colour = theme.TOOLTIP, kind: str = "tooltip") -> None:
    """Draws words below what they explain, or above, or beside; never over it and never out of the window."""
    size, window = frame.theme, frame.surface.get_rect()
    width = min(size.tooltip_width, window.width - size.px(60))
    text = texts.rich_block(frame, width, tip.words[:1200], "small", theme.ON_TOOLTIP, theme.ON_TOOLTIP)
    box = bubble_rect(tip.rect, (text.width + 2 * size.px(11), text.height + 2 * size.px(7)), window, size.px(8), tip.beside)
    rounded(size.px(8), fill, shadow=size.px(10), shadow_colour=theme.SHADOW, shadow_alpha=0.3).draw(frame.surface, box)
    texts.draw_block(frame, text, (box.left + size.px(11), box.top + size.px(7)), size.text_size("small"))
    frame.building.append(Node(kind, kind, box, tip.words, clip=window))


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
