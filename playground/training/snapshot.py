"""What the screen sees of a session: one frozen value with read-only arrays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.learning.learner import Array, Field, NetworkPicture, Standing
from playground.training.contest import Contest, Scales
from playground.training.drivers import Driver, PolicySource
from playground.training.easing import CALM
from playground.training.episode_curve import Curve
from playground.training.pace import AUTO, Tempo
from playground.training.past_view import Timeline
from playground.training.race import RaceTally
from playground.world.level import Level
from playground.world.mdp import TabularMDP


class Status(StrEnum):
    """What a run is doing."""

    WARMING = "warming"
    """The kernels are being compiled, or the table is being built: a person can drive, and nothing is learned."""
    PAUSED = "paused"
    RUNNING = "running"
    CONVERGED = "converged"
    """A planner has nothing left to do."""
    FAILED = "failed"
    """The learner stopped; the message says why."""


class Transition(NamedTuple):
    """One step that was lived: indices are those of the snapshot's mdp."""

    state: int
    action: int
    reward: float
    successor: int
    terminated: bool
    truncated: bool
    driver: Driver


class Agent(NamedTuple):
    """Where the agent is in its episode.

    episode_return: undiscounted sum of the rewards so far; discounted_return: G_0 so far.
    """

    state: int
    step: int
    episode_return: float
    discounted_return: float


class Fractions(NamedTuple):
    """Proven values as fractions: v [S], and q [S] by the number of each legal action; None is minus infinity."""

    v: tuple[Fraction | None, ...]
    q: tuple[Mapping[int, Fraction | None], ...]


@dataclass(frozen=True, eq=False)
class Optimum:
    """The exact solution of the level: v [S], q [S, A], optimal [S, A] bool (all ties), start: mean of v over the start states.

    `message` says why there is none (a loop that gains for ever at γ = 1); the arrays are then what was found so far.
    off: how far a value or an action value may be from the true one, at most, so that nothing claims more digits.
    exact: the same as fractions, once they are proven; None before, and where that takes too long.
    """

    v: NDArray[np.float64]
    q: NDArray[np.float64]
    optimal: NDArray[np.bool_]
    start: float
    message: str = ""
    off: float = 0.0
    exact: Fractions | None = None


class Distance(NamedTuple):
    """How far the learner is from the optimum.

    max_error, mean_error: of |V - V*| over states in which the agent can come to act, nan where the learner has no V.
    optimal_actions: share of such states whose greedy actions are all optimal.
    greedy_return: V of the greedy policy at the start (ties evenly), solved exactly; -inf where it never arrives at a cost.
    optimal_return: V* at the start.
    """

    max_error: float
    mean_error: float
    optimal_actions: float
    greedy_return: float
    optimal_return: float


@dataclass(frozen=True, eq=False)
class Studied:
    """A policy and what it is worth exactly: policy [S, A], v [S] and q [S, A] of it, start: mean of v over the start states.

    source: whose it is. `message` says where values are infinite, "" where none is.
    visits: [S] float64, how often an episode comes to each state, a visit at time t counted as γ^t; None where that has no end.
    circle: [S] bool, states that it comes to from the start and stays among for ever.
    """

    source: PolicySource
    policy: NDArray[np.float64]
    v: NDArray[np.float64]
    q: NDArray[np.float64]
    start: float
    message: str
    visits: NDArray[np.float64] | None
    circle: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Fan:
    """Episodes played by the policy that is studied, all from one state.

    returns: [N] float64, the discounted return of each. ways: the first states that the last ones went through, [T] int32 each.
    cut: how many were so long that they were not followed to their end. going: how many more are on their way.
    """

    state: int
    returns: NDArray[np.float64]
    ways: tuple[NDArray[np.int32], ...]
    cut: int
    going: int = 0


@dataclass(frozen=True, eq=False)
class Ripple:
    """What the last edit did to the optimum: change [S] float64 of V*, nan in states that were not there. number: of the edit."""

    number: int
    change: NDArray[np.float64]


class RefusedLevel(NamedTuple):
    """A level that cannot be played, or whose making was stopped. run: the number of the run that it was meant for."""

    run: int
    level: Level


