"""Random walks: how far learners of values are from the truth after each episode (examples 6.2, 7.1 and section 12.2)."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from playground.learning.collection import learners
from playground.learning.learner import Field
from playground.rl.evaluation import solve_policy
from playground.rl.policies import uniform
from playground.training.experiments.bands import Floats, standard_error
from playground.training.experiments.reproduction import GROUP, Finding, Spread
from playground.training.experiments.trial import Trial, lived
from playground.world import compile_mdp, parse_level
from playground.world.level import Level

_WALK = """format = 1
title = "Random walk of {states} states"
map = '''
P{half}S{half}G
'''
[rules]
discount = 1.0
moves = "left-right"
time_limit = 0
[legend]
"P" = {{ kind = "pit", enter = {left:.1f} }}
"""


class Contender(NamedTuple):
    """A learner with its settings, and the name of its curve."""

    label: str
    learner: str
    settings: Mapping[str, Any]


def walk(states: int, left: float) -> Level:
    """So many states (an odd number) in a row, begun in the middle; the right end pays 1, the left one `left`."""
    return parse_level(_WALK.format(states=states, half="." * (states // 2), left=left))


def truth(level: Level) -> Floats:
    """[S]: the exact values of walking by chance."""
    mdp = compile_mdp(level)
    v, _ = solve_policy(mdp, uniform(mdp.legal))
    return v


def errors(spread: Spread, level: Level, ways: Sequence[Contender], episodes: int, runs: int) -> list[Floats]:
    """For each way [runs, episodes + 1]: the root mean square of V − V_π over the states, before and after each episode."""
    groups = [range(first, min(first + GROUP, runs)) for first in range(0, runs, GROUP)]
    parts = iter(spread(_errors, [(level, way, episodes, seeds) for way in ways for seeds in groups]))
    return [np.concatenate([next(parts) for _ in groups]) for _ in ways]


def mean_error(label: str, values: Floats, low: float, high: float, origin: str) -> Finding:
    """The mean of [runs] errors as a finding."""
    return Finding(label, float(values.mean()), low, high, origin, standard_error(values))


def _errors(task: tuple[Level, Contender, int, Sequence[int]]) -> Floats:
    level, way, episodes, seeds = task
    live, true = ~compile_mdp(level).terminal, truth(level)
    settings = learners()[way.learner].settings(**way.settings)
    curves = np.zeros((len(seeds), episodes + 1))
    for number, seed in enumerate(seeds):
        rms = [float(np.sqrt(np.mean((settings.initial - true[live]) ** 2)))]

        def look(trainee: Any, rms: list[float] = rms) -> None:
            rms.append(float(np.sqrt(np.mean((trainee.learner.estimates()[Field.V] - true)[live] ** 2))))

        lived(Trial(level, way.learner, settings, seed, None, episodes), look)
        curves[number] = rms
    return curves
