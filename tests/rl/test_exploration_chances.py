"""One policy, told in three ways: the chances that are shown, the chance of one action, the mean of q; in every state."""

import numpy as np
import pytest

from playground.rl.exploration import Exploration, behaviour, chance, expected, exploring, tried
from playground.rl.kernel_types import U64
from playground.rl.sampler import any_kind, sampler
from playground.rl.splitmix import GOLDEN, mixed
from playground.world import compile_mdp, parse_level

LEVEL = """map = '''
SaG
...
'''
[legend]
a = { kind = "floor", only = ["up", "down", "left"] }
"""
MDP = compile_mdp(parse_level(LEVEL))
PLAIN = compile_mdp(parse_level("map = '''\nS.G\n...\n'''"))
DICE = np.random.default_rng(4)


def numbers(mdp):
    """Q with ties and visits, some of them 0; −∞ where an action is not legal, as kernels have it."""
    q = np.where(mdp.legal, DICE.integers(0, 3, mdp.legal.shape) / 2.0, -np.inf)
    return q, np.where(mdp.legal, DICE.integers(0, 5, mdp.legal.shape), 0)


@pytest.mark.parametrize("way", tuple(Exploration))
@pytest.mark.parametrize("now", [0, 60, 1000])
@pytest.mark.parametrize("mdp", [MDP, PLAIN], ids=["some actions", "all actions"])
def test_the_chance_of_an_action_and_the_mean_are_those_of_the_policy_that_is_shown(mdp, now, way):
    settings = exploring(way, 0.3, 100.0, 0.7, 1.5)
    q, visits = numbers(mdp)
    visits[2] = np.where(mdp.legal[2], 4, 0)  # everything was tried there
    world = any_kind(sampler(mdp))
    shown = behaviour(np.where(mdp.legal, q, 0.0), mdp.legal, visits, now, settings)
    A = len(mdp.actions)
    for state in np.flatnonzero(mdp.legal.any(axis=1)):
        first = U64(state * A)
        for action in np.flatnonzero(mdp.legal[state]):
            share = chance(q.reshape(-1), visits.reshape(-1), U64(state), first + U64(action), now, settings, world)
            assert share == pytest.approx(shown[state, action] or 1.0, abs=1e-12)
        mean = expected(q.reshape(-1), visits.reshape(-1), U64(state), first, now, settings, world)
        legal = mdp.legal[state]
        assert mean == pytest.approx((shown[state, legal] * q[state, legal]).sum(), abs=1e-12)


@pytest.mark.parametrize("way", tuple(Exploration))
def test_only_actions_with_a_chance_are_tried_and_all_of_them(way):
    """400 draws in every state: the rarest of these actions has a chance of 0.075 or more, so it comes."""
    settings = exploring(way, 0.3, 1e9, 0.7, 1.5)
    q, visits = numbers(MDP)
    world = any_kind(sampler(MDP))
    shown = behaviour(np.where(MDP.legal, q, 0.0), MDP.legal, visits, 0, settings)
    A = len(MDP.actions)
    random = U64(3)
    for state in np.flatnonzero(MDP.legal.any(axis=1)):
        counts = np.zeros(A, int)
        for _ in range(400):
            with np.errstate(over="ignore"):
                random = random + GOLDEN
                bits = mixed(random)
            counts[int(tried(q.reshape(-1), visits.reshape(-1), U64(state), U64(state * A), bits, 0, settings, world))] += 1
        assert ((counts > 0) == (shown[state] > 0)).all()
        assert counts / 400 == pytest.approx(shown[state], abs=0.13)


def test_the_plain_kernel_is_epsilon_greedy_whatever_the_numbers_say():
    settings = exploring("softmax", 0.3, 100.0, 0.7, 1.5)
    plain = settings._replace(plain=(0,))
    greedy = exploring("epsilon-greedy", 0.3, 100.0, 0.7, 1.5)
    q, visits = numbers(PLAIN)
    world = sampler(PLAIN)
    for action in range(4):
        at = U64(action)
        assert chance(q.reshape(-1), visits.reshape(-1), U64(0), at, 0, plain, world) == pytest.approx(
            chance(q.reshape(-1), visits.reshape(-1), U64(0), at, 0, greedy, world), abs=1e-12
        )
    assert expected(q.reshape(-1), visits.reshape(-1), U64(0), U64(0), 0, plain, world) == pytest.approx(
        expected(q.reshape(-1), visits.reshape(-1), U64(0), U64(0), 0, greedy, world), abs=1e-12
    )
