"""The time limit that Gymnasium's spec tells is the level's."""

from multiprocessing.reduction import ForkingPickler
from typing import Any

import gymnasium
import numpy as np
import pytest
from gymnasium.envs.registration import EnvSpec
from gymnasium.wrappers import TimeAwareObservation

import playground
from playground.world import parse_level
from playground.world.environments.env import GridworldEnv
from playground.world.library import bundled, find

assert playground
ID = "BellmanPlayground/Level-v0"
SHORT = "map = '''\nS..\n'''\n[rules]\ntime_limit = {}\n"


def length(env: Any) -> int:
    env.reset(seed=0)
    return next(step for step in range(1, 2000) if env.step(0)[3])


@pytest.mark.parametrize("name", bundled())
def test_it_is_told_on_every_level(name: str) -> None:
    for env in (gymnasium.make(ID, level=name), gymnasium.make_vec(ID, num_envs=2, level=name)):
        assert env.spec is not None and env.spec.max_episode_steps == (find(name).rules.time_limit or None)


def test_no_limit_is_none() -> None:
    level = parse_level(SHORT.format(0))
    assert GridworldEnv(level).spec is None, "nobody has made it"
    for env in (gymnasium.make(ID, level=level), gymnasium.make_vec(ID, num_envs=2, level=level)):
        assert env.spec is not None and env.spec.max_episode_steps is None
    again = gymnasium.make(gymnasium.make(ID, level=level).spec)
    again.reset(seed=0)
    assert not any(again.step(0)[3] for _ in range(1000))


def test_time_can_be_observed() -> None:
    env = TimeAwareObservation(gymnasium.make(ID, level="corridor"), normalize_time=False, flatten=False)
    assert env.reset(seed=0)[0]["time"].tolist() == [0]
    assert env.step(0)[0]["time"].tolist() == [1]


@pytest.mark.parametrize("outer, cut", [(None, 5), (3, 3), (5, 5), (9, 5), (-1, 5)])
def test_an_episode_is_cut_once_at_the_shorter_limit(outer: int | None, cut: int) -> None:
    env = gymnasium.make(ID, level=parse_level(SHORT.format(5)), max_episode_steps=outer)
    assert length(env) == cut
    assert env.spec is not None and length(gymnasium.make(env.spec)) == cut


def test_it_goes_through_json_and_to_other_processes() -> None:
    env = gymnasium.make(ID, level="frozenlake-4x4")
    assert env.spec is not None and env.spec.max_episode_steps == 100
    for spec in (EnvSpec.from_json(env.spec.to_json()), ForkingPickler.loads(ForkingPickler.dumps(env.spec))):
        assert spec == env.spec and gymnasium.make(spec).spec == env.spec


def test_the_spec_of_many_tells_the_shorter_limit_and_makes_the_same_again() -> None:
    for outer, cut in ((None, 5), (3, 3), (9, 5)):
        limits = {} if outer is None else {"max_episode_steps": outer}
        envs = gymnasium.make_vec(ID, num_envs=2, level=parse_level(SHORT.format(5)), **limits)
        assert envs.spec is not None and envs.spec.max_episode_steps == cut
        for maker in (envs, gymnasium.make_vec(envs.spec)):
            maker.reset(seed=0)
            assert [bool(maker.step(np.zeros(2, int))[3][0]) for _ in range(cut)] == [False] * (cut - 1) + [True]
            assert maker.spec == envs.spec


def test_the_registered_spec_is_left_alone() -> None:
    gymnasium.make(ID, level="corridor")
    assert gymnasium.spec(ID).max_episode_steps is None and gymnasium.spec(ID).kwargs == {}
