"""Edits of the whole level: its size, its rules, its wind, its words."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playground.edit import legend
from playground.edit.checks import checked
from playground.edit.edit import EditError
from playground.settings import SettingError, tuned
from playground.world.level import Level

Rows = tuple[str, ...]
LARGEST = 1000
"""Cells a side at most."""


@dataclass(frozen=True)
class AddRow:
    """A row of floor at the top or the bottom."""

    top: bool = False
    label: str = "add row"

    def apply(self, level: Level) -> Level:
        new = (legend.FLOOR * level.width,)
        return resized(level, lambda rows: new + rows if self.top else rows + new, level.rules.wind)


@dataclass(frozen=True)
class RemoveRow:
    """The top or the bottom row goes."""

    top: bool = False
    label: str = "remove row"

    def apply(self, level: Level) -> Level:
        return resized(level, lambda rows: rows[1:] if self.top else rows[:-1], level.rules.wind)


@dataclass(frozen=True)
class AddColumn:
    """A column of floor at the left or the right; no wind blows in it."""

    left: bool = False
    label: str = "add column"

    def apply(self, level: Level) -> Level:
        wind = level.rules.wind
        return resized(level, self._wider, wind and ((0, *wind) if self.left else (*wind, 0)))

    def _wider(self, rows: Rows) -> Rows:
        return tuple(legend.FLOOR + row if self.left else row + legend.FLOOR for row in rows)


@dataclass(frozen=True)
class RemoveColumn:
    """The left or the right column goes, with its wind."""

    left: bool = False
    label: str = "remove column"

    def apply(self, level: Level) -> Level:
        return resized(level, self._narrower, level.rules.wind[1:] if self.left else level.rules.wind[:-1])

    def _narrower(self, rows: Rows) -> Rows:
        return tuple(row[1:] if self.left else row[:-1] for row in rows)


@dataclass(frozen=True)
class SetRules:
    """Dials of the rules change: discount, step reward, slip and the like."""

    changes: Mapping[str, Any]

    @property
    def label(self) -> str:
        return "change " + ", ".join(name.replace("_", " ") for name in self.changes)

    def apply(self, level: Level) -> Level:
        try:
            rules = tuned(level.rules, self.changes)
        except SettingError as error:
            raise EditError(str(error)) from error
        return checked(dataclasses.replace(level, rules=rules), level)


@dataclass(frozen=True)
class SetMoves:
    """Other actions, by name."""

    moves: tuple[str, ...]
    label: str = "change moves"

    def apply(self, level: Level) -> Level:
        return checked(
            dataclasses.replace(level, rules=dataclasses.replace(level.rules, moves=self.moves)), level, thoroughly=True
        )


@dataclass(frozen=True)
class SetWind:
    """How many cells a column pushes the agent up."""

    column: int
    strength: int
    label: str = "change wind"

    def apply(self, level: Level) -> Level:
        if not 0 <= self.column < level.width:
            raise EditError(f"there is no column {self.column}; the board has columns 0 to {level.width - 1}")
        wind = list(level.rules.wind or (0,) * level.width)
        wind[self.column] = self.strength
        return checked(with_wind(level, tuple(wind)), level, thoroughly=True)


@dataclass(frozen=True)
class SetText:
    """Another title, another sentence about the level."""

    title: str
    about: str
    label: str = "change words"

    def apply(self, level: Level) -> Level:
        return checked(dataclasses.replace(level, title=self.title, about=self.about), level, thoroughly=True)


@dataclass(frozen=True)
class Replace:
    """Another level altogether: pasted text, a new board."""

    level: Level
    label: str = "replace level"

    def apply(self, level: Level) -> Level:
        return checked(self.level, level, thoroughly=True)


def with_wind(level: Level, wind: tuple[int, ...]) -> Level:
    """The level with the wind of its columns; no wind anywhere is the empty tuple."""
    return dataclasses.replace(level, rules=dataclasses.replace(level.rules, wind=wind if any(wind) else ()))


def resized(level: Level, change: Callable[[Rows], Rows], wind: tuple[int, ...]) -> Level:
    """The level with all of its maps changed alike; EditError for a size that cannot be."""
    rows = change(level.rows)
    for count, word in ((len(rows), "row"), (len(rows[0]) if rows else 0, "column")):
        if not 1 <= count <= LARGEST:
            raise EditError(f"a level has 1 to {LARGEST:,} {word}s, and this would make {count:,}")
    changes = tuple(dataclasses.replace(map_change, rows=change(map_change.rows)) for map_change in level.changes)
    return checked(with_wind(dataclasses.replace(level, rows=rows, changes=changes), wind), level)
