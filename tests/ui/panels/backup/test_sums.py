"""Digits enough to see that two sides agree, or by how much they do not."""

import math
from dataclasses import replace

import numpy as np
import pytest

from playground.learning.learner import Bootstrap
from playground.training.meter import solved
from playground.ui.aspects import Look, RunRequest
from playground.ui.panels.backup.equation import EquationKind, Inspection
from playground.ui.panels.backup.sums import TARGETS, difference, exactly, question, small, verdict
from playground.world.grid import Cell
from playground.world.library import find

M = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("value", "gap", "words"),
    [
        (0.5439, 0.0, "0.544"),
        (0.5439, 1e-13, "0.544"),
        (0.5439, 0.2, "0.544"),
        (0.5439, 2e-4, "0.54390"),
        (0.5439, -2e-4, "0.54390"),
        (-78.3333333, 3e-6, f"{M}78.3333333"),
        (-0.0001, 0.0, "0.000"),
        (-math.inf, math.inf, f"{M}∞"),
    ],
)
def test_as_many_decimals_as_tell_apart(value, gap, words):
    assert exactly(value, gap) == words


@pytest.mark.parametrize("gap", [0.5, 0.03, 1e-3, 4e-5, 2e-7])
def test_two_sides_that_differ_are_written_differently(gap):
    for value in (0.0, 3.2, -17.25):
        assert exactly(value, gap) != exactly(value + gap, gap)


def test_differences_have_their_sign_and_a_power_where_they_are_tiny():
    assert small(10.86) == "+10.9"
    assert small(-0.0123) == f"{M}0.0123"
    assert small(3.2e-7) == f"+3.2e{M}7"
    assert small(-4e-16) == f"{M}4.0e{M}16"


def test_both_without_end_differ_by_nothing_that_can_be_said():
    assert math.isnan(difference(-math.inf, -math.inf))
    assert difference(-math.inf, 2.0) == -math.inf
    assert difference(2.0, 1.5) == 0.5


@pytest.fixture
def space(space_of, snapshot_of):
    """The solved corridor, read one step before the cheese."""
    snapshot = snapshot_of(find("corridor"))
    return space_of(replace(snapshot, optimum=solved(snapshot.mdp)), look=Look(cursor=Cell(0, 3)))


def asking(space, kind, **more):
    return space.remember(Inspection(kind=kind, **more))


def test_every_way_to_take_the_next_place_has_its_words():
    assert set(TARGETS) == set(Bootstrap) and all(TARGETS[way] for way in Bootstrap if way)


def test_the_question_is_chosen_and_its_line_is_let_go(played, space):
    panel = played(question, asking(space, EquationKind.V_STAR, term=3))
    assert not panel.has("inspect-right")
    panel.choose("inspect-kind", "Best value after a move")
    assert panel.space.recall(Inspection).kind is EquationKind.Q_STAR
    assert panel.space.recall(Inspection).term == -1
    panel.click("inspect-left")
    assert panel.space.recall(Inspection).action == "left"
    assert not panel.has("inspect-whose")
    panel.choose("inspect-kind", "Value of a policy")
    assert panel.has("inspect-whose")


def test_residuals_are_explained_while_they_are_drawn(played, space):
    panel = played(question, asking(space, EquationKind.V_STAR))
    assert not panel.has("residuals-words")
    panel.click("residuals")
    assert panel.space.recall(Inspection).residuals
    assert panel.has("residuals-words")


def test_a_solved_cell_agrees(played, space):
    panel = played(verdict, asking(space, EquationKind.V_STAR))
    assert panel.words[:6] == ["The sum", "9.000", "Stored value", "9.000", "Difference", "0"]
    assert panel.words[6].startswith("They agree in (0, 3)")


def test_a_stored_value_that_is_too_low_is_said_to_be(played, space):
    v = np.array([0.0, 0.0, 0.0, 8.5, 0.0])
    low = replace(space.snapshot, optimum=replace(space.snapshot.optimum, v=v))
    panel = played(verdict, asking(replace(space, snapshot=low), EquationKind.V_STAR))
    assert panel.words[1:6:2] == ["9.000", "8.500", "+0.50"]
    assert panel.words[6] == "They differ in (0, 3): compared with its neighbours, the stored value is too low."


def test_the_next_update_is_written_line_by_line(played, space):
    learner = space.learners["q-learning"]
    believing = replace(space.snapshot, learner=learner.id, settings=learner.settings(alpha=0.5))
    panel = played(verdict, asking(replace(space, snapshot=believing), EquationKind.UPDATE, action="right"))
    assert panel.node("update").label == "0.000 + 0.5 · (9.000 − 0.000) = 4.500"
    assert panel.node("update-target").label == "target = 9 + 0 = 9.000"
    assert "the old value goes up." in panel.node("verdict").label


def test_where_there_is_no_sum_it_says_why(played, space):
    goal = replace(space, look=Look(cursor=Cell(0, 4)))
    assert played(verdict, asking(goal, EquationKind.V_STAR)).words == [
        "There is no move to make in (0, 4). Pick another cell with a click or the arrow keys."
    ]
    carlo = replace(space, brain=RunRequest(learner="monte-carlo"), snapshot=replace(space.snapshot, learner="monte-carlo"))
    assert played(verdict, asking(carlo, EquationKind.UPDATE)).words == [
        "Monte Carlo control does not learn from one step alone, so one step has no target of its own."
    ]
    assert played(verdict, asking(space, EquationKind.V_PI)).words == ["It is being worked out …"]
