"""Policies by their names and drawings, ways, and values on small levels, by hand."""

import numpy as np
import pytest

from playground.lessons.solved_level import NoAnswer, solved, with_rules
from playground.world import library
from playground.world.grid import Cell

BOOK = solved(library.find("book"))


def test_a_policy_that_is_drawn_goes_where_its_arrows_point() -> None:
    policy = BOOK.policy((">>>.", "^#?.", "^>^<"))
    assert [BOOK.mdp.states[state].cell for state in BOOK.way(policy)] == [
        Cell(2, 0), Cell(1, 0), Cell(0, 0), Cell(0, 1), Cell(0, 2), Cell(0, 3),
    ]  # fmt: skip
    assert policy[BOOK.state(Cell(1, 2))] == pytest.approx([0.25] * 4, abs=1e-9)
    assert policy[BOOK.state(Cell(2, 3)), BOOK.action("left")] == 1.0


def test_a_way_that_comes_back_ends_there() -> None:
    assert len(BOOK.way(BOOK.policy("left"))) == 1


def test_the_optimum_is_that_of_the_level_with_its_rules() -> None:
    """Five steps from the start: −0.1 (1 + γ + γ² + γ³) + 0.9 γ⁴, γ 0.9."""
    by_hand = -0.1 * sum(0.9**step for step in range(4)) + 0.9 * 0.9**4
    assert BOOK.optimum.start == pytest.approx(by_hand, abs=1e-9)
    assert BOOK.values("optimal")[0][BOOK.start] == pytest.approx(by_hand, abs=1e-9)
    patient = solved(with_rules(BOOK.level, {"discount": 1.0}))
    assert patient.optimum.start == pytest.approx(0.5, abs=1e-9)


def test_every_best_action_is_best() -> None:
    best = BOOK.best(BOOK.optimum.q)[BOOK.state(Cell(2, 0))]
    assert np.flatnonzero(best).tolist() == [BOOK.action("up"), BOOK.action("right")]


def test_what_is_no_policy_is_told() -> None:
    with pytest.raises(NoAnswer, match="no action 'jump', expected one of up, right, down, left"):
        BOOK.policy("jump")
    with pytest.raises(NoAnswer, match="expected 3 rows of 4"):
        BOOK.policy((">>", "^^"))


def test_greedy_is_the_first_improvement_and_ties_share() -> None:
    """The small cliff: greedy by the random policy takes 10 steps; its best moves tie in the upper left corner."""
    cliff = solved(library.find("cliff5"))
    assert len(cliff.way(cliff.policy("greedy"))) - 1 == 10
    corner = cliff.policy("best-ties")[cliff.state(Cell(0, 0))]
    assert {name for name, share in zip(cliff.mdp.actions, corner, strict=True) if share == 0.5} == {"right", "down"}
