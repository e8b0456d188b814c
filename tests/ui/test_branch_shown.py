"""Over on another branch the window shows the dials, the driver and the level of that branch; a change on its way stays."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training import commands
from playground.training.drivers import Driver
from playground.training.past_view import BranchView, Timeline
from playground.ui import rewinding
from playground.ui.branch_shown import LABEL, on_its_branch, taken_over
from playground.ui.workspace import Workspace


@pytest.fixture
def space(space_of: Callable[..., Workspace], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]) -> Workspace:
    """A run of q-learning with two branches, walking the first; its α was 0.1 and is 0.7 now."""
    made = space_of(snapshot_of(level_of("S.G")))
    return replace(made, mode="train").tune({"alpha": 0.7})


def seen(space: Workspace, branch: int, branches: int, alpha: float, live: bool = True, **fields: Any) -> Workspace:
    """The workspace with a snapshot of a branch whose α is this."""
    views = tuple(BranchView(id, "", id - 1 if id else None, 0, 9, space.snapshot.curve) for id in range(branches))
    spec = space.learners["q-learning"]
    past = Timeline(0, 1000, 1000 if live else 400, live, branches=views, branch=branch)
    settings = spec.settings(alpha=alpha)
    return replace(space, snapshot=replace(space.snapshot, learner="q-learning", settings=settings, timeline=past, **fields))


def test_over_on_a_branch_that_was_there_its_dials_driver_and_level_are_shown(
    space: Workspace, level_of: Callable[..., Any]
) -> None:
    here, other = seen(space, 1, 2, 0.7), level_of("S#G")
    there = seen(here, 0, 2, 0.1, driver=Driver.RANDOM, learning=False, level=other)
    after = on_its_branch(there, here.snapshot)
    assert (after.settings.alpha, after.brain.driver, after.brain.learning, after.level) == (0.1, Driver.RANDOM, False, other)
    assert after.brain.drivers["train"] is Driver.RANDOM and after.outbox == there.outbox
    assert (after.history.undo_label, after.history.undo().level) == (LABEL, space.level)


def test_on_the_same_branch_the_dials_stay_as_they_were_asked_for(space: Workspace) -> None:
    here = seen(space, 1, 2, 0.1)
    assert on_its_branch(here, here.snapshot) is here and here.settings.alpha == 0.7


def test_in_the_past_the_dials_stand_as_they_stood_and_a_branch_takes_them_over(space: Workspace) -> None:
    past = seen(space, 0, 1, 0.1, live=False)
    assert past.settings.alpha == 0.1 and past.brain.settings["q-learning"].alpha == 0.7
    after = rewinding.branched(past)
    assert after.brain.settings["q-learning"].alpha == 0.1


def test_a_change_that_begins_a_branch_is_not_overtaken_by_a_snapshot_before_it(
    space: Workspace, level_of: Callable[..., Any]
) -> None:
    past = seen(space, 0, 1, 0.1, live=False, level=level_of("S#G"))
    asked = rewinding.guarded(past, past.tune({"epsilon": 0.5}))
    made = rewinding.changed_on_branch(asked.dialog.pending, asked)
    assert (made.brain.settings["q-learning"].alpha, made.brain.settings["q-learning"].epsilon) == (0.1, 0.5)
    assert made.level == level_of("S#G"), "the branch has the level that there was"
    early = on_its_branch(seen(made, 1, 2, 0.1), past.snapshot)  # the branch is there, the dial has not arrived yet
    assert early.settings.epsilon == 0.5


def test_an_edit_that_begins_a_branch_is_its_level(space: Workspace, level_of: Callable[..., Any]) -> None:
    past, painted = seen(space, 0, 1, 0.1, live=False), level_of("S#G")
    edited = replace(past, history=past.history.moved_to(painted, "paint")).send(commands.EditLevel(painted))
    asked = rewinding.guarded(past, edited)
    assert rewinding.changed_on_branch(asked.dialog.pending, asked).level == painted


def test_the_same_level_leaves_no_trace_in_what_can_be_undone(space: Workspace) -> None:
    assert taken_over(seen(space, 0, 1, 0.1)).history is space.history
