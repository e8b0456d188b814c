"""Play: the arrow keys drive, and every button of the mouse moves the board."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training import commands
from playground.ui.modes.play import MODE
from playground.ui.panels.more import more
from playground.ui.preferences import Preferences
from playground.ui.workspace import Workspace
from playground.world.grid import Cell


@pytest.fixture
def space(level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Workspace:
    return space_of(snapshot_of(level_of("S...\n....\n...G")))


def test_an_arrow_key_is_a_move_whoever_drove_before(space: Workspace) -> None:
    assert MODE.drives(space)
    assert MODE.steer(space, "right", False).outbox == (commands.Act("right"),)
    learner = replace(space, brain=replace(space.brain, driver="learner"))
    assert MODE.steer(learner, "right", False).outbox == (commands.Drive("me"), commands.Act("right"))


def test_enter_begins_again_only_after_an_ending(space: Workspace, lived: Callable[..., Workspace]) -> None:
    assert MODE.keys(space, "enter") is space
    over = lived("corridor", "q-learning", *[commands.Act("right")] * 4)
    assert MODE.keys(over, "enter").outbox == (commands.Restart(),)
    assert MODE.keys(over, "delete") is over


def test_a_drag_with_any_button_moves_a_board_that_was_zoomed(screen: Callable[..., Any], space: Workspace) -> None:
    near = replace(space, look=replace(space.look, zoom=3.0, centre=(1.5, 2.0)))
    for button in (1, 3):
        shown = screen(near, touch=MODE.touch)
        shown.stroke((200, 200), (230, 200), button=button)
        if button == 1:
            assert shown.space.look.centre[1] < 2.0
        assert shown.space.look.cursor is None


def test_the_cell_under_the_pointer_is_marked(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, touch=MODE.touch)
    shown.move(shown.spot((2, 1)))
    assert MODE.marks(shown.ui, shown.view, shown.space).hover == Cell(2, 1)
    assert MODE.marks(shown.ui, shown.view, shown.space).preview == ()


def test_a_beginner_has_few_panels_until_more_is_asked_for(space: Workspace) -> None:
    few = replace(space, preferences=Preferences(reading="child"))
    shown = MODE.now(few).side
    assert more in shown and len(shown) + len(MODE.now(few).strip) < len(MODE.side)
    assert MODE.now(replace(few, look=replace(few.look, more=True))).side == MODE.side == MODE.now(space).side
    assert MODE.now(few).touch is MODE.touch and MODE.now(few).steer is MODE.steer
