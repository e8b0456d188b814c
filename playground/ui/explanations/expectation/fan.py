"""The fan: episodes as threads over the board, all from one cell: orange for more than is expected, blue for less."""

from collections.abc import Sequence

import numpy as np
import pygame

from playground.learning.learner import Array
from playground.training.snapshot import Fan
from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.store import stored
from playground.ui.theme import Colour
from playground.world.mdp import TabularMDP

MORE, LESS = 7, 1
"""Colours of episodes that brought more than expected, and of those that brought less."""
DRAWN = 40
"""So many steps of each episode are drawn."""
FAINT = 40
"""Opacity of the last drawn step, of 255."""
ASIDE = 0.3
"""Largest distance of a thread from the middle of a cell, in cells."""
FINER = 2
"""Threads are drawn so many times larger and then scaled down, which makes them smooth."""
RUNNING = 9.0
"""Speed of the dots, in cells a second."""

ROUND = 6
"""Straight pieces that make up a bend."""
Pixel = tuple[int, int]
Spots = list[tuple[float, float] | None]


def colours(returns: Array, value: float) -> list[Colour]:
    """The colour of each return beside the exact value (their mean where that is infinite)."""
    middle = value if np.isfinite(value) else float(returns.mean())
    return [theme.VALUE_STOPS[MORE if amount >= middle - 1e-9 * max(1.0, abs(middle)) else LESS] for amount in returns.tolist()]


def spots(way: Array, mdp: TabularMDP, number: int) -> Spots:
    """Where a thread goes, (row, column) at each step: from the middle of the first cell, then more and more beside the others.

    None stands before a step that leads far away at once, back to a start or through a portal.
    """
    dice = np.random.default_rng(number)
    aside = dice.uniform(-ASIDE, ASIDE, 2)
    points: Spots = []
    before = mdp.states[int(way[0])].cell
    for step, state in enumerate(way[: DRAWN + 1].tolist()):
        cell = mdp.states[state].cell
        row, col = (aside + dice.uniform(-0.03, 0.03, 2)) * min(1.0, step / 2)
        if abs(cell.row - before.row) + abs(cell.col - before.col) > 1 and cell.row != before.row and cell.col != before.col:
            points.append(None)
        points.append((cell.row + float(row), cell.col + float(col)))
        before = cell
    return points


def bends(pixels: Sequence[Pixel | None]) -> list[list[Pixel]]:
    """A curve for each step, up to the middle of the next one, so that corners are round. None breaks the thread."""
    curves = []
    for place in range(1, len(pixels)):
        one, corner, other = pixels[place - 1], pixels[place], pixels[place + 1] if place + 1 < len(pixels) else None
        if one is None or corner is None:
            continue
        first = one if place == 1 or pixels[place - 2] is None else _middle(one, corner)
        last = corner if other is None else _middle(corner, other)
        curves.append([_quadratic(first, corner, last, part / ROUND) for part in range(ROUND + 1)])
    return curves


def _middle(one: Pixel, other: Pixel) -> Pixel:
    return (one[0] + other[0]) // 2, (one[1] + other[1]) // 2


def _quadratic(one: Pixel, corner: Pixel, other: Pixel, part: float) -> Pixel:
    """A point of the curve from one pixel to the other that bends towards the corner."""
    weights = ((1 - part) ** 2, 2 * part * (1 - part), part**2)
    x, y = (round(sum(w * spot[axis] for w, spot in zip(weights, (one, corner, other), strict=True))) for axis in (0, 1))
    return x, y


@stored(maxsize=2)
def threads(fan: Fan, value: float, mdp: TabularMDP, view: Viewport) -> pygame.Surface:
    """The last episodes as a picture as large as the viewport."""
    size = view.rect.width * FINER, view.rect.height * FINER
    layer = pygame.Surface(size, pygame.SRCALPHA)
    inks = colours(fan.returns[len(fan.returns) - len(fan.ways) :], value)
    wide = max(2, round(view.cell_size * FINER / 40))
    for number, (way, ink) in enumerate(zip(fan.ways, inks, strict=True)):
        pixels = [None if spot is None else _pixel(view, spot) for spot in spots(way, mdp, number)]
        for step, bend in reversed(list(enumerate(bends(pixels)))):
            pale = 255 - round((255 - FAINT) * min(1.0, step / DRAWN))
            pygame.draw.lines(layer, (*ink, pale), False, bend, wide)
        if len(way) <= DRAWN and pixels[-1] is not None:
            pygame.draw.circle(layer, (255, 255, 255), pixels[-1], round(3.2 * wide))
            pygame.draw.circle(layer, ink, pixels[-1], round(2.4 * wide))
    return pygame.transform.smoothscale(layer, view.rect.size)


def _pixel(view: Viewport, spot: tuple[float, float]) -> Pixel:
    x, y = view.point(*spot)
    return round((x - view.rect.left) * FINER), round((y - view.rect.top) * FINER)


def runners(surface: pygame.Surface, fan: Fan, fresh: int, value: float, mdp: TabularMDP, view: Viewport, age: float) -> bool:
    """Draws dots that run along the newest threads, `age` seconds after they were played; returns whether any still runs."""
    count = min(fresh, len(fan.ways))
    inks = colours(fan.returns[len(fan.returns) - len(fan.ways) :], value)
    at, running = age * RUNNING, False
    for number in range(len(fan.ways) - count, len(fan.ways)):
        way = [spot for spot in spots(fan.ways[number], mdp, number) if spot is not None]
        if at >= len(way) - 1:
            continue
        running = True
        (row, col), (to_row, to_col) = way[int(at)], way[int(at) + 1]
        part = at - int(at)
        spot = view.point(row + part * (to_row - row), col + part * (to_col - col))
        pygame.draw.circle(surface, (255, 255, 255), spot, max(4, view.cell_size // 12))
        pygame.draw.circle(surface, inks[number], spot, max(3, view.cell_size // 16))
    return running
