"""Giving a run up and getting it back, as the workspace sees it."""

from dataclasses import replace

import pytest

from playground.edit.board_edits import Paint
from playground.training.commands import Start
from playground.training.snapshot import Returned
from playground.ui.orders import after_order
from playground.ui.returning import ANEW, afresh, after_news, begun_anew, gave_up, with_last_run
from playground.world.grid import Cell


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(replace(snapshot_of(level_of("S..G")), units=7, lived=7))


def start(space):
    return next(command for command in reversed(space.outbox) if isinstance(command, Start))


def test_a_run_that_is_given_up_can_be_brought_back_by_undo(space):
    after = begun_anew(space)
    assert (start(after).resumes, after.notes) == (False, ((ANEW, "info"),))
    assert gave_up(after)
    back = after_order(after, "undo")
    assert start(back).resumes
    assert not gave_up(back)


def test_a_second_reset_in_which_nothing_was_lost_keeps_the_way_back(space):
    first = replace(begun_anew(space), notes=())
    second = begun_anew(replace(first, snapshot=replace(space.snapshot, units=0, lived=0)))
    assert gave_up(second)
    assert second.notes == ()


def test_where_nothing_was_done_nothing_can_be_brought_back(space):
    fresh = replace(space, snapshot=replace(space.snapshot, units=0, lived=0))
    assert not gave_up(begun_anew(fresh))
    assert not gave_up(begun_anew(replace(space, brain=replace(space.brain, keeps=False))))


def test_an_edit_since_then_is_undone_first(space):
    edited = begun_anew(space).edited(Paint((Cell(0, 1),), "#"))
    assert not gave_up(edited)
    assert after_order(edited, "undo").level == space.level


def test_what_is_back_brings_its_learner_its_dials_and_its_seed(space):
    settings = space.learners["sarsa"].settings(alpha=0.5)
    here = replace(space.snapshot, learner="sarsa", settings=settings, seed=8, returned=Returned(True), run=3)
    after = after_news(with_last_run(space).seeing(here), space.snapshot)
    assert (after.brain.learner, after.brain.seed, after.settings) == ("sarsa", 8, settings)
    assert after.notes == (("Your last run on this level is back (7 steps so far). Reset begins anew.", "info"),)
    assert after_news(after, here) is after, "it is said once"


def test_what_cannot_come_back_is_said_and_nothing_changes(space):
    here = replace(space.snapshot, learner="sarsa", returned=Returned(False, "It cannot."), run=3)
    after = after_news(space.seeing(here), space.snapshot)
    assert after.notes == (("It cannot.", "error"),)
    assert after.brain == space.brain


def test_a_clean_screen_keeps_the_learner_and_the_way_back_to_its_run(space):
    sarsa = replace(space, brain=replace(space.brain, learner="sarsa", running=True), mode="train", runs=4).open_dialog("help")
    after = afresh(sarsa)
    assert (after.brain.learner, after.brain.running, after.dialog.id, after.mode, after.runs) == ("sarsa", False, "", "play", 5)
    assert after.brain.driver == "me"
    assert gave_up(after)
