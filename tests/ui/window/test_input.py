"""Keys by place and by code, two keys as a diagonal, and held keys that move again."""

import pygame
import pytest

from playground.ui.shortcuts import SHORTCUTS, shortcut
from playground.ui.window.input import CHORD, REPEAT_AFTER, REPEAT_EVERY, Steering, move_of
from playground.world.grid import MOVE_SETS

FOUR, EIGHT = MOVE_SETS["four"], MOVE_SETS["eight"]


def down(key: int, mod: int = 0, scancode: int = 0) -> pygame.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, scancode=scancode, unicode="")


def test_a_key_moves_at_once_and_again_while_it_is_held() -> None:
    steering = Steering()
    steering.press("key up", "up", 0.0)
    assert steering.moves(FOUR, 0.0) == (("up", False),)
    assert steering.moves(FOUR, REPEAT_AFTER - 0.01) == ()
    assert steering.moves(FOUR, REPEAT_AFTER) == (("up", True),)
    assert steering.moves(FOUR, REPEAT_AFTER + REPEAT_EVERY) == (("up", True),)
    steering.release("key up")
    assert steering.moves(FOUR, 9.0) == ()
    assert not steering.waiting


def test_the_system_repeating_a_key_changes_nothing() -> None:
    steering = Steering()
    steering.press("key up", "up", 0.0)
    steering.moves(FOUR, 0.0)
    steering.press("key up", "up", 0.05)
    assert steering.moves(FOUR, 0.05) == ()


def test_two_keys_together_are_a_diagonal_where_there_is_one() -> None:
    steering = Steering()
    steering.press("a", "up", 0.0)
    assert steering.moves(EIGHT, 0.0) == ()
    steering.press("b", "right", CHORD / 2)
    assert steering.moves(EIGHT, CHORD / 2) == (("up-right", False),)


def test_one_key_alone_goes_straight_after_a_moment_even_if_it_was_only_tapped() -> None:
    steering = Steering()
    steering.press("a", "left", 0.0)
    steering.release("a")
    assert steering.moves(EIGHT, CHORD / 2) == ()
    assert steering.moves(EIGHT, CHORD) == (("left", False),)
    assert steering.moves(EIGHT, 9.0) == ()


def test_with_four_ways_the_newer_key_counts() -> None:
    steering = Steering()
    steering.press("a", "up", 0.0)
    assert steering.moves(FOUR, 0.0) == (("up", False),)
    steering.press("b", "right", 0.1)
    assert steering.moves(FOUR, 0.1) == (("right", False),)


def test_a_move_that_the_level_does_not_have_is_none() -> None:
    steering = Steering()
    steering.press("a", "up", 0.0)
    assert steering.moves(MOVE_SETS["left-right"], 0.0) == ()


def test_losing_the_window_lets_go() -> None:
    steering = Steering()
    steering.press("a", "up", 0.0)
    steering.let_go()
    assert steering.moves(FOUR, 9.0) == ()


@pytest.mark.parametrize(
    ("event", "move"),
    (
        (down(pygame.K_UP, scancode=pygame.KSCAN_UP), "up"),
        (down(pygame.K_z, scancode=pygame.KSCAN_W), "up"),  # a French keyboard: W is where Z is written
        (down(pygame.K_KP9, scancode=pygame.KSCAN_KP_9), "up-right"),
        (down(pygame.K_LEFT), "left"),
        (down(pygame.K_s, pygame.KMOD_LCTRL, pygame.KSCAN_S), ""),
        (down(pygame.K_e, scancode=pygame.KSCAN_E), ""),
    ),
)
def test_moves_by_place_on_the_keyboard(event: pygame.Event, move: str) -> None:
    assert move_of(event) == move


@pytest.mark.parametrize(
    ("event", "id"),
    (
        (down(pygame.K_SPACE), "run"),
        (down(pygame.K_z, pygame.KMOD_LCTRL), "undo"),
        (down(pygame.K_z, pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT), "redo"),
        (down(pygame.K_y, pygame.KMOD_LMETA), "redo"),
        (down(pygame.K_s, pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT), "save-as"),
        (down(pygame.K_EQUALS, pygame.KMOD_LSHIFT), "faster"),
        (down(pygame.K_MINUS, pygame.KMOD_LCTRL), "smaller"),
        (down(pygame.K_z), ""),
    ),
)
def test_shortcuts_by_code(event: pygame.Event, id: str) -> None:
    assert shortcut(event) == id


def test_no_two_shortcuts_share_a_key() -> None:
    keys = [
        (entry.key, entry.ctrl, shift)
        for entry in SHORTCUTS
        for shift in ((False, True) if entry.shift is None else (entry.shift,))
    ]
    assert len(keys) == len(set(keys))
