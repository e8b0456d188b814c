"""A policy that is given: judged at once, kept by saved runs, refused where it fits nothing."""

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.learning.learner import Field
from playground.rl.evaluation import solve_policy
from playground.rl.policies import uniform
from playground.training.commands import Judge, Start, Step, Tune
from playground.training.run_file import load, save
from playground.training.session import Session
from playground.world import compile_mdp
from playground.world.library import find
from tests.training.sessions import settle

LEVEL = find("cliff5")
MDP = compile_mdp(LEVEL)
JUDGES = sorted(id for id, spec in learners().items() if spec.judges)


def far():
    """Up to the wall, then right, then down the last column."""
    policy = np.zeros(MDP.legal.shape)
    for number, state in enumerate(MDP.states):
        name = "down" if state.cell.col == 4 else "right" if state.cell.row == 0 else "up"
        policy[number, MDP.actions.index(name)] = float(not MDP.terminal[number])
    return policy


@pytest.mark.parametrize("learner", JUDGES)
def test_a_start_or_a_command_gives_a_policy_and_a_run_keeps_it(learner):
    by_start, by_command, again = Session(), Session(), Session()
    by_start.obey(Start(LEVEL, learner, seed=2, policy=far()))
    by_command.obey(Start(LEVEL, learner, seed=2))
    by_command.obey(Judge(far()))
    for session in (by_start, by_command):
        session.obey(Step(150))
        seen = settle(session)
        assert session.settings.policy == "given"
        np.testing.assert_array_equal(seen.fields[Field.POLICY], far())
    np.testing.assert_array_equal(by_start.snapshot().fields[Field.V], by_command.snapshot().fields[Field.V])
    load(again, save(by_start))
    assert again.settings.policy == "given"
    for session in (by_start, again):
        session.obey(Step(60))
        settle(session)
    np.testing.assert_array_equal(again.snapshot().fields[Field.V], by_start.snapshot().fields[Field.V])
    np.testing.assert_array_equal(again.snapshot().fields[Field.POLICY], far())


def test_its_value_is_that_of_the_way_along_the_wall():
    session = Session()
    session.obey(Start(LEVEL, "policy-evaluation", policy=far()))
    session.obey(Step(10_000))
    seen = settle(session)
    np.testing.assert_allclose(seen.fields[Field.V], solve_policy(MDP, far())[0], atol=1e-9)
    assert seen.fields[Field.V][MDP.state_at()[3, 0]] == pytest.approx(-20 * (1 - 0.95**10) + 20 * 0.95**9, abs=1e-9)


def test_another_policy_after_it_has_settled_is_judged_anew():
    session = Session()
    session.obey(Start(LEVEL, "policy-evaluation"))
    session.obey(Step(100_000))
    assert settle(session).status == "converged"
    session.obey(Judge(far()))
    assert settle(session).status == "paused"
    session.obey(Step(100_000))
    np.testing.assert_allclose(settle(session).fields[Field.V], solve_policy(MDP, far())[0], atol=1e-9)
    session.obey(Tune({"policy": "uniform"}))
    session.obey(Step(100_000))
    np.testing.assert_allclose(settle(session).fields[Field.V], solve_policy(MDP, uniform(MDP.legal))[0], atol=1e-7)


def test_what_does_not_fit_is_refused_with_a_sentence():
    session = Session()
    session.obey(Start(LEVEL, "q-learning"))
    session.obey(Judge(far()))
    assert session.message.startswith("q-learning finds a policy of its own; the learners that judge a given one are ")
    session.obey(Start(LEVEL, "td", policy=far()[:3]))
    assert session.message.startswith("the policy is of shape (3, 4), expected (20, 4)")
    assert session.snapshot().status == "paused" and session.settings.policy == "uniform"
