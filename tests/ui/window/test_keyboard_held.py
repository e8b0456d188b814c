"""Keys that are down while a dialog opens or closes: they mean nothing any more until they have been released."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame
import pytest

from playground.ui.aspects import OpenDialog
from playground.ui.kit.gamepad import PadButton, pad_event
from playground.ui.window.input import REPEAT_AFTER, Steering
from playground.world.grid import MOVE_SETS
from tests.ui.window.test_keyboard import Keyboard

RIGHT = (pygame.K_RIGHT, pygame.KSCAN_RIGHT)
FOUR = MOVE_SETS["four"]


@pytest.fixture
def space(space_of: Callable[..., Any], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]) -> Any:
    return space_of(snapshot_of(level_of("S.G")))


def open_dialog(board: Keyboard) -> None:
    board.space = replace(board.space, dialog=OpenDialog("menu"))
    board.frame(seconds=0.01)


def close_dialog(board: Keyboard) -> None:
    board.space = replace(board.space, dialog=OpenDialog())
    board.frame(seconds=0.01)


def test_an_arrow_that_is_held_stops_when_a_dialog_opens_and_stays_so_after_it(space: Any) -> None:
    board = Keyboard(space)
    board.down(*RIGHT)
    open_dialog(board)
    board.frame(seconds=5.0)
    assert board.heard == [("right", False)]
    close_dialog(board)
    board.frame(seconds=5.0)
    board.down(*RIGHT)  # the system repeats it
    board.down(*RIGHT)
    board.frame(seconds=5.0)
    assert board.heard == [("right", False)]
    board.up(*RIGHT)
    board.down(*RIGHT)
    assert board.heard == [("right", False)] * 2


def test_an_arrow_that_is_released_over_the_dialog_works_at_once_after_it(space: Any) -> None:
    board = Keyboard(space)
    board.down(*RIGHT)
    open_dialog(board)
    board.up(*RIGHT)
    close_dialog(board)
    assert not board.steering.waiting
    board.down(*RIGHT)
    assert board.heard == [("right", False)] * 2


def test_the_key_that_opened_a_dialog_does_not_open_it_again_while_it_is_held(space: Any) -> None:
    board = Keyboard(space)
    board.down(pygame.K_o, mod=pygame.KMOD_LCTRL)
    opened = board.space
    assert opened.dialog.id or opened.wishes or opened.outbox
    board.frame()
    board.space = space  # it was closed by the mouse
    board.down(pygame.K_o, mod=pygame.KMOD_LCTRL)
    board.down(pygame.K_o, mod=pygame.KMOD_LCTRL)
    assert board.space is space
    board.up(pygame.K_o)
    board.down(pygame.K_o, mod=pygame.KMOD_LCTRL)
    assert (board.space.dialog, board.space.wishes) == (opened.dialog, opened.wishes)


@pytest.mark.parametrize(("key", "name"), [(pygame.K_RETURN, "enter"), (pygame.K_SPACE, "space")])
def test_the_key_that_a_button_took_is_not_the_modes_when_the_button_is_gone(key: int, name: str, space: Any) -> None:
    board = Keyboard(space, taken=(name,))
    rect = pygame.Rect(0, 0, 50, 20)
    board.ui.begin(board.surface, [], 0.0, 0.0)
    board.ui.button("ok", rect, "OK")
    board.ui.end()
    board.ui.set_focus("ok")
    board.down(key)  # after this frame the button is not drawn any more
    assert board.ui.taken_keys and board.heard == []
    board.down(key)
    board.frame(seconds=1.0)
    board.down(key)
    assert board.heard == []
    board.up(key)
    board.down(key)
    assert board.heard == [name]


def test_keys_that_a_widget_takes_are_not_those_of_the_app_nor_those_of_a_pad(space: Any) -> None:
    board = Keyboard(space)
    enter = pygame.Event(pygame.KEYDOWN, key=pygame.K_RETURN, scancode=0, mod=0, unicode="")
    for event, taken in ((enter, 1), (pad_event(PadButton.A), 0)):
        board.ui.begin(board.surface, [], 0.0, 0.0)
        board.ui.button("ok", pygame.Rect(0, 0, 50, 20), "OK")
        board.ui.end()
        board.ui.set_focus("ok")
        board.ui.begin(board.surface, [event], 0.0, 0.0)
        assert (len(board.ui.taken_keys), board.ui.keys) == (taken, [])
        board.ui.end()


def test_two_keys_are_down_and_one_is_released_over_the_dialog(space: Any) -> None:
    board = Keyboard(space)
    board.down(*RIGHT)
    board.down(pygame.K_DOWN, pygame.KSCAN_DOWN)
    heard = len(board.heard)
    open_dialog(board)
    board.up(pygame.K_DOWN, pygame.KSCAN_DOWN)
    close_dialog(board)
    board.down(*RIGHT)
    board.frame(seconds=2.0)
    assert len(board.heard) == heard
    board.down(pygame.K_DOWN, pygame.KSCAN_DOWN)
    assert board.heard[heard:] == [("down", False)]


def test_losing_the_window_forgets_what_was_down_since_releases_are_not_heard() -> None:
    steering = Steering()
    steering.again("a")
    steering.press("a", "up", 0.0)
    steering.stop()
    assert steering.ignores("a") and steering.moves(FOUR, REPEAT_AFTER) == () and not steering.waiting
    steering.let_go()
    assert not steering.ignores("a") and not steering.again("a")


def test_what_was_not_down_when_the_dialog_opened_is_not_ignored() -> None:
    steering = Steering()
    steering.again("a")
    steering.again("b")
    steering.release("b")
    steering.stop()
    assert steering.ignores("a") and not steering.ignores("b")
    steering.release("a")
    assert not steering.ignores("a")
