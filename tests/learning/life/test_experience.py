"""The mouse's body: episodes, time limits, the last transitions, walking and moving house."""

import dataclasses
from collections.abc import Callable

import numpy as np

from playground.learning.life.experience import Experience
from playground.rl.policies import uniform
from playground.world import TabularMDP
from playground.world.mdp import Noise

Drawn = Callable[..., TabularMDP]


def test_an_episode_ends_stays_at_the_end_and_begins_anew(drawn: Drawn) -> None:
    mdp = drawn(["S.G"], moves='"left-right"', discount=0.5, step_reward=-1.0)
    body = Experience(mdp)
    right = mdp.actions.index("right")
    start = body.state
    body.walk(1, action=right)
    assert (body.step, body.ended, body.episode_return, body.discounted_return) == (1, False, -1.0, -1.0)
    body.walk(1, action=right)
    assert body.ended and mdp.terminal[body.state] and body.episodes == 1
    assert body.episode_return == -1.0 and body.discounted_return == -1.0
    last = body.last()[-1]
    assert last.terminated and not last.truncated and last.reward == 0.0
    body.walk(1, action=right)
    assert body.last()[-1].state == start and body.step == 1 and body.episodes == 1


def test_running_out_of_time_truncates(drawn: Drawn) -> None:
    mdp = drawn(["S..G"], moves='"left-right"', time_limit=3)
    body = Experience(mdp)
    for _ in range(3):
        body.walk(1, action=mdp.actions.index("left"))
    assert body.ended and body.last()[-1].truncated and not body.last()[-1].terminated
    assert not mdp.terminal[body.state] and body.episodes == 1
    body.walk(1)
    assert body.step == 1


def test_the_last_256_transitions_are_kept_however_it_is_cut(drawn: Drawn) -> None:
    mdp = drawn(["S...", "....", "...G"], slip=0.3)
    whole, cut = Experience(mdp, 1), Experience(mdp, 1)
    whole.walk(1000)
    for n in (300, 1, 250, 449):
        cut.walk(n)
    assert len(whole.last()) == 256 and whole.last() == cut.last() and whole.last(5) == whole.last()[-5:]
    for before, after in zip(whole.last(), whole.last()[1:], strict=False):
        assert before.successor == after.state or before.terminated or before.truncated
    assert sum(each.terminated for each in whole.last()) > 0


def test_the_driver_is_kept_with_each_transition(drawn: Drawn) -> None:
    body = Experience(drawn(["S...G"]))
    body.walk(2)
    body.driver = 3
    body.walk(2)
    assert [each.driver for each in body.last()] == [0, 0, 3, 3]


def test_outcomes_come_as_often_as_the_table_says(drawn: Drawn) -> None:
    mdp = drawn(["S..", "...", "..."], slip=0.5, time_limit=0, discount=1.0)
    body = Experience(mdp, 11)
    S, A, _ = mdp.probability.shape
    counted = np.zeros((S, A, S))
    for _ in range(400):
        body.walk(256)
        for each in body.last():
            counted[each.state, each.action, each.successor] += 1
    expected = np.zeros((S, A, S))
    np.add.at(expected, (np.arange(S)[:, None, None], np.arange(A)[None, :, None], mdp.successor), mdp.probability)
    shares = counted / counted.sum(axis=2, keepdims=True)
    np.testing.assert_allclose(shares, expected, atol=0.05)


def test_episodes_begin_as_often_as_the_table_says(drawn: Drawn) -> None:
    mdp = drawn(["SGS", "G.G", "SGS"], time_limit=1)
    body = Experience(mdp, 3)
    starts = np.zeros(len(mdp.states))
    for _ in range(4000):
        body.restart()
        starts[body.state] += 1
    np.testing.assert_allclose(starts / 4000, mdp.start, atol=0.03)


def test_a_policy_is_followed(drawn: Drawn) -> None:
    mdp = drawn(["S...", "....", "...."], time_limit=0)
    policy = 0.25 * uniform(mdp.legal)
    policy[:, mdp.actions.index("right")] += 0.75
    body = Experience(mdp, 2)
    body.walk(20_000, policy)
    np.testing.assert_allclose(body.visits.sum(axis=0) / 20_000, [0.0625, 0.8125, 0.0625, 0.0625], atol=0.01)


def test_saved_and_loaded_it_goes_on(drawn: Drawn) -> None:
    mdp = drawn(["S...", "....", "...G"], slip=0.3)
    one, two = Experience(mdp, 1), Experience(mdp, 9)
    one.walk(77)
    two.load(one.save())
    one.walk(500)
    two.walk(500)
    assert one.last() == two.last() and one.episode_return == two.episode_return and one.episodes == two.episodes
    np.testing.assert_array_equal(one.visits, two.visits)


def test_an_edit_keeps_the_place_and_the_counters(drawn: Drawn) -> None:
    old = drawn(["S....G"], moves='"left-right"', step_reward=-1.0)
    body = Experience(old, 1)
    for _ in range(2):
        body.walk(1, action=old.actions.index("right"))
    new = drawn(["S....G", "......"], moves='"left-right"', step_reward=-1.0)
    moved = body.edited(new)
    assert moved.mdp.states[moved.state] == old.states[body.state]
    assert (moved.step, moved.steps, moved.episode_return) == (2, 2, -2.0) and moved.last() == ()
    moved.walk(3)
    assert len(moved.last()) == 3 and moved.steps == 5


