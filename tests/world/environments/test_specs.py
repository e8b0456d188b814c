"""Specifications of environments as text, and the levels that they speak of."""

import json

import gymnasium
import pytest

from playground.world import LevelError, format_level, library
from playground.world.environments.specs import level_of, spec_text


@pytest.mark.parametrize("level", ["corridor", "gym:FrozenLake-v1?is_slippery=false", format_level(library.find("dice"))])
def test_there_and_back(level: str) -> None:
    text = spec_text(level)
    assert level_of(text) == level
    env = gymnasium.make(gymnasium.envs.registration.EnvSpec.from_json(text))
    assert env.observation_space.n == len(env.unwrapped.mdp.states)


@pytest.mark.parametrize(
    "kwargs, level",
    [
        ({}, "gym:FrozenLake-v1"),
        ({"map_name": "8x8", "is_slippery": False, "render_mode": "human"}, "gym:FrozenLake-v1?map_name=8x8&is_slippery=False"),
        ({"desc": ["SF", "FG"]}, "gym:FrozenLake-v1?desc=['SF', 'FG']"),
    ],
)
def test_environments_of_gymnasium(kwargs: dict[str, object], level: str) -> None:
    word = level_of(json.dumps({"id": "FrozenLake-v1", "kwargs": kwargs}))
    assert word == level
    assert library.find(word).table is not None


@pytest.mark.parametrize(
    "spec, words",
    [
        ("", "cannot be read"),
        ("{" * 9999, "cannot be read"),
        ('{"id": 3}', "cannot be read"),
        ('{"id": "os:path-v0"}', "no level here"),
        ('{"id": "Nowhere-v0"}', "no level here"),
        ('{"id": "BellmanPlayground/Level-v0", "kwargs": {"level": "/etc/level.toml"}}', "which is not in it"),
        ('{"id": "FrozenLake-v1", "kwargs": {"map_name": "4x4&render_mode=human"}}', "cannot be said"),
    ],
)
def test_what_is_no_level_here(spec: str, words: str) -> None:
    with pytest.raises(LevelError, match=words):
        level_of(spec)
