"""A level: its text, its rules, its tiles, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from playground.settings import dial
from playground.world.cast import MICE, Cast
from playground.world.grid import MOVE_SETS, Cell
from playground.world.mdp import TabularMDP
from playground.world.tile import FAR, Tile
from playground.world.tiles import GLYPHS


class LevelError(ValueError):
    """A level that cannot be read or played; the message names the place, what was found and what was expected.

    `line` and `col` count from 1 in the file's text; 0 where the fault has no one place.
    """

    def __init__(self, message: str, line: int = 0, col: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.col = col


@dataclass(frozen=True)
class Rules:
    """The numbers of a level that hold everywhere on it (tables `[rules]` and `[wind]` of the file)."""

    discount: float = dial(
        0.95, 0.0, 1.0, symbol="γ", plain="patience", help="How much a reward counts that comes one step later."
    )
    moves: tuple[str, ...] = MOVE_SETS["four"]
    step_reward: float = dial(0.0, -FAR, FAR, plain="reward of a step", help="Paid by every transition.")
    bump_reward: float = dial(0.0, -FAR, FAR, plain="reward of a bump", help="Added where a wall or the edge blocks the way.")
    slip: float = dial(0.0, 0.0, 1.0, plain="slip", help="The chance that the move is not the one asked for.")
    slip_kind: str = dial(
        "sideways",
        choices=("sideways", "others"),
        plain="slips go",
        help="Sideways: half to each side. Others: evenly in all other directions.",
    )
    edges: str = dial(
        "stay",
        choices=("stay", "forbid"),
        plain="at the edge",
        help="Stay: a move off the board stays. Forbid: such an action is not legal there.",
    )
    enter_on_stay: bool = dial(
        False, plain="a bump pays again", help="Whether a bump that stays on a paying cell pays its reward on entering again."
    )
    time_limit: int = dial(200, 0, 1_000_000, plain="time limit", help="Steps until the episode is cut off; 0 is none.")
    wind: tuple[int, ...] = ()
    gusts: bool = dial(False, plain="gusts", help="Wind varies by -1, 0, +1 with equal chance in windy columns.")


@dataclass(frozen=True)
class MapChange:
    """Another map of the same size, in force once `at` steps have been made in all; `at` is at least 1."""

    at: int
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Level:
    """A grid of glyphs, what they mean, and the rules.

    `legend` holds what the level declares of its own; a glyph it does not declare is the default glyph of a tile kind.
    `comment` is the leading block of `#` lines of the file, kept by the writer.
    `changes` are the maps that take the place of the first in time; their `at` grows.
    `table` is what a level brings that no map can say (a table from elsewhere); it cannot be painted or saved as a level file.
    `cast` is the figures that are seen there.
    """

    title: str
    rows: tuple[str, ...]
    about: str = ""
    source: str = ""
    rules: Rules = Rules()
    legend: Mapping[str, Tile] = field(default_factory=dict)
    comment: str = ""
    changes: tuple[MapChange, ...] = ()
    table: TabularMDP | None = None
    cast: Cast = MICE

    def __post_init__(self) -> None:
        object.__setattr__(self, "legend", MappingProxyType(dict(self.legend)))

    def __reduce__(self) -> tuple[type["Level"], tuple[Any, ...]]:
        """A level can be copied and sent to another process, though its legend is a read-only view."""
        arguments = (self.title, self.rows, self.about, self.source, self.rules, dict(self.legend), self.comment)
        return Level, (*arguments, self.changes, self.table, self.cast)

    def __hash__(self) -> int:
        return hash((self.rows, self.rules, self.title, self.changes))

    def __getitem__(self, cell: Cell) -> Tile:
        return self.tile(self.rows[cell[0]][cell[1]])

    def tile(self, glyph: str) -> Tile:
        """The tile that a glyph of this level stands for; KeyError where it stands for nothing."""
        return self.legend[glyph] if glyph in self.legend else GLYPHS[glyph]

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0])

    @cached_property
    def moments(self) -> tuple["Level", ...]:
        """The levels that this one is in time: itself without changes, then one for each change."""
        first = replace(self, changes=()) if self.changes else self
        return (first, *(replace(first, rows=change.rows) for change in self.changes))

    def moment(self, steps: int) -> int:
        """Which of the moments is in force when so many steps have been made in all."""
        return sum(change.at <= steps for change in self.changes)
