"""Dyna-Q: planning with memories, by hand and on the maze of the book."""

import random
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


def test_a_dream_is_of_a_state_first(drawn: Callable[..., TabularMDP], made: Any, drive: Any) -> None:
    """Left, right, right to the cheese, left: two dreams in which the last step is one of three memories, of two states.

    400 seeds: it is dreamt of in half of them (section 8.2), within four standard errors, 0.07; even over the pairs, in a third.
    """
    world, dreamt = drawn(["S.G"], moves='"left-right"', discount=0.5), []
    for seed in range(400):
        learner = made("dyna-q", world, seed, alpha=0.5, planning=1)
        drive(learner, "lrrl")
        dreamt.append(-np.log2(1.0 - learner.estimates()[Field.Q][1, 1]) - 1.0)
    assert set(dreamt) == {0.0, 1.0, 2.0}
    assert abs(float(np.mean(dreamt)) / 2.0 - 0.5) < 0.07


def second_episode(mdp: TabularMDP, seed: int, planning: int, alpha: float, epsilon: float) -> int:
    """Steps of the second episode of the box of section 8.2, written from the book in plain Python."""
    dice, (S, A), steps = random.Random(seed), mdp.legal.shape, 0
    q, model = [[0.0] * A for _ in range(S)], dict[int, dict[int, tuple[float, int, float]]]()
    start, ended = int(np.argmax(mdp.start)), mdp.ends[:, :, 0].tolist()
    successors, rewards = mdp.successor[:, :, 0].tolist(), mdp.reward[:, :, 0].tolist()
    for _ in range(2):
        state, steps, over = start, 0, False
        while not over:
            best = max(q[state])
            greedy = [action for action in range(A) if q[state][action] == best]
            action = dice.randrange(A) if dice.random() < epsilon else dice.choice(greedy)
            reward, after, over = rewards[state][action], successors[state][action], ended[state][action]
            discount = 0.0 if over else mdp.discount
            q[state][action] += alpha * (reward + discount * max(q[after]) - q[state][action])
            model.setdefault(state, {})[action] = reward, after, discount
            for _ in range(planning):
                past = dice.choice(list(model))
                taken = dice.choice(list(model[past]))
                gain, then, share = model[past][taken]
                q[past][taken] += alpha * (gain + share * max(q[then]) - q[past][taken])
            state, steps = after, steps + 1
    return steps


def test_a_plain_program_of_the_box_learns_as_fast(drawn: Callable[..., TabularMDP], made: Any) -> None:
    """Steps of the second episode in a room of 4 by 4, 5 dreams, 300 seeds each: the means agree within four standard errors."""
    world = drawn(["S...", "....", "....", "...G"], discount=0.95, time_limit=0)
    plain, ours = [second_episode(world, seed, 5, 0.1, 0.1) for seed in range(300)], []
    for seed in range(300):
        learner = made("dyna-q", world, seed, alpha=0.1, epsilon=0.1, planning=5)
        ends: list[int] = []
        while len(ends) < 2:
            learner.advance(1)
            if learner.body.ended:
                ends.append(learner.body.step)
        ours.append(ends[1])
    error = float(np.hypot(np.std(plain), np.std(ours))) / 300**0.5
    assert abs(float(np.mean(plain)) - float(np.mean(ours))) < 4.0 * error
