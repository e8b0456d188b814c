"""What is seen of a tile: its picture, what its fields add to it, and the rewards and letters printed on it.

Nothing here asks which tile it is: the picture is the asset named by the kind, all else follows from the tile's fields.
"""

import dataclasses
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import pygame

from playground import paths
from playground.ui import theme
from playground.ui.board.glyphs import glyphs_of
from playground.ui.board.labels import letter_chip, reward_badge
from playground.ui.board.numerals import numeral, reward_numeral
from playground.ui.board.pixels import cell_stencil, gap_of, radius_of
from playground.ui.board.stamps import FORMAT, NUMBERS_FROM, svg_stamp, text_stamp
from playground.ui.drawing import images
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored
from playground.world.grid import MOVES
from playground.world.level import Level
from playground.world.tile import Tile
from playground.world.tiles import GLYPHS

LETTERS_FROM = 22
"""Cells of fewer pixels show neither rewards nor letters."""
LONGEST_NAME = 3
"""Characters of a key's or a switch's name that are printed."""
_SHOWN = frozenset(
    ("kind", "glyph", "starts", "blocks_from", "wind", "only", "enter", "leave", "reward", "replaces_step", "noise")
)
"""Fields of a tile that are drawn here by themselves, or that need no picture; all others need one."""
_ACTING = tuple(field.name for field in dataclasses.fields(Tile) if field.compare and field.name not in _SHOWN)


class Pose(StrEnum):
    """How a figure stands: open or shut as doors and gates are, on as a switch is, walked where a hazard comes by."""

    USUAL = ""
    OPEN = "open"
    SHUT = "shut"
    ON = "on"
    WALKED = "walked"


class Figure(NamedTuple):
    """A tile as it stands on a level: `letter` marks a jump or portal and where it leads, `breeze` is the wind of its column.

    pose: where there is a picture KIND-POSE, it shows it.
    guests: the figures that stand there, by the names of their pictures.
    """

    tile: Tile
    letter: str = ""
    target: bool = False
    breeze: int = 0
    pose: Pose = Pose.USUAL
    guests: tuple[str, ...] = ()


def letters(level: Level) -> Mapping[str, str]:
    """For each character of the level that jumps, or is leapt to, the letter printed there; a start needs none.

    Keys, doors, switches and gates tell their name where others of their picture have another one.
    """
    glyphs = sorted(glyphs_of(level))
    marks = _names([level.tile(glyph) for glyph in glyphs])
    for glyph in glyphs:
        tile = level.tile(glyph)
        leads = [to for to in (*tile.to, tile.sends_to) if to and not (knows(level, to) and level.tile(to).starts)]
        if leads:
            marks[glyph] = " ".join(leads)
            marks.update({to: marks.get(to, to) for to in leads})
    shouted = {letter: letter.upper() for letter in marks.values()}
    return {glyph: shouted[letter] if len(set(shouted.values())) == len(shouted) else letter for glyph, letter in marks.items()}


def _names(tiles: Sequence[Tile]) -> dict[str, str]:
    """By character, the names that are needed to tell keys, doors, switches and gates of the same picture apart."""
    named = {tile.glyph: (tile.kind, tile.gives or tile.needs or tile.toggles or tile.obeys) for tile in tiles}
    kinds = Counter(kind for kind, name in set(named.values()) if name)
    ambiguous = {name for kind, name in named.values() if kinds[kind] > 1}
    return {glyph: name[:LONGEST_NAME] for glyph, (_, name) in named.items() if name and name in ambiguous}


def knows(level: Level, glyph: str) -> bool:
    """Whether a character stands for a tile on a level; in the middle of an edit a jump may lead to one that does not yet."""
    return glyph in level.legend or glyph in GLYPHS


def figure_of(level: Level, glyph: str, marked: Mapping[str, str], breeze: int = 0) -> Figure:
    """The figure of a character of a level; `marked` are its `letters`."""
    tile = level.tile(glyph)
    leads = bool(tile.to or tile.sends_to)
    return Figure(tile, marked.get(glyph, ""), glyph in marked and not leads, 0 if tile.blocks or tile.ends else breeze)


def at_rest(figure: Figure) -> Figure:
    """A door or a gate as it is when an episode begins."""
    tile = figure.tile
    if not (tile.needs or tile.obeys):
        return figure
    return figure._replace(pose=Pose.SHUT if tile.blocks or tile.needs else Pose.OPEN)


