"""What "show me" and the tests do to reach a goal: moves, dials, tiles, training; a small closed union."""

from dataclasses import dataclass
from typing import Any

from playground.world.grid import Cell


@dataclass(frozen=True)
class Move:
    """One move of the mouse, by the action's name."""

    action: str


@dataclass(frozen=True)
class TurnRule:
    """A rule of the level set to a value."""

    dial: str
    value: Any


@dataclass(frozen=True)
class TurnDial:
    """A dial of the learner set to a value."""

    dial: str
    value: Any


@dataclass(frozen=True)
class Put:
    """A tile painted, by its glyph."""

    cell: Cell
    glyph: str


@dataclass(frozen=True)
class TrainFor:
    """So many transitions of training at the most."""

    steps: int


@dataclass(frozen=True)
class BeginStage:
    """One stage of a planner, by its id, gone through until it has nothing to do."""

    stage: str


@dataclass(frozen=True)
class ObeyPolicy:
    """One move as a policy says where the mouse is (see `SolvedLevel.policy`); a new episode where one has ended."""

    whose: str | tuple[str, ...]


@dataclass(frozen=True)
class PlayEpisodes:
    """So many episodes of the scene's policy from a cell."""

    cell: Cell
    count: int


Deed = Move | ObeyPolicy | PlayEpisodes | TurnRule | TurnDial | Put | TrainFor | BeginStage
Deeds = tuple[Deed, ...]
"""What is done, one after another."""
