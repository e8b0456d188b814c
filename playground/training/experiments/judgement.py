"""How unit 2 of the Hugging Face deep RL course judges a table of action values: by episodes of its greedy policy."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from playground.learning.learner import Array
from playground.rl.horizon import horizon_returns
from playground.world.mdp import TabularMDP

EPISODES, MOST_STEPS = 100, 99
"""Episodes that are played, and steps of each at most, where the level says nothing else."""


class Judgement(NamedTuple):
    """returns: [N] undiscounted, of the episodes. expected: the exact mean over all starts and all that may happen."""

    returns: Array
    expected: float

    @property
    def mean(self) -> float:
        """Of the returns."""
        return float(self.returns.mean())

    @property
    def deviation(self) -> float:
        """Their standard deviation, as numpy's std has it: with N below."""
        return float(self.returns.std())


def best_actions(q: Array, mdp: TabularMDP) -> Array:
    """[S] the first of the best legal actions of each state, as argmax finds it; 0 where none is legal."""
    best: Array = np.where(mdp.legal, q, -np.inf).argmax(axis=1)
    return best


def judged(env: Any, mdp: TabularMDP, q: Array, seeds: Sequence[int], seed: int, most_steps: int = MOST_STEPS) -> Judgement:
    """The greedy policy of q [S, A] judged in an environment of Gymnasium whose states are numbered as those of the table.

    seeds: of each episode's reset; where there are none only the first one has a seed, and the others go on from it.
    """
    actions = best_actions(q, mdp)
    returns = np.zeros(len(seeds) or EPISODES)
    for episode in range(len(returns)):
        begin = seeds[episode] if seeds else seed if episode == 0 else None
        returns[episode] = sum(reward for _, _, reward in lived(env, actions, begin, most_steps))
    return Judgement(returns, float(mdp.start @ horizon_returns(mdp, actions, most_steps)))


def lived(env: Any, actions: Array, seed: int | None, most_steps: int) -> list[tuple[int, int, float]]:
    """An episode as (successor, action, reward) of each step, after (first state, -1, 0)."""
    state, _ = env.reset(seed=seed)
    steps = [(int(state), -1, 0.0)]
    for _ in range(most_steps):
        action = int(actions[int(state)])
        state, reward, terminated, truncated, _ = env.step(action)
        steps.append((int(state), action, float(reward)))
        if terminated or truncated:
            break
    return steps
