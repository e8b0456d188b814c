"""Train: the arrow keys drive only if the person is the driver; otherwise they read what is believed, cell by cell."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training import commands
from playground.ui.modes.train import MODE
from playground.ui.panels.more import more
from playground.ui.preferences import Preferences
from playground.ui.workspace import Workspace
from playground.world.grid import Cell


@pytest.fixture
def space(level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Workspace:
    return space_of(snapshot_of(level_of("S...\n....\n...G"))).enter("train")


def test_while_the_learner_drives_the_arrow_keys_read(space: Workspace) -> None:
    assert space.brain.driver == "learner"
    assert not MODE.drives(space)
    walked = MODE.steer(MODE.steer(space, "down", False), "down", True)
    assert walked.look.cursor == Cell(1, 0)
    assert walked.outbox == space.outbox


def test_while_the_person_drives_the_arrow_keys_are_moves(space: Workspace) -> None:
    mine = space.drive("me")
    assert MODE.drives(mine)
    assert MODE.steer(mine, "down", False).outbox[-1] == commands.Act("down")


def test_the_cell_of_the_keyboard_is_marked_before_that_of_the_pointer(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space.reading(Cell(1, 1)))
    shown.move(shown.spot((2, 2)))
    assert MODE.marks(shown.ui, shown.view, shown.space).hover == Cell(1, 1)


def test_pointing_at_the_board_gives_the_reading_back_to_the_pointer(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space.reading(Cell(1, 1)), touch=MODE.touch)
    shown.move(shown.spot((2, 2)))
    assert shown.space.look.cursor is None


def test_a_beginner_has_few_panels_until_more_is_asked_for(space: Workspace) -> None:
    few = replace(space, preferences=Preferences(reading="child"))
    shown = MODE.now(few).side
    assert more in shown and len(shown) + len(MODE.now(few).strip) < len(MODE.side)
    assert MODE.now(replace(few, look=replace(few.look, more=True))).side == MODE.side == MODE.now(space).side
    assert MODE.now(few).touch is MODE.touch and MODE.now(few).steer is MODE.steer
