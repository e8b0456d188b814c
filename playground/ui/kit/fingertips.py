"""Where a finger may come down for each control: at least as large as a fingertip where there is room, never two in one place."""

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from playground.ui.kit.node import Node, Spot

LEAST = 40
"""Units of a target's sides, at least."""
PARTS = {"tab": "tabs", "option": "list"}
"""Kinds of nodes that are parts of another one: a finger meets them and not the whole."""
Ends = tuple[int, int]


class Target(NamedTuple):
    """A control and the place that is its own."""

    node: Node
    rect: pygame.Rect


def pressable(nodes: Sequence[Node], layer: int) -> list[Node]:
    """What of a layer a finger can meet: what can be operated and shows, the parts in place of the whole."""
    there = [node for node in nodes if node.layer == layer and node.enabled and node.shown.width and node.shown.height]
    parted = {node.id.rpartition("/")[0] for node in there if node.kind in PARTS}
    return [node for node in there if node.kind in PARTS or (node.focusable and node.id not in parted)]


def targets(nodes: Sequence[Node], layer: int, least: int, window: pygame.Rect) -> list[Target]:
    """The targets of a layer's controls in pixels: each holds what is seen of its control and reaches into free room.

    Where two would overlap, the room between them is shared; what one side lacks then is taken at the other, if it is free there.
    """
    controls = pressable(nodes, layer)
    seen = [node.shown for node in controls]
    whole = [node.shown.size == node.rect.size for node in controls]  # what is half scrolled away claims no room
    wanted = [
        _grown(rect, least).clip(window).union(rect) if is_whole else rect for rect, is_whole in zip(seen, whole, strict=True)
    ]
    rects = [_trimmed(number, seen, wanted) for number in range(len(seen))]
    for number, rect in enumerate(rects):
        if not whole[number]:
            continue
        near = rect.inflate(4 * least, 4 * least)
        others = [other for place, other in enumerate(rects) if place != number and other.colliderect(near)]
        rects[number] = _widened(rect, others, least, window)
    return [Target(node, rect) for node, rect in zip(controls, rects, strict=True)]


def _grown(rect: pygame.Rect, least: int) -> pygame.Rect:
    """A rectangle around the same middle, with sides that are long enough."""
    return rect.inflate(max(0, least - rect.width), max(0, least - rect.height))


def _trimmed(number: int, seen: Sequence[pygame.Rect], wanted: Sequence[pygame.Rect]) -> pygame.Rect:
    """What one control wants, without what it has to leave to the others."""
    own, rect = seen[number], pygame.Rect(wanted[number])
    for place, (other, claim) in enumerate(zip(seen, wanted, strict=True)):
        if place == number or not rect.colliderect(claim) or own.colliderect(other):
            continue
        across = max(other.left - own.right, own.left - other.right)
        down = max(other.top - own.bottom, own.top - other.bottom)
        if across >= down:
            low, high = _shared(_ends(own, 0), _ends(rect, 0), _ends(other, 0), _ends(claim, 0))
            rect.left, rect.width = low, high - low
        else:
            low, high = _shared(_ends(own, 1), _ends(rect, 1), _ends(other, 1), _ends(claim, 1))
            rect.top, rect.height = low, high - low
    return rect


def _ends(rect: pygame.Rect, axis: int) -> Ends:
    return (rect.left, rect.right) if axis == 0 else (rect.top, rect.bottom)


def _shared(own: Ends, wish: Ends, other: Ends, claim: Ends) -> Ends:
    """Both ends of a wish along one axis: up to the middle of the room that the other one claims too."""
    if other[0] >= own[1]:
        return wish[0], min(wish[1], max(own[1], (max(own[1], claim[0]) + min(other[0], wish[1])) // 2))
    return max(wish[0], min(own[0], (min(own[0], claim[1]) + max(other[1], wish[0]) + 1) // 2)), wish[1]


def _widened(rect: pygame.Rect, others: Sequence[pygame.Rect], least: int, window: pygame.Rect) -> pygame.Rect:
    """Takes what is lacking where it is free, to the right and below first."""
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        lacking = least - (rect.width if dx else rect.height)
        while lacking > 0:
            larger = rect.union(rect.move(dx, dy))
            if not window.contains(larger) or larger.collidelist(others) >= 0:
                break
            rect, lacking = larger, lacking - 1
    return rect


def met(spot: Spot, nodes: Sequence[Node], layer: int, least: int, window: pygame.Rect) -> Spot:
    """Where a finger that came down at a spot presses: there, or on the control whose target it is."""
    if any(node.shown.collidepoint(spot) for node in pressable(nodes, layer)):
        return spot
    target = next((target for target in targets(nodes, layer, least, window) if target.rect.collidepoint(spot)), None)
    if target is None:
        return spot
    shown = target.node.shown
    return max(shown.left, min(shown.right - 1, spot[0])), max(shown.top, min(shown.bottom - 1, spot[1]))
