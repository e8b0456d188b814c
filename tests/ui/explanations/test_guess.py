"""Guessing: what is said is kept, marked against the solved values, and hidden until it is asked for."""

from types import MappingProxyType

import pytest

from playground.training import commands
from playground.training.session import Session
from playground.ui.guessing import Guesses, marked, points
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
    told = Guesses(said=MappingProxyType({"v": MappingProxyType({(state, ""): 8.0})}))
    (mark,) = marked(told, snapshot)
    assert (mark.said, mark.true) == (8.0, pytest.approx(9.0, abs=1e-9))
    values = snapshot.study.v[~snapshot.mdp.terminal]
    assert mark.points == points(-1.0, values.max() - values.min())


def test_every_best_move_counts_as_right(snapshot):
    state, actions = snapshot.mdp.states[0], snapshot.mdp.actions
    for name, right in (("right", 100), ("left", 0)):
        told = Guesses(kind="arrow").saying((state, ""), float(actions.index(name)))
        assert [each.points for each in marked(told, snapshot)] == [right]


def test_a_guess_about_a_move_is_marked_by_its_own_value(snapshot):
    told = Guesses(kind="q").saying((snapshot.mdp.states[3], "left"), 0.0)
    (mark,) = marked(told, snapshot)
    assert mark.true == pytest.approx(snapshot.study.q[3, snapshot.mdp.actions.index("left")], abs=1e-9)
