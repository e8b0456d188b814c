"""What a key press means: what it writes, else what is at its place, and AltGr never its key."""

import pygame
import pytest

from playground.ui.kit.key_meaning import NAMED, PLACES, alternate, chord, codes, digit, foreign


def down(key: int, place: int = 0, mod: int = 0, text: str = "") -> pygame.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key, scancode=place, mod=mod, unicode=text)


def test_the_places_are_those_of_an_american_keyboard() -> None:
    assert PLACES[pygame.KSCAN_1] == ("1", "!") and PLACES[pygame.KSCAN_0] == ("0", ")")
    assert PLACES[pygame.KSCAN_A] == ("a", "a") and PLACES[pygame.KSCAN_Z] == ("z", "z")
    assert PLACES[pygame.KSCAN_MINUS] == ("-", "_") and PLACES[pygame.KSCAN_RIGHTBRACKET] == ("]", "}")
    assert PLACES[pygame.KSCAN_SLASH] == ("/", "?") and PLACES[pygame.KSCAN_GRAVE] == ("`", "~")


@pytest.mark.parametrize(
    "mod, with_ctrl, with_alt",
    (
        (0, False, False),
        (pygame.KMOD_RCTRL, True, False),
        (pygame.KMOD_LMETA, True, False),
        (pygame.KMOD_RALT, False, True),
        (pygame.KMOD_MODE, False, True),
        (pygame.KMOD_LCTRL | pygame.KMOD_RALT, False, True),  # AltGr on Windows
        (pygame.KMOD_LSHIFT | pygame.KMOD_CAPS | pygame.KMOD_NUM, False, False),
    ),
)
def test_ctrl_is_not_the_half_of_altgr(mod: int, with_ctrl: bool, with_alt: bool) -> None:
    event = down(pygame.K_q, mod=mod)
    assert (chord(event), alternate(event)) == (with_ctrl, with_alt)


@pytest.mark.parametrize(
    "event, meant",
    (
        (down(pygame.K_e, pygame.KSCAN_E, 0, "e"), (pygame.K_e,)),
        (down(pygame.K_e, pygame.KSCAN_E, pygame.KMOD_LSHIFT, "E"), (pygame.K_e,)),
        (down(pygame.K_e, pygame.KSCAN_E, 0, "ê"), (ord("ê"),)),  # after a dead key
        (down(pygame.K_SPACE, 44, 0, "^"), (ord("^"),)),
        (down(pygame.K_SPACE, 44, 0, " "), (pygame.K_SPACE,)),
        (down(pygame.K_RETURN, 40, 0, "\r"), (pygame.K_RETURN,)),
        (down(pygame.K_ESCAPE, 41, 0, "\x1b"), (pygame.K_ESCAPE,)),
        (down(pygame.K_BACKSPACE, 42, 0, "\x08"), (pygame.K_BACKSPACE,)),
        (down(pygame.K_KP_PLUS, 87, 0, "+"), (pygame.K_KP_PLUS,)),
        (down(pygame.K_F1, 58), (pygame.K_F1,)),
        (down(NAMED, 46), (NAMED,)),  # a dead key
        (down(0x451, pygame.KSCAN_GRAVE, 0, "ё"), (ord("`"),)),
        (down(0x44F, pygame.KSCAN_Z, pygame.KMOD_LCTRL, "я"), (pygame.K_z,)),
        (down(0x44F, pygame.KSCAN_Z, pygame.KMOD_LCTRL), (pygame.K_z,)),
        (down(pygame.K_z, pygame.KSCAN_Z, pygame.KMOD_LCTRL, "\x1a"), (pygame.K_z,)),
        (down(pygame.K_6, pygame.KSCAN_6, pygame.KMOD_LCTRL, "-"), (pygame.K_MINUS, pygame.K_6)),  # French
        (down(pygame.K_SPACE, 44, pygame.KMOD_RALT, "\xa0"), ()),
        (down(pygame.K_LEFT, 80, pygame.KMOD_LALT), ()),
        (down(0, 0, 0, "İ"), (ord("i"),)),
        (down(0, 0), (0,)),
    ),
)
def test_codes(event: pygame.Event, meant: tuple[int, ...]) -> None:
    assert codes(event) == meant


def test_another_script_is_one_that_writes_no_latin() -> None:
    assert all(map(foreign, "яεשث۳ๅิ؟アㄱ"))
    assert not any(map(foreign, "eZ1. ßéøıñ€§²´«“"))


def test_a_digit_needs_no_ctrl_and_no_altgr() -> None:
    assert digit(down(pygame.K_2, 31, 0, "2")) == digit(down(pygame.K_2, 31)) == digit(down(pygame.K_2, 31, 0, "é")) == 2
    assert digit(down(pygame.K_2, 31, pygame.KMOD_LCTRL)) is digit(down(pygame.K_2, 31, pygame.KMOD_RALT, "²")) is None
    assert digit(down(pygame.K_e, 8, 0, "e")) is None
