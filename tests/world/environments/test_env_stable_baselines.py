"""Stable-Baselines3 takes the environment; skipped where it is not installed."""

import warnings

import gymnasium
import pytest

import playground
from playground.world.library import bundled

ID = "BellmanPlayground/Level-v0"
assert playground
pytest.importorskip("stable_baselines3", reason="Stable-Baselines3 is not installed; the playground does not need it")


@pytest.mark.parametrize("name", bundled())
def test_its_checker_finds_nothing_to_say(name: str) -> None:
    from stable_baselines3.common.env_checker import check_env

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_env(gymnasium.make(ID, level=name), skip_render_check=True)


def test_it_learns_a_short_corridor() -> None:
    from stable_baselines3 import PPO
    from stable_baselines3.common.env_util import make_vec_env

    envs = make_vec_env(ID, n_envs=4, seed=1, env_kwargs={"level": "corridor"})
    PPO("MlpPolicy", envs, seed=1, n_steps=32, batch_size=64, device="cpu").learn(256)
