"""The packed table holds what the table holds."""

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest

from playground.rl.sampler import ENDS, STATE, coded, sampler
from playground.world import TabularMDP
from playground.world.library import bundled as names
from playground.world.mdp import Noise

Bundled = Callable[[str], TabularMDP]


@pytest.mark.parametrize("name", sorted(names()))
def test_chances_rewards_and_ends_of_every_bundled_level(bundled: Bundled, name: str) -> None:
    mdp = bundled(name)
    packed = sampler(mdp)
    S, A, _ = mdp.probability.shape
    records = packed.records.reshape(S, A, -1)
    K = packed.outcomes
    bounds = np.concatenate([np.zeros((S, A, 1)), records[:, :, : K - 1] / 2.0**32, np.ones((S, A, 1))], axis=2)
    chances = np.diff(bounds, axis=2)
    after = records[:, :, K - 1 : 2 * K - 1]
    gains = packed.rewards[records[:, :, 2 * K - 1 :]]
    mark = np.random.default_rng(1).uniform(
        1.0, 2.0, S
    )  # a number of its own for each state: who leads elsewhere adds up otherwise
    told, expected = (chances * mark[after & STATE]).sum(axis=2), (mdp.probability * mark[mdp.successor]).sum(axis=2)
    np.testing.assert_allclose(told[mdp.legal], expected[mdp.legal], atol=1e-8)
    assert (np.isin(after & STATE, mdp.successor) | ~mdp.legal[:, :, None]).all()
    np.testing.assert_allclose(
        (chances * gains).sum(axis=2)[mdp.legal], (mdp.probability * mdp.reward).sum(axis=2)[mdp.legal], atol=1e-6
    )
    over = (chances * ((after & ENDS) > 0)).sum(axis=2)
    np.testing.assert_allclose(over[mdp.legal], (mdp.probability * mdp.ends).sum(axis=2)[mdp.legal], atol=1e-8)


def test_kernels_are_made_for_four_actions_with_one_or_three_outcomes(bundled: Bundled) -> None:
    assert sampler(bundled("cliff-walking")).kinds == (0,)
    assert sampler(bundled("frozenlake-8x8")).kinds == (0, 0, 0)
    assert sampler(bundled("short-corridor")).moves == ()


def test_an_action_that_is_not_legal_leads_nowhere(by_hand: Callable[..., TabularMDP]) -> None:
    mdp = by_hand({(1, 1): [(0.5, 0, 3.0, False), (0.5, 2, 1.0, True)]}, 3, 2, 0.5)
    packed = sampler(mdp)
    records = packed.records.reshape(3, 2, -1)
    assert packed.outcomes == 3
    assert (records[1, 0, 2:5] & STATE).tolist() == [1, 1, 1]
    assert packed.choices.reshape(3, 2)[1].tolist() == [1, 0] and packed.counts.tolist() == [0, 1, 0]
    assert len(packed.starts) == 0


def test_equal_rewards_that_vary_differently_are_told_apart(by_hand: Callable[..., TabularMDP]) -> None:
    mdp = by_hand({(0, 0): [(0.5, 1, 3.0, False), (0.5, 2, 3.0, False)], (1, 0): [(1.0, 0, 3.0, False)]}, 3, 1, 0.5)
    gaussian, either = np.zeros((3, 1, 2)), np.zeros((3, 1, 2))
    gaussian[0, 0, 1], either[1, 0, 0] = 2.0, 5.0
    packed = sampler(dataclasses.replace(mdp, noise=Noise(gaussian, either)))
    codes = packed.records.reshape(3, -1)[:, 2 * packed.outcomes - 1 :]
    assert packed.noisy and packed.kinds == packed.moves == ()
    assert packed.rewards[codes[0, :2]].tolist() == [3.0, 3.0]
    assert packed.noise[codes[0, :2]].tolist() == [[0.0, 0.0], [2.0, 0.0]]
    assert packed.noise[codes[1, 0]].tolist() == [0.0, 5.0]


def test_many_different_rewards_are_told_apart_too() -> None:
    values = np.random.default_rng(1).normal(size=(100, 90))
    values[::3] = 7.5
    codes, count, first = coded(values)
    assert count == 66 * 90 + 1
    np.testing.assert_array_equal(values.reshape(-1)[first][codes], values)
    few, count, first = coded(values[:2])
    assert count == 91
    np.testing.assert_array_equal(values[:2].reshape(-1)[first][few], values[:2])
