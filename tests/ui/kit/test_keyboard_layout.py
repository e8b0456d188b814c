"""The names of keys as they are on the person's keyboard."""

import pygame
import pytest

from playground.ui.kit.keyboard_layout import as_here, key_at
from tests.ui.layouts import LAYOUTS, PLACES

CYRILLIC = "фисвуапршолдьтщзйкыегмцчня"
"""What the places of a to z write on a Russian keyboard."""


def at(layout: str) -> dict[int, int]:
    kept = dict(zip(PLACES, map(ord, LAYOUTS[layout].code), strict=True))
    letters = CYRILLIC if layout == "ru" else "abcdefghijklmnopqrstuvwxyz"
    return {pygame.KSCAN_A + number: ord(letter) for number, letter in enumerate(letters)} | kept


@pytest.mark.parametrize(
    "layout, keys, name",
    (
        ("ru", "M", "Ь"),
        ("ru", "Ctrl Z", "Ctrl Я"),
        ("ru", "Ctrl Shift Z", "Ctrl Shift Я"),
        ("ru", "[", "Х"),
        ("ru", "<", "Shift Б"),
        ("ru", ".", "."),  # written, at another place
        ("ru", "?", "?"),  # its place writes a sign: it is found by what it writes
        ("ru", "Space", "Space"),
        ("ru", "F1", "F1"),
        ("ru", "Ctrl −", "Ctrl −"),
        ("de", "Y", "Y"),
        ("de", "[", "["),
        ("de", "Ctrl 0", "Ctrl 0"),
    ),
)
def test_a_key_is_called_as_it_is_on_this_keyboard(layout: str, keys: str, name: str) -> None:
    here = at(layout)
    assert as_here(keys, lambda place: here.get(place, 0)) == name


def test_sdl_is_asked_and_without_a_layout_of_its_own_has_the_american_one() -> None:
    pygame.display.init()
    asked = key_at()
    if asked is None:
        pytest.skip("SDL cannot be asked here")
    assert asked(pygame.KSCAN_M) == pygame.K_m and asked(pygame.KSCAN_LEFTBRACKET) == ord("[")
    assert as_here("Ctrl Z") == "Ctrl Z"
