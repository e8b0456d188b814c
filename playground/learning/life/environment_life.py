"""A body whose world is the level's Gymnasium environment, so that what it lives can be lived again there from seeds."""

import copy

import numpy as np

from playground.learning.life.experience import Experience
from playground.learning.life.recorded_life import certain
from playground.rl.sampler import ENDS, any_kind, any_outcomes
from playground.world.environments.env import GridworldEnv
from playground.world.level import Level
from playground.world.mdp import TabularMDP


class EnvironmentLife(Experience):
    """A mouse that lives in an environment: what each action would do there is looked up before the learner chooses.

    Before each transition call `prepare`, after it `settle`. Many times slower than a body with dice of its own.

    seeds: with which the environment was reset, one for each episode begun. They depend on `seed` alone.
    """

    def __init__(self, level: Level, mdp: TabularMDP, seed: int = 0) -> None:
        self._env = GridworldEnv(level)
        self._seeds = np.random.default_rng([seed, 2])
        self.seeds: list[int] = []
        super().__init__(certain(mdp, self._begun(), mdp.time_limit), seed)
        actions = mdp.legal.shape[1]
        self.sampler = self.sampler._replace(rewards=np.zeros(actions), noise=np.zeros((actions, 2)))
        self.any_outcomes, self.any_sampler = any_outcomes(self.sampler), any_kind(self.sampler)

    def prepare(self) -> None:
        """Makes what the environment would do next, for each legal action, what happens to the mouse next."""
        if self.ended:
            self.sampler.starts[0] = self._begun()
        env, here = self._env, int(self.sampler.starts[0]) if self.ended else self.state
        records = self.sampler.records.reshape(*self.mdp.legal.shape, 2)
        dice = env.np_random.bit_generator.state
        for action in np.flatnonzero(self.mdp.legal[here]).tolist():
            state, reward, terminated, _, _ = copy.copy(env).step(action)  # a copy moves alone, but throws the same dice
            env.np_random.bit_generator.state = dice
            records[here, action] = np.uint32(state) | (ENDS if terminated else np.uint32(0)), action
            self.sampler.rewards[action] = reward

    def settle(self) -> None:
        """Lets the environment take the step that the mouse took."""
        self._env.step(self.last(1)[0].action)

    def _begun(self) -> int:
        """Begins an episode of the environment with a new seed; its state."""
        seed = int(self._seeds.integers(2**31))
        self.seeds.append(seed)
        return int(self._env.reset(seed=seed)[0])
