"""Edited copies of levels: seen in a mirror, turned on their diagonal, with another discount, another slip, other rewards."""

import dataclasses
from collections.abc import Callable, Iterator
from itertools import zip_longest

from playground.world import Level, Tile

Names = dict[str, str]
LEFT_RIGHT: Names = {"left": "right", "up-left": "up-right", "down-left": "down-right"}
UP_DOWN: Names = {"up": "down", "up-left": "down-left", "up-right": "down-right"}
DIAGONAL: Names = {"up": "left", "right": "down", "up-right": "down-left"}


def swapped(names: Names, name: str) -> str:
    """The name of a direction in the mirror."""
    return {**names, **{value: key for key, value in names.items()}}.get(name, name)


def remade(level: Level, rows: tuple[str, ...], names: Names, wind: Callable[[tuple[int, int]], tuple[int, int]]) -> Level:
    """A level whose rows are those of a mirror; what tiles say of directions goes with it, and so do the level's moves."""

    def tile_of(tile: Tile) -> Tile:
        return dataclasses.replace(
            tile,
            blocks_from=tuple(swapped(names, side) for side in tile.blocks_from),
            only=tuple(swapped(names, move) for move in tile.only),
            swap=tuple((swapped(names, key), swapped(names, value)) for key, value in tile.swap),
            patrols=tuple(swapped(names, move) for move in tile.patrols),
            wind=wind(tile.wind),
        )

    used = {glyph for row in level.rows for glyph in row}
    legend = {**level.legend, **{glyph: tile_of(level.tile(glyph)) for glyph in sorted(used)}}
    moves = tuple(swapped(names, move) for move in level.rules.moves)
    return dataclasses.replace(level, rows=rows, legend=legend, rules=dataclasses.replace(level.rules, moves=moves), changes=())


def left_right(level: Level) -> Level:
    """Seen in a mirror at its side; columns of wind change places."""
    copy = remade(level, tuple(row[::-1] for row in level.rows), LEFT_RIGHT, lambda wind: (wind[0], -wind[1]))
    return dataclasses.replace(copy, rules=dataclasses.replace(copy.rules, wind=level.rules.wind[::-1]))


def up_down(level: Level) -> Level:
    """Seen in a mirror below it; the wind blows the other way."""
    copy = remade(level, level.rows[::-1], UP_DOWN, lambda wind: (-wind[0], wind[1]))
    return dataclasses.replace(copy, rules=dataclasses.replace(copy.rules, wind=tuple(-push for push in level.rules.wind)))


def diagonal(level: Level) -> Level:
    """Rows become columns; only for levels without wind in their columns, for there is none in rows."""
    rows = tuple("".join(column) for column in zip_longest(*level.rows))
    return remade(level, rows, DIAGONAL, lambda wind: (wind[1], wind[0]))


MIRRORS: dict[str, tuple[Callable[[Level], Level], Callable[[int, int, Level], tuple[int, int]]]] = {
    "left-right": (left_right, lambda row, col, level: (row, level.width - 1 - col)),
    "up-down": (up_down, lambda row, col, level: (level.height - 1 - row, col)),
    "diagonal": (diagonal, lambda row, col, level: (col, row)),
}
"""How a level is mirrored, and where a cell of it is then."""


def mirrors(level: Level) -> Iterator[str]:
    """The mirrors that a level can be seen in."""
    for name in MIRRORS:
        if name != "diagonal" or not any(level.rules.wind):
            yield name


def edits(level: Level) -> Iterator[tuple[str, Level]]:
    """The same level with one rule or number changed, named."""
    rules = level.rules
    told = {
        "discount 0": {"discount": 0.0},
        "discount 0.5": {"discount": 0.5},
        "discount 0.97": {"discount": 0.97},
        "no slip": {"slip": 0.0},
        "slip 0.35": {"slip": 0.35, "discount": min(rules.discount, 0.99)},
        "slip 0.6 to others": {"slip": 0.6, "slip_kind": "others", "discount": min(rules.discount, 0.99)},
        "a costly step": {"step_reward": rules.step_reward - 0.3},
        "a bump costs": {"bump_reward": rules.bump_reward - 0.7},
        "forbidden edges": {"edges": "forbid", "discount": min(rules.discount, 0.99)},
        "stays pay": {"enter_on_stay": True, "discount": min(rules.discount, 0.99)},
        "king's moves": {"moves": KINGS, "discount": min(rules.discount, 0.99)},
        "wind and gusts": {"wind": (1,) * level.width, "gusts": True, "discount": min(rules.discount, 0.99)},
    }
    for name, changed in told.items():
        yield name, dataclasses.replace(level, rules=dataclasses.replace(rules, **changed))
    if not any(rules.wind):
        yield "turned and doubled", dataclasses.replace(level, rows=(*level.rows, *level.rows))


KINGS = ("up", "right", "down", "left", "up-right", "down-right", "down-left", "up-left")
