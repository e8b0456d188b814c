"""What a scene puts on the board: a policy's exact numbers, overlays that wait for the answer, a second learner."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.lessons.course import course
from playground.lessons.lesson import PageScene
from playground.lessons.solved_level import solved, with_rules
from playground.lessons.task import RIGHT
from playground.training.first_sight import still
from playground.ui.course.board_parts import Parts, board_parts
from playground.ui.course.classroom import Classroom, classroom
from playground.ui.workspace import Workspace
from playground.world import library
from tests.ui.hands import Screen

CLIFF = library.find("cliff5")


Staged = Callable[..., Workspace]


@pytest.fixture
def staged(space_of: Callable[..., Workspace]) -> Staged:
    """Makes a workspace on a page whose scene has these parts; its task is the first of the course."""

    def made(**parts: Any) -> Workspace:
        lesson = course()["the-loop"]
        page = replace(lesson.pages[0], scene=PageScene(level=CLIFF, **parts))
        workspace = space_of(still(CLIFF)).remember(Classroom(lesson=replace(lesson, pages=(page,))))
        return replace(workspace, look=replace(workspace.look, overlays=frozenset({"values"})))

    return made


def parts_of(workspace: Workspace) -> Parts:
    page = classroom(workspace).open_page
    assert page is not None
    return board_parts(page.scene)


def test_a_scene_without_wishes_leaves_the_mode_as_it_is(staged: Staged) -> None:
    assert parts_of(staged()) == {}


def test_the_numbers_of_a_policy_are_exact_and_its_arrows_its_own(staged: Staged) -> None:
    """The random policy is worth −78.33 in the start of the small cliff."""
    workspace = staged(policy="uniform")
    drawn = parts_of(workspace)["drawn"](workspace)
    level = solved(CLIFF)
    assert drawn.fields[Field.V][level.start] == pytest.approx(-78.33, abs=5e-3)
    assert np.array_equal(drawn.fields[Field.POLICY], level.policy("uniform"))
    assert drawn.keeps
    assert parts_of(workspace)["overlays"](workspace) == {"values"}


def test_what_is_to_be_predicted_is_seen_only_when_the_task_is_solved(staged: Staged) -> None:
    workspace = staged(policy="uniform", reveals=True)
    assert parts_of(workspace)["overlays"](workspace) == frozenset()
    solved_page = workspace.remember(replace(classroom(workspace), verdict=RIGHT))
    assert parts_of(solved_page)["overlays"](solved_page) == {"values"}


def test_what_comes_later_comes_to_what_is_there(staged: Staged) -> None:
    workspace = staged(policy="uniform", later=frozenset({"arrows"}))
    assert parts_of(workspace)["overlays"](workspace) == {"values"}
    solved_page = workspace.remember(replace(classroom(workspace), verdict=RIGHT))
    assert parts_of(solved_page)["overlays"](solved_page) == {"arrows", "values"}


def test_a_second_learner_has_the_first_ones_dials_and_a_board(staged: Staged) -> None:
    workspace = staged(beside="sarsa")
    workspace = workspace.tune({"alpha": 0.25})
    beside = parts_of(workspace)["beside"](workspace)
    assert (beside.learner, beside.settings.alpha) == ("sarsa", 0.25)
    own, other = parts_of(workspace)["split"](workspace).panes
    assert (own.title, own.snapshot, other.title) == ("**Q-learning**", None, "**Sarsa**")
    assert other.snapshot.level == CLIFF


def test_no_best_policy_is_drawn_where_there_is_none(staged: Staged, screen: object) -> None:
    """At γ 1, with 1 for every step, going round gains for ever; the arrows above the agent are left out as well."""
    endless = with_rules(CLIFF, {"discount": 1.0, "step_reward": 1.0})
    workspace = replace(staged(policy="optimal"), snapshot=still(endless))
    assert not parts_of(workspace)["drawn"](workspace).fields
    Screen(workspace, lambda ui, column, space: parts_of(space)["over"](ui, None, space)).frames(2)
