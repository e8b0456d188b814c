"""Policies: painting on the board and by keys, arrows or petals, and marks where one never played or goes round for ever."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.commands import Act, Step, Study
from playground.ui import theme
from playground.ui.explanations.policies import EXPLANATION
from playground.ui.panels.painting.painting import Painting, arrow
from playground.ui.panels.painting.panel import Policies
from playground.ui.workspace import Workspace
from playground.world.grid import Cell


@pytest.fixture
def space(lived: Callable[..., Workspace]) -> Workspace:
    return lived("corridor", "q-learning", Step(1), Study("uniform")).remember(Policies("uniform"))


def painting(space: Workspace, brush: str = "right") -> Workspace:
    mdp = space.snapshot.mdp
    return space.remember(Policies("painted")).remember(replace(Painting().on(mdp), brush=brush))


def moves(space: Workspace) -> list[str]:
    """The move that each cell is painted with, "" where all are alike."""
    policy, actions = space.recall(Painting).policy, space.snapshot.mdp.actions
    assert policy is not None
    return [actions[int(row.argmax())] if row.max() == 1.0 else "" for row in policy[:4]]


def test_a_stroke_paints_every_cell_that_it_crosses_and_is_taken_back_as_one(
    screen: Callable[..., Any], space: Workspace
) -> None:
    shown = screen(painting(space), touch=EXPLANATION.touch)
    shown.stroke(shown.spot((0, 1)), shown.spot((0, 2)), shown.spot((0, 3)))
    assert moves(shown.space) == ["", "right", "right", "right"]
    assert not shown.space.recall(Painting).stroke
    assert moves(shown.space.remember(shown.space.recall(Painting).undo())) == ["", "", "", ""]


def test_other_policies_are_only_looked_at(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, touch=EXPLANATION.touch)
    shown.stroke(shown.spot((0, 1)), shown.spot((0, 2)))
    assert shown.space.read == Cell(0, 2)
    assert shown.space.recall(Painting).policy is None


def test_enter_paints_the_cell_that_is_read_and_page_up_and_down_change_the_brush(space: Workspace) -> None:
    painted = EXPLANATION.keys(painting(space).reading(Cell(0, 2)), "enter")
    assert moves(painted) == ["", "", "right", ""]
    names = space.snapshot.mdp.actions
    after = EXPLANATION.keys(painted, "page-down")
    assert after.recall(Painting).brush == names[(names.index("right") + 1) % len(names)]
    assert EXPLANATION.keys(after, "page-up").recall(Painting).brush == "right"
    assert EXPLANATION.keys(space, "enter") is space


def test_painted_moves_show_at_once_and_as_arrows_when_each_cell_has_one(space: Workspace) -> None:
    mdp = space.snapshot.mdp
    half = painting(space)
    assert EXPLANATION.overlays(half) == {"values", "policy"}
    policy = np.tile(arrow(mdp.actions.index("right"), len(mdp.actions)), (len(mdp.states), 1))
    whole = half.remember(half.recall(Painting).become(policy))
    assert EXPLANATION.drawn(whole).fields[Field.POLICY] is policy
    assert EXPLANATION.overlays(whole) == {"values", "arrows"}
    assert EXPLANATION.overlays(whole.remember(Policies("painted", "q"))) == {"q-values"}


def test_the_policy_that_is_looked_at_is_the_one_that_is_solved(space: Workspace) -> None:
    assert EXPLANATION.study(space) == Study("uniform")
    asked = EXPLANATION.study(painting(space))
    assert asked is not None
    assert asked.source == "painted"
    assert asked.painted is painting(space).recall(Painting).evaluated or np.array_equal(
        asked.painted, painting(space).recall(Painting).evaluated
    )


def test_values_or_move_values_of_the_study_are_drawn(space: Workspace) -> None:
    study = space.snapshot.study
    assert study is not None
    assert EXPLANATION.drawn(space).fields[Field.V] is study.v
    assert EXPLANATION.drawn(space.remember(Policies("uniform", "q"))).fields[Field.Q] is study.q


def test_the_arrow_keys_drive_only_a_person_who_looks_at_their_own_policy(space: Workspace) -> None:
    mine = space.remember(Policies("played"))
    assert EXPLANATION.drives(mine.drive("me"))
    assert not EXPLANATION.drives(mine.drive("learner"))
    assert not EXPLANATION.drives(space.drive("me"))


def test_cells_that_were_never_played_are_hatched(screen: Callable[..., Any], lived: Callable[..., Workspace]) -> None:
    space = lived("corridor", "q-learning", Act("right"), Study("played")).remember(Policies("played"))
    shown = screen(space, over=EXPLANATION.over)
    assert not shown.painted(shown.view.rect_of((0, 0)))
    assert shown.painted(shown.view.rect_of((0, 2)))
    assert not shown.painted(shown.view.rect_of((0, 4)))  # nothing is played where it ends


def test_cells_in_which_it_goes_round_for_ever_are_framed(screen: Callable[..., Any], space: Workspace) -> None:
    study = space.snapshot.study
    assert study is not None
    circle = np.array([False, True, False, False, False])
    seen = replace(space, snapshot=replace(space.snapshot, study=replace(study, circle=circle)))
    shown = screen(seen, over=EXPLANATION.over)
    line, spot = max(2, shown.view.cell_size // 24), shown.view.rect_of((0, 1))
    assert shown.colour((spot.left + line, spot.centery)) == theme.EMBER
    assert not shown.painted(shown.view.rect_of((0, 2)))
