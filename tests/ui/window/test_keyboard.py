"""Keys that no widget took: orders, moves of the level, and what a mode makes of the rest."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame
import pytest

from playground.ui.aspects import OpenDialog
from playground.ui.kit import Theme, Ui
from playground.ui.mode import Mode
from playground.ui.shortcuts import SHORTCUTS
from playground.ui.window.input import Steering
from playground.ui.window.keyboard import ANYWHERE, REPEATING, directions, take_keys


class Keyboard:
    """Presses keys on a mode that writes down what it is asked."""

    def __init__(self, space: Any, drives: bool = True, taken: tuple[str, ...] = ()) -> None:
        pygame.display.init()
        pygame.font.init()
        self.space, self.steering, self.heard, self.now = space, Steering(), list[Any](), 0.0
        self.ui, self.surface = Ui(Theme()), pygame.Surface((100, 100))

        def keys(workspace: Any, name: str) -> Any:
            self.heard.append(name)
            return workspace.say(name) if name in taken else workspace

        def steer(workspace: Any, move: str, repeat: bool) -> Any:
            self.heard.append((move, repeat))
            return workspace

        words = {"id": "test", "title": "Test", "about": "", "icon": "", "order": 0}
        self.mode = Mode(**words, side=(), drives=lambda workspace: drives, keys=keys, steer=steer)  # type: ignore[arg-type]

    def frame(self, *events: pygame.Event, seconds: float = 0.0) -> None:
        self.now += seconds
        self.ui.begin(self.surface, list(events), seconds, self.now)
        self.space = take_keys(self.ui, self.space, self.mode, self.steering)
        self.ui.end()

    def down(self, key: int, scancode: int = 0, mod: int = 0, seconds: float = 1.0) -> None:
        self.frame(pygame.Event(pygame.KEYDOWN, key=key, scancode=scancode, mod=mod, unicode=""), seconds=seconds)

    def up(self, key: int, scancode: int = 0) -> None:
        self.frame(pygame.Event(pygame.KEYUP, key=key, scancode=scancode, mod=0))


@pytest.fixture
def space(space_of: Callable[..., Any], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]) -> Any:
    return space_of(snapshot_of(level_of("S.G")))


def test_an_arrow_moves_at_once_and_again_while_it_is_held(space: Any) -> None:
    board = Keyboard(space)
    board.down(pygame.K_RIGHT, pygame.KSCAN_RIGHT)
    assert board.heard == [("right", False)] and board.space.greeted and board.space.look.away
    board.frame(seconds=1.0)
    assert board.heard[1:] == [("right", True)]
    board.up(pygame.K_RIGHT, pygame.KSCAN_RIGHT)
    board.frame(seconds=1.0)
    assert len(board.heard) == 2


def test_a_tap_within_one_frame_is_a_move(space: Any) -> None:
    board = Keyboard(space)
    events = [
        pygame.Event(kind, key=pygame.K_UP, scancode=pygame.KSCAN_UP, mod=0, unicode="")
        for kind in (pygame.KEYDOWN, pygame.KEYUP)
    ]
    board.frame(*events, seconds=1.0)
    board.frame(seconds=1.0)
    assert board.heard == [("up", False)]


def test_a_dialog_takes_all_keys_but_those_of_the_window(space: Any) -> None:
    board = Keyboard(replace(space, dialog=OpenDialog("menu")))
    board.down(pygame.K_RIGHT, pygame.KSCAN_RIGHT)
    board.down(pygame.K_SPACE)
    assert board.heard == [] and board.space.outbox == () and board.space.wishes == ()
    board.down(pygame.K_F11)
    assert [type(wish).__name__ for wish in board.space.wishes] == ["FullScreen"]


def test_an_order_is_given_once_while_its_key_is_held_unless_it_repeats(space: Any) -> None:
    board = Keyboard(space)
    board.down(pygame.K_F11)
    board.down(pygame.K_F11)
    assert len(board.space.wishes) == 1
    board.up(pygame.K_F11)
    board.down(pygame.K_F11)
    assert len(board.space.wishes) == 2


def test_what_a_mode_wants_it_gets_before_the_level_has_a_move_for_it(space: Any) -> None:
    wanting = Keyboard(space, taken=("home",))
    wanting.down(pygame.K_HOME, pygame.KSCAN_HOME)
    assert wanting.heard == ["home"] and wanting.space.notes == (("home", "info"),)


def test_digits_are_the_modes(space: Any) -> None:
    board = Keyboard(space)
    board.down(pygame.K_3)
    assert board.heard == ["3"]


def test_the_keys_mean_the_levels_moves_where_they_drive_and_else_the_four_ways(
    space: Any, space_of: Any, snapshot_of: Any, level_of: Any
) -> None:
    king = space_of(snapshot_of(level_of("S.G", '[rules]\nmoves = "eight"')))
    assert directions(king, Keyboard(king).mode) == list(king.snapshot.mdp.actions)
    assert list(directions(king, Keyboard(king, drives=False).mode)) == ["up", "right", "down", "left"]


def test_the_orders_that_are_named_here_are_orders() -> None:
    assert {*ANYWHERE, *REPEATING} <= {entry.id for entry in SHORTCUTS}
