"""Dyna-Q: planning with memories, by hand and on the maze of the book."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.world import TabularMDP


@pytest.fixture
def corridor(drawn: Callable[..., TabularMDP]) -> TabularMDP:
    return drawn(["S...G"], moves='"left-right"', discount=0.5)


def test_without_dreams_it_is_q_learning(corridor: TabularMDP, made: Any) -> None:
    mine, other = made("dyna-q", corridor, 5, planning=0), made("q-learning", corridor, 5)
    mine.advance(900)
    other.advance(900)
    np.testing.assert_array_equal(mine.estimates()[Field.Q], other.estimates()[Field.Q])


def test_the_model_is_what_was_seen(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("dyna-q", corridor)
    drive(learner, "lrr")
    assert learner.estimates()[Field.MODEL].tolist() == [[0, 1], [-1, 2], [-1, -1], [-1, -1], [-1, -1]]


def test_dreams_carry_one_success_back_to_the_start(corridor: TabularMDP, made: Any, drive: Any) -> None:
    """α 1 and 1000 dreams of four memories: each is dreamt of often enough, whatever the seed."""
    learner = made("dyna-q", corridor, alpha=1.0, planning=1000)
    drive(learner, "rrrr")
    np.testing.assert_allclose(learner.estimates()[Field.Q][:4, 1], [0.125, 0.25, 0.5, 1.0], atol=1e-12)


def test_more_dreams_need_fewer_episodes(bundled: Callable[[str], TabularMDP], made: Any) -> None:
    """Figure 8.2: after the second episode of the Dyna maze 50 dreams are near the optimum of 14 steps, none is far from it.

    Thirty seeds, mean steps of the third episode: below 50 with 50 dreams, above 150 with none.
    """
    means = {}
    for planning in (0, 50):
        steps = []
        for seed in range(30):
            learner = made("dyna-q", bundled("dyna-maze"), seed, planning=planning)
            ends: list[int] = []
            while len(ends) < 3:
                learner.advance(1)
                if learner.body.ended:
                    ends.append(learner.body.step)
            steps.append(ends[2])
        means[planning] = float(np.mean(steps))
    assert means[50] < 50 and means[0] > 150
