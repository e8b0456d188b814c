"""What the gamepad's buttons do on the board, with a mode that writes down what it is asked."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame
import pytest

from playground.ui.aspects import OpenDialog
from playground.ui.kit.gamepad import PadButton, pad_event
from playground.ui.mode import REWINDING, PadUse
from playground.ui.modes import modes
from playground.ui.orders import ORDERS
from playground.ui.window.keyboard import take_keys
from playground.ui.window.steered import directions, steered
from tests.ui.window.test_keyboard import Keyboard

COVERS = ("playground/ui/window/steered.py",)


class OnBoard(Keyboard):
    """The same with a board on the screen: without one the cross would go to the controls."""

    def frame(self, *events: pygame.Event, seconds: float = 0.0) -> None:
        self.now += seconds
        self.ui.begin(self.surface, list(events), seconds, self.now)
        self.space = take_keys(self.ui, self.space, self.mode, self.steering)
        self.ui.board_input(self.surface.get_rect())
        self.ui.end()


@pytest.fixture
def space(space_of: Callable[..., Any], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]) -> Any:
    return space_of(snapshot_of(level_of("S.G")))


def tap(board: Keyboard, button: PadButton) -> None:
    board.frame(pad_event(button), seconds=1.0)
    board.frame(pad_event(button, down=False))


def test_the_cross_moves_and_its_own_repeats_are_left_to_the_steering(space: Any) -> None:
    board = OnBoard(space)
    board.frame()
    board.frame(pad_event(PadButton.RIGHT))
    board.frame(pad_event(PadButton.RIGHT, repeats=1))
    assert board.heard == [("right", False)]
    board.frame(seconds=1.0)
    assert board.heard == [("right", False), ("right", True)]
    board.frame(pad_event(PadButton.RIGHT, down=False))
    board.frame(seconds=5.0)
    assert len(board.heard) == 2


def test_what_the_same_buttons_do_in_every_mode(space: Any) -> None:
    board = Keyboard(space)
    tap(board, PadButton.A)
    assert board.heard == ["enter"]
    tap(board, PadButton.START)
    assert board.space.dialog.id == "menu"


def test_b_goes_one_step_back_each_time_it_is_pressed(space: Any) -> None:
    board = Keyboard(space)
    for _ in range(2):
        tap(board, PadButton.B)
        assert board.heard.pop() == "escape"
        assert board.space.dialog.id == "menu"
        board.space = board.space.close_dialog()


def test_a_key_of_the_mode_comes_before_an_order(space: Any) -> None:
    for taken, runs in ((("space",), False), ((), True)):
        board = Keyboard(space, taken=taken)
        tap(board, PadButton.Y)
        assert (board.heard, board.space.brain.running) == (["space"], runs)


def test_in_a_dialog_and_where_the_board_takes_them_itself_buttons_do_nothing(space: Any) -> None:
    board = Keyboard(replace(space, dialog=OpenDialog("menu")))
    tap(board, PadButton.A)
    tap(board, PadButton.LEFT)
    assert board.heard == []
    board = Keyboard(space)
    board.ui.routing.gripped = frozenset({PadButton.A})
    board.frame(pad_event(PadButton.A))
    assert board.heard == []
    board.frame(pad_event(PadButton.A, down=False))
    tap(board, PadButton.A)  # nothing asked for it in the frame before
    assert board.heard == ["enter"]


@pytest.mark.parametrize("mode", list(modes()))
def test_every_mode_says_each_button_once_and_gives_orders_that_there_are(mode: str) -> None:
    uses = modes()[mode].pad
    assert len({use.button for use in uses}) == len(uses)
    assert all(use.words and (use.key or use.order in ORDERS) for use in uses)


def test_the_past_can_be_gone_through() -> None:
    assert PadUse(PadButton.STICK_LEFT, "Back and on in time", order="past-back") in REWINDING


def test_what_keys_can_mean_is_what_the_level_has_and_where_nobody_drives_the_four_ways(space: Any) -> None:
    assert set(directions(space, Keyboard(space).mode)) == {"up", "right", "down", "left"}
    assert directions(space, Keyboard(space, drives=False).mode) == ("up", "right", "down", "left")


def test_without_anything_held_nothing_moves(space: Any) -> None:
    board = Keyboard(space)
    assert steered(space, board.mode, board.steering, 1.0) is space
    board.steering.press("pad up", "up", 1.0)
    assert steered(space, board.mode, board.steering, 1.0).greeted
