"""One run of a learner on a level from a seed, and every episode that ended in it."""

import math
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from playground.learning.life.experience import Ended
from playground.training.drivers import Driver
from playground.training.ground import Ground, ground_of, unwatched
from playground.training.trainee import Trainee, new_trainee
from playground.world.level import Level

FIRST, AT_ONCE, PATIENCE = 10_000, 1_000_000, 0.5
"""Transitions between two questions whether the run is still wanted, at first and at most, and about how many seconds."""


class TrialError(ValueError):
    """A run that cannot be lived to its end; the message says why."""


class Trial(NamedTuple):
    """Which learner lives on which level, for so many transitions or so many episodes; one of the two is None."""

    level: Level
    learner: str
    settings: Any
    seed: int
    steps: int | None
    episodes: int | None


def never() -> bool:
    """A run that is wanted to its end."""
    return False


def lived(trial: Trial, look: Callable[[Trainee], object] | None = None, stopped: Callable[[], bool] = never) -> Ended:
    """Every episode that ends within the run, first to last. The same trial gives the same bits.

    Args:
      look: is called with the trainee after each episode; without it the run goes on without a pause.
      stopped: is called now and then; where it returns True, the run ends early.

    Raises:
      TrialError: no episode can begin, or the estimates are no longer finite. LevelError where the level cannot be played.
    """
    ground = ground_of(trial.level, 0, unwatched)
    parts: list[Ended] = []
    live_on(trial, new_trainee(trial.learner, trial.settings, ground.mdp, trial.seed), ground, parts, look, stopped)
    return joined(parts)


def live_on(
    trial: Trial,
    trainee: Trainee,
    ground: Ground,
    parts: list[Ended],
    look: Callable[[Trainee], object] | None = None,
    stopped: Callable[[], bool] = never,
) -> None:
    """Lives the rest of a run on this ground; adds its episodes to `parts`. Raises as `lived` does."""
    ended, size = trainee.episodes, FIRST
    while not stopped():
        begun = time.monotonic()
        steps = size if trial.steps is None else min(size, trial.steps - trainee.body.steps)
        episodes = None if trial.episodes is None else trial.episodes - ended
        if steps <= 0 or episodes == 0:
            break
        trainee.until, body = ground.until, trainee.body
        body.listener, body.pause = parts.append, episodes if look is None else 1
        if trainee.advance(steps, Driver.LEARNER, True) == 0:
            raise TrialError(f"{trial.level.title!r} has no start where anything can be done")
        check_finite(trial, trainee.error)
        before, ended = ended, body.episodes
        if look is not None and ended > before:
            look(trainee)
        size = grown(size, begun)
        if ground.until is not None and body.steps >= ground.until:
            ground = ground_of(trial.level, body.steps, unwatched, ground)
            trainee = trainee.moved_to(ground.mdp)


def grown(size: int, begun: float) -> int:
    """How many transitions to live before the next question, after so many since `begun`; where a run is cut changes no bit."""
    return min(2 * size, AT_ONCE) if time.monotonic() - begun < PATIENCE / 2 else size


def check_finite(trial: Trial, error: float) -> None:
    """TrialError where the last error of a run is not finite."""
    if not math.isfinite(error):
        raise TrialError(f"the estimates of {trial.learner} (seed {trial.seed}) grew too large; a smaller α may help")


def joined(parts: list[Ended]) -> Ended:
    """Episodes of several calls, one after the other."""
    nothing = Ended(np.zeros(0), np.zeros(0, np.int64), np.zeros(0, np.int64))
    return Ended(*(np.concatenate(columns) for columns in zip(nothing, *parts, strict=True)))
