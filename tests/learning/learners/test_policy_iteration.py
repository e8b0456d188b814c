"""Policy iteration: rounds of evaluation and improvement that end at the optimum."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field, Standing
from playground.rl.optimum import solve_optimum
from playground.world import TabularMDP
from playground.world.library import bundled as names

LEVELS = sorted(set(names()) - {"big-maze"})


@pytest.mark.parametrize("sweeps", [0, 3])
@pytest.mark.parametrize("name", LEVELS)
def test_it_ends_at_the_optimum(name: str, sweeps: int, bundled: Callable[[str], TabularMDP], made: Any) -> None:
    mdp = bundled(name)
    optimum = solve_optimum(mdp)
    if not np.isfinite(optimum.v).all():
        pytest.skip("no finite optimum")
    learner = made("policy-iteration", mdp, sweeps=sweeps)
    assert learner.advance(50_000_000).converged
    fields = learner.estimates()
    np.testing.assert_allclose(fields[Field.V], optimum.v, atol=1e-8, rtol=1e-9)
    assert optimum.optimal[fields[Field.POLICY] > 0.0].all()


def test_evaluate_and_improve_are_steps_of_their_own(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["G...", "....", "....", "...G"], 'G = { kind = "goal", enter = 0.0 }', discount=1.0, step_reward=-1.0)
    learner = made("policy-iteration", mdp, sweeps=2)
    learner.advance(32)
    assert learner.improving and learner.rounds == 0
    np.testing.assert_allclose(learner.estimates()[Field.POLICY][1], 0.25)
    learner.advance(16)
    assert not learner.improving and learner.rounds == 1 and learner.changed == 10
    arrow = learner.estimates()[Field.POLICY][mdp.state_at()[0, 1]]
    assert arrow[mdp.actions.index("left")] == 1.0
    np.testing.assert_allclose(learner.estimates()[Field.POLICY][mdp.state_at()[0, 3]], 0.25)


def test_the_last_round_changes_nothing(bundled: Callable[[str], TabularMDP], made: Any) -> None:
    learner = made("policy-iteration", bundled("frozenlake-8x8"))
    assert learner.advance(10_000_000).converged
    assert learner.changed == 0 and learner.rounds < 20


def test_of_the_tiniest_values_too_only_the_best_action_is_kept(drawn: Callable[..., TabularMDP], made: Any) -> None:
    """Value halves with every step, down to 2⁻³⁵."""
    mdp = drawn(["S" + "." * 35 + "G"], discount=0.5, moves='["left", "right"]')
    learner = made("policy-iteration", mdp)
    while not learner.advance(10_000).converged:
        pass
    assert learner.estimates()[Field.POLICY][:36].tolist() == [[0.0, 1.0]] * 36


def test_how_many_states_changed_is_said_from_the_first_improvement_on_and_not_before(made, drawn):
    """Before the first round it says nothing; in the middle of an improvement what it has changed so far."""
    learner = made("policy-iteration", drawn(["S...G"], discount=0.5), 0)
    assert learner.standing().changed is None
    learner.advance(3)
    assert learner.standing().changed is None and not learner.improving
    while not learner.improving:
        learner.advance(1)
    assert learner.standing() == Standing(("improve",), None, True)
    learner.advance(1)
    assert isinstance(learner.standing().changed, int)
    learner.advance(400)
    assert learner.standing().changed == 0 and learner.standing().at_hand == ()
