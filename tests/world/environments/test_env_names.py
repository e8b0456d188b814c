"""What programs written for toy text and for masked learners look for."""

from typing import Any

import gymnasium
import numpy as np
import pytest

import playground
from playground.world import parse_level
from playground.world.environments.env import GridworldEnv
from playground.world.environments.vector_env import GridworldVectorEnv
from playground.world.library import bundled

assert playground
ID = "BellmanPlayground/Level-v0"


@pytest.mark.parametrize("name", bundled())
def test_info_has_the_same_shapes_at_every_step(name: str) -> None:
    env = gymnasium.make(ID, level=name)
    env.action_space.seed(1)
    _, info = env.reset(seed=1)
    shapes = {entry: (type(value), np.shape(value)) for entry, value in info.items()}
    for _ in range(100):
        _, _, terminated, truncated, info = env.step(env.action_space.sample())
        assert {entry: (type(value), np.shape(value)) for entry, value in info.items()} == shapes
        if terminated or truncated:
            env.reset()
    inner: Any = env.unwrapped
    for entry, names in (("held", inner.held_names), ("switches", inner.switch_names)):
        assert (entry in info) == bool(names)
        assert not names or (info[entry].dtype == np.int8 and info[entry].shape == (len(names),))
    assert type(info.get("phase", 0)) is int


def test_infos_of_a_step_are_not_touched_by_the_next() -> None:
    env = GridworldEnv(parse_level("map = '''\nSaG\n'''"))
    _, before = env.reset(seed=0)
    _, *_, after = env.step(env.mdp.actions.index("right"))
    assert (before["held"].tolist(), after["held"].tolist()) == ([0], [1])


def test_action_masks_are_the_legal_actions() -> None:
    level = parse_level("map = '''\nSm\n'''\n[legend]\nm = { kind = 'floor', only = ['left'] }")
    env = gymnasium.make(ID, level=level)
    env.reset(seed=0)
    masks = env.get_wrapper_attr("action_masks")
    assert masks().dtype == np.bool_ and masks().tolist() == [True] * 4
    actions = env.unwrapped.mdp.actions  # type: ignore[attr-defined]
    *_, info = env.step(actions.index("right"))
    assert masks().tolist() == [name == "left" for name in actions] == info["action_mask"].astype(bool).tolist()
    sync = gymnasium.vector.SyncVectorEnv([lambda: gymnasium.make(ID, level=level) for _ in range(2)])
    ours = GridworldVectorEnv(level, 2)
    for envs in (sync, ours):
        envs.reset(seed=0)
        envs.step(np.array([actions.index("right"), actions.index("left")]))
    assert (ours.action_masks() == np.stack(sync.call("action_masks"))).all()


def test_toy_texts_own_names() -> None:
    env = GridworldEnv(parse_level("map = '''\nS.S\n..G\n'''"))
    assert (env.nS, env.nA) == (6, 4) == (len(env.P), len(env.P[0]))
    assert env.initial_state_distrib.tolist() == [0.5, 0, 0.5, 0, 0, 0]
    env.reset(seed=0)
    assert env.s in (0, 2)


def test_a_level_that_changes_tells_the_starts_of_the_map_in_force() -> None:
    env = GridworldEnv(parse_level("map = '''\nS.#\n'''\n[[changes]]\nat = 1\nmap = '''\n..S\n'''"))
    assert env.initial_state_distrib.tolist() == [1.0, 0.0, 0.0]
    env.reset(seed=0)
    env.step(0)
    assert env.initial_state_distrib.tolist() == [0.0, 0.0, 1.0]
    with pytest.raises(ValueError, match="state 2 is not on the map that is in force now"):
        env.reset(seed=0, options={"state": 2})


RIGHT = 1


@pytest.mark.parametrize("action", [RIGHT, True, np.int8(RIGHT), np.uint8(RIGHT), np.array(RIGHT)], ids=repr)
def test_what_the_action_space_contains_is_an_action(action: Any) -> None:
    env = GridworldEnv(parse_level("map = '''\nS..\n'''\n[rules]\nmoves = 'left-right'"))
    assert env.action_space.contains(action)
    env.reset(seed=0)
    assert int(env.step(action)[0]) == 1


@pytest.mark.parametrize(
    "action", [1.0, np.float32(1), np.True_, np.array(True), np.array([1]), np.array(1.0), "right", None, -1, 2, 10**30], ids=repr
)
def test_what_it_does_not_contain_is_refused_in_one_sentence(action: Any) -> None:
    env = GridworldEnv(parse_level("map = '''\nS..\n'''\n[rules]\nmoves = 'left-right'"))
    assert not env.action_space.contains(action)
    env.reset(seed=0)
    with pytest.raises(ValueError, match="expected a whole number from 0 to 1") as refusal:
        env.step(action)
    assert "\n" not in str(refusal.value)
    envs = GridworldVectorEnv(env.level, 1)
    envs.reset(seed=0)
    with pytest.raises(ValueError, match="expected 1 whole numbers from 0 to 1"):
        envs.step(np.array([action], dtype=object) if isinstance(action, np.ndarray) else [action])  # type: ignore[arg-type]
