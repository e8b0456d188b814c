"""Bellman's equation term by term: by hand, and against the table and the solver on levels by chance."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from playground.learning.collection import learners
from playground.learning.learner import Bootstrap, Field
from playground.rl.evaluation import solve_policy
from playground.rl.optimum import solve_optimum
from playground.rl.policies import uniform
from playground.training import commands
from playground.training.session import Session
from playground.training.studies.inspection import believed, best, expected, residuals, terms, total, update, update_made
from playground.world import LevelError, compile_mdp, library
from playground.world.level import Level
from tests.world.levels_by_chance import levels


def slippery():
    from dataclasses import replace

    level = library.find("book")
    return compile_mdp(replace(level, rules=replace(level.rules, slip=0.2)))


def test_the_line_of_the_book_level_beside_the_cheese():
    mdp = slippery()
    optimum = solve_optimum(mdp)
    state = int(mdp.state_at()[0, 2])
    right = terms(mdp, state, mdp.actions.index("right"), optimum.v)
    # 0.8 (0.9 + 0) + 0.1 (-0.1 + 0.9 * 0.811) + 0.1 (-0.1 + 0.9 * 0.422): a bump above, one cell down below
    assert [round(term.chance, 9) for term in right] == [0.8, 0.1, 0.1]
    assert (right[0].reward, right[0].gamma) == (pytest.approx(0.9), 0.0)
    assert sorted(round(term.value, 3) for term in right[1:]) == [0.422, 0.811]
    assert total(right) == pytest.approx(0.811, abs=5e-4)
    assert total(right) == pytest.approx(optimum.v[state], abs=1e-9)


@settings(max_examples=150, deadline=None)
@given(st.booleans().flatmap(levels), st.integers(0, 2**32 - 1))
def test_totals_are_what_was_solved(level: Level, seed: int):
    """V_π and Q_π of a policy by chance, V* and Q*: with slips, winds, moves that are not allowed, floors."""
    try:
        mdp = compile_mdp(level)
    except LevelError:
        assume(False)
    policy = chances(mdp, seed)
    v, q = solve_policy(mdp, policy)
    optimum = solve_optimum(mdp)
    size = 1e-9 * max(1.0, float(np.abs(v[np.isfinite(v)]).max(initial=0.0)))
    for state in np.flatnonzero(~mdp.terminal).tolist()[:16]:
        if np.isfinite(v[state]):
            assert total(expected(mdp, state, policy, v)) == pytest.approx(v[state], abs=size, rel=1e-9)
        rows = best(mdp, state, optimum.v)
        assert [row[0].action for row in rows] == np.flatnonzero(mdp.legal[state]).tolist()
        if not optimum.message and np.isfinite(optimum.v[state]):
            assert max(total(row) for row in rows) == pytest.approx(optimum.v[state], abs=1e-8, rel=1e-8)
        for row in rows:
            action = row[0].action
            assert sum(term.chance for term in row) == pytest.approx(1.0, abs=1e-12)
            assert sum(term.chance * term.reward for term in row) == pytest.approx(mean_reward(mdp, state, action), abs=1e-12)
            if np.isfinite(q[state, action]):
                assert total(terms(mdp, state, action, v)) == pytest.approx(q[state, action], abs=size, rel=1e-9)
            if not optimum.message and np.isfinite(optimum.q[state, action]):
                assert total(row) == pytest.approx(optimum.q[state, action], abs=1e-8, rel=1e-8)


def chances(mdp, seed):
    """[S, A] a policy by chance: some moves likely, some never made."""
    dice = np.random.default_rng(seed)
    drawn = np.where(mdp.legal, dice.random(mdp.legal.shape) * (dice.random(mdp.legal.shape) < 0.6), 0.0)
    sums = drawn.sum(axis=1, keepdims=True)
    return np.where(sums > 0.0, drawn / np.where(sums > 0.0, sums, 1.0), uniform(mdp.legal))


def mean_reward(mdp, state, action):
    """Of the table itself."""
    return float((mdp.probability[state, action] * mdp.reward[state, action]).sum())


@settings(max_examples=40, deadline=None)
@given(st.booleans().flatmap(levels), st.sampled_from(sorted(id for id, spec in learners().items() if spec.bootstrap)))
def test_the_target_of_a_step_is_made_of_the_table_and_of_what_is_believed(level: Level, learner: str):
    try:
        compile_mdp(level)
    except LevelError:
        assume(False)
    session = Session()
    session.obey(commands.Start(level, learner, seed=1))
    session.obey(commands.Step(200))
    while session.switches.owed and session.work(0.1):
        pass
    seen, spec = session.snapshot(), learners()[learner]
    mdp, q, v = seen.mdp, seen.fields.get(Field.Q), seen.fields[Field.V]
    for state in np.flatnonzero(~mdp.terminal).tolist()[:6]:
        for action in np.flatnonzero(mdp.legal[state]).tolist():
            for term in terms(mdp, state, action, v):
                expected_update = update(seen, spec, seen.settings, term, state)
                after = v[term.successor]
                if spec.bootstrap is Bootstrap.MAX:
                    after = q[term.successor][mdp.legal[term.successor]].max(
                        initial=0.0 if mdp.terminal[term.successor] else -np.inf
                    )
                elif q is not None:
                    after = seen.fields[Field.POLICY][term.successor] @ q[term.successor]
                target = term.reward + (mdp.discount * after if term.gamma > 0.0 else 0.0)
                assert expected_update.target == pytest.approx(target, abs=1e-9)
                assert expected_update.old == (q[state, action] if q is not None else v[state])
                assert expected_update.new == pytest.approx(
                    expected_update.old + seen.settings.alpha * (target - expected_update.old), abs=1e-9
                )


@pytest.mark.parametrize("learner", sorted(id for id, spec in learners().items() if spec.bootstrap))
@pytest.mark.parametrize("name", ["frozenlake-4x4", "windy-gridworld", "book"])
def test_what_was_just_learned_is_all_that_changed(learner, name):
    """Step by step beside the learner: the one number that moved is the one that is told, from where and to where.

    (At the end of an episode one that waited for its next move learns twice, and the last is told.)
    """
    session = Session()
    session.obey(commands.Start(library.find(name), learner, seed=2))
    before, count = session.snapshot(), 0
    for _ in range(150):
        session.obey(commands.Step(1))
        while session.switches.owed and session.work(0.1):
            pass
        after = session.snapshot()
        learned = update_made(before, after, learners()[learner])
        field = Field.Q if Field.Q in after.fields else Field.V
        moved = np.argwhere(after.fields[field] != before.fields[field])
        if learned is not None:
            place = (learned.state, learned.action) if field is Field.Q else (learned.state,)
            twice = learners()[learner].bootstrap is Bootstrap.NEXT and after.last[-1].terminated
            assert twice or all(tuple(index) == place for index in moved)
            assert before.fields[field][place] == learned.update.old
            assert after.fields[field][place] == pytest.approx(learned.update.new, abs=1e-12)
            count += 1
        before = after
    assert count >= (100 if learners()[learner].bootstrap is Bootstrap.NEXT else 150)


def test_more_than_one_step_between_two_looks_tells_nothing():
    session = Session()
    session.obey(commands.Start(library.find("book"), "q-learning", seed=2))
    before = session.snapshot()
    session.obey(commands.Step(2))
    while session.switches.owed and session.work(0.1):
        pass
    assert update_made(before, session.snapshot(), learners()["q-learning"]) is None
    assert update_made(session.snapshot(), session.snapshot(), learners()["q-learning"]) is None


@pytest.mark.parametrize("learner", sorted(id for id, spec in learners().items() if Field.V in spec.fields and not spec.network))
def test_values_grow_to_fit_the_equation_that_the_learner_is_declared_to_solve(learner):
    """On the corridor, left for a while, what is left to mend is less than it was, in the mean over the states."""
    spec, session = learners()[learner], Session()
    session.obey(commands.Start(library.find("corridor"), learner, seed=4))
    gaps = []
    for steps in (8, 20_000):
        session.obey(commands.Step(steps))
        while session.switches.owed and session.work(0.1):
            pass
        seen = session.snapshot()
        gaps.append(
            float(np.abs(residuals(seen.mdp, seen.fields[Field.V], None if spec.best else seen.fields[Field.POLICY])).mean())
        )
    assert gaps[1] <= max(0.35, 0.65 * gaps[0]), gaps


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
    while session.switches.owed and session.work(0.1):
        pass
    session.obey(commands.Restart())
    spec = learners()[learner]
    for _ in range(4):
        before = session.measured()
        state, action = before.agent.state, before.mdp.actions.index("right")
        (happens,) = terms(before.mdp, state, action, believed(before))
        expected_update = update(before, spec, before.settings, happens, state)
        session.obey(commands.Act("right"))
        after = session.snapshot()
        q = next(array for field, array in after.fields.items() if field.name == "Q")
        if spec.bootstrap is Bootstrap.NEXT and happens.gamma > 0.0:  # it waits for the next move
            continue
        assert q[state, action] == pytest.approx(expected_update.new, abs=1e-12)
