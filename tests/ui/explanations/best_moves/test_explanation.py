"""Best moves: stamping one cell or all of them, clearing, and opening the stamped policy among the policies."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.learning.learner import Field
from playground.training.commands import Step
from playground.ui.explanations.best_moves import EXPLANATION
from playground.ui.explanations.best_moves.stamping import Stamps
from playground.ui.panels.painting.painting import Painting
from playground.ui.panels.painting.panel import Policies
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

PANELS = (*EXPLANATION.side, *(panel for panel, _ in EXPLANATION.strip))


@pytest.fixture
def space(lived: Callable[..., Workspace]) -> Workspace:
    space = lived("corridor", "q-learning", Step(1))
    still = replace(space, preferences=replace(space.preferences, reduced_motion=True))
    return still.remember(Stamps("optimum"))


def moves(space: Workspace) -> list[tuple[Cell, tuple[str, ...]]]:
    return sorted((state.cell, names) for state, names in space.recall(Stamps).stamped.items())


def test_one_cell_is_compared_and_stamped(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space.reading(Cell(0, 2)), *PANELS, size=(800, 900))
    assert shown.node("stamped").label == "0 of 4 cells stamped."
    shown.click("stamp")
    shown.frames(3)
    assert moves(shown.space) == [(Cell(0, 2), ("right",))]
    assert shown.node("stamped").label == "1 of 4 cells stamped."
    assert shown.node("winner").label == "The largest: right."


def test_all_cells_are_stamped_in_turn_and_their_policy_is_the_painted_one(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, *PANELS, size=(800, 900))
    assert not shown.has("greedy-worth")
    shown.click("stamp-all")
    shown.frames(12)
    assert moves(shown.space) == [(Cell(0, col), ("right",)) for col in range(4)]
    shown.click("greedy-worth")
    assert shown.space.explanation == "policies"
    assert shown.space.recall(Policies).whose == "painted"
    policy, right = shown.space.recall(Painting).policy, space.snapshot.mdp.actions.index("right")
    assert policy is not None
    assert policy[:4, right] == pytest.approx([1.0] * 4)


def test_clear_and_delete_take_all_stamps_away_and_keep_the_source(screen: Callable[..., Any], space: Workspace) -> None:
    stamped = space.remember(Stamps("optimum", {space.snapshot.mdp.states[0]: ("right",)}))
    assert EXPLANATION.keys(stamped, "delete").recall(Stamps) == Stamps("optimum")
    shown = screen(stamped, *PANELS, size=(800, 900))
    shown.click("stamp-none")
    assert shown.space.recall(Stamps) == Stamps("optimum")


def test_enter_stamps_where_a_move_is_possible(space: Workspace) -> None:
    assert EXPLANATION.keys(space, "enter").recall(Stamps).going == "one"
    assert EXPLANATION.keys(space.reading(Cell(0, 4)), "enter").recall(Stamps).going == ""


def test_another_source_begins_without_stamps(screen: Callable[..., Any], space: Workspace) -> None:
    stamped = space.remember(Stamps("optimum", {space.snapshot.mdp.states[0]: ("right",)}))
    shown = screen(stamped, *PANELS, size=(800, 900))
    shown.choose("greedy-source", "Its move values")
    assert shown.space.recall(Stamps) == Stamps("q")


def test_stamped_arrows_are_drawn_in_their_cells_and_nowhere_else(screen: Callable[..., Any], space: Workspace) -> None:
    stamped = space.remember(Stamps("optimum", {space.snapshot.mdp.states[1]: ("right",)}))
    shown = screen(stamped, over=EXPLANATION.over)
    assert shown.painted(shown.view.rect_of((0, 1)))
    assert not shown.painted(shown.view.rect_of((0, 2)))


def test_the_board_shows_the_largest_of_the_values_that_are_compared(space: Workspace) -> None:
    assert space.snapshot.optimum is not None
    assert EXPLANATION.drawn(space).fields[Field.V][:4] == pytest.approx(space.snapshot.optimum.v[:4], abs=1e-9)
    assert EXPLANATION.overlays(space) == {"values"}


@pytest.mark.parametrize(("learner", "sentence"), (("td", "values of cells, not of moves"), ("reinforce", "keeps no values")))
def test_a_learner_without_move_values_says_what_to_choose_instead(
    screen: Callable[..., Any], lived: Callable[..., Workspace], learner: str, sentence: str
) -> None:
    shown = screen(lived("corridor", learner, Step(1)), *PANELS, size=(800, 900))
    assert sentence in shown.node("stamped").label
    assert not shown.node("stamp").enabled
