"""TD(λ): traces by hand, and true online TD(λ) against the λ-return algorithm that it must equal."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.world import TabularMDP


@pytest.fixture
def corridor(drawn: Callable[..., TabularMDP]) -> TabularMDP:
    return drawn(["S...G"], moves='"left-right"', discount=0.5, time_limit=0)


def test_one_surprise_goes_back_along_the_way(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("td-lambda", corridor, alpha=0.5, lam=0.5)
    drive(learner, "rrr")
    trail = learner.estimates()[Field.TRACE][:4].max(axis=1)
    np.testing.assert_allclose(trail, [0.25**3, 0.25**2, 0.25, 0.0], atol=1e-12)
    drive(learner, "r")
    np.testing.assert_allclose(learner.estimates()[Field.V][:4], 0.5 * 0.25 ** np.arange(3, -1, -1), atol=1e-12)
    assert not learner.estimates()[Field.TRACE].any()


@pytest.mark.parametrize(("kind", "twice"), [("accumulating", 1.25), ("replacing", 1.0), ("dutch", 1.25 - 0.1 * 0.25)])
def test_what_a_second_visit_does(kind: str, twice: float, corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("td-lambda", corridor, alpha=0.1, lam=0.5, trace=kind)
    drive(learner, "ll")
    assert learner.estimates()[Field.TRACE][0].max() == pytest.approx(twice * 0.25, abs=1e-12)


def test_lambda_zero_is_td(corridor: TabularMDP, made: Any) -> None:
    mine, other = made("td-lambda", corridor, 5, alpha=0.25, lam=0.0), made("td", corridor, 5, alpha=0.25)
    mine.advance(700)
    other.advance(700)
    np.testing.assert_allclose(mine.estimates()[Field.V], other.estimates()[Field.V], atol=1e-12)


def _online_lambda_returns(v: Any, states: list[int], rewards: list[float], alpha: float, gamma: float, lam: float) -> Any:
    """The online λ-return algorithm (section 12.4; Sutton & Barto 2018) from its definition: all is done again at each step."""
    T = len(rewards)
    history = [v.copy()]
    for h in range(1, T + 1):
        w = v.copy()
        for t in range(h):
            parts, total = [], 0.0
            for n in range(1, h - t + 1):
                total += gamma ** (n - 1) * rewards[t + n - 1]
                ends = t + n == T
                following = 0.0 if ends else history[t + n - 1][states[t + n]]
                parts.append(total + gamma**n * following)
            weights = [(1 - lam) * lam ** (n - 1) for n in range(1, h - t)] + [lam ** (h - t - 1)]
            target = sum(weight * part for weight, part in zip(weights, parts, strict=True))
            w[states[t]] += alpha * (target - w[states[t]])
        history.append(w)
    return history[-1]


@pytest.mark.parametrize("lam", [0.0, 0.4, 0.9, 1.0])
def test_dutch_traces_are_the_online_lambda_return_algorithm(lam: float, corridor: TabularMDP, made: Any) -> None:
    """Random walks, ten episodes of seed 11; every value to 1e-9."""
    learner = made("td-lambda", corridor, 11, alpha=0.3, lam=lam, trace="dutch", initial=0.7)
    v = np.where(corridor.terminal, 0.0, 0.7)
    states, rewards, episodes = [], [], 0
    while episodes < 10:
        learner.advance(1)
        last = learner.body.last()[-1]
        states.append(last.state)
        rewards.append(last.reward)
        if last.terminated:
            v = _online_lambda_returns(v, [*states, last.successor], rewards, 0.3, 0.5, lam)
            np.testing.assert_allclose(learner.estimates()[Field.V], v, atol=1e-9)
            states, rewards, episodes = [], [], episodes + 1