@stored
def ground_stamp(ends: bool, size: int) -> pygame.Surface:
    """The ground of a cell: rounded, with a fine line around it; a little darker where an episode ends."""
    fill, line = (theme.SUNKEN if ends else theme.CELL), max(1.0, size / 40)
    stamp = pygame.Surface((size, size), pygame.SRCALPHA)
    stamp.fill(fill if size < 12 else theme.CELL_LINE)
    if size >= 12:
        inset, radius = gap_of(size) / 2 + line, max(0.0, radius_of(size) - line)
        side = size - 2 * inset
        body = f'<rect x="{inset}" y="{inset}" width="{side}" height="{side}" rx="{radius}" fill="{hex_of(fill)}"/>'
        stamp.blit(svg_stamp(body, size, size), (0, 0))
    pixels = pygame.surfarray.pixels2d(stamp)
    pixels[:] &= (cell_stencil(size).cover | 0x00FFFFFF).T
    return stamp


def quiet(figure: Figure) -> bool:
    """Whether no estimate is ever shown there: the agent cannot stand on it, nothing follows, or it is gone once it does."""
    tile = figure.tile
    blocked = figure.pose == Pose.SHUT if figure.pose in (Pose.OPEN, Pose.SHUT) else tile.blocks
    return tile.ends or blocked or tile.once or bool(tile.gives) or tile.sends_to not in ("", tile.glyph)


