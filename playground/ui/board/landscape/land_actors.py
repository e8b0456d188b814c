"""What moves on a landscape: rings and arrows lie on the tops, mice and pictures stand, drops fall."""

import math

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.ui import theme
from playground.ui.board.actors import (
    CARRIED_FROM,
    ELSEWHERE,
    RINGED_BELOW,
    WAY_ALPHA,
    agent_stamp,
    beacon_stamp,
    blit_faded,
    dot_stamp,
    draw_burst,
    draw_carried,
    draw_floats,
    glow_stamp,
    ring_stamp,
    slip_stamp,
)  # fmt: skip
from playground.ui.board.figures import at_rest, figure_of, figure_stamp, knows, letters
from playground.ui.board.landscape.land_view import LandView
from playground.ui.board.landscape.slant import Slant
from playground.ui.board.landscape.standing import NEARER, SUNK, shadow_stamp
from playground.ui.board.scene import DROP_SECONDS, FLASH_SECONDS, Drop, Flash, Scene
from playground.ui.board.stamps import FORMAT, svg_stamp
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored
from playground.ui.theme import Colour
from playground.world.grid import MOVES

FALL = 0.45
"""Of the time that a drop is seen, how long it falls; then its ring spreads."""
DROPPED_FROM = 1.8
"""How high above its cell a drop begins, in sides of a cell."""
HIDDEN = 0.32
"""How much is seen of a mouse that stands behind a column."""
HOP = 0.22
"""How high the mouse hops on its way from one cell to the next, in sides of a cell."""


def draw_land_actors(surface: pygame.Surface, scene: Scene, view: LandView, ids: NDArray[np.int32]) -> None:
    """Everything of a scene that is drawn anew each frame; `ids` [H, W] says which cell is seen where."""
    if scene.flash is not None:
        _flash(surface, scene, view, scene.flash)
    _brush(surface, scene, view)
    _way(surface, scene, view)
    for cell in scene.selected:
        _ring(surface, view, cell, theme.FOCUS, 2)
    if scene.hover is not None:
        _ring(surface, view, scene.hover, theme.ACCENT, 1)
    if scene.slip is not None:
        _lay(surface, view, scene.slip.cell, slip_stamp(scene.slip.asked, scene.slip.happened, _side(view)))
    for drop in () if scene.reduced_motion else scene.drops:
        _drop(surface, scene, view, drop)
    draw_floats(surface, scene)
    if scene.agent is not None:
        _mouse(surface, scene, view, scene.agent, ids)
    if scene.burst is not None:
        draw_burst(surface, scene, scene.burst)


def _side(view: LandView) -> int:
    return max(1, round(view.scale))


def _lay(surface: pygame.Surface, view: LandView, cell: tuple[int, int], stamp: pygame.Surface, alpha: int = 255) -> None:
    """A picture of a flat board on the top of a cell."""
    flat = laid(stamp, Slant(round(view.slant.turn, 1), round(view.slant.tilt, 1)))
    x, y = view.point(*cell)
    flat.set_alpha(alpha)
    surface.blit(flat, flat.get_rect(center=(round(x), round(y))))
    flat.set_alpha(255)


@stored
def laid(stamp: pygame.Surface, slant: Slant) -> pygame.Surface:
    """A picture as it lies on level ground, turned and seen at a tilt."""
    turned = pygame.transform.rotozoom(stamp, slant.turn, 1.0)
    size = max(1, turned.get_width()), max(1, round(turned.get_height() * slant.angles[2]))
    return pygame.transform.smoothscale(turned, size).convert(FORMAT)


def _ring(surface: pygame.Surface, view: LandView, cell: tuple[int, int], colour: Colour, weight: int) -> None:
    _lay(surface, view, cell, ring_stamp(_side(view), colour, weight))


def _flash(surface: pygame.Surface, scene: Scene, view: LandView, flash: Flash) -> None:
    """Cells that have changed light up and fade."""
    age = (scene.now - flash.born) / FLASH_SECONDS
    r0, r1, c0, c1 = view.visible()
    if 0 <= age < 1:
        alpha = 255 if scene.reduced_motion else round(255 * (1 - age) * (0.6 + 0.4 * math.cos(6 * math.pi * age)))
        for cell in flash.cells:
            if r0 <= cell.row < r1 and c0 <= cell.col < c1:
                _lay(surface, view, cell, glow_stamp(_side(view)), alpha)


def _brush(surface: pygame.Surface, scene: Scene, view: LandView) -> None:
    """What a stroke would paint, half seen through."""
    glyph, marked = scene.preview_glyph, letters(scene.level) if scene.preview else {}
    for cell in scene.preview:
        if glyph and knows(scene.level, glyph):
            _lay(surface, view, cell, figure_stamp(at_rest(figure_of(scene.level, glyph, marked)), _side(view)), 150)
        _ring(surface, view, cell, theme.ACCENT, 1)


