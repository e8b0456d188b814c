"""What a person does to one widget."""

import pygame

from playground.ui.kit.gamepad import PadButton, pad_event
from playground.ui.kit.routing import ACTIVATE, ENTER
from playground.ui.kit.touch import Touch


def press(key: int) -> pygame.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key)


def test_a_click_and_each_key_that_presses_activate_it() -> None:
    assert not Touch(hover=True, pressed=True, down=True).activated
    assert Touch(clicked=True).activated
    assert all(Touch(keys=[press(key)]).activated for key in ACTIVATE)
    assert not Touch(keys=[press(pygame.K_LEFT)]).activated


def test_letters_are_no_key_presses() -> None:
    assert not Touch(keys=[pygame.event.Event(pygame.TEXTINPUT, text="\r", key=pygame.K_RETURN)]).activated


def test_the_gamepads_keys_can_be_left_out() -> None:
    touch = Touch(keys=[pad_event(PadButton.A)])
    assert touch.key(ENTER)
    assert not touch.key(ENTER, pad=False)
