"""What is wrong with a frame's layout, by its list of nodes and the ledger of its words."""

from collections.abc import Iterator, Sequence

import pygame

from playground.ui.kit import Node, Ui
from playground.ui.kit.ledger import Ledger, WrittenWords
from playground.ui.window.arrangement import Arrangement

Rect = pygame.Rect
SLACK = 2
"""Pixels that letters may reach over an edge: the air around them is part of their picture."""
ASIDE = ("tooltip", "toast", "board", "scroll", "dialog", "label", "heading")
"""Kinds of nodes that are no controls."""


def faults(ui: Ui, places: Arrangement | None) -> list[str]:
    """Sentences about all that is wrong; `places` are the cards of the window where they are to hold what stands on them."""
    ledger = ui.ledger
    assert ledger is not None, "a ledger is kept before the frame is drawn"
    window, nodes = ui.surface.get_rect(), ui.nodes
    seen = [words for words in ledger.written if words.shown.width > SLACK and words.shown.height > SLACK]
    return [
        *_cut(ledger, nodes),
        *_outside(seen, nodes, window),
        *_colliding(seen),
        *_crowded(nodes),
        *_across(seen, nodes),
        *(_off_the_cards(seen, nodes, places) if places is not None else ()),
    ]


def _cut(ledger: Ledger, nodes: Sequence[Node]) -> Iterator[str]:
    """Words that are not all there, and that no tooltip says."""
    for words in ledger.written:
        shown = words.shown
        if words.whole or not shown.width or not shown.height:
            continue
        tips = [node.tooltip for node in nodes if node.tooltip and node.shown.inflate(2, 2).colliderect(shown)]
        tips += [tip.words for tip in ledger.explained if tip.rect.colliderect(shown)]
        tips += [node.label for node in nodes if node.tooltip and node.shown.colliderect(shown) and node.label in node.tooltip]
        if not any(words.words.strip() in tip for tip in tips):
            yield f"cut without a tooltip: {words.words!r} at {tuple(words.rect)}"


def _outside(seen: Sequence[WrittenWords], nodes: Sequence[Node], window: Rect) -> Iterator[str]:
    """Words that leave the window or, sideways, the part of it in which they are shown; controls that do."""
    for words in seen:
        side = words.rect.left < words.clip.left - SLACK or words.rect.right > words.clip.right + SLACK
        if side or not window.inflate(2 * SLACK, 2 * SLACK).contains(words.shown):
            yield f"words outside: {words.words!r} at {tuple(words.rect)} in {tuple(words.clip)}"
    for node in nodes:
        if (
            node.focusable
            and node.shown.width
            and node.shown.height
            and (node.rect.left < node.clip.left - SLACK or node.rect.right > node.clip.right + SLACK)
        ):
            yield f"control outside: {node.id} at {tuple(node.rect)} in {tuple(node.clip)}"
        if node.focusable and node.clip.contains(window) and not window.contains(node.rect):
            yield f"control outside the window: {node.id} at {tuple(node.rect)}"


def _ink(words: WrittenWords) -> Rect:
    """Where letters are in what was written: a line's picture has air above and below."""
    rect = words.shown
    return rect.inflate(-2, -max(2, round(0.42 * words.rect.height)))


def _colliding(seen: Sequence[WrittenWords]) -> Iterator[str]:
    """Words that lie over one another."""
    inks = [_ink(words) for words in seen]
    for number, (words, ink) in enumerate(zip(seen, inks, strict=True)):
        if ink.width <= 0 or ink.height <= 0:
            continue
        for other in ink.collidelistall(inks[number + 1 :]):
            there = seen[number + 1 + other]
            if there.layer == words.layer:
                yield f"words over words: {words.words!r} {tuple(words.rect)} and {there.words!r} {tuple(there.rect)}"


def _crowded(nodes: Sequence[Node]) -> Iterator[str]:
    """Controls that lie over one another, unless one holds the other."""
    controls = [node for node in nodes if node.focusable and node.kind not in ASIDE and node.shown.width and node.shown.height]
    shapes = [node.shown.inflate(-SLACK, -SLACK) for node in controls]
    for number, (node, shape) in enumerate(zip(controls, shapes, strict=True)):
        for other in shape.collidelistall(shapes[number + 1 :]):
            there = controls[number + 1 + other]
            held = node.shown.inflate(4, 4).contains(there.shown) or there.shown.inflate(4, 4).contains(node.shown)
            if there.layer == node.layer and not held:
                yield f"control over control: {node.id} {tuple(node.rect)} and {there.id} {tuple(there.rect)}"


def _across(seen: Sequence[WrittenWords], nodes: Sequence[Node]) -> Iterator[str]:
    """Words that lie across the edge of a control."""
    controls = [node for node in nodes if node.focusable and node.kind not in ASIDE and node.shown.width and node.shown.height]
    for node in controls:
        inside = node.shown.inflate(2 * SLACK, 2 * SLACK)
        for words in seen:
            ink = _ink(words)
            if ink.height <= 0 or ink.width <= 0:
                continue
            if words.layer == node.layer and ink.colliderect(node.shown.inflate(-4, -4)) and not inside.contains(ink):
                yield f"words across a control: {words.words!r} {tuple(words.rect)} and {node.id} {tuple(node.rect)}"


def _off_the_cards(seen: Sequence[WrittenWords], nodes: Sequence[Node], places: Arrangement) -> Iterator[str]:
    """Words and controls of the window that do not lie on one of its cards."""
    cards = [card for card in (places.bar, places.board, places.side, places.strip) if card is not None]
    there = [(repr(words.words), _ink(words)) for words in seen if words.layer == 0]
    there += [
        (node.id, node.shown) for node in nodes if node.layer == 0 and node.focusable and node.shown.width and node.shown.height
    ]
    for name, rect in there:
        if rect.width > 0 and rect.height > 0 and not any(card.contains(rect) for card in cards):
            yield f"off the cards: {name} at {tuple(rect)}"