class Returned(NamedTuple):
    """What became of the wish to go on with a level's last run: whether it is back, and what a person should know about it."""

    back: bool
    words: str = ""


class Working(NamedTuple):
    """Something that takes over half a second; `Cancel` stops it. share: of it that is done, in [0, 1]; nan where unknown."""

    title: str
    share: float


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A session at one moment.

    number: grows with every snapshot of a session. run: the number of the run, as its Start said.
    running: whether it goes on by itself, whatever the status.
    pace: how fast it goes, as it was set. per_second: the tempo of this moment, None at full speed.
    settings: the learner's, None while warming up where none were given.
    lived: transitions that the agent lived, whoever drove it, whether the learner learned from them or not.
    units: of work that the learner has done, as `Step` counts them: of a planner, states that were backed up; of a learner from
    experience, the transitions lived. episodes: that ended; of a planner, sweeps.
    moved: [S] by how much each state's estimates moved between the last two snapshots in which any did; None before that.
    level, moment: the whole level as started or edited, and which of its maps is in force; mdp is the table of `now`.
    until_change: transitions of the agent until the next map comes, None where there is none.
    progress: what is being worked at that takes over half a second; None else.
    standing: which stages a planner that has some could begin now; None for other learners. stage: the one that goes on, or "".
    study: the policy that is studied with its exact values, None where none is or until it is solved. fan: episodes by it.
    networks: of a learner that has some, by name. losses: [N] their mean losses so far.
    ripple: what the last edit did to V*, None until one did.
    refused: the level that was asked for last, where it cannot be played or its making was stopped; `message` says why.
    returned: what became of the wish to go on with the last run of the level; None where there was nothing to go on with.
    tally: what it has done in the race that this run is; None in other runs, and until all stand at the start.
    company: the same of those that live beside it, each with a body of its own in the same table, by the places asked for.
    timeline: the past of the run, and whether this is a moment of it; None where it has none (a first sight of a level).
    contest: the episode that a person drives, or has just ended, beside others on the same noise; None where none is.
    scales: from random to best, where they are worked out; None before, and on large levels.
    reference: the moment that this one is compared with (`CompareWith`), of the same table; None where there is none.
    """

    number: int
    level: Level
    mdp: TabularMDP
    learner: str
    settings: Any
    seed: int
    status: Status
    driver: Driver
    learning: bool
    pace: Tempo
    per_second: float | None
    units: int
    episodes: int
    steps_per_second: float
    error: float
    fields: Mapping[Field, Array]
    curve: Curve
    last: tuple[Transition, ...]
    agent: Agent
    optimum: Optimum | None
    distance: Distance | None
    message: str = ""
    running: bool = False
    moved: NDArray[np.float64] | None = None
    moment: int = 0
    run: int = 0
    lived: int = 0
    until_change: int | None = None
    progress: Working | None = None
    refused: RefusedLevel | None = None
    returned: Returned | None = None
    standing: Standing | None = None
    stage: str = ""
    study: Studied | None = None
    fan: Fan | None = None
    ripple: Ripple | None = None
    networks: Mapping[str, NetworkPicture] = field(default_factory=lambda: MappingProxyType({}))
    losses: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    tally: RaceTally | None = None
    company: "Mapping[int, Snapshot]" = field(default_factory=lambda: MappingProxyType({}))
    timeline: Timeline | None = None
    reference: "Snapshot | None" = None
    contest: Contest | None = None
    scales: Scales | None = None

    @property
    def over(self) -> bool:
        """Whether it is a moment of the past, to which the run went back."""
        return self.timeline is not None and not self.timeline.live

    @property
    def beside(self) -> "Snapshot | None":
        """The one in the first place beside it; None where there is none."""
        return self.company.get(1)

    @property
    def times_faster(self) -> float:
        """How many times faster than calmly time runs by itself just now; 1 where nobody is hurried along."""
        automatic = self.pace is AUTO and self.running and self.status is Status.RUNNING
        return max(1.0, (self.per_second or CALM) / CALM) if automatic else 1.0

    @property
    def now(self) -> Level:
        """The map in force: what the table belongs to and the board shows."""
        return self.level.moments[self.moment]
