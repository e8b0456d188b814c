"""The course's way to judge: seeds, episodes, greedy by argmax, beside the exact mean."""

from typing import Any

import numpy as np
import pytest

from playground.rl.optimum import solve_optimum
from playground.training.experiments.judgement import EPISODES, best_actions, judged, lived
from playground.world import compile_mdp, library
from playground.world.environments.env import GridworldEnv

MDP = compile_mdp(library.find("corridor"))


class Coin:
    """Pays its seed, or 1 without one, at the second of two steps, and notes how it was begun and what was done."""

    def __init__(self) -> None:
        self.seeds: list[int | None] = []
        self.actions: list[int] = []

    def reset(self, seed: int | None = None) -> tuple[int, dict[str, Any]]:
        self.seeds.append(seed)
        self.left = 2
        return 0, {}

    def step(self, action: int) -> tuple[int, float, bool, bool, dict[str, Any]]:
        self.actions.append(action)
        self.left -= 1
        return 0, float((self.seeds[-1] or 1) * (self.left == 0)), self.left == 0, False, {}


def test_every_episode_has_its_seed_or_only_the_first_one() -> None:
    env, q = Coin(), np.zeros(MDP.legal.shape)
    judgement = judged(env, MDP, q, (3, 5, 5), 7)
    assert (env.seeds, judgement.returns.tolist()) == ([3, 5, 5], [3.0, 5.0, 5.0])
    assert (judgement.mean, judgement.deviation) == (pytest.approx(13 / 3), pytest.approx(np.std([3, 5, 5])))
    env = Coin()
    judgement = judged(env, MDP, q, (), 7)
    assert env.seeds == [7] + [None] * (EPISODES - 1) and judgement.mean == pytest.approx((7 + EPISODES - 1) / EPISODES)


def test_an_episode_is_cut_off_after_so_many_steps() -> None:
    assert lived(Coin(), np.array([2]), 4, 1) == [(0, -1, 0.0), (0, 2, 0.0)]
    assert lived(Coin(), np.array([2]), 4, 9) == [(0, -1, 0.0), (0, 2, 0.0), (0, 2, 4.0)]


def test_the_first_of_the_best_legal_actions_is_taken_as_argmax_does() -> None:
    q = np.where(MDP.legal, -1.0, 5.0)
    for state in np.flatnonzero(~MDP.terminal):
        assert best_actions(q, MDP)[state] == np.flatnonzero(MDP.legal[state])[0]


def test_on_a_level_without_chance_the_episodes_are_the_exact_mean() -> None:
    q = solve_optimum(MDP).q
    judgement = judged(GridworldEnv("corridor"), MDP, q, (), 1, 50)
    assert judgement.deviation == 0.0 and judgement.mean == pytest.approx(judgement.expected, abs=1e-12)
