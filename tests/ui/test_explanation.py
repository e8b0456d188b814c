"""What every explanation has in common: how the pointer picks the cell that is read, and what each declares."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from playground.ui.explanation import Explanation, never, point_to_read, press_to_read
from playground.ui.explanations import explanations
from playground.ui.kit.icons import NAMES
from playground.ui.workspace import Workspace
from playground.world.grid import Cell


@pytest.fixture
def space(level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Workspace:
    return space_of(snapshot_of(level_of("S...\n....\n...G")))


def test_a_left_press_or_drag_picks_the_cell_that_is_read(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, touch=press_to_read)
    shown.move(shown.spot((1, 2)))
    assert shown.space.look.cursor is None
    shown.stroke(shown.spot((1, 2)))
    assert shown.space.read == Cell(1, 2)
    shown.stroke(shown.spot((1, 2)), shown.spot((2, 1)))
    assert shown.space.read == Cell(2, 1)


def test_pointing_alone_picks_the_cell_where_an_explanation_follows_the_pointer(
    screen: Callable[..., Any], space: Workspace
) -> None:
    shown = screen(space, touch=point_to_read)
    shown.move(shown.spot((1, 2)))
    assert shown.space.read == Cell(1, 2)
    shown.move((shown.view.rect.right + 50, 20))
    assert shown.space.read == Cell(1, 2)


@pytest.mark.parametrize("touch", (press_to_read, point_to_read))
def test_the_wheel_zooms_and_the_other_buttons_move_the_board(screen: Callable[..., Any], space: Workspace, touch: Any) -> None:
    shown = screen(space, touch=touch)
    shown.move(shown.spot((1, 1)))
    size = shown.view.cell_size
    for _ in range(8):
        shown.frames(1, [pygame.Event(pygame.MOUSEWHEEL, x=0, y=1, flipped=False)])
    assert shown.view.cell_size > 2 * size
    centre, cell = shown.view.centre, shown.space.read
    shown.stroke((200, 200), (230, 200), button=3)
    assert shown.view.centre[1] < centre[1]
    assert touch is point_to_read or shown.space.read == cell


def test_by_default_the_arrow_keys_drive_nobody_and_a_press_reads(space: Workspace) -> None:
    bare = Explanation(id="x", title="X", about="", icon="eye", order=1, side=())
    assert bare.drives is never
    assert not never(space)
    assert bare.touch is press_to_read
    assert (bare.reads, bare.leads, bare.framed) == (False, False, False)


@pytest.mark.parametrize("id", list(explanations()))
def test_each_explanation_says_what_it_is_in_whole_sentences(id: str) -> None:
    one = explanations()[id]
    assert one.id == id
    assert one.about[:1].isupper()
    assert one.about.endswith((".", "!", "?"))
    assert one.icon in NAMES
    assert one.side
    assert all(share > 0 for _, share in one.strip)


@pytest.mark.parametrize("id", list(explanations()))
def test_each_explanation_draws_itself_before_anything_was_learned(id: str, screen: Callable[..., Any], space: Workspace) -> None:
    one = explanations()[id]
    shown = screen(space, *one.side, *(panel for panel, _ in one.strip), touch=one.touch, over=one.over, size=(800, 1400))
    shown.frames(2)
    assert one.overlays(shown.space) <= {"values", "q-values", "arrows", "policy", "thread", "fog"} | space.look.overlays
    one.drawn(shown.space)
    for key in ("enter", "delete", "home", "end", "page-up", "page-down"):
        one.keys(shown.space, key)


def test_keys_one_to_nine_have_an_explanation_each() -> None:
    orders = [one.order for one in explanations().values()]
    assert orders == sorted(orders)
    assert orders[:9] == list(range(1, 10))
    assert len(set(orders)) == len(orders)
