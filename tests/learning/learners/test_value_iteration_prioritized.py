"""Value iteration in the order of need: by hand, against a plain search for the largest error, and to the same V*."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.rl.optimum import solve_optimum
from playground.world import TabularMDP
from playground.world.library import bundled as names


def test_a_corridor_is_filled_from_its_end(drawn: Callable[..., TabularMDP], made: Any) -> None:
    """S . . G, +1 at the end, γ 0.5, nothing else is paid: 1, then ½, then ¼, one backup each, and nothing waits any more."""
    mdp = drawn(["S..G"], moves='"left-right"', discount=0.5)
    learner = made("value-iteration", mdp, order="prioritized")
    at = mdp.state_at()[0]
    seen = []
    for _ in range(3):
        before = learner.estimates()
        assert before[Field.PRIORITY].any()
        learner.advance(1)
        seen.append(learner.estimates()[Field.V][at].tolist())
    assert seen == [[0.0, 0.0, 1.0, 0.0], [0.0, 0.5, 1.0, 0.0], [0.25, 0.5, 1.0, 0.0]]
    told = learner.advance(5)
    assert told.converged and told.transitions == 0 and told.steps == 3
    assert not learner.estimates()[Field.PRIORITY].any()


def errors(mdp: TabularMDP, v: Any) -> Any:
    """[S] |max_a Σ p [r + γ v(s')] − v(s)|, as written."""
    q = np.where(mdp.legal, (mdp.probability * (mdp.reward + mdp.continuation * v[mdp.successor])).sum(axis=2), -np.inf)
    return np.where(mdp.terminal, 0.0, np.abs(np.where(mdp.terminal, 0.0, q.max(axis=1)) - v))


def test_what_is_most_wrong_comes_next(world: TabularMDP, made: Any) -> None:
    learner = made("value-iteration", world, order="prioritized", initial=1.0)
    for _ in range(60):
        before = learner.estimates()[Field.V]
        wrong = errors(world, before)
        np.testing.assert_allclose(
            learner.estimates()[Field.PRIORITY].max(axis=1), np.where(wrong > 1e-12, wrong, 0.0), atol=1e-12
        )
        if learner.advance(1).transitions == 0:
            break
        moved = np.flatnonzero(learner.estimates()[Field.V] != before)
        assert len(moved) == 1 and wrong[moved[0]] == pytest.approx(wrong.max(), abs=1e-12)


@pytest.mark.parametrize("name", sorted(set(names()) - {"big-maze"}))
def test_it_finds_the_optimum(name: str, bundled: Callable[[str], TabularMDP], made: Any) -> None:
    mdp = bundled(name)
    optimum = solve_optimum(mdp)
    if not np.isfinite(optimum.v).all():
        pytest.skip("no finite optimum")
    learner = made("value-iteration", mdp, order="prioritized")
    assert learner.advance(20_000_000).converged
    np.testing.assert_allclose(learner.estimates()[Field.V], optimum.v, atol=1e-8, rtol=1e-9)


def test_the_same_bits_however_it_is_cut_and_saved(world: TabularMDP, made: Any) -> None:
    whole = made("value-iteration", world, order="prioritized")
    whole.advance(100)
    cut = made("value-iteration", world, order="prioritized")
    for n in (1, 2, 30):
        cut.advance(n)
    again = made("value-iteration", world, order="prioritized")
    again.load(cut.save())
    for n in (7, 60):
        again.advance(n)
    for name, array in whole.save().items():
        assert np.array_equal(array, again.save()[name]), name


def test_the_order_can_change_while_it_runs(bundled: Callable[[str], TabularMDP], made: Any) -> None:
    from dataclasses import replace

    mdp = bundled("world-4x3")
    learner = made("value-iteration", mdp)
    learner.advance(29)
    for order in ("prioritized", "in-place", "prioritized"):
        before = learner.estimates()[Field.V]
        learner.settings = replace(learner.settings, order=order)
        np.testing.assert_array_equal(learner.estimates()[Field.V], before)
        learner.advance(13)
    told = learner.advance(100_000)
    assert told.converged
    np.testing.assert_allclose(learner.estimates()[Field.V], solve_optimum(mdp).v, atol=1e-9)
