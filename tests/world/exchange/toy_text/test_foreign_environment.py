"""Whatever an environment of someone else raises or answers, one plain answer comes of it."""

import random

import numpy as np
import pytest
from gymnasium import spaces

from playground.world.exchange.toy_text.foreign_environment import ForeignEnvironment, ForeignStep, private_copy, quiet


class Five:
    """The interface of today."""

    def reset(self, *, seed=None):
        return seed, {"info": 1}

    def step(self, action):
        return action, 1.5, 0, 1, {}


class Four:
    """The interface of before 2022: no seed, no info, four parts; the seed is set apart."""

    def __init__(self):
        self.seeded = None

    def seed(self, number):
        self.seeded = number

    def reset(self):
        return self.seeded

    def step(self, action):
        return action, 0.0, True, {}


class Broken:
    def __getattr__(self, name):
        raise RuntimeError(name)

    def reset(self, seed):
        raise SystemExit(3)

    def step(self, action):
        raise ValueError("no")


def foreign(env) -> ForeignEnvironment:
    return ForeignEnvironment(env, "X-v0", 0, {})


def test_both_interfaces_give_the_same_kind_of_answers():
    assert foreign(Five()).reset(7) == 7
    assert foreign(Five()).step(2) == ForeignStep(2, 1.5, False, True)
    assert foreign(Four()).reset(7) == 7
    assert foreign(Four()).step(2) == ForeignStep(2, 0.0, True, False)


def test_what_raises_answers_none():
    env = foreign(Broken())
    assert env.env is env.whole
    assert env.reset(0) is None
    assert env.step(0) is None
    assert env.attribute("P") is None
    assert env.call("decode", 3) is None
    assert (env.size("observation_space"), env.sizes("observation_space")) == (0, [])


def test_the_environment_is_looked_at_without_its_wrappers():
    inner = Five()
    wrapper = type("Wrapper", (), {"unwrapped": inner})()
    env = foreign(wrapper)
    assert (env.env, env.whole) == (inner, wrapper)


def test_a_method_is_called_with_its_arguments():
    env = foreign(type("Taxi", (), {"decode": lambda self, state, base: divmod(state, base), "P": 3})())
    assert env.call("decode", 7, 5) == (1, 2)
    assert env.call("P") is None
    assert env.attribute("P") == 3


@pytest.mark.parametrize(
    ("space", "size", "sizes"),
    [
        (spaces.Discrete(5), 5, []),
        (spaces.Discrete(5, start=1), 0, []),
        (spaces.MultiDiscrete([2, 3]), 0, [2, 3]),
        (spaces.Tuple((spaces.Discrete(2), spaces.Discrete(4))), 0, [2, 4]),
        (spaces.Box(0, 1, (2,)), 0, []),
        (None, 0, []),
    ],
)
def test_spaces_are_counted(space, size, sizes):
    env = foreign(type("Env", (), {"observation_space": space})())
    assert env.size("observation_space") == size
    assert env.sizes("observation_space") == sizes


def test_shared_dice_are_put_back_and_nothing_is_printed(capfd):
    random.seed(1)
    np.random.seed(1)
    expected = random.Random(1).random(), np.random.RandomState(1).random_sample()
    with quiet():
        foreign(Five()).reset(99)
        print("hello", random.random(), np.random.random())
    assert (random.random(), np.random.random_sample()) == expected
    assert capfd.readouterr().out == ""


class Drawing:
    """An environment with something that cannot be copied, dice, and a table that its own methods change."""

    def __init__(self):
        self.render_mode = "human"
        self.surface = (part for part in "abc")
        self.P = {0: [1, 2]}
        self.dice = np.random.default_rng(5)
        self.draw = self.method

    def method(self):
        self.P[0].append(3)


class Wrapper:
    def __init__(self, env):
        self.unwrapped = env


def test_a_private_copy_leaves_the_environment_as_it_is():
    env = Drawing()
    before = env.dice.bit_generator.state
    twin = private_copy(Wrapper(env))
    assert type(twin) is Drawing
    twin.draw()
    twin.dice.random()
    assert (env.P, env.render_mode, env.dice.bit_generator.state) == ({0: [1, 2]}, "human", before)
    assert (twin.P, twin.render_mode) == ({0: [1, 2, 3]}, None)
    assert twin.surface is env.surface


@pytest.mark.parametrize(
    ("answer", "observation"),
    [
        (((3, 4), {}), (3, 4)),
        ((3, 4), (3, 4)),
        ((3, {}, 5), (3, {}, 5)),
        (({}, {"a": 1}), {}),
        ([3, {}], [3, {}]),
        ((3, None), (3, None)),
    ],
)
def test_an_observation_of_two_parts_is_no_observation_with_its_facts(answer, observation):
    class Fixed(Five):
        def reset(self, *, seed=None):
            return answer

    assert ForeignEnvironment(Fixed(), "X", 0, {}).reset(1) == observation
