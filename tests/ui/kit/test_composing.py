"""Keys that only help to write a character are nobody's: dead keys, input methods, and what Ctrl writes on X11."""

import pygame

from playground.ui.kit.composing import Composing
from playground.ui.kit.gamepad import PadButton, pad_event
from playground.ui.kit.key_meaning import NAMED
from tests.ui.layouts import pressed

E = pygame.event.Event
DEAD = pressed("de", 46)


def down(key: int, mod: int = 0, text: str = "", **more: object) -> pygame.Event:
    return E(pygame.KEYDOWN, key=key, scancode=0, mod=mod, unicode=text, **more)


def taken(*events: pygame.Event) -> list[bool]:
    composing = Composing()
    return [composing.takes(event) for event in events]


def test_a_dead_key_and_the_one_that_it_waits_for_are_nobodys() -> None:
    assert DEAD.key == NAMED and DEAD.unicode == ""
    n, up = down(pygame.K_n, 0, "n"), E(pygame.KEYUP, key=NAMED, scancode=46, mod=0)
    assert taken(DEAD, up, n, n) == [True, False, True, False]
    assert taken(DEAD, down(pygame.K_SPACE, 0, "´"), E(pygame.TEXTINPUT, text="´")) == [True, True, False]
    shift = down(pygame.K_LSHIFT)
    assert taken(DEAD, shift, n, n) == [True, False, True, False]  # Shift is on its way to a capital
    assert taken(DEAD, down(pygame.K_ESCAPE), n) == taken(DEAD, down(pygame.K_F12), n) == [True, False, False]
    assert taken(DEAD, E(pygame.WINDOWFOCUSLOST), n) == [True, False, False]
    assert taken(down(NAMED, 0, "لا"), n) == [False, False]  # a key without a code that writes


def test_while_an_input_method_puts_a_word_together_no_key_is_for_anybody_else() -> None:
    begins, ends = E(pygame.TEXTEDITING, text="ni", start=0, length=2), E(pygame.TEXTEDITING, text="", start=0, length=0)
    n, enter = down(pygame.K_n, 0, "n"), down(pygame.K_RETURN)
    assert taken(n, begins, n, enter, ends, n) == [False, False, True, True, False, False]
    assert taken(begins, n, E(pygame.TEXTINPUT, text="你"), n) == [False, True, False, False]
    assert taken(begins, E(pygame.WINDOWFOCUSLOST), n) == taken(begins, E(pygame.MOUSEBUTTONDOWN, pos=(0, 0), button=1), n)
    assert taken(begins, E(pygame.WINDOWFOCUSLOST), n) == [False, False, False]
    assert taken(begins, pad_event(PadButton.UP)) == [False, False]  # a gamepad writes nothing


def test_what_ctrl_writes_is_no_text_but_what_altgr_writes_is() -> None:
    psi, minus = pressed("gr", 6, pygame.KMOD_LCTRL), pressed("de", 56, pygame.KMOD_LCTRL)
    up = E(pygame.KEYUP, key=0, scancode=6, mod=0)
    assert taken(psi, E(pygame.TEXTINPUT, text="ψ"), up, E(pygame.TEXTINPUT, text="ψ")) == [False, True, False, False]
    assert taken(minus, E(pygame.TEXTINPUT, text="-")) == [False, True]
    at = pressed("de", 20, pygame.KMOD_LCTRL | pygame.KMOD_RALT)
    assert taken(at, E(pygame.TEXTINPUT, text="@")) == [False, False]
