"""Where the focus goes: to the next node, to the nearest in a direction, to what was clicked; and which keys it takes."""

from collections.abc import Sequence

import pygame

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
    """The nearest node in the direction of an arrow key; what is straight ahead is nearer than what is aside."""
    dx, dy = DIRECTIONS[key]
    places = stops(nodes, layer)
    here = next((node for node in places if node.id == focus), None)
    if here is None:
        return places[0].id if places else ""
    best, least = "", float("inf")
    for node in places:
        if node.id == focus:
            continue
        ahead, aside = _apart(here.rect, node.rect, dx, dy)
        if ahead > 0 and ahead + 3 * aside < least:
            best, least = node.id, ahead + 3 * aside
    return best


def _apart(start: pygame.Rect, goal: pygame.Rect, dx: int, dy: int) -> tuple[float, float]:
    """(pixels from centre to centre along the direction, gap between the two across it)."""
    ahead = (goal.centerx - start.centerx) * dx + (goal.centery - start.centery) * dy
    if dx:
        aside = max(0, goal.top - start.bottom, start.top - goal.bottom)
    else:
        aside = max(0, goal.left - start.right, start.left - goal.right)
    across = abs(goal.centery - start.centery) if dx else abs(goal.centerx - start.centerx)
    return ahead, aside + 0.1 * across


def at(nodes: Sequence[Node], spot: Spot, layer: int) -> Node | None:
    """The node drawn last among those under a spot that can have the focus."""
    return next((node for node in reversed(stops(nodes, layer)) if node.shown.collidepoint(spot)), None)


def claims(node: Node, event: pygame.Event, loud: bool, layer: int) -> bool:
    """Whether a node with the focus takes a key press. A focus that came by a click (not loud) takes none, but in a field."""
    if not node.enabled or node.layer != layer:
        return False
    key, pad = event.key, getattr(event, "pad", False)
    if pad and key in _AXES and _AXES[key] != node.axis:
        return False
    if node.typing:
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
