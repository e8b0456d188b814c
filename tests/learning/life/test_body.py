"""The mouse inside a kernel, moved step by step in plain Python."""

import numpy as np
import pytest

from playground.learning.life.body import (
    KEPT,
    STEPS,
    TAG,
    TERMINATED,
    TRUNCATED,
    log_episode,
    note,
    outcome,
    placed,
    read_mouse,
    rolled,
    write_back,
)
from playground.learning.life.experience import Experience
from playground.rl.kernel_types import U64
from playground.rl.splitmix import GOLDEN

RIGHT = 1


@pytest.fixture
def body(drawn):
    """A mouse at the start of a corridor of three cells, which pays 1 at its end; two steps at most."""
    return Experience(drawn(["S.G"], moves='"left-right"', discount=0.5, step_reward=-0.25, time_limit=2))


@pytest.fixture(autouse=True)
def as_in_kernels():
    """Numbers of 64 bits go round, as they do in kernels."""
    with np.errstate(over="ignore"):
        yield


def step(body, mouse, action=RIGHT):
    at = mouse.state * U64(2) + U64(action)
    return at, *outcome(mouse, at, body.any_sampler)


def test_a_step_moves_it_and_sums_up_rewards(body):
    _, mouse, lived = step(body, read_mouse(body.body))
    assert (int(lived.successor), lived.reward, lived.continuation) == (1, -0.25, 0.5)
    assert (int(mouse.state), mouse.step, mouse.ended, mouse.power) == (1, 1, 0, 0.5)
    _, mouse, lived = step(body, mouse)
    assert (mouse.ended, lived.continuation, lived.reward) == (TERMINATED, 0.0, 0.75)
    assert mouse.episode_return == 0.5 and mouse.discounted == -0.25 + 0.5 * 0.75


def test_time_that_runs_out_ends_the_episode_but_not_what_would_have_followed(body):
    _, mouse, _ = step(body, read_mouse(body.body), 0)
    _, mouse, lived = step(body, mouse, 0)
    assert mouse.ended == TRUNCATED and lived.continuation == 0.5


def test_it_is_placed_anew_only_where_its_episode_is_over(body):
    mouse = read_mouse(body.body)
    assert placed(mouse, body.any_sampler) is mouse
    ended = mouse._replace(state=U64(2), ended=TERMINATED, step=2, episode_return=3.0, power=0.25)
    again = placed(ended, body.any_sampler)
    assert (int(again.state), again.step, again.ended, again.episode_return, again.power) == (0, 0, 0, 0.0, 1.0)
    assert again.random == ended.random, "one start needs no dice"


def test_several_starts_take_one_draw_and_both_come(drawn):
    body = Experience(drawn(["S.S.G"], moves='"left-right"'))
    mouse = read_mouse(body.body)._replace(ended=TERMINATED)
    places = set()
    for _ in range(30):
        mouse = placed(mouse._replace(ended=TERMINATED), body.any_sampler)
        places.add(int(mouse.state))
    assert places == {0, 2}
    assert rolled(mouse).random == mouse.random + GOLDEN


def test_what_it_did_is_noted_and_written_back(body):
    body.driver = 3
    before = read_mouse(body.body)
    at, mouse, lived = step(body, before)
    note(mouse, before.state, U64(RIGHT), at, lived, 0, True, body.body)
    note(mouse, before.state, U64(RIGHT), at, lived, 1, False, body.body)
    write_back(mouse, 2, body.body)
    assert body.body.visits.tolist()[:2] == [0, 2] and body.steps == 2 and body.state == 1
    assert body.body.ring[0].tolist() == [0, 1, 1, 0, 3] and body.body.paid[0] == -0.25
    assert not body.body.ring[1].any() and body.body.whole[TAG] == 3 and body.body.whole[STEPS] == 2 < KEPT


def test_an_episode_is_logged_with_its_return_and_length(body):
    mouse = read_mouse(body.body)._replace(episode_return=2.5, step=7)
    logged = log_episode(mouse, body.body)
    assert logged.logged == 1 and body.body.log[0] == 2.5 and body.body.lengths[0] == 7
