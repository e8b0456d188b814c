"""What moves on the board: the mouse, the pointer's ring, the brush, a slip, rewards that rise, the end of an episode."""

import math
from collections.abc import Sequence

import pygame

from playground.ui import theme
from playground.ui.board.figures import at_rest, figure_of, figure_stamp, has_asset, knows, letters
from playground.ui.board.labels import reward_badge
from playground.ui.board.numerals import reward_numeral
from playground.ui.board.scene import BURST_SECONDS, FLASH_SECONDS, FLOAT_SECONDS, Burst, Flash, Scene, Slip
from playground.ui.board.stamps import FORMAT, NUMBERS_FROM, arrow_path, svg_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.drawing import images
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored
from playground.ui.theme import Colour
from playground.world.cast import MOUSE
from playground.world.grid import MOVES, Cell

STARS = 10
RINGED_BELOW = 14
"""In cells of fewer pixels a ring shows where the mouse is."""
CARRIED_FROM, MOST_CARRIED = 26, 3
"""In cells of fewer pixels the keys in the mouse's paw are not seen, nor more of them than so many."""
WAY_ALPHA = 150
"""Of the dots along a walk's way."""
ELSEWHERE, GHOST = 0.35, 0.5
"""How much is seen of a mouse that is on another floor, and of one that shows what would have been possible."""


def draw_actors(surface: pygame.Surface, scene: Scene) -> None:
    """Everything of a scene that is drawn anew each frame."""
    if scene.flash is not None:
        _flash(surface, scene, scene.flash)
    _brush(surface, scene)
    _way(surface, scene)
    for cell in scene.selected:
        _ring(surface, scene.view.rect_of(cell), theme.FOCUS, 2)
    if scene.hover is not None:
        _ring(surface, scene.view.rect_of(scene.hover), theme.ACCENT, 1)
    if scene.slip is not None:
        _slip(surface, scene.view, scene.slip)
    draw_floats(surface, scene)
    if scene.agent is not None:
        _mouse(surface, scene)
    if scene.burst is not None:
        draw_burst(surface, scene, scene.burst)


def _ring(surface: pygame.Surface, rect: pygame.Rect, colour: Colour, weight: int) -> None:
    if surface.get_clip().colliderect(rect):
        surface.blit(ring_stamp(rect.width, colour, weight), rect)


@stored
def ring_stamp(size: int, colour: Colour, weight: int) -> pygame.Surface:
    # It ends above the number at the foot of the cell (`stamps.numbers_drawn`).
    line = max(1.0, min(size * 0.03 * weight + 0.6, (size * 0.06 + 2) / 1.5))
    inset, radius = line * 0.75, max(1.0, size * 0.13)
    side = size - 2 * inset
    rect = f'<rect x="{inset:.2f}" y="{inset:.2f}" width="{side:.2f}" height="{side:.2f}" rx="{radius:.2f}" fill="none" '
    halo = f'stroke="{hex_of(theme.CARD)}" stroke-width="{line * 1.5:.2f}"/>' if size >= 12 else 'stroke="none"/>'
    return svg_stamp(rect + halo + rect + f'stroke="{hex_of(colour)}" stroke-width="{line:.2f}"/>', size, size)


def _brush(surface: pygame.Surface, scene: Scene) -> None:
    """What a stroke would paint, half seen through."""
    if not scene.preview:
        return
    size, glyph = scene.view.cell_size, scene.preview_glyph
    marked = letters(scene.level)
    for cell in scene.preview:
        rect = scene.view.rect_of(cell)
        if glyph and knows(scene.level, glyph) and surface.get_clip().colliderect(rect):
            stamp = figure_stamp(at_rest(figure_of(scene.level, glyph, marked)), size)
            stamp.set_alpha(150)
            surface.blit(stamp, rect)
            stamp.set_alpha(255)
        _ring(surface, rect, theme.ACCENT, 1)


def _way(surface: pygame.Surface, scene: Scene) -> None:
    """The cells that a walk is still to come to: a light dot in each, and a ring at its goal."""
    size = scene.view.cell_size
    dot = dot_stamp(max(3, round(size * 0.16)))
    dot.set_alpha(WAY_ALPHA)
    for cell in scene.way[:-1]:
        surface.blit(dot, dot.get_rect(center=scene.view.rect_of(cell).center))
    dot.set_alpha(255)
    for cell in scene.way[-1:]:
        _ring(surface, scene.view.rect_of(cell), theme.ACCENT, 2)


@stored
def dot_stamp(size: int) -> pygame.Surface:
    circle = f'<circle cx="{size / 2}" cy="{size / 2}" r="{size / 2 - 1}" fill="{hex_of(theme.ACCENT)}" '
    return svg_stamp(circle + f'stroke="{hex_of(theme.CARD)}" stroke-width="1"/>', size, size)


