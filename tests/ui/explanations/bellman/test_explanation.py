"""Bellman: the board shows the values in the equation, or what is left to mend; only a policy's value asks for a study."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.commands import Step, Study
from playground.ui.explanations.bellman import EXPLANATION
from playground.ui.panels.backup.equation import EquationKind, Inspection
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

# V* of the corridor from the cheese back: 9, then -1 + 0.9 times that, and so on.
EXACT = [3.851, 5.39, 7.1, 9.0]


@pytest.fixture
def space(lived: Callable[..., Workspace]) -> Workspace:
    return lived("corridor", "q-learning", Step(3), Study("uniform"))


def values(space: Workspace, **inspection: Any) -> Any:
    return EXPLANATION.drawn(space.remember(Inspection(**inspection))).fields[Field.V][:4]


def test_the_board_shows_the_values_that_the_terms_are_made_of(space: Workspace) -> None:
    assert values(space, kind=EquationKind.V_STAR) == pytest.approx(EXACT, abs=1e-9)
    assert space.snapshot.study is not None
    assert values(space, kind=EquationKind.V_PI) == pytest.approx(space.snapshot.study.v[:4], abs=1e-12)


def test_nothing_is_left_to_mend_in_values_that_are_solved(space: Workspace) -> None:
    assert values(space, kind=EquationKind.V_STAR, residuals=True) == pytest.approx(np.zeros(4), abs=1e-9)
    assert values(space, kind=EquationKind.V_PI, residuals=True) == pytest.approx(np.zeros(4), abs=1e-9)


def test_what_a_learner_has_not_learned_is_left_to_mend(space: Workspace) -> None:
    assert values(space, kind=EquationKind.BELIEVED, residuals=True)[3] == pytest.approx(
        9.0, abs=1e-9
    )  # it has not met the cheese yet


def test_a_policy_is_solved_only_for_the_equations_of_a_policy(space: Workspace) -> None:
    assert EXPLANATION.study(space.remember(Inspection(kind=EquationKind.V_STAR))) is None
    assert EXPLANATION.study(space.remember(Inspection(kind=EquationKind.Q_PI, whose="greedy"))) == Study("greedy")


def test_a_click_reads_a_cell_and_the_card_says_whether_both_sides_agree(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, *EXPLANATION.side, touch=EXPLANATION.touch)
    shown.stroke(shown.spot((0, 2)))
    assert shown.space.read == Cell(0, 2)
    assert shown.node("verdict").label.startswith("They agree in (0, 2)")
    assert EXPLANATION.overlays(space) == {"values"}
