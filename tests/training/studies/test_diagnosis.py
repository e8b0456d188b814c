"""What is looked at for a diagnosis: what can happen in a level at all, by hand; and what a run has come to."""

import dataclasses
import math

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.learning.learner import Field
from playground.training.first_sight import still
from playground.training.snapshot import Distance
from playground.training.studies.diagnosis import Case, reached
from playground.world import compile_mdp
from playground.world.level import Level, Rules

ROW = Level(title="Row", rows=("S..G",), rules=Rules(moves=("left", "right"), step_reward=-1.0))


def case(learner="q-learning", fields=None, settings=None, **seen):
    spec = learners()[learner]
    snapshot = dataclasses.replace(still(ROW), fields=fields or {}, settings=settings or spec.settings(), **seen)
    return Case(snapshot, spec)


def test_what_can_happen_in_a_row_by_hand():
    walk = reached(compile_mdp(ROW))
    assert walk.states.tolist() == [True] * 4
    assert walk.ends.tolist() == [[False, False], [False, False], [False, True], [False, False]]
    assert (walk.nearest, walk.rewards, walk.chance) == (3.0, (-1.0, 0.0), False)


def test_behind_a_wall_nothing_is_reached():
    walk = reached(compile_mdp(dataclasses.replace(ROW, rows=("S.#G",))))
    assert walk.states.tolist() == [True, True, False]
    assert math.isnan(walk.nearest) and not walk.ends.any()


def test_slipping_is_chance():
    assert reached(compile_mdp(dataclasses.replace(ROW, rules=Rules(slip=0.1)))).chance


def test_visits_are_those_of_the_snapshot():
    visits = np.array([[1, 2], [0, 3], [0, 0], [0, 0]])
    assert case(fields={Field.VISITS: visits}).lived == 6.0
    assert case().lived == 0.0
    assert (case().lives, case("value-iteration").lives) == (True, False)


def test_an_epsilon_is_said_only_of_those_that_try_by_one():
    spec = learners()["q-learning"]
    assert case(settings=spec.settings(explore="epsilon-greedy", epsilon=0.3)).epsilon == pytest.approx(0.3)
    soft = case(settings=spec.settings(explore="softmax", temperature=2.0))
    assert (soft.epsilon, soft.tries) == (None, 2.0)
    assert case().dial("wings") is None


@pytest.mark.parametrize(("greedy", "knows"), [(-2.0, True), (-2.0 - 1e-9, True), (-2.5, False), (math.nan, False)])
def test_it_knows_the_best_where_nothing_is_lost_from_the_start(greedy, knows):
    assert case(distance=Distance(0.0, 0.0, 1.0, greedy, -2.0)).knows is knows
    assert not case().knows
