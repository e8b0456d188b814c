"""Edited copies of every published level are exact too: the house against a solver that shares nothing with it."""

from itertools import islice

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.rl.evaluation import solve_policy
from playground.rl.optimum import solve_optimum
from playground.rl.policies import uniform
from playground.world import Cell, Level, State, compile_mdp
from tests.truth.asked import planner, swept
from tests.truth.copies import MIRRORS, edits, mirrors
from tests.truth.plain import Plain
from tests.truth.problem import problems

LEVELS = {name: problem.level for name, problem in problems().items() if problem.table is None}
ALIKE, APART = 1e-10, 1e-8
"""Actions whose values are nearer than the one are ties, further than the other are none; what lies between is rounding."""


def compared(level: Level, name: str) -> None:
    """V*, Q*, the optimal actions, V at random and V after some sweeps, of the house and of the plain solver."""
    plain, mdp = Plain(level), compile_mdp(level)
    assert list(mdp.states) == plain.states, name
    np.testing.assert_allclose(mdp.start, plain.start, atol=1e-12, err_msg=name)
    found, v = solve_optimum(mdp), plain.optimum()
    exact = {"rtol": 1e-9, "atol": 1e-9, "err_msg": name}
    np.testing.assert_allclose(found.v, v, **exact)
    q = plain.look_ahead(v)
    np.testing.assert_allclose(np.where(mdp.legal, found.q, -np.inf), q, **exact)
    gap, scale = np.where(plain.legal, v[:, None] - q, np.inf), np.maximum(1.0, np.abs(v))[:, None]
    assert found.optimal[gap < ALIKE * scale].all() and not found.optimal[gap > APART * scale].any(), name
    np.testing.assert_allclose(solve_policy(mdp, uniform(mdp.legal))[0], plain.at_random(), **exact)
    for order, expected in (("all-at-once", plain.swept(4)), ("in-place", plain.swept_in_place(4))):
        learner = swept(planner("value-iteration", mdp, {"order": order}), mdp, 4)
        np.testing.assert_allclose(learner.estimates()[Field.V], expected, **exact)


@pytest.mark.parametrize("name", LEVELS)
def test_the_level_itself(name: str) -> None:
    compared(LEVELS[name], name)


@pytest.mark.parametrize("name", LEVELS)
def test_other_rules(name: str) -> None:
    # Large boards take long to read aloud: every third edit of them will do.
    every = 1 if LEVELS[name].height * LEVELS[name].width <= 40 else 3
    for what, level in islice(edits(LEVELS[name]), 0, None, every):
        compared(level, f"{name}, {what}")


@pytest.mark.parametrize("name", LEVELS)
def test_in_a_mirror_everything_is_mirrored(name: str) -> None:
    level = LEVELS[name].moments[0]
    mdp = compile_mdp(level)
    found = solve_optimum(mdp)
    for mirror in mirrors(level):
        copy_of, cell_of = MIRRORS[mirror]
        copy = copy_of(level)
        compared(copy, f"{name}, {mirror}")
        other = compile_mdp(copy)
        seen = solve_optimum(other)
        where = [other.number(State(Cell(*cell_of(*state.cell, level)))) for state in mdp.states]
        np.testing.assert_allclose(seen.v[where], found.v, atol=1e-9, rtol=1e-9, err_msg=mirror)
        # The moves of the copy are those of the level in the same order, each seen in the mirror.
        np.testing.assert_array_equal(seen.optimal[where], found.optimal, err_msg=mirror)
        np.testing.assert_allclose(seen.start, found.start, atol=1e-9, rtol=1e-9, err_msg=mirror)
