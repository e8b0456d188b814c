"""Bellman's equation term by term: by hand, and against the table and the solver on levels by chance."""

import numpy as np
import pytest
from hypothesis import assume, given, settings

from playground.learning.collection import learners
from playground.rl.evaluation import solve_policy
from playground.rl.optimum import solve_optimum
from playground.rl.policies import uniform
from playground.training import commands
from playground.training.inspection import believed, best, expected, residuals, terms, total, update
from playground.training.session import Session
from playground.world import LevelError, compile_mdp, library
from playground.world.level import Level
from tests.world.levels_by_chance import levels


def slippery():
    from dataclasses import replace

    level = library.find("book")
    return compile_mdp(replace(level, rules=replace(level.rules, slip=0.2)))


def test_the_line_of_the_book_level_beside_the_cheese():
    mdp = slippery()
    found = solve_optimum(mdp)
    state = int(mdp.state_at()[0, 2])
    right = terms(mdp, state, mdp.actions.index("right"), found.v)
    # 0.8 (0.9 + 0) + 0.1 (-0.1 + 0.9 * 0.811) + 0.1 (-0.1 + 0.9 * 0.422): a bump above, one cell down below
    assert [round(each.chance, 9) for each in right] == [0.8, 0.1, 0.1]
    assert (right[0].reward, right[0].gamma) == (pytest.approx(0.9), 0.0)
    assert sorted(round(each.value, 3) for each in right[1:]) == [0.422, 0.811]
    assert total(right) == pytest.approx(0.811, abs=5e-4)
    assert total(right) == pytest.approx(found.v[state], abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(levels(grows=False))
def test_totals_are_what_was_solved(level: Level):
    try:
        mdp = compile_mdp(level)
    except LevelError:
        assume(False)
    policy = uniform(mdp.legal)
    v, q = solve_policy(mdp, policy)
    optimum = solve_optimum(mdp)
    for state in np.flatnonzero(~mdp.terminal).tolist()[:12]:
        size = 1e-9 * max(1.0, float(np.abs(v[np.isfinite(v)]).max(initial=0.0)))
        if np.isfinite(v).all():
            assert total(expected(mdp, state, policy, v)) == pytest.approx(v[state], abs=size, rel=1e-9)
        if not optimum.message and np.isfinite(optimum.v).all():
            largest = max(total(row) for row in best(mdp, state, optimum.v))
            assert largest == pytest.approx(optimum.v[state], abs=1e-8, rel=1e-8)
        for action in np.flatnonzero(mdp.legal[state]).tolist():
            row = terms(mdp, state, action, v)
            assert sum(each.chance for each in row) == pytest.approx(1.0, abs=1e-12)
            if np.isfinite(v).all():
                assert total(row) == pytest.approx(q[state, action], abs=size, rel=1e-9)


@pytest.mark.parametrize("name", ["book", "frozenlake-4x4", "windy-gridworld", "keys-and-doors"])
def test_solved_values_leave_nothing_to_mend_and_a_wrong_one_shows_around_it(name):
    mdp = compile_mdp(library.find(name))
    v = solve_optimum(mdp).v
    assert np.abs(residuals(mdp, v)).max() < 1e-8
    state = int(np.argmax(mdp.start))
    wrong = v.copy()
    wrong[state] += 1000.0
    gap = residuals(mdp, wrong)
    assert gap[state] < -1e-3
    assert np.abs(np.delete(gap, state)).max() > 1e-3


@pytest.mark.parametrize("learner", [id for id, spec in learners().items() if spec.bootstrap and not spec.judges])
def test_the_next_update_is_what_the_learner_then_does(learner):
    """On a level without chance, driven by a person, the update that was told is the one that is made."""
    session = Session()
    session.obey(commands.Start(library.find("corridor"), learner, seed=3))
    session.obey(commands.Step(400))
    while session.engine.owed and session.work(0.1):
        pass
    session.obey(commands.Restart())
    spec = learners()[learner]
    for _ in range(4):
        before = session.measured()
        state, action = before.agent.state, before.mdp.actions.index("right")
        (happens,) = terms(before.mdp, state, action, believed(before))
        told = update(before, spec, before.settings, happens, state)
        session.obey(commands.Act("right"))
        after = session.snapshot()
        q = next(array for field, array in after.fields.items() if field.name == "Q")
        if spec.bootstrap == "next" and happens.gamma > 0.0:  # it waits for the next move
            continue
        assert q[state, action] == pytest.approx(told.new, abs=1e-12)
