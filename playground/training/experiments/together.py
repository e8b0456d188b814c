"""Runs that differ only by their seed, lived together: four at a time in one kernel where their learner has one for that."""

import time
from collections.abc import Callable, Sequence
from itertools import islice

from playground.learning.collection import learners
from playground.learning.families.control import Control
from playground.learning.families.four_lives import advance_abreast, fit_abreast
from playground.learning.life.abreast import LIVES
from playground.learning.life.experience import Ended
from playground.training.drivers import Driver
from playground.training.experiments.trial import FIRST, Trial, check_finite, grown, joined, live_on, lived, never
from playground.training.ground import ground_of, unwatched
from playground.training.trainee import new_trainee

LONG_STEPS, LONG_EPISODES = 100_000, 2_000
"""Shorter runs take milliseconds: they are not worth the compilation of another kernel."""


def together(trial: Trial) -> int:
    """How many runs like this one, from different seeds, are best lived together: one or LIVES."""
    long = (trial.steps or 0) >= LONG_STEPS or (trial.episodes or 0) >= LONG_EPISODES
    make = learners()[trial.learner].make
    return LIVES if long and isinstance(make, type) and issubclass(make, Control) and make.four is not None else 1


def lived_together(trials: Sequence[Trial], stopped: Callable[[], bool] = never) -> list[Ended]:
    """For each of these trials, which differ by their seed only, what `lived` returns of it, bit for bit; raises as it does."""
    ended: list[Ended] = []
    rest = iter(trials)
    while group := list(islice(rest, together(trials[0]))):
        ended += _four(group, stopped) if len(group) == LIVES else [lived(trial, None, stopped) for trial in group]
    return ended


def _four(trials: Sequence[Trial], stopped: Callable[[], bool]) -> list[Ended]:
    """Four runs side by side until the first of them is over, and the rest of each alone."""
    trial, ground = trials[0], ground_of(trials[0].level, 0, unwatched)
    trainees = [new_trainee(other.learner, other.settings, ground.mdp, other.seed) for other in trials]
    minds = [trainee.learner for trainee in trainees if isinstance(trainee.learner, Control)]
    parts: list[list[Ended]] = [[] for _ in trials]
    size, fit = FIRST, ground.until is None and fit_abreast(minds)
    for trainee, episodes in zip(trainees, parts, strict=True):
        trainee.body.listener, trainee.body.driver = episodes.append, Driver.LEARNER.number
    while fit and not stopped():
        begun, steps = time.monotonic(), size if trial.steps is None else min(size, trial.steps - trainees[0].body.steps)
        for trainee in trainees:
            trainee.body.pause = None if trial.episodes is None else trial.episodes - trainee.body.episodes
        if steps <= 0 or any(trainee.body.pause == 0 for trainee in trainees):
            break
        for other, error in zip(trials, advance_abreast(minds, steps)[1], strict=True):
            check_finite(other, error)
        size = grown(size, begun)
    for other, trainee, episodes in zip(trials, trainees, parts, strict=True):
        live_on(other, trainee, ground, episodes, None, stopped)
    return [joined(episodes) for episodes in parts]
