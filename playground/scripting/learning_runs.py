"""`playground.train`: a learner learns a level from a seed, bit for bit as `python -m playground train` lets it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from playground.learning.learner import Array, Field
from playground.learning.life.experience import Ended
from playground.plurals import counted
from playground.scripting.board_result import BoardResult
from playground.scripting.call_arguments import (
    action_values_of,
    count_of,
    learner_named,
    policy_of,
    settings_of,
    warn_of,
)
from playground.scripting.problems import problem_level
from playground.training.commands import Start
from playground.training.episode_curve import Curve
from playground.training.experiments.trial import joined
from playground.training.meter import greedy_of
from playground.training.session import Session
from playground.training.snapshot import Distance, Optimum, Snapshot, Status
from playground.training.stretch import left_to_do, work_on
from playground.world.mdp import read_only
from playground.world.tabular.table import compile_mdp

SLICE = 0.05
"""Seconds between two moments at which Ctrl-C or the stop button of a notebook is heard."""


@dataclass(frozen=True, eq=False)
class EpisodeLog:
    """N episodes that ended, first to last; the arrays are read-only.

    returns: [N] float64, undiscounted sums of rewards. lengths: [N] int64, steps of each. at: [N] int64, the number of
    transitions lived in all when each ended.
    """

    returns: Array
    lengths: Array
    at: Array

    def __len__(self) -> int:
        return len(self.returns)


@dataclass(frozen=True, eq=False, repr=False)
class RunResult(BoardResult):
    """What a learner believes after a run, and how it came there.

    learner, settings, seed: who learned, with which dials, from which seed.
    steps: transitions lived in all; of a planner, states that were backed up.
    ended: episodes that ended in all; of a planner, sweeps.
    episodes: those that ended while this result was made; a run from a file has kept only its curve.
    curve: the returns of all episodes in at most 2,048 points.
    optimum: the exact solution to compare with. distance: how far from it the learner is; None where neither could be worked out.
    """

    learner: str
    settings: Any
    seed: int
    steps: int
    ended: int
    episodes: EpisodeLog
    curve: Curve
    optimum: Optimum | None = None
    distance: Distance | None = None

    @property
    def visits(self) -> Array | None:
        """[S, A] int64, how often each action was taken in each state; of a planner, [S, A] how often it was backed up."""
        return self.fields.get(Field.VISITS)

    def __repr__(self) -> str:
        lived = f"seed {self.seed}, {counted(self.steps, 'step')}, {counted(self.ended, 'episode')}"
        far = self.distance
        worth = f"; its best guess is worth {far.greedy_return:.6g}, the optimum {far.optimal_return:.6g}" if far else ""
        return f"<RunResult of {self.learner} on {self.title!r}: {lived}{worth}>"

    @property
    def _measure(self) -> Array | None:
        return self.v if self.optimum is None else self.optimum.v

    def _tables(self) -> Mapping[str, Mapping[str, Array]]:
        log, curve = self.episodes, self.curve
        numbers = np.arange(self.ended - len(log), self.ended) + 1
        return {
            **super()._tables(),
            "curve": {row.name: getattr(curve, row.name) for row in fields(curve)},
            "episodes": {"episode": numbers, "return": log.returns, "length": log.lengths, "at": log.at},
        }


def train(
    level: Any,
    learner: str,
    steps: int | None = None,
    seed: int = 0,
    *,
    episodes: int | None = None,
    discount: Any = None,
    policy: str | ArrayLike | None = None,
    q: ArrayLike | None = None,
    **dials: Any,
) -> RunResult:
    """A run of a learner. Same arguments, same bits, here and on the command line.

    Args:
      level: as in `playground.solve`; P[s][a] needs a discount, for P and R give a table of `playground.world.finite_mdp`.
      learner: its id (`python -m playground list learners`).
      steps, episodes: how many transitions or episodes, one of the two; of a planner, backups of one state, or sweeps. A planner
        that has converged stops by itself.
      seed: same seed, same bits.
      discount: γ in place of the level's own.
      policy: for a learner that judges one: "uniform", "optimal", chances [S, A], or one action for each state [S].
      q: the action values [S, A] that a learner of action values begins with.
      dials: the learner's settings by name (`python -m playground list learners --json`), like alpha=0.1.

    Returns:
      a frozen result, whose arrays are read-only.

    Raises:
      ValueError (LevelError is one): what was given cannot be read, a number is out of range, or the estimates grew beyond all
      numbers. TypeError: something else was given, a dial that the learner does not have, or too much or too little.
    """
    spec = learner_named(learner)
    if (steps is None) == (episodes is None):
        raise TypeError("train needs one of steps=N and episodes=N, and not both")
    units = None if steps is None else count_of(steps, "steps")
    whole = None if episodes is None else count_of(episodes, "episodes")
    if isinstance(policy, str):
        dials["policy"] = policy
    settings, dice = settings_of(spec, dials), count_of(seed, "the seed")
    notes: list[str] = []
    place = problem_level(level, None, discount, {}, notes.append)
    warn_of(notes)
    judged = None if policy is None or isinstance(policy, str) else policy_of(policy, compile_mdp(place.moments[0]))
    believed = None if q is None else action_values_of(q, compile_mdp(place.moments[0]))
    session = Session()
    session.obey(Start(place, spec.id, settings, dice, policy=judged, q=believed))
    log = _lived(session, units, whole)
    return result_of(session.measured(), log)


def _lived(session: Session, steps: int | None, episodes: int | None) -> EpisodeLog:
    """Lets a session live, and returns the episodes that ended meanwhile. ValueError where it cannot begin."""
    parts: list[Ended] = []
    if session.message:
        raise ValueError(session.message)
    for left in left_to_do(session, steps, episodes):
        if session.trainee is not None:  # on a level that changes its body becomes another one
            session.trainee.body.listener = parts.append
        work_on(session, left, SLICE)
    return log_of(parts)


def log_of(parts: list[Ended]) -> EpisodeLog:
    """The episodes of several calls as one log."""
    return EpisodeLog(*map(read_only, joined(parts)))


def result_of(snapshot: Snapshot, episodes: EpisodeLog) -> RunResult:
    """What a run has come to at the moment of a snapshot. ValueError where its learner has failed."""
    if snapshot.status is Status.FAILED:
        raise ValueError(snapshot.message)
    fields = MappingProxyType({field: read_only(np.array(array)) for field, array in snapshot.fields.items()})
    return RunResult(
        level=snapshot.now,
        mdp=snapshot.mdp,
        fields=fields,
        best=read_only(greedy_of(fields, snapshot.mdp.legal)),
        learner=snapshot.learner,
        settings=snapshot.settings,
        seed=snapshot.seed,
        steps=snapshot.units,
        ended=snapshot.episodes,
        episodes=episodes,
        curve=snapshot.curve,
        optimum=snapshot.optimum,
        distance=snapshot.distance,
    )
