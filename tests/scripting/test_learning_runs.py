"""`playground.train`: a run in Python is the run of the command line."""

import numpy as np
import pytest

import playground
from playground.cli import main
from playground.learning.learner import Field
from playground.world import LevelError, finite_mdp


def test_the_same_bits_as_on_the_command_line(tmp_path, capsys):
    file = tmp_path / "q.npy"
    words = ["--learner", "sarsa", "--steps", "700", "--seed", "4", "--set", "alpha=0.25", "--q-out", str(file)]
    assert main(["train", "windy-gridworld", *words]) == 0
    run = playground.train("windy-gridworld", "sarsa", 700, 4, alpha=0.25)
    assert run.q.tobytes() == np.load(file).tobytes()
    assert (run.learner, run.seed, run.steps, run.settings.alpha) == ("sarsa", 4, 700, 0.25)


def test_a_run_and_what_came_of_it():
    run = playground.train("corridor", "q-learning", episodes=60, seed=1, alpha=0.5)
    assert run.ended == len(run.episodes) == len(run.curve.episode) == 60
    assert np.array_equal(run.episodes.returns, run.curve.mean)
    assert run.episodes.at.tolist() == run.episodes.lengths.cumsum().tolist()
    assert run.visits.sum() == run.steps == run.episodes.at[-1]
    assert run.distance.greedy_return == run.optimum.start == pytest.approx(3.851, abs=1e-9)
    assert run.policy.sum(axis=1)[~run.mdp.terminal] == pytest.approx(1.0, abs=1e-9)
    assert repr(run).startswith("<RunResult of q-learning on 'Corridor': seed 1, ")
    with pytest.raises(ValueError, match="read-only"):
        run.visits[0, 0] = 1


def test_tables_of_a_run():
    run = playground.train("corridor", "td", episodes=5)
    assert run.q is None
    assert "q_up" not in run.columns()
    assert run.columns()["visits_up"].tolist() == run.visits[:, run.actions.index("up")].tolist()
    assert list(run.columns("episodes")) == ["episode", "return", "length", "at"]
    assert run.columns("episodes")["episode"].tolist() == [1, 2, 3, 4, 5]
    assert run.columns("curve")["mean"].tolist() == run.episodes.returns.tolist()


def test_everything_a_learner_keeps_is_there():
    run = playground.train("corridor", "sarsa-lambda", 20)
    assert run.fields[Field.TRACE].shape == run.visits.shape


def test_a_planner_stops_when_it_has_converged():
    run = playground.train("corridor", "value-iteration", episodes=1000)
    assert run.ended < 1000
    assert len(run.episodes) == 0
    np.testing.assert_allclose(run.v, run.optimum.v, atol=1e-9)


def test_on_a_level_that_changes_no_episode_is_missed():
    run = playground.train("blocking-maze", "q-learning", 3000, 2)
    assert run.ended == len(run.episodes) > 0
    assert run.level.rows == playground.solve("blocking-maze", at=3000).level.rows


def test_what_a_learner_is_given():
    best = playground.solve("corridor")
    assert np.array_equal(playground.train("corridor", "sarsa", 0, q=best.q).q, best.q)
    judge = playground.train("corridor", "policy-evaluation", episodes=1000, policy=best.policy)
    np.testing.assert_allclose(judge.v, best.v, atol=1e-9)
    named = playground.train("corridor", "policy-evaluation", episodes=1000, policy="optimal")
    np.testing.assert_allclose(named.v, best.v, atol=1e-9)


def test_a_table_from_arrays():
    mdp = finite_mdp([[[0, 1], [1, 0]], [[0, 1], [0, 1]]], [[2, 0], [0, 0]], 0.5, terminal=[1], start=0, order="state first")
    run = playground.train(mdp, "q-learning", 50, alpha=1.0)
    assert run.q.tolist() == [[2.0, 1.0], [0.0, 0.0]], "to the end for 2, or first staying for nothing: 0.5 · 2"


@pytest.mark.parametrize(
    ("arguments", "named", "sentence"),
    [
        (("corridor", "q-learning"), {}, "train needs one of steps=N and episodes=N, and not both"),
        (("corridor", "q-learning", 5), {"episodes": 5}, "train needs one of steps=N and episodes=N, and not both"),
        (("corridor", "q-learning", 5), {"alhpa": 1}, "q-learning has no dial 'alhpa'; did you mean 'alpha'?"),
        (("corridor", "q-learning", 5), {"policy": "uniform"}, "q-learning has no dial 'policy'"),
        (("corridor", "q-learning", 5, None), {}, "the seed is None, expected a whole number"),
        ((3, "q-learning", 5), {}, "the level is 3, expected the name"),
    ],
)
def test_something_else_was_given(arguments, named, sentence):
    with pytest.raises(TypeError, match=sentence):
        playground.train(*arguments, **named)


def test_something_that_does_not_fit():
    q = playground.solve("corridor").q
    with pytest.raises(ValueError, match="q-learning finds a policy of its own; the learners that judge a given one are"):
        playground.train("corridor", "q-learning", 5, policy=np.full(q.shape, 0.25))
    with pytest.raises(ValueError, match="td learns no table of action values"):
        playground.train("corridor", "td", 5, q=q)
    with (
        pytest.raises(ValueError, match="there is no cell where the mouse can do anything"),
        pytest.warns(UserWarning, match="rules"),
    ):
        playground.train("##\n##", "td", 5)
    over = finite_mdp([[[0, 1], [0, 1]]], [[1], [0]], 0.5, terminal=[1], start=1)
    with pytest.raises(LevelError, match="has no start where anything can be done, so no episode can begin"):
        playground.train(over, "q-learning", 5)
