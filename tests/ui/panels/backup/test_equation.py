"""The sums of the inspector on the corridor, whose numbers can be worked out by hand.

Four steps to the cheese, each costs 1, the last one pays 10, γ = 0.9: V* = 3.851, 5.39, 7.1, 9.
"""

import math
from dataclasses import replace

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.meter import solved
from playground.training.studies.study import studied
from playground.ui.aspects import Look, RunRequest
from playground.ui.panels.backup.equation import (
    KINDS,
    OF_A_LEARNER,
    OF_A_MOVE,
    OF_A_POLICY,
    OF_THE_BEST,
    SYMBOLS,
    EquationKind,
    Inspection,
    Sum,
    action_of,
    cell_sum,
    of_its_policy,
    policy_of,
    values_of,
)
from playground.world.grid import Cell
from playground.world.library import find

BEST = (3.851, 5.39, 7.1, 9.0)


@pytest.fixture
def space(space_of, snapshot_of):
    """Everything solved; the learner believes 0 everywhere and the inspector reads cell (0, 2)."""
    snapshot = snapshot_of(find("corridor"))
    mdp = snapshot.mdp
    study = studied("uniform", mdp, mdp.legal / np.maximum(mdp.legal.sum(axis=1, keepdims=True), 1))
    snapshot = replace(snapshot, optimum=solved(mdp), study=study, learner="q-learning", settings=None)
    return space_of(snapshot, look=Look(cursor=Cell(0, 2)))


def asked(space, **inspection):
    return cell_sum(space.remember(Inspection(**{**inspection, "kind": EquationKind(inspection["kind"])})))


def test_every_kind_has_a_symbol_and_is_about_one_thing():
    ids = {option.id for option in KINDS}
    assert ids == SYMBOLS.keys() == set(EquationKind)
    assert ids == OF_A_POLICY | OF_THE_BEST | OF_A_LEARNER
    assert ids >= OF_A_MOVE
    assert not OF_A_POLICY & OF_THE_BEST and not OF_THE_BEST & OF_A_LEARNER


def test_the_best_value_is_the_largest_of_the_moves(space):
    equation = asked(space, kind="v-star")
    assert len(equation.rows) == len(space.snapshot.mdp.actions)
    (term,) = equation.lit
    assert space.snapshot.mdp.actions[term.action] == "right"
    assert (term.chance, term.reward, term.gamma) == (1.0, -1.0, 0.9)
    assert term.value == pytest.approx(9.0, abs=1e-9)
    assert equation.total == equation.stored == pytest.approx(BEST[2], abs=1e-9)


@pytest.mark.parametrize(("action", "total"), [("right", BEST[2]), ("left", -1 + 0.9 * BEST[1]), ("up", -1 + 0.9 * BEST[2])])
def test_the_best_value_after_a_move(space, action, total):
    equation = asked(space, kind="q-star", action=action)
    assert len(equation.rows) == 1
    assert equation.total == equation.stored == pytest.approx(total, abs=1e-9)


def test_the_value_of_a_policy_is_a_mean_over_its_moves(space):
    v, equation = space.snapshot.study.v, asked(space, kind="v-pi")
    by_hand = -1 + 0.9 * (v[1] + v[2] + v[2] + v[3]) / 4
    assert equation.total == pytest.approx(by_hand, abs=1e-9)
    assert equation.stored == pytest.approx(by_hand, abs=1e-9)
    assert asked(space, kind="q-pi", action="right").total == pytest.approx(-1 + 0.9 * v[3], abs=1e-9)


def test_what_is_believed_is_compared_with_its_neighbours(space):
    equation = asked(space, kind="believed")
    assert (equation.total, equation.stored) == (-1.0, 0.0)  # every move costs 1, and 0 is believed everywhere
    assert len(equation.rows) == 4  # Q-learning is after the best moves
    judge = replace(space, snapshot=replace(space.snapshot, learner="td"))
    assert len(asked(judge, kind="believed").rows) == 1  # TD(0) is after a policy


def test_the_next_update_is_of_the_line_that_is_lit(space):
    learners = space.learners
    believing = replace(space.snapshot, settings=learners["q-learning"].settings(alpha=0.5))
    equation = asked(replace(space, snapshot=believing), kind="td", action="right")
    assert (equation.stored, equation.total) == (0.0, -1.0)
    assert equation.update.new == pytest.approx(-0.5, abs=1e-12)
    assert equation.line(-1) == 0  # an update is about a line, if nobody picked one
    carlo = replace(space, brain=RunRequest(learner="monte-carlo"), snapshot=replace(believing, learner="monte-carlo"))
    assert asked(carlo, kind="td") is None


def test_there_is_no_sum_where_no_move_is_possible_or_nothing_is_solved(space):
    goal = replace(space, look=Look(cursor=Cell(0, 4)))
    assert asked(goal, kind="v-star") is None
    for kind, missing in (("v-star", {"optimum": None}), ("v-pi", {"study": None})):
        assert asked(replace(space, snapshot=replace(space.snapshot, **missing)), kind=kind) is None


def test_values_of_another_table_are_none(space):
    short = replace(space.snapshot.optimum, v=np.zeros(3))
    assert values_of(replace(space.snapshot, optimum=short), EquationKind.V_STAR) is None
    assert values_of(space.snapshot, EquationKind.V_STAR) is space.snapshot.optimum.v
    assert values_of(space.snapshot, EquationKind.V_PI) is space.snapshot.study.v
    assert values_of(space.snapshot, EquationKind.BELIEVED) is not None


def test_whose_policy_an_equation_is_about(space):
    assert policy_of(space.snapshot, "v-pi") is space.snapshot.study.policy
    assert policy_of(space.snapshot, "believed") is space.snapshot.fields[Field.POLICY]
    assert of_its_policy(space, "v-pi")
    assert not of_its_policy(space, "v-star")
    assert not of_its_policy(space, "believed")


def test_a_move_that_is_not_legal_gives_way_to_the_first_that_is(space):
    snapshot = space.snapshot
    assert action_of(snapshot, 0, "left") == snapshot.mdp.actions.index("left")
    assert action_of(snapshot, 0, "jump") == 0


def test_a_line_is_lit_only_if_there_is_one():
    equation = Sum(0, (("a", "b"), ("c",)), 1, 0.0, math.nan)
    assert [equation.line(term) for term in (-1, 0, 2, 3)] == [-1, 0, 2, -1]
    assert equation.lit == ("c",)
