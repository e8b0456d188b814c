"""One frame of the window: every mode draws its panels, and the board comes to what is to be seen."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame
import pytest

from playground.training.commands import Seek, Study
from playground.training.past_view import Timeline
from playground.ui.mode import stays
from playground.ui.modes import modes
from playground.ui.window.screen import Screen
from playground.ui.workspace import Workspace
from playground.world import Cell, Level

SIZE = (1280, 800)
COVERS = ("playground/ui/window/board_view.py",)


class Frames:
    """Draws a workspace frame after frame; what a frame returns is the next one's."""

    def __init__(self, hands: Callable[..., Any], space: Workspace, size: tuple[int, int] = SIZE) -> None:
        self.space, self.screen = space, Screen()
        self.hands = hands(self.draw, size=size)

    def draw(self, ui: Any) -> None:
        self.space = self.screen.draw(ui, self.space)


@pytest.fixture
def space(space_of: Callable[..., Workspace], snapshot_of: Any, level_of: Any) -> Workspace:
    return space_of(snapshot_of(level_of("S...\n.##.\n...G")))


@pytest.mark.parametrize("mode", sorted(modes()))
def test_every_mode_draws_its_board_in_the_window_and_changes_nothing_by_itself(
    hands: Callable[..., Any], space: Workspace, mode: str
) -> None:
    frames = Frames(hands, replace(space, mode=mode))
    assert pygame.Rect((0, 0), SIZE).contains(frames.screen.view.rect)
    assert frames.space.mode == mode
    if modes()[mode].attends is stays:  # the others set up a stage of their own
        assert frames.space.history is space.history
        assert all(isinstance(command, Study) for command in frames.space.outbox), "only what the mode has worked out for it"


def test_the_buttons_of_the_view_go_nearer_and_show_all_of_it_again(hands: Callable[..., Any], space: Workspace) -> None:
    frames = Frames(hands, space)
    frames.hands.click("zoom-in")
    assert frames.space.look.zoom > 1.0
    frames.hands.click("fit")
    assert frames.space.look.zoom == 1.0


def test_a_cell_that_is_to_be_seen_comes_near_once_where_it_is_too_small(
    hands: Callable[..., Any], space_of: Any, snapshot_of: Any
) -> None:
    wide = Level("", ("S" + "." * 199,) + ("." * 200,) * 99)
    looking = space_of(snapshot_of(wide))
    frames = Frames(hands, replace(looking, look=replace(looking.look, goal=Cell(90, 150))))
    spot = frames.screen.view.rect_of(Cell(90, 150))
    assert frames.space.look.goal is None and frames.space.look.zoom > 1.0
    assert spot.width >= 22 and frames.screen.view.rect.contains(spot)


def test_nothing_moves_where_the_cell_can_be_seen_well(hands: Callable[..., Any], space: Workspace) -> None:
    frames = Frames(hands, replace(space, look=replace(space.look, goal=Cell(2, 3))))
    assert frames.space.look.goal is None and frames.space.look.zoom == 1.0


def test_a_dialog_lies_over_the_window_and_is_gone_when_it_is_closed(hands: Callable[..., Any], space: Workspace) -> None:
    frames = Frames(hands, space.open_dialog("menu"))
    over = {node.id for node in frames.hands.ui.nodes}
    frames.space = frames.space.close_dialog()
    frames.hands.frames(2)
    assert over - {node.id for node in frames.hands.ui.nodes}, "the menu had nodes of its own"


@pytest.mark.parametrize("begun", [False, True])
def test_a_mode_that_shows_no_past_goes_back_to_now_unless_a_new_run_has_begun(
    hands: Callable[..., Any], space: Workspace, begun: bool
) -> None:
    snapshot = replace(space.snapshot, run=space.runs, timeline=Timeline(0, 100, 40, live=False))
    past = replace(space, mode="edit", snapshot=snapshot, runs=space.runs + begun)
    sent = [command for command in Frames(hands, past).space.outbox if isinstance(command, Seek)]
    assert sent == ([] if begun else [Seek(None)] * len(sent)) and bool(sent) is not begun
