"""Edit: what the buttons of the mouse, the digits, Enter and Delete do to the level."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.ui.modes.edit import MODE
from playground.ui.orders import with_preferences
from playground.ui.workspace import Workspace
from playground.world.grid import Cell
from playground.world.tiles import TILES


@pytest.fixture
def space(level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Workspace:
    return space_of(snapshot_of(level_of("S...\n....\n...G")), mode="edit")


def test_left_paints_the_tile_in_hand_in_one_stroke_and_right_erases(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, touch=MODE.touch)
    shown.stroke(shown.spot((1, 0)), shown.spot((1, 1)), shown.spot((1, 2)))
    assert shown.space.level.rows == ("S...", "###.", "...G")
    assert shown.space.history.undo().level == space.level
    shown.stroke(shown.spot((1, 1)), button=3)
    assert shown.space.level.rows == ("S...", "#.#.", "...G")


def test_a_press_outside_the_board_changes_nothing(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, touch=MODE.touch)
    shown.stroke((200, 2))
    assert shown.space.level == space.level
    assert shown.space.tool.trail == ()


def test_digits_pick_tiles_in_the_order_of_the_palette(space: Workspace) -> None:
    tiles = list(TILES.values())
    assert MODE.keys(space, "1").tool.tile == tiles[0]
    assert MODE.keys(space, "0").tool.tile == tiles[9]


def test_enter_paints_and_delete_erases_the_cell_of_the_keyboard(space: Workspace) -> None:
    assert MODE.keys(space, "enter") is space
    at = space.reading(Cell(1, 1))
    painted = MODE.keys(at, "enter")
    assert painted.level.rows[1] == ".#.."
    assert MODE.keys(painted, "delete").level.rows[1] == "...."
    assert MODE.keys(at, "home") is at


def test_the_arrow_keys_go_from_cell_to_cell_and_drive_nobody(space: Workspace) -> None:
    assert not MODE.drives(space)
    walked = MODE.steer(MODE.steer(space, "right", False), "right", True)
    assert walked.look.cursor == Cell(0, 1)
    assert walked.outbox == ()


def test_the_board_marks_the_cell_under_the_keyboard_and_previews_the_stroke(
    screen: Callable[..., Any], space: Workspace
) -> None:
    shown = screen(space.reading(Cell(1, 1)))
    marks = MODE.marks(shown.ui, shown.view, shown.space)
    assert marks.hover == Cell(1, 1)
    assert tuple(marks.preview) == (Cell(1, 1),)
    aiming = replace(shown.space, tool=replace(shown.space.tool, aiming=True))
    assert tuple(MODE.marks(shown.ui, shown.view, aiming).preview) == ()


def test_the_board_is_shown_as_it_is_built() -> None:
    assert MODE.builds
    assert not MODE.reads


def test_who_has_few_switches_finds_two_brushes_and_the_plainest_tiles_and_the_rest_with_more(
    screen: Callable[..., Any], space: Workspace
) -> None:
    child = with_preferences(space, reading="child")
    shown = screen(child, *MODE.now(child).side, size=(800, 2400))
    brushes = [id for id in shown.ids("button") if id.startswith("brush-")]
    assert brushes == ["brush-paint", "brush-erase"]
    assert shown.has("tile-pit") and not shown.has("tile-key-red")
    assert not shown.has("states")
    whole = screen(space, *MODE.now(space).side, size=(800, 2400))
    assert whole.has("brush-line") and whole.has("tile-key-red") and whole.has("states") and not whole.has("more")
    shown.click("more")
    assert MODE.now(shown.space).side == MODE.now(space).side
