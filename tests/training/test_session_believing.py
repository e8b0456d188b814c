"""Action values from elsewhere are what a learner goes on from."""

from typing import Any

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.learning.learner import Field
from playground.training.commands import Believe, Start, Step
from playground.training.session import Session
from playground.world import compile_mdp
from playground.world.library import find
from tests.training.sessions import settle

LEVEL = find("corridor")
MDP = compile_mdp(LEVEL)
Q = np.where(MDP.legal, np.random.default_rng(5).normal(size=MDP.legal.shape), 0.0)


@pytest.mark.parametrize("learner", [id for id, spec in learners().items() if spec.believes])
def test_every_learner_of_action_values_begins_with_them(learner: str) -> None:
    session = Session()
    session.obey(Start(LEVEL, learner, seed=1, q=Q))
    np.testing.assert_array_equal(settle(session).fields[Field.Q], Q)
    session.obey(Step(200))
    assert settle(session).status != "failed" and not np.array_equal(session.snapshot().fields[Field.Q], Q)


def test_they_may_be_given_later_and_the_first_step_goes_on_from_them() -> None:
    """One step of Q-learning changes one entry, by α [r + γ max Q − Q] of the values that were given."""
    session = Session()
    session.obey(Start(LEVEL, "q-learning", seed=1))
    session.obey(Believe(Q))
    session.obey(Step(1))
    snapshot = settle(session)
    changed = np.argwhere(snapshot.fields[Field.Q] != Q)
    (step,) = snapshot.last
    assert changed.tolist() == [[step.state, step.action]]
    best = 0.0 if step.terminated else Q[step.successor][MDP.legal[step.successor]].max()
    expected = Q[step.state, step.action] + snapshot.settings.alpha * (
        step.reward + MDP.discount * best - Q[step.state, step.action]
    )
    assert snapshot.fields[Field.Q][step.state, step.action] == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("learner", "q", "words"),
    [
        ("dqn", Q, "dqn learns no table of action values from experience; the learners that do are q-learning, sarsa"),
        ("value-iteration", Q, "value-iteration learns no table"),
        ("q-learning", np.zeros((3, 4)), "the action values are of shape"),
    ],
)
def test_what_does_not_fit_is_a_failure_that_can_be_seen(learner: str, q: Any, words: str) -> None:
    session = Session()
    session.obey(Start(LEVEL, learner, q=q))
    assert words in settle(session).message