@stored
def figure_stamp(figure: Figure, size: int, tucked: bool = False) -> pygame.Surface:
    """The figure in a square of `size` pixels, transparent where the ground is seen.

    tucked: the picture of a tile on which estimates are shown keeps to a corner, so that both can be read.
    """
    tile = figure.tile
    still = quiet(figure)
    aside = tucked and not still
    stamp = pygame.Surface((size, size), pygame.SRCALPHA)
    inset = max(1, round(size * 0.05))
    side = size if not aside else round(size * (0.36 if size >= NUMBERS_FROM else 0.56))
    corner = (0, 0) if not aside else (inset, inset) if size >= NUMBERS_FROM else ((size - side) // 2, (size - side) // 2)
    for name, turn in _parts(figure):
        stamp.blit(_asset(name, side, turn), corner)
    if _is_unexplained(tile) and side >= LETTERS_FROM:
        glyph = text_stamp(tile.glyph, side // 2, theme.MUTED)
        stamp.blit(glyph, glyph.get_rect(center=(corner[0] + side // 2, corner[1] + side // 2)))
    room = round(size * 0.58) if aside else size
    for guest in figure.guests:  # beside a picture that is tucked away, and above the number at the foot of the cell
        stamp.blit(_asset(f"figures/{guest}.svg", room, 0.0), (size - room, 0))
    for way in tile.blocks_from:
        stamp.blit(_slab(MOVES[way], size), (0, 0))
    if size >= LETTERS_FROM:
        _print_words(stamp, figure, (corner[0], corner[1] + round(side * 0.66)) if aside else (inset, inset), still)
    return stamp


def _print_words(stamp: pygame.Surface, figure: Figure, place: tuple[int, int], still: bool) -> None:
    """The letter of a figure at a place, and its rewards."""
    size = stamp.get_width()
    if figure.letter:
        stamp.blit(letter_chip(figure.letter, max(9, round(size * 0.17))), place)
    _print_reward(stamp, figure.tile, size, still)


@stored
def lying_stamp(figure: Figure, size: int, tucked: bool = False) -> pygame.Surface:
    """What of a figure lies on the ground, seen from above: its picture and its thin walls, without words.

    tucked: the picture of a tile on which estimates are shown keeps to a corner.
    """
    stamp = pygame.Surface((size, size), pygame.SRCALPHA)
    if tucked and not quiet(figure):
        inset = max(1, round(size * 0.06))
        stamp.blit(portrait(figure, max(1, round(size * 0.34))), (inset, inset))
    else:
        stamp.blit(portrait(figure, size), (0, 0))
    for way in figure.tile.blocks_from:
        stamp.blit(_slab(MOVES[way], size), (0, 0))
    return stamp


@stored
def figure_words(figure: Figure, size: int) -> pygame.Surface:
    """The letter and the rewards of a figure alone."""
    stamp = pygame.Surface((size, size), pygame.SRCALPHA)
    inset = max(1, round(size * 0.05))
    _print_words(stamp, figure, (inset, inset), quiet(figure))
    return stamp


def portrait(figure: Figure, size: int) -> pygame.Surface:
    """The picture of a tile alone, without its rewards and letters."""
    stamp = pygame.Surface((size, size), pygame.SRCALPHA)
    for name, turn in _parts(figure):
        stamp.blit(_asset(name, size, turn), (0, 0))
    return stamp


def tile_image(tile: Tile, size: int, letter: str = "") -> pygame.Surface:
    """One tile on its ground, for a palette or a tooltip; `letter`: what `letters` gives its character on a level."""
    whole = ground_stamp(tile.ends, size).copy()
    whole.blit(figure_stamp(at_rest(Figure(tile, letter)), size), (0, 0))
    return whole


def _parts(figure: Figure) -> list[tuple[str, float]]:
    """The pictures a tile is made of, each with the degrees it is turned (clockwise)."""
    tile, parts = figure.tile, []
    if figure.breeze:
        parts.append((f"figures/breeze-{min(3, abs(figure.breeze))}.svg", 0.0 if figure.breeze > 0 else 180.0))
    own = f"tiles/{tile.kind}.svg"
    posed = f"tiles/{tile.kind}-{figure.pose}.svg"
    own = posed if figure.pose and has_asset(posed) else own
    if figure.target and not has_asset(own):
        parts.append(("figures/target.svg", 0.0))
    if tile.wind != (0, 0):
        parts.append(("figures/belt.svg", _turn(tile.wind)))
    if has_asset(own):
        parts.append((own, 0.0))
    parts += [("figures/signpost.svg", _turn(MOVES[name])) for name in tile.only if MOVES[name] != (0, 0)]
    return [*parts, ("", 0.0)] if _is_unexplained(tile) else parts


def _is_unexplained(tile: Tile) -> bool:
    """Whether a tile does something that no picture and no field shows: it gets a placeholder with its character."""
    acts = tile.exit is not None or any(getattr(tile, name) for name in _ACTING)
    return acts and not has_asset(f"tiles/{tile.kind}.svg")


def _turn(way: tuple[int, int]) -> float:
    """Degrees clockwise from up to a (rows, columns)."""
    return math.degrees(math.atan2(way[1], -way[0]))


@lru_cache(maxsize=256)
def has_asset(name: str) -> bool:
    """Whether there is a picture of that name among the assets."""
    return (paths.assets() / name).is_file()


@stored
def _asset(name: str, size: int, turn: float) -> pygame.Surface:
    """An asset in a square of `size` pixels, turned; the frame of an unknown tile where the name is empty."""
    if not name:
        line = f'<rect x="18" y="18" width="92" height="92" rx="16" fill="{hex_of(theme.SUNKEN)}" stroke="{hex_of(theme.MUTED)}" '
        return svg_stamp(line + 'stroke-width="5" stroke-dasharray="12 9"/>', size, 128)
    text = images.asset_text(name)
    if turn:
        text = re.sub(r"(<svg[^>]*>)(.*)(</svg>)", rf'\1<g transform="rotate({turn:.1f} 64 64)">\2</g>\3', text, flags=re.DOTALL)
    return images.picture(text, (size, size)).convert(FORMAT)


@stored
def _slab(way: tuple[int, int], size: int) -> pygame.Surface:
    """A thin wall along the side of a cell, or a post in its corner; lit from above like all walls."""
    row, col = way
    width, height = (126 if col == 0 else 14), (9 if row else 122)
    x, y = 64 + col * 56 - width / 2, 61.5 + row * 57 - height / 2
    box = '<rect x="{}" y="{}" width="{}" height="{}" rx="5" fill="{}"/>'
    body = box.format(x, y + 5, width, height, hex_of(theme.WALL_EDGE)) + box.format(x, y, width, height, hex_of(theme.WALL_TOP))
    return svg_stamp(body, size, 128)


def _print_reward(stamp: pygame.Surface, tile: Tile, size: int, quiet: bool) -> None:
    """The rewards of a tile: at its foot where nothing else is written, else in its upper right corner."""
    rewards = [reward for reward in (tile.exit, tile.reward if tile.to else 0.0, tile.enter, tile.leave) if reward]
    varies = tile.noise.half or tile.noise.gaussian
    if not rewards and not varies:
        return
    text = " ".join(reward_numeral(reward) for reward in rewards)
    if varies:  # ±1, +2±0.5
        text = (reward_numeral(tile.enter + tile.noise.mean) if tile.enter + tile.noise.mean else "") + "±" + numeral(varies)
    pixels = max(9, round(size * (0.21 if quiet else 0.16)))
    badge = reward_badge(text, sum(rewards) > 0, pixels)
    if badge.get_width() > size - 2:
        badge = reward_badge(text, sum(rewards) > 0, 9)
    inset = max(1, round(size * 0.045))
    place = badge.get_rect(midbottom=(size // 2, size - inset)) if quiet else badge.get_rect(topright=(size - inset, inset))
    stamp.blit(badge, place)