def _mouse(surface: pygame.Surface, scene: Scene) -> None:
    """The mouse; a little smaller and higher where a number stands at the foot of its cell."""
    assert scene.agent is not None
    cell = scene.view.cell_size
    numbered = any(overlay.covers for overlay in scene.overlays) and cell >= NUMBERS_FROM
    x, y = scene.view.point(scene.agent[0] - scene.lift, scene.agent[1])
    if cell < RINGED_BELOW:
        beacon = beacon_stamp(2 * max(11, round(0.9 * cell)))
        surface.blit(beacon, beacon.get_rect(center=(round(x), round(y))))
    leftward = MOVES.get(scene.heading, (0, 0))[1] < 0
    stamp = agent_stamp(scene.who, scene.mood, max(6, round(cell * (0.72 if numbered else 0.9))), leftward)
    place = stamp.get_rect(center=(round(x), round(y - cell * (0.12 if numbered else 0.02))))
    if scene.elsewhere:
        blit_faded(surface, stamp, place.center, ELSEWHERE)
        return
    surface.blit(stamp, place)
    if cell >= CARRIED_FROM:
        draw_carried(surface, scene, place)


def draw_ghost(surface: pygame.Surface, view: Viewport, passed: Sequence[Cell], place: tuple[float, float]) -> None:
    """A translucent mouse at a place (row, col; fractions while it moves), and a dot in each cell that it has passed."""
    dot = dot_stamp(max(3, round(view.cell_size * 0.2)))
    for cell in passed:
        surface.blit(dot, dot.get_rect(center=view.rect_of(cell).center))
    blit_faded(surface, agent_stamp(MOUSE, "", max(6, round(view.cell_size * 0.9))), view.point(*place), GHOST)


def draw_carried(surface: pygame.Surface, scene: Scene, mouse: pygame.Rect) -> None:
    """The keys in the mouse's paw, the last ones in front."""
    side = round(scene.view.cell_size * 0.38)
    for number, tile in enumerate(scene.carried[-MOST_CARRIED:]):
        stamp = images.asset(f"tiles/{tile.kind}.svg", (side, side))
        left = mouse.right - round(side * (0.72 + 0.42 * number))
        surface.blit(stamp, (left, mouse.bottom - round(side * 0.82)))


def _flash(surface: pygame.Surface, scene: Scene, flash: Flash) -> None:
    """Cells that have changed light up and fade, or simply have a frame for a while."""
    age = (scene.now - flash.born) / FLASH_SECONDS
    r0, r1, c0, c1 = scene.view.visible()
    seen = [cell for cell in flash.cells if r0 <= cell.row < r1 and c0 <= cell.col < c1]
    if not 0 <= age < 1 or not seen:
        return
    stamp = glow_stamp(scene.view.cell_size)
    stamp.set_alpha(255 if scene.reduced_motion else round(255 * (1 - age) * (0.6 + 0.4 * math.cos(6 * math.pi * age))))
    surface.fblits([(stamp, scene.view.rect_of(cell)) for cell in seen])
    stamp.set_alpha(255)


@stored
def glow_stamp(size: int) -> pygame.Surface:
    line = max(1.0, size * 0.09)
    side = size - line
    rect = f'<rect x="{line / 2:.2f}" y="{line / 2:.2f}" width="{side:.2f}" height="{side:.2f}" rx="{size * 0.11:.2f}" '
    body = f'fill="{hex_of(theme.FOCUS)}" fill-opacity="0.35" stroke="{hex_of(theme.FOCUS)}" stroke-width="{line:.2f}"/>'
    return svg_stamp(rect + body, size, size)


@stored
def beacon_stamp(size: int) -> pygame.Surface:
    """A ring that shows where the mouse is when it is too small to be found."""
    circle = f'<circle cx="{size / 2}" cy="{size / 2}" r="{size / 2 - 3}" fill="none" '
    halo = circle + f'stroke="{hex_of(theme.CARD)}" stroke-width="5.5"/>'
    return svg_stamp(halo + circle + f'stroke="{hex_of(theme.ACCENT_DARK)}" stroke-width="2.5"/>', size, size)


@stored
def agent_stamp(who: str, mood: str, size: int, leftward: bool = False) -> pygame.Surface:
    """Who moves, in a square of `size` pixels, in a mood where there is a picture of it."""
    moody = f"figures/{who}-{mood}.svg"
    stamp = images.asset(moody if mood and has_asset(moody) else f"figures/{who}.svg", (size, size)).convert(FORMAT)
    return pygame.transform.flip(stamp, True, False) if leftward else stamp


