"""A drawn network: lights for the inputs, circles in the colour of what they say, and the strongest lines between them."""

from collections.abc import Mapping, Sequence

import numpy as np
import pygame

from playground.learning.learner import Array, NetworkPicture
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.scale import MIDDLE, colour_at, steps_of
from playground.ui.board.stamps import svg_stamp
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.shapes import rounded
from playground.ui.drawing.store import stored
from playground.ui.explanations.network.network_layout import NetworkLayout, Point, planes
from playground.ui.explanations.network.network_view import Unit
from playground.ui.kit import Ui
from playground.ui.theme import Colour
from playground.world.mdp import TabularMDP

LINES = 36
"""At most so many lines between two layers: the strongest ones."""
WEAK = 0.12
"""Lines weaker than this part of the strongest are left out."""
SHADES = 4
"""So many neighbouring steps of the scale share one picture of a circle."""
POSITIVE, NEGATIVE = 7, 1


def circles(ui: Ui, spots: Sequence[pygame.Rect], said: Array, most: float, rings: Mapping[int, Colour]) -> None:
    """Draws units [N] in the colour of what they say, on a scale up to `most`. rings: the colours of thick rings, by unit."""
    steps = (steps_of(np.array(said), most) - MIDDLE) // SHADES * SHADES + MIDDLE
    ui.surface.fblits(
        [(_disc(step, spot.width, rings.get(n)), spot) for n, (spot, step) in enumerate(zip(spots, steps.tolist(), strict=True))]
    )


def under(ui: Ui, spots: Sequence[pygame.Rect]) -> int | None:
    """The number of the place under the mouse, None if it is over none of them."""
    number = pygame.Rect(ui.mouse, (1, 1)).collidelist(list(spots))
    return number if number >= 0 and ui.hover(spots[number]) else None


@stored
def _disc(step: int, side: int, ring: Colour | None) -> pygame.Surface:
    line = (0.12 if side < 24 else 0.09) if ring else max(0.03, 0.7 / side)
    edge = hex_of(ring or theme.WALL_TOP)
    body = f'<circle cx="0.5" cy="0.5" r="{0.49 - line / 2:.3f}" fill="{hex_of(colour_at(max(0, min(2 * MIDDLE, step))))}" '
    return svg_stamp(body + f'stroke="{edge}" stroke-width="{line:.3f}"/>', side)


