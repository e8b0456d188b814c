"""Guessing: what is said is kept, marked against the solved values, and hidden until it is asked for."""

from types import MappingProxyType

import pytest

from playground.training import commands
from playground.training.session import Session
from playground.ui.explanations.guess.guessing import Guesses, end_of, last_whole_episode, marks_of, points
from playground.world import library


@pytest.fixture(scope="module")
def snapshot():
    session = Session()
    session.obey(commands.Start(library.find("corridor"), "q-learning", seed=1))
    session.obey(commands.Study("optimum"))
    while session.work(0.1):
        pass
    return session.measured()


def test_points_fall_evenly_to_nothing_at_half_of_what_values_differ():
    assert [points(error, 10.0) for error in (0.0, 1.25, -2.5, 5.0, 80.0)] == [100, 75, 50, 0, 0]


def test_a_guess_is_marked_by_the_exact_value(snapshot):
    state = snapshot.mdp.states[3]  # the cell before the cheese: one step, -1 + 10
    guesses = Guesses(answers=MappingProxyType({"v": MappingProxyType({(state, ""): 8.0})}))
    (mark,) = marks_of(guesses, snapshot)
    assert (mark.guess, mark.true) == (8.0, pytest.approx(9.0, abs=1e-9))
    values = snapshot.study.v[~snapshot.mdp.terminal]
    assert mark.points == points(-1.0, values.max() - values.min())


def test_every_best_move_counts_as_right(snapshot):
    state, actions = snapshot.mdp.states[0], snapshot.mdp.actions
    for name, right in (("right", 100), ("left", 0)):
        guesses = Guesses(kind="arrow").with_guess((state, ""), float(actions.index(name)))
        assert [mark.points for mark in marks_of(guesses, snapshot)] == [right]


def test_a_guess_about_a_move_is_marked_by_its_own_value(snapshot):
    guesses = Guesses(kind="q").with_guess((snapshot.mdp.states[3], "left"), 0.0)
    (mark,) = marks_of(guesses, snapshot)
    assert mark.true == pytest.approx(snapshot.study.q[3, snapshot.mdp.actions.index("left")], abs=1e-9)


def test_a_guess_about_a_return_is_marked_by_the_rewards_of_the_episode():
    session = Session()
    session.obey(commands.Start(library.find("corridor"), "q-learning", seed=1))
    for _ in range(4):
        session.obey(commands.Act("right"))
    snapshot = session.measured()
    episode = last_whole_episode(snapshot)
    assert episode.rewards == (-1.0, -1.0, -1.0, 9.0)
    guesses = Guesses(kind="g", episode=episode).with_guess((snapshot.mdp.states[0], "0"), 3.851)
    guesses = guesses.with_guess((snapshot.mdp.states[3], "3"), 0.0)
    first, last = marks_of(guesses, snapshot)
    assert first.true == pytest.approx(-1 - 0.9 - 0.81 + 0.729 * 9, abs=1e-9)
    assert (first.points, first.action) == (100, 0)
    assert (last.true, last.points) == (9.0, 0)
    assert end_of(guesses, snapshot) >= 1.3 * 9


def test_there_is_no_return_to_guess_until_an_episode_has_ended(snapshot):
    assert last_whole_episode(snapshot) is None
    assert marks_of(Guesses(kind="g"), snapshot) == ()


def test_guesses_about_moves_count_against_what_moves_differ_by():
    session = Session()
    session.obey(commands.Start(library.find("cliff-walking"), "q-learning", seed=1))
    session.obey(commands.Study("optimum"))
    while session.work(0.1):
        pass
    seen = session.measured()
    edge = int(seen.mdp.state_at()[2, 3])  # down is the cliff: -100, and 13 more from the start
    guesses = Guesses(kind="q").with_guess((seen.mdp.states[edge], "down"), -100.0)
    (mark,) = marks_of(guesses, seen)
    assert mark.true == pytest.approx(-113.0, abs=1e-9)
    assert mark.points == points(13.0, -1.0 + 114.0)
    assert end_of(guesses, seen) > 114
