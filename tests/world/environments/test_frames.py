"""Pictures kept for a vector of environments."""

import gymnasium
import numpy as np
import pytest
from gymnasium.vector import AutoresetMode

import playground
from playground.world import parse_level
from playground.world.environments.frames import Frames

assert playground
ID = "BellmanPlayground/Level-v0"


def test_pictures_are_kept_until_they_are_taken_or_an_episode_begins() -> None:
    frames = Frames(2)
    frames.add([(0, "a"), (1, "b")], np.array([True, True]))
    frames.add([(0, "c"), (1, "d")], np.array([False, True]))
    assert frames.pop() == (["a", "c"], ["d"])
    assert frames.pop() == ([], [])


@pytest.mark.parametrize("mode", [AutoresetMode.NEXT_STEP, AutoresetMode.SAME_STEP])
def test_they_are_those_of_gymnasiums_vector(mode: AutoresetMode) -> None:
    level = parse_level("map = '''\nS..\n..G\n'''")
    kinds = ({"autoreset_mode": mode}, {"vectorization_mode": "sync", "vector_kwargs": {"autoreset_mode": mode}})
    ours, theirs = (
        gymnasium.make_vec(ID, num_envs=2, level=level, render_mode="ansi_list", max_episode_steps=3, **kind) for kind in kinds
    )
    for envs in (ours, theirs):
        envs.reset(seed=1)
    for step in range(12):
        for envs in (ours, theirs):
            envs.step(np.array([step % 4, (step + 1) % 4]))
        if step in (0, 2, 3, 8, 11):
            assert ours.render() == theirs.render()


def test_pixels_too() -> None:
    envs = gymnasium.make_vec(ID, num_envs=2, level="corridor", render_mode="rgb_array_list")
    envs.reset(seed=0)
    envs.step(np.array([1, 1]))
    kept = envs.render()
    assert isinstance(kept, tuple) and [len(frames) for frames in kept] == [2, 2]
    assert kept[0][0].dtype == np.uint8 and kept[0][0].shape[2] == 3
