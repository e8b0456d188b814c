"""The moves as buttons: where they stand, and what a press means."""

from dataclasses import replace

import pytest

from playground.training import commands
from playground.training.snapshot import Agent, Transition
from playground.ui.aspects import RunRequest
from playground.ui.panels.move_buttons import again_by_key, make_move, move_buttons


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(snapshot_of(level_of("S.G")))


@pytest.fixture
def over(space):
    """After an episode that ended at the goal."""
    last = (Transition(1, 1, 1.0, 2, True, False, "me"),)
    return replace(space, snapshot=replace(space.snapshot, last=last, agent=Agent(2, 2, 1.0, 1.0)))


def test_a_button_for_every_move_stands_as_on_a_keyboard(played, space):
    panel = played(move_buttons, space)
    up, right, down, left = (panel.node(f"move-{name}").rect for name in ("up", "right", "down", "left"))
    assert left.top == down.top == right.top > up.top
    assert left.right < down.left < down.right < right.left
    assert up.left == down.left
    panel.click("move-right")
    panel.click("again")
    assert panel.sent == (commands.Act("right"), commands.Restart())


def test_diagonal_moves_make_three_lines(played, space_of, snapshot_of, level_of):
    panel = played(move_buttons, space_of(snapshot_of(level_of("S.G", '[rules]\nmoves = "eight"'))))
    tops = {panel.node(f"move-{name}").rect.top for name in ("up-left", "left", "down-left")}
    assert len(tops) == 3


def test_a_move_takes_the_wheel(space):
    driven = replace(space, brain=RunRequest(driver="learner"))
    after = make_move(driven, "up")
    assert after.brain.driver == "me"
    assert after.outbox == (commands.Drive("me"), commands.Act("up"))


def test_a_move_that_the_level_does_not_have_does_nothing(space):
    assert make_move(space, "up-left").outbox == ()


def test_after_an_ending_a_press_begins_anew_and_a_held_key_waits(over):
    assert make_move(over, "up").outbox == (commands.Restart(),)
    assert make_move(over, "up", repeat=True) is over


def test_enter_begins_anew_only_after_an_ending(space, over):
    assert again_by_key(over, "enter").outbox == (commands.Restart(),)
    assert again_by_key(over, "a") is over
    assert again_by_key(space, "enter") is space