def _way(surface: pygame.Surface, scene: Scene, view: LandView) -> None:
    """The cells that a walk is still to come to: a dot in each, and a ring at its goal."""
    for cell in scene.way[:-1]:
        _lay(surface, view, cell, dot_stamp(max(4, round(view.scale * 0.22))), WAY_ALPHA)
    for cell in scene.way[-1:]:
        _ring(surface, view, cell, theme.ACCENT, 2)


def _drop(surface: pygame.Surface, scene: Scene, view: LandView, drop: Drop) -> None:
    """Falls faster and faster onto its cell, where a ring spreads."""
    age = (scene.now - drop.born) / DROP_SECONDS
    x, y = view.point(*drop.cell)
    if 0 <= age < FALL:
        high = DROPPED_FROM * (1 - (age / FALL) ** 2) * view.scale
        stamp = _drop_stamp(max(6, round(view.scale * 0.34)), _tint(drop.gain))
        surface.blit(stamp, stamp.get_rect(midbottom=(round(x), round(y - high))))
    elif FALL <= age < 1:
        spread = (age - FALL) / (1 - FALL)
        side = max(6, round(view.scale * (0.3 + 0.75 * (1 - (1 - spread) ** 2)) / 4) * 4)
        _lay(surface, view, drop.cell, _ripple(side, _tint(drop.gain)), round(255 * (1 - spread)))


def _tint(gain: bool) -> Colour:
    return theme.VALUE_STOPS[-1] if gain else theme.VALUE_STOPS[0]


@stored
def _drop_stamp(side: int, colour: Colour) -> pygame.Surface:
    body = f'<path d="M16 2C20 9 26 14.500 26 20.500A10 10 0 0 1 6 20.500C6 14.500 12 9 16 2Z" fill="{hex_of(colour)}" '
    body += f'stroke="{hex_of(theme.CARD)}" stroke-width="2"/>'
    return svg_stamp(body + f'<circle cx="12.500" cy="20" r="2.6" fill="{hex_of(theme.CARD)}" fill-opacity="0.8"/>', side, 32)


@stored
def _ripple(side: int, colour: Colour) -> pygame.Surface:
    circle = '<circle cx="16" cy="16" r="13.5" fill="none" '
    halo = f'{circle}stroke="{hex_of(theme.CARD)}" stroke-width="4.5"/>'
    return svg_stamp(halo + f'{circle}stroke="{hex_of(colour)}" stroke-width="2.6"/>', side, 32)


def _mouse(surface: pygame.Surface, scene: Scene, view: LandView, agent: tuple[float, float], ids: NDArray[np.int32]) -> None:
    """The mouse stands on its cell and hops to the next; behind a column it is seen faintly."""
    row, col = agent
    x, y = view.point(row, col)
    under_way = max(abs(row - round(row)), abs(col - round(col)))
    side = max(6, round(view.scale * 0.82))
    lifted = y - view.scale * (scene.lift + 2 * HOP * under_way)
    if side < RINGED_BELOW:
        beacon = beacon_stamp(2 * max(11, round(0.9 * side)))
        surface.blit(beacon, beacon.get_rect(center=(round(x), round(y))))
    shadow = shadow_stamp(side)
    foot = shadow.get_rect(midbottom=(round(x), round(y + side * SUNK)))
    stamp = agent_stamp(scene.who, scene.mood, side, MOVES.get(scene.heading, (0, 0))[1] < 0)
    place = stamp.get_rect(midbottom=(round(x), round(lifted + side * SUNK)))
    if scene.elsewhere:
        blit_faded(surface, stamp, place.center, ELSEWHERE)
        return
    surface.blit(shadow, foot)
    blit_behind(surface, view, stamp, place, view.distance(row, col) - NEARER, ids)
    if view.cell_size >= CARRIED_FROM:
        draw_carried(surface, scene, place)


def blit_behind(
    surface: pygame.Surface, view: LandView, stamp: pygame.Surface, place: pygame.Rect, depth: float, ids: NDArray[np.int32]
) -> None:
    """A picture that stands so far away: faint where a nearer column is seen."""
    inside = place.move(-view.rect.left, -view.rect.top).clip(pygame.Rect((0, 0), (ids.shape[1], ids.shape[0])))
    if not inside.width or not inside.height:
        return
    cells = ids[inside.top : inside.bottom, inside.left : inside.right]
    hidden = (cells >= 0) & (view.distances[np.maximum(cells, 0)] < depth)
    left, top = inside.left + view.rect.left - place.left, inside.top + view.rect.top - place.top
    part = stamp.subsurface((left, top, inside.width, inside.height)).copy()
    if hidden.any():
        alpha = pygame.surfarray.pixels_alpha(part)
        alpha[:] = np.where(hidden.T, alpha * HIDDEN, alpha).astype(np.uint8)
        del alpha
    surface.blit(part, inside.move(view.rect.topleft))
