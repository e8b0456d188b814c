"""Tooltips: of what the keyboard has just reached, or of what the mouse rests on."""

import re
from collections.abc import Sequence
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
PATIENCE, READING = 4.0, 0.06
"""Seconds that a tooltip stays at least, and those for each of its letters: then it is read, and goes out of the way."""


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
    fresh = tip is None or watch.tip is None or tip.id != watch.tip.id
    if fresh:
        watch.since = frame.now
        if (
            keyed or frame.mouse != watch.mouse
        ):  # what a press brings may hide its button for a frame; a mouse at rest has not come again
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
    shown = frame.now - watch.since - (0.0 if keyed else frame.theme.hover_delay)
    patience = PATIENCE + READING * len(tip.words)
    understood = bool(frame.input.pressed) or (keyed and not fresh and bool(frame.routing.claimed))
    if understood or shown >= patience:
        watch.silenced = tip.id  # who acts has understood, who waits has read; it comes again when the mouse or the focus does
    if watch.silenced == tip.id:
        return
    if shown < 0:
        frame.wants_frame = True
    elif keyed or watch.pressed != frame.mouse:
        frame.wakes = frame.now + patience - shown
        draw_bubble(frame, tip)


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


def draw_bubble(frame: Frame, tip: Tip, fill: Colour | None = None, kind: str = "tooltip") -> None:
    """Draws words below what they explain, or above, or beside; never over it, never out of the window, and over another control
    only where there is no other place."""
    size, window = frame.theme, frame.surface.get_rect()
    width = min(size.tooltip_width, window.width - size.px(60))
    text = texts.rich_block(frame, width, tip.words[:1200], "small", theme.ON_TOOLTIP, theme.ON_TOOLTIP)
    others = [node.shown for node in frame.building if node.focusable and node.layer == frame.routing.top and node.id != tip.id]
    wanted = text.width + 2 * size.px(11), text.height + 2 * size.px(7)
    box = bubble_rect(tip.rect, wanted, window, size.px(8), tip.beside, others)
    rounded(size.px(8), fill or theme.TOOLTIP, shadow=size.px(10), shadow_colour=theme.SHADOW, shadow_alpha=0.3).draw(
        frame.surface, box
    )
    texts.draw_block(frame, text, (box.left + size.px(11), box.top + size.px(7)), size.text_size("small"))
    frame.building.append(Node(kind, kind, box, tip.words, clip=window))


def bubble_rect(
    rect: pygame.Rect,
    size: tuple[int, int],
    window: pygame.Rect,
    gap: int,
    beside: bool = False,
    others: Sequence[pygame.Rect] = (),
) -> pygame.Rect:
    """Where a tooltip of `size` stands: below `rect`, above, right or left of it, where the window has room for it.

    beside: right or left come first. others: controls that it keeps free; the first place that covers least of them is taken.
    """
    shown = rect.clip(window) if rect.colliderect(window) else rect
    room = window.inflate(-2 * (gap // 2), -2 * (gap // 2))
    below, above = (shown.centerx, shown.bottom + gap), (shown.centerx, shown.top - gap)
    right, left = (shown.right + gap, shown.centery), (shown.left - gap, shown.centery)
    places = [("midtop", below, True), ("midbottom", above, True), ("midleft", right, False), ("midright", left, False)]
    apart = [other for other in others if not other.contains(shown) and not shown.contains(other)]
    best, least = pygame.Rect((below[0] - size[0] // 2, below[1]), size).clamp(window), -1
    for corner, spot, sideways in places[2:] + places[:2] if beside else places:
        box = pygame.Rect((0, 0), size)
        setattr(box, corner, spot)
        if sideways:
            box.left = max(room.left, min(room.right - box.width, box.left))
        else:
            box.top = max(room.top, min(room.bottom - box.height, box.top))
        if not window.contains(box) or box.colliderect(shown):
            continue
        covered = sum(part.width * part.height for part in map(box.clip, apart))
        if least < 0 or covered < least:
            best, least = box, covered
    return best