def test_an_edit_under_its_feet_begins_a_new_episode(drawn: Drawn) -> None:
    old = drawn(["S...G"])
    body = Experience(old, 1)
    body.walk(1, action=old.actions.index("right"))
    moved = body.edited(drawn(["S#..G"]))
    assert moved.step == 0 and moved.mdp.start[moved.state] == 1.0 and not moved.ended


def test_where_no_episode_can_begin_it_stays(drawn: Drawn) -> None:
    mdp = drawn(["S.G"])
    body = Experience(dataclasses.replace(mdp, start=np.zeros(3)))
    assert body.stuck and body.walk(5) == 0 and not body.accepts(0) and body.state == 0
    body.restart()
    assert body.steps == 0


def noisy(mdp: TabularMDP, gaussian: float = 0.0, either: float = 0.0) -> TabularMDP:
    """The same with rewards that vary in every second state."""
    where = (np.arange(len(mdp.states)) % 2 == 0)[:, None, None]
    shape = mdp.probability.shape
    return dataclasses.replace(
        mdp, noise=Noise(np.where(where, gaussian, np.zeros(shape)), np.where(where, either, np.zeros(shape)))
    )


def test_rewards_vary_about_their_mean_as_the_table_says(drawn: Drawn) -> None:
    plain = drawn(["S..", "...", "..G"], slip=0.3, step_reward=-1.0, time_limit=0)
    for noise in ({"gaussian": 2.0}, {"either": 3.0}):
        body = Experience(noisy(plain, **noise), 5)
        even, odd = [], []
        for _ in range(200):
            body.walk(256)
            for each in body.last():
                if not each.terminated:
                    (odd if each.state % 2 else even).append(each.reward)
        paid = np.array(even)
        assert set(odd) == {-1.0}
        assert abs(paid.mean() + 1.0) < 0.06
        if "either" in noise:
            assert set(even) == {-4.0, 2.0}
        else:
            assert abs(paid.std() - 2.0) < 0.05
            # Of a normal number 68.27 % lie within one deviation and 95.45 % within two.
            assert abs((np.abs(paid + 1.0) < 2.0).mean() - 0.6827) < 0.01
            assert abs((np.abs(paid + 1.0) < 4.0).mean() - 0.9545) < 0.01


def test_noise_is_the_same_however_a_run_is_cut_saved_and_resumed(drawn: Drawn) -> None:
    mdp = noisy(drawn(["S...", "....", "...G"], slip=0.3), gaussian=1.0, either=0.5)
    whole, cut = Experience(mdp, 1), Experience(mdp, 1)
    whole.walk(1000)
    for n in (300, 1, 250):
        cut.walk(n)
    resumed = Experience(mdp, 9)
    resumed.load(cut.save())
    resumed.walk(449)
    assert whole.last() == resumed.last() and whole.episode_return == resumed.episode_return
    assert len({each.reward for each in whole.last()}) > 100


def test_where_nothing_varies_no_number_is_drawn_for_it(drawn: Drawn) -> None:
    mdp = drawn(["S...", "....", "...G"], slip=0.3)
    still = dataclasses.replace(mdp, noise=Noise(np.zeros(mdp.probability.shape), np.zeros(mdp.probability.shape)))
    plain, quiet = Experience(mdp, 3), Experience(still, 3)
    plain.walk(500)
    quiet.walk(500)
    assert plain.last() == quiet.last() and quiet.sampler.kinds == (0, 0, 0)


def test_each_episode_that_ended_is_told_with_its_return_its_length_and_when(drawn: Drawn) -> None:
    mdp = drawn(["S..G"], moves='"left-right"', step_reward=-1.0, time_limit=3)
    body, heard = Experience(mdp), []
    body.listener = heard.append
    right, left = mdp.actions.index("right"), mdp.actions.index("left")
    for action in (right, right, right, left, left, left, right):
        body.walk(1, action=action)
    assert [(*each.returns, *each.lengths, *each.at) for each in heard] == [(-2.0, 3, 3), (-3.0, 3, 6)]
    body.walk(500)
    found = heard[-1]
    assert found.lengths.sum() + body.step * (not body.ended) - 1 == 500 and found.at[-1] == body.steps - body.step * (
        not body.ended
    )
    assert (np.diff(found.at) == found.lengths[1:]).all() and body.episodes == 2 + len(found.at)


def test_it_pauses_after_so_many_ended_episodes_and_goes_on_as_if_it_had_not(drawn: Drawn) -> None:
    mdp = drawn(["S...", "....", "...G"], slip=0.3)
    whole, cut = Experience(mdp, 1), Experience(mdp, 1)
    cut.pause = 3
    while cut.steps < 1000:
        before = cut.episodes
        lived = cut.walk(1000 - cut.steps)
        assert (cut.episodes - before == 3 and cut.ended) or cut.steps == 1000
        assert lived > 0
    whole.walk(1000)
    assert whole.last() == cut.last() and whole.episodes == cut.episodes
    assert all(np.array_equal(*pair) for pair in zip(whole.curve.points(), cut.curve.points(), strict=True))