def _slip(surface: pygame.Surface, view: Viewport, slip: Slip) -> None:
    """A pale arrow for the move that was asked for, a full one for what happened."""
    rect = view.rect_of(slip.cell)
    stamp = slip_stamp(slip.asked, slip.happened, view.cell_size)
    surface.blit(stamp, stamp.get_rect(center=rect.center))


@stored
def slip_stamp(asked: tuple[int, int], happened: tuple[int, int], size: int) -> pygame.Surface:
    white, accent, muted = hex_of(theme.CARD), hex_of(theme.ACCENT), hex_of(theme.MUTED)
    body = ""
    if asked != (0, 0):
        path = arrow_path(asked, (0.28, 0.98), 1.7, (1.5, 1.5))
        dashed = f'stroke="{muted}" stroke-width="0.035" stroke-dasharray="0.09 0.06"'
        body += f'<path d="{path}" fill="{white}" fill-opacity="0.75" {dashed}/>'
    if happened != (0, 0):
        path = arrow_path(happened, (0.28, 0.98), 1.7, (1.5, 1.5))
        body += f'<path d="{path}" fill="{accent}" stroke="{white}" stroke-width="0.05" stroke-linejoin="round"/>'
    else:
        body += f'<circle cx="1.5" cy="1.5" r="0.44" fill="none" stroke="{white}" stroke-width="0.13"/>'
        body += f'<circle cx="1.5" cy="1.5" r="0.44" fill="none" stroke="{accent}" stroke-width="0.07"/>'
    return svg_stamp(body, size * 3, 3)


def draw_floats(surface: pygame.Surface, scene: Scene) -> None:
    """Rewards rise from above the mouse's head, or beside it where the board has no room above: its face stays free."""
    size = scene.view.cell_size
    for rising in scene.floats:
        age = (scene.now - rising.born) / FLOAT_SECONDS
        if not 0 <= age < 1:
            continue
        words = " ".join(map(reward_numeral, rising.parts or (rising.reward,)))
        badge = reward_badge(words, rising.reward > 0, max(14, min(30, round(size * 0.3))))
        x, y = scene.view.point(*rising.cell)
        rise = 0.0 if scene.reduced_motion else 0.5 * (1 - (1 - age) ** 2)
        start = 0.5 * size + 0.6 * badge.get_height()
        if y - start - badge.get_height() / 2 < scene.view.rect.top:
            inward = 1 if x < scene.view.rect.centerx else -1
            x, start = x + inward * (0.5 * size + 0.6 * badge.get_width()), 0.0
            rise *= -1
        at = max(scene.view.rect.top + badge.get_height() / 2, y - start - rise * max(size, 34))
        blit_faded(surface, badge, (x, at), 1.0 if age < 0.65 else (1 - age) / 0.35)


def draw_burst(surface: pygame.Surface, scene: Scene, burst: Burst) -> None:
    """Stars that fly apart, or smoke that swells: they differ in shape, not in colour alone."""
    age = min(1.0, max(0.0, (scene.now - burst.born) / BURST_SECONDS))
    size = max(24, scene.view.cell_size)
    x, y = scene.view.point(*burst.cell)
    name = "figures/star.svg" if burst.good else "figures/puff.svg"
    if scene.reduced_motion:
        side = round(size * 0.42)
        for dx in (-0.42, 0.42):
            surface.blit(_spark(name, side), (x + dx * size - side / 2, y - 0.45 * size - side / 2))
        return
    if age >= 1:
        return
    out = 1 - (1 - age) ** 3
    for number in range(STARS):
        angle = 2 * math.pi * (number + 0.5 * (number % 2)) / STARS + (0.5 * age if burst.good else 0)
        reach = size * (0.35 + (1.0 if burst.good else 0.45) * out * (1 if number % 2 else 0.7))
        side = round(size * (0.34 - 0.12 * age if burst.good else 0.30 + 0.22 * out) * (1 if number % 3 else 0.75))
        blit_faded(surface, _spark(name, side), (x + reach * math.cos(angle), y + reach * math.sin(angle)), 1 - age**3)


@stored
def _spark(name: str, side: int) -> pygame.Surface:
    return images.asset(name, (side, side)).convert(FORMAT)


def blit_faded(surface: pygame.Surface, stamp: pygame.Surface, middle: tuple[float, float], share: float) -> None:
    """A stamp around a point, seen to this share."""
    stamp.set_alpha(round(255 * min(1.0, max(0.0, share))))
    surface.blit(stamp, stamp.get_rect(center=(round(middle[0]), round(middle[1]))))
    stamp.set_alpha(255)
