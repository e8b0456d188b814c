"""A body that lives in the environment: whatever kernel moves it is given what the environment pays."""

from playground.learning.life.environment_life import EnvironmentLife
from playground.world import compile_mdp
from playground.world.library import find


def test_kernels_of_every_kind_are_given_the_rewards_of_the_environment() -> None:
    level = find("corridor")
    life = EnvironmentLife(level, compile_mdp(level), 1)
    life.prepare()
    assert life.any_outcomes.rewards is life.sampler.rewards
    assert life.any_sampler.rewards is life.sampler.rewards
    assert len(life.any_outcomes.noise) == len(life.sampler.noise)
