"""Where the focus goes: to the next node, to the nearest in a direction, to what was clicked; and which keys it takes."""

import math
from collections.abc import Sequence

import pygame

from playground.ui.kit.gamepad import button_of
from playground.ui.kit.key_meaning import alternate, chord, codes
from playground.ui.kit.node import Node, Spot

DIRECTIONS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}
_AXES = {pygame.K_LEFT: "x", pygame.K_RIGHT: "x", pygame.K_UP: "y", pygame.K_DOWN: "y"}
_EDITING = frozenset(
    {pygame.K_a, pygame.K_c, pygame.K_v, pygame.K_x, pygame.K_z, pygame.K_y}
    | {pygame.K_LEFT, pygame.K_RIGHT, pygame.K_BACKSPACE, pygame.K_DELETE}
)
"""With Ctrl these belong to the field that is being typed in."""

_MOVES = frozenset({pygame.K_BACKSPACE, pygame.K_DELETE, pygame.K_HOME, pygame.K_END, *DIRECTIONS})


def stops(nodes: Sequence[Node], layer: int) -> list[Node]:
    """The nodes of a layer that Tab stops at, in the order in which they were drawn."""
    return [node for node in nodes if node.focusable and node.enabled and node.layer == layer]


def after(nodes: Sequence[Node], focus: str, layer: int, backwards: bool = False) -> str:
    """The id after (before) the focus, round and round; the first (last) where nothing has it; "" where there is none."""
    ids = [node.id for node in stops(nodes, layer)]
    if not ids:
        return ""
    if focus not in ids:
        return ids[-1] if backwards else ids[0]
    return ids[(ids.index(focus) + (-1 if backwards else 1)) % len(ids)]


def towards(nodes: Sequence[Node], focus: str, key: int, layer: int) -> str:
    """The nearest node in the direction of an arrow key; what is straight ahead is nearer than what is aside.

    What is scrolled out of sight waits behind the edge of its scroll area.
    """
    dx, dy = DIRECTIONS[key]
    places = stops(nodes, layer)
    here = next((node for node in places if node.id == focus), None)
    if here is None:
        return places[0].id if places else ""
    start, best, least = _seen(here), "", float("inf")
    for node in places:
        far = math.inf if node.id == focus else _distance(start, _seen(node), dx, dy)
        if not node.shown.height:  # of several behind one edge the next one comes first
            far += 0.01 * ((node.rect.centerx - here.rect.centerx) * dx + (node.rect.centery - here.rect.centery) * dy)
        if far < least:
            best, least = node.id, far
    return best


def _seen(node: Node) -> pygame.Rect:
    """Where a node can be seen; the edge of the clip that it lies behind where it cannot."""
    if node.shown.width and node.shown.height:
        return node.shown
    clip, rect = node.clip, node.rect
    left = max(clip.left, min(clip.right, rect.left))
    top = max(clip.top, min(clip.bottom, rect.top if rect.top >= clip.bottom else rect.bottom))
    return pygame.Rect(left, top, max(0, min(clip.right, rect.right) - left), 0)


def _distance(start: pygame.Rect, goal: pygame.Rect, dx: int, dy: int) -> float:
    """How far a goal is in a direction, infinite where it does not lie there.

    The gap between the edges counts, three times the gap across the direction, and a little of what the centres are apart.
    """
    middles = (goal.centerx - start.centerx) * dx + (goal.centery - start.centery) * dy
    if dx:
        gap = goal.left - start.right if dx > 0 else start.left - goal.right
        half, aside = start.width / 2, max(0, goal.top - start.bottom, start.top - goal.bottom)
        across = abs(goal.centery - start.centery)
    else:
        gap = goal.top - start.bottom if dy > 0 else start.top - goal.bottom
        half, aside = start.height / 2, max(0, goal.left - start.right, start.left - goal.right)
        across = abs(goal.centerx - start.centerx)
    if middles <= 0 or (gap <= -half and middles < half):
        return math.inf
    return max(0, gap) + 3 * aside + 0.1 * across + 0.05 * middles


def at(nodes: Sequence[Node], spot: Spot, layer: int) -> Node | None:
    """The node drawn last among those under a spot that can have the focus."""
    return next((node for node in reversed(stops(nodes, layer)) if node.shown.collidepoint(spot)), None)


def claims(node: Node, event: pygame.Event, loud: bool, layer: int) -> bool:
    """Whether a node with the focus takes a key press. A focus that came by a click (not loud) takes none, but in a field."""
    if not node.enabled or node.layer != layer:
        return False
    key, pad = event.key, button_of(event) is not None
    if pad and key in _AXES and _AXES[key] != node.axis:
        return False
    if node.typing:
        if key == pygame.K_TAB and event.mod & pygame.KMOD_SHIFT:
            return False  # it always leads back
        return _writes(event) or (key in node.keys and not pad) or (pad and key in node.keys and key in _AXES)
    if chord(event) or alternate(event):
        return False
    return loud and key in node.keys


def _writes(event: pygame.Event) -> bool:
    """Whether a key press writes or edits text (its letters come as text input besides)."""
    if chord(event):
        return not _EDITING.isdisjoint(codes(event))
    if event.key in _MOVES:
        return True
    return bool(event.unicode) and event.unicode.isprintable()
