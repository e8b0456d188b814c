"""How good acting is, on a scale from acting at random (0) to the best that is possible (1)."""

import math
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from playground.rl.evaluation import solve_policy
from playground.rl.horizon import horizon_optimum, horizon_policy_returns
from playground.rl.kernel_types import Array
from playground.rl.optimum import GAINS_FOR_EVER, OptimumSolver
from playground.rl.policies import uniform
from playground.world.mdp import TabularMDP

MOST = 2_000_000_000
"""Outcomes that may be looked at, at most, to work out what can be earned within a time limit: some seconds."""
SAME = 1e-9
"""Two ends of a scale this close, relative to the larger one, are one: nothing that the agent does changes anything."""
NEVER_ENDS = "acting at random loses without end here, so there is no scale from it to the best"
TOO_LONG = "working out what can be earned within the time limit would take too long on this level"


class SkillScale(NamedTuple):
    """random, best: what acting at random and the best way to act are worth at the starts. message: why it is no scale, or ""."""

    random: float
    best: float
    message: str = ""

    def skill(self, value: float) -> float:
        """(value − random) / (best − random): 0 at random, 1 at best, below 0 for what is worse than random (down to −inf).

        1 where acting at random is the best already, whatever the value; nan where there is no scale or no value.
        """
        if self.message or math.isnan(value):
            return math.nan
        width = self.best - self.random
        if width <= SAME * max(abs(self.best), abs(self.random)):
            return 1.0
        return (value - self.random) / width


def skill(mdp: TabularMDP, value: float) -> float:
    """The skill of a policy that is worth so much at the starts of the table, as `skill_scale` measures it."""
    return skill_scale(mdp).skill(value)


def skill_scale(mdp: TabularMDP) -> SkillScale:
    """The scale of discounted values, exact: from v of the uniformly random policy to v*, in the mean over the starts.

        skill = (v_π − v_random) / (v* − v_random)

    Both tables of equations are solved, which takes as long as `solve`: keep the scale.
    """
    v, _ = solve_policy(mdp, uniform(mdp.legal))
    optimum = OptimumSolver(mdp).solve()
    return _scale(at_starts(mdp, v), optimum.start, optimum.message)


def return_scale(mdp: TabularMDP) -> SkillScale:
    """The scale of episodes' returns as they are counted: undiscounted, and cut off at the table's time limit.

    Its best is the most that can be earned in the mean within the limit, also by acting that looks at the clock.
    """
    if mdp.time_limit == 0:
        onward = np.where(mdp.ends | (mdp.probability <= 0.0), 0.0, 1.0)
        return skill_scale(replace(mdp, discount=1.0, continuation=onward))
    if mdp.time_limit * mdp.probability.size > MOST:
        return SkillScale(math.nan, math.nan, TOO_LONG)
    random, best = horizon_policy_returns(mdp, uniform(mdp.legal), mdp.time_limit), horizon_optimum(mdp, mdp.time_limit)
    return _scale(at_starts(mdp, random), at_starts(mdp, best), "")


def at_starts(mdp: TabularMDP, v: Array) -> float:
    """The mean of values [S] over the states in which episodes begin."""
    starts = mdp.start > 0.0
    return float((v[starts] * mdp.start[starts]).sum())


def _scale(random: float, best: float, message: str) -> SkillScale:
    """The scale, with the reason where one of its ends is no number; that some other place has no finite value is no matter."""
    if message == GAINS_FOR_EVER or not math.isfinite(best):
        return SkillScale(random, best, message)
    return SkillScale(random, best, "" if math.isfinite(random) else NEVER_ENDS)
