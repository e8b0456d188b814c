"""A race in words: who takes part, when it ends, and what each of them has done at one moment, counted exactly."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.training.episode_curve import Curve

LAST = 1000
"""Returns of the last episodes that are kept one by one."""


class Rival(NamedTuple):
    """A learner that races. settings: None for its own. seed: None for that of the first one: then both draw the same numbers."""

    learner: str
    settings: Any = None
    seed: int | None = None


@dataclass(frozen=True)
class Race:
    """Makes a run a race: its learner and these rivals begin together, and all go on until everyone's part is over.

    steps, episodes: after how many of them one's part is over, whichever comes first; None for never. The backup of a state by a
    planner is a step. Everyone drives and learns by itself; whoever fails drops out, and the others go on.
    """

    rivals: tuple[Rival, ...] = ()
    steps: int | None = None
    episodes: int | None = None


class Discovery(NamedTuple):
    """When the greedy policy was first the best possible from the start: after so many ticks and ended episodes."""

    ticks: int
    episodes: int


@dataclass(frozen=True, eq=False)
class RaceTally:
    """Everything by which one of those who race can be compared with the others.

    ticks: steps since the start on the clock of the race; the backup of a state by a planner is one too.
    episodes: that its mouse has ended. total: all rewards since the start, undiscounted, those of the present episode too.
    last: [N] float64 returns of the last episodes, oldest first, at most 1,000.
    curve: return of each episode; its transitions are ticks.
    lengths: [P] float64, mean steps of the episodes of each point.
    discovery: when it found the best way; None while it has not. searched: whether that can be said on this level.
    ended: whether its part is over. trouble: why it dropped out, "" while all is well.
    """

    ticks: int
    episodes: int
    total: float
    last: NDArray[np.float64]
    curve: Curve
    lengths: NDArray[np.float64]
    discovery: Discovery | None = None
    searched: bool = True
    ended: bool = False
    trouble: str = ""