def draw_inputs(ui: Ui, room: pygame.Rect, picture: NetworkPicture, snapshot: Snapshot, state: int) -> Mapping[int, Point]:
    """Draws the inputs of one state; returns where the lines of each input that is not zero begin."""
    if len(picture.inputs) == 0:
        return {state: _board(ui, room, snapshot, state)}
    values, (pictures, single) = picture.inputs[state], planes(picture.input_names)
    spots: dict[int, Point] = {}
    rows = len(pictures) + (len(single) + 1) // 2 * bool(pictures) + len(single) * (not pictures)
    high = room.height / max(1, rows)
    top = float(room.top)
    for plane in pictures:
        spots |= _plane(ui, pygame.Rect(room.left, round(top), room.width, round(high)), plane.word, plane.lights, values)
        top += high
    abreast = 2 if pictures else 1
    for place, number in enumerate(single):
        part = room.width // abreast
        spot = pygame.Rect(room.left + place % abreast * part, round(top + place // abreast * high), part, round(high))
        spots[number] = _single(ui, spot, picture.input_names[number], float(values[number]))
    return spots


def _board(ui: Ui, room: pygame.Rect, snapshot: Snapshot, state: int) -> Point:
    """Draws a small board on which one cell lights up, as each cell is an input of its own; returns where its lines begin."""
    rows, cols = snapshot.mdp.shape
    side = max(1, min(room.width // cols, room.height // rows, ui.theme.px(22)))
    left, top = room.centerx - cols * side // 2, room.centery - rows * side // 2
    ground = pygame.Rect(left, top, cols * side, rows * side).inflate(side // 3, side // 3)
    rounded(max(2, side // 3), theme.SUNKEN).draw(ui.surface, ground)
    ui.surface.blit(_small(snapshot.mdp, int(snapshot.mdp.floor[state]), side), (left, top))
    cell = snapshot.mdp.states[state].cell
    spot = left + (cell.col + 0.5) * side, top + (cell.row + 0.5) * side
    light = pygame.Rect(0, 0, max(side + ui.theme.px(3), ui.theme.px(9)), max(side + ui.theme.px(3), ui.theme.px(9)))
    light.center = round(spot[0]), round(spot[1])
    rounded(max(2, light.width // 4), theme.VALUE_STOPS[POSITIVE], theme.INK, max(1, ui.theme.px(1))).draw(ui.surface, light)
    return float(light.right), float(light.centery)


@stored(maxsize=4)
def _small(mdp: TabularMDP, floor: int, side: int) -> pygame.Surface:
    """The cells of a floor, white if one can stand there and dark otherwise."""
    at, gap = mdp.state_at(floor), 1 if side > 3 else 0
    board = pygame.Surface((at.shape[1] * side, at.shape[0] * side))
    board.fill(theme.SUNKEN)
    for row, col in np.ndindex(at.shape):
        fill = theme.CARD if at[row, col] >= 0 else theme.WALL_TOP
        board.fill(fill, pygame.Rect(col * side, row * side, side - gap, side - gap))
    return board


def _plane(ui: Ui, room: pygame.Rect, word: str, lights: tuple[tuple[int, int, int], ...], values: Array) -> Mapping[int, Point]:
    """Draws what is around of one kind, as a small picture with its word; returns where the lines of its inputs begin."""
    rows, cols = max(light[1] for light in lights) + 1, max(light[2] for light in lights) + 1
    wide = min(ui.theme.px(54), room.width // 2)
    ui.label(pygame.Rect(room.left, room.top, wide, room.height), word, style="small", colour=theme.MUTED)
    side = max(2, min((room.width - wide) // cols, (room.height - ui.theme.px(6)) // rows, ui.theme.px(16)))
    left, top = room.right - cols * side, room.centery - rows * side // 2
    rounded(max(2, side // 3), theme.SUNKEN).draw(ui.surface, pygame.Rect(left, top, cols * side, rows * side).inflate(4, 4))
    spots: dict[int, Point] = {}
    for number, row, col in lights:
        cell = pygame.Rect(left + col * side, top + row * side, side - 1, side - 1)
        value = float(values[number])
        ui.surface.fill(colour_at(int(steps_of(np.array([value]), 1.0)[0])) if value else theme.CARD, cell)
        if value:
            spots[number] = cell.center
    middle = pygame.Rect(left + cols // 2 * side, top + rows // 2 * side, side - 1, side - 1)
    pygame.draw.rect(ui.surface, theme.INK, middle.inflate(2, 2), 1)
    return spots


def _single(ui: Ui, room: pygame.Rect, name: str, value: float) -> Point:
    """Draws one input on its own: its name, its number, and its circle; returns where its lines begin."""
    side = min(ui.theme.px(26), room.height - 2, room.width // 3)
    spot = pygame.Rect(room.right - side, room.centery - side // 2, side, side)
    words = pygame.Rect(room.left, room.centery - ui.theme.small_line, room.width - side - ui.theme.px(4), ui.theme.small_line)
    ui.label(words, name, style="small", colour=theme.MUTED)
    ui.label(words.move(0, ui.theme.small_line), f"{value:+.2f}".replace("-", "\N{MINUS SIGN}"), style="small")
    circles(ui, (spot,), np.array([value]), 1.0, {})
    return float(spot.right), float(spot.centery)


def strongest(into: Array, lit: tuple[int | None, int | None]) -> list[tuple[int, int, float]]:
    """The strongest lines between two layers, as (from, to, part of the strongest), the weakest first.

    into: [from, to] what each unit adds to each unit of the next layer. lit: only lines from this unit, and only lines to that
    one; None for all.
    """
    if into.size == 0:
        return []
    shown = np.abs(into)
    for axis, only in enumerate(lit):
        if only is not None:
            keep = np.zeros(into.shape[axis], bool)
            keep[only] = True
            shown = shown * (keep[:, None] if axis == 0 else keep)
    most = float(shown.max(initial=0.0))
    if most <= 0.0:
        return []
    flat = np.argpartition(shown, -LINES, axis=None)[-LINES:] if shown.size > LINES else np.arange(shown.size)
    flat = flat[np.argsort(shown.reshape(-1)[flat], kind="stable")]
    pairs = [(int(at // into.shape[1]), int(at % into.shape[1])) for at in flat.tolist()]
    return [(one, other, float(into[one, other]) / most) for one, other in pairs if shown[one, other] >= WEAK * most]


def line(ui: Ui, start: Point, end: Point, strength: float) -> None:
    """Draws a line, thicker and darker the stronger it is: orange if it adds, blue if it takes away."""
    colour, share = theme.VALUE_STOPS[POSITIVE if strength > 0 else NEGATIVE], 0.25 + 0.75 * abs(strength)
    mixed = tuple(round(ground * (1 - share) + part * share) for ground, part in zip(theme.CARD, colour, strict=True))
    pygame.draw.aaline(ui.surface, mixed, start, end, max(1, round(abs(strength) * ui.theme.px(3))))


def draw_lines(
    ui: Ui,
    picture: NetworkPicture,
    said: tuple[Array, ...],
    values: Array | None,
    inputs: Mapping[int, Point],
    places: NetworkLayout,
    lit: Unit | None,
) -> None:
    """Draws the strongest lines from layer to layer; if a unit is lit, only those that lead to it and away from it.

    said: [units] of each layer. values: [F] the inputs, None if each state is an input of its own.
    """
    for layer, weights in enumerate(picture.weights):
        before = said[layer - 1] if layer else values
        only: tuple[int | None, int | None] = (None, None)
        if lit is not None:
            if layer not in (lit[0], lit[0] + 1):
                continue
            only = (None, lit[1]) if layer == lit[0] else (lit[1], None)
        ends = [circle.midleft for circle in (*places.units, places.outs)[layer]]
        if layer == 0:
            numbers = sorted(inputs)
            into = weights[numbers] if before is None else weights[numbers] * before[numbers, None]
            starts = [inputs[number] for number in numbers]
        else:
            assert before is not None
            into, starts = weights * before[:, None], [circle.midright for circle in places.units[layer - 1]]
        for one, other, strength in strongest(into, only):
            line(ui, starts[one], ends[other], strength)
