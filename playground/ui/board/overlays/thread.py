"""The thread: the last steps of the mouse, with a knot where it took or switched something."""

from collections.abc import Hashable
from functools import lru_cache

import pygame

from playground.training.snapshot import Snapshot
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.stamps import svg_stamp
from playground.ui.board.trail import floors_of, knots, lived
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.images import hex_of
from playground.ui.theme import ACCENT_DARK, CARD, FOCUS
from playground.world.grid import Cell

THREAD_FROM, KNOTS_FROM = 7, 14
"""Cells of fewer pixels show no thread, no knots."""
LONGEST = 36
"""Steps of it that are drawn."""
SHADES = (0.3, 0.5, 0.75)
"""How strong it is, from its older third to its newest."""

Ways = frozenset[tuple[int, int]]


def _key(snapshot: Snapshot, view: Viewport) -> Hashable:
    return snapshot.mdp, lived(snapshot), view


def _paint(surface: pygame.Surface, snapshot: Snapshot, view: Viewport) -> None:
    """The oldest steps first; small dots where the mouse held other things than on the floor that is looked at."""
    if view.cell_size < THREAD_FROM:
        return
    mdp, here = snapshot.mdp, snapshot.mdp.floors[view.floor]
    steps, drawn = lived(snapshot)[-LONGEST:], dict[tuple[int, bool, Cell], Ways]()
    for age, each in enumerate(reversed(steps)):
        before, after = mdp.states[each.state].cell, mdp.states[each.successor].cell
        way = after.row - before.row, after.col - before.col
        if max(map(abs, way)) != 1:
            continue
        held = floors_of(mdp, each)[0]
        look = (LONGEST - 1 - age) * len(SHADES) // LONGEST, (held.held, held.switches) == (here.held, here.switches)
        for cell, side in ((before, way), (after, (-way[0], -way[1]))):
            drawn[*look, cell] = drawn.get((*look, cell), frozenset()) | {side}
    size = view.cell_size
    surface.fblits([(_strand(drawn[key], key[0], key[1], size), view.rect_of(key[2])) for key in sorted(drawn)])
    if size >= KNOTS_FROM:
        surface.fblits([(_knot(size), view.rect_of(each.cell)) for each in knots(snapshot)])


@lru_cache(maxsize=1024)
def _strand(ways: Ways, shade: int, here: bool, size: int) -> pygame.Surface:
    """The dots of the thread within one cell, from its middle to these sides."""
    radius = 0.036 if here else 0.022
    dots = "".join(
        f'<circle cx="{0.5 + at * col:.3f}" cy="{0.5 + at * row:.3f}" r="{radius}"/>'
        for row, col in sorted(ways)
        for at in (0.1, 0.26, 0.42)
    )
    ink, edge = hex_of(ACCENT_DARK), hex_of(CARD)
    group = f'<g fill="{ink}" fill-opacity="{SHADES[shade]}" stroke="{edge}" stroke-opacity="{0.8 * SHADES[shade]}" '
    return svg_stamp(f'{group} stroke-width="0.016">{dots}</g>', size)


@lru_cache(maxsize=32)
def _knot(size: int) -> pygame.Surface:
    """The mark of a cell in which the mouse changed floor: a small stair at its right side."""
    x, y, radius = 0.84, 0.5, 0.135
    ring = f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{hex_of(CARD)}" stroke="{hex_of(FOCUS)}" stroke-width="0.035"/>'
    step = radius * 0.42
    stair = f"M{x - 1.5 * step:.3f} {y + 1.2 * step:.3f} h{step:.3f} v{-step:.3f} h{step:.3f} v{-step:.3f} h{step:.3f}"
    line = f'<path d="{stair}" fill="none" stroke="{hex_of(FOCUS)}" stroke-width="0.04" stroke-linejoin="round"/>'
    return svg_stamp(ring + line, size)


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    side = max(20, min(rect.size))
    stamp = _strand(frozenset({(0, 1), (0, -1)}), len(SHADES) - 1, True, side)
    surface.blit(stamp, stamp.get_rect(center=rect.center))


OVERLAY = Overlay(
    id="thread",
    title="Way so far",
    about="The last steps of the mouse; a small stair marks where it took or switched something.",
    needs=frozenset(),
    order=42,
    key=_key,
    paint=_paint,
    symbols=(Symbol("way so far", _symbol),),
)
