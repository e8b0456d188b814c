"""The thread: the last steps of the mouse, with a knot where it took or switched something."""

import math
from collections.abc import Hashable

import pygame

from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.stamps import svg_stamp
from playground.ui.board.trail import floors_of, knots
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored

THREAD_FROM, KNOTS_FROM = 7, 14
"""Cells of fewer pixels show no thread, no knots."""
LONGEST = 36
"""Steps of it that are drawn."""
STEP = 0.17
"""Its marks in parts of a cell."""
SHADES = (0.35, 0.6, 0.9)
"""How strong it is, from its older third to its newest."""


def _key(drawn: Drawn, view: Viewport) -> Hashable:
    return drawn.mdp, drawn.way, view


def _paint(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
    """The oldest steps first; a hollow mark where the mouse held other things than on the floor that is shown."""
    size = view.cell_size
    if size < THREAD_FROM:
        return
    mdp, here = drawn.mdp, drawn.mdp.floors[view.floor]
    steps, blits = drawn.way[-LONGEST:], []
    for age, step in zip(range(len(steps) - 1, -1, -1), steps, strict=True):
        before, after = mdp.states[step.state].cell, mdp.states[step.successor].cell
        way = after.row - before.row, after.col - before.col
        if max(map(abs, way)) != 1:
            continue
        held = floors_of(mdp, step)[0]
        shade = (LONGEST - 1 - age) * len(SHADES) // LONGEST
        stamp = _step(way, shade, (held.held, held.switches) == (here.held, here.switches), max(5, round(size * STEP)))
        middle = view.rect_of(before).center
        blits.append((stamp, stamp.get_rect(center=(middle[0] + way[1] * size // 2, middle[1] + way[0] * size // 2))))
    surface.fblits(blits)
    if size >= KNOTS_FROM:
        surface.fblits([(_knot(size), view.rect_of(step.cell)) for step in knots(drawn)])


@stored
def _step(way: tuple[int, int], shade: int, here: bool, size: int) -> pygame.Surface:
    """The mark on the border that a step went over: a small head of an arrow."""
    ink, opacity = hex_of(theme.ACCENT_DARK), SHADES[shade]
    turn = math.degrees(math.atan2(way[0], way[1]))
    head = f'<path transform="rotate({turn:.0f} 32 32)" d="M14 12 L54 32 L14 52 L23 32 Z" stroke-linejoin="round" '
    halo = f'{head} fill="none" stroke="{hex_of(theme.CARD)}" stroke-opacity="{opacity}" stroke-width="15"/>'
    fill = f'fill="{ink}" fill-opacity="{opacity}"' if here else f'fill="{hex_of(theme.CARD)}" fill-opacity="{opacity}"'
    return svg_stamp(f'{halo}{head} {fill} stroke="{ink}" stroke-opacity="{opacity}" stroke-width="6"/>', size, 64)


@stored
def _knot(size: int) -> pygame.Surface:
    """The mark of a cell in which the mouse changed floor: a small stair in its upper right corner."""
    x, y, radius = 0.855, 0.145, 0.125
    ring = f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{hex_of(theme.CARD)}" stroke="{hex_of(theme.FOCUS)}" '
    ring += 'stroke-width="0.035"/>'
    step = radius * 0.42
    stair = f"M{x - 1.5 * step:.3f} {y + 1.2 * step:.3f} h{step:.3f} v{-step:.3f} h{step:.3f} v{-step:.3f} h{step:.3f}"
    line = f'<path d="{stair}" fill="none" stroke="{hex_of(theme.FOCUS)}" stroke-width="0.04" stroke-linejoin="round"/>'
    return svg_stamp(ring + line, size)


def _symbol(surface: pygame.Surface, rect: pygame.Rect) -> None:
    side = max(20, min(rect.size))
    for shade in range(len(SHADES)):
        stamp = _step((0, 1), shade, True, max(6, side * 2 // 5))
        surface.blit(stamp, stamp.get_rect(center=(rect.left + (2 * shade + 1) * rect.width // 6, rect.centery)))


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
