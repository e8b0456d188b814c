"""Shortcuts on keyboards of other countries: every one is there, by what it writes or by its place, and AltGr fires none."""

import pygame
import pytest

from playground.ui.kit.key_meaning import digit
from playground.ui.shortcuts import SHORTCUTS, shortcut
from tests.ui.layouts import ALTGR, LAYOUTS, PLACES, RIGHT_ALT, SHIFT, pressed, presses

SIGNS = {entry.id for entry in SHORTCUTS if 32 < entry.key < 127 and not entry.ctrl and not chr(entry.key).isalnum()}
LETTERS = {entry.id for entry in SHORTCUTS if chr(entry.key & 0xFFFF).isalpha() and entry.key < 127 and not entry.ctrl}
BRACKETS = {"floor-before", "floor-after"}
ON_THIRD_LEVEL = {"de", "fr", "es", "it", "cz", "hu"}
"""Where the brackets are written with AltGr, and only so."""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_sign_and_every_letter_can_be_reached(layout: str) -> None:
    assert {"step", "faster", "slower", "what", "past-back", *BRACKETS} <= SIGNS
    without = {shortcut(event) for event in presses(layout)}
    also = without | {shortcut(event) for event in presses(layout, (RIGHT_ALT,))}
    assert also >= SIGNS and SIGNS - without <= (BRACKETS | {"past-episode-back", "past-episode-on"})
    assert (without >= BRACKETS) == (layout not in ON_THIRD_LEVEL)
    recorded = {
        "edit",
        "why",
        "past-now",
        "bookmark",
        "past-card",
        "ghost",
        "tell",
        "glossary",
    }  # the others' places are not in the table
    assert recorded <= LETTERS and recorded <= without


@pytest.mark.parametrize(
    "layout, place, mod, order",
    (
        ("de", 48, 0, "faster"),  # the place of ]
        ("de", 56, 0, "slower"),  # the place of /
        ("de", 45, 0, ""),  # ß, at the place of -
        ("de", 47, 0, ""),  # ü, at the place of [
        ("de", 45, SHIFT, "what"),
        ("de", 37, RIGHT_ALT, "floor-before"),
        ("de", 38, RIGHT_ALT, "floor-after"),
        ("de", 29, 0, "why"),  # y is where others have z
        ("de", 28, pygame.KMOD_LCTRL, "undo"),
        ("fr", 54, SHIFT, "step"),
        ("fr", 54, 0, ""),
        ("fr", 35, 0, "slower"),  # the key of 6
        ("fr", 46, SHIFT, "faster"),
        ("fr", 16, SHIFT, "what"),
        ("fr", 16, 0, "past-back"),  # a comma, where others have m
        ("fr", 34, RIGHT_ALT, "floor-before"),
        ("fr", 45, RIGHT_ALT, "floor-after"),
        ("es", 47, RIGHT_ALT, "floor-before"),
        ("es", 48, 0, "faster"),
        ("it", 48, RIGHT_ALT, "floor-after"),
        ("it", 56, 0, "slower"),
        ("ru", 8, 0, "edit"),
        ("ru", 8, SHIFT, "edit"),
        ("ru", 47, 0, "floor-before"),
        ("ru", 48, 0, "floor-after"),
        ("ru", 56, 0, "step"),  # where it is written
        ("ru", 56, SHIFT, "past-back"),
        ("ru", 54, SHIFT, "past-episode-back"),  # written nowhere: by its place
        ("ru", 36, SHIFT, "what"),
        ("ru", 29, pygame.KMOD_LCTRL, "undo"),
        ("ru", 29, pygame.KMOD_LCTRL | SHIFT, "redo"),
        ("ru", 6, pygame.KMOD_LCTRL, "copy"),
        ("ru", 45, pygame.KMOD_LCTRL, "smaller"),
        ("gr", 17, 0, "past-now"),
        ("gr", 47, 0, "floor-before"),
        ("gr", 25, pygame.KMOD_LCTRL, "paste"),
        ("ara", 5, 0, "bookmark"),
        ("ara", 56, SHIFT, "what"),  # its own question mark
        ("cz", 30, 0, "faster"),  # + on the key of 1
        ("hu", 100, RIGHT_ALT, "past-episode-back"),
    ),
)
def test_a_key_means_what_it_writes_and_only_else_its_place(layout: str, place: int, mod: int, order: str) -> None:
    assert shortcut(pressed(layout, place, mod)) == order


@pytest.mark.parametrize("mod", ALTGR)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_altgr_is_neither_ctrl_nor_nothing(layout: str, mod: int) -> None:
    """What it fires is the sign that it writes, where the key alone writes another: never a letter, a digit, or Ctrl with one."""
    for event in presses(layout, (mod,)):
        order = shortcut(event)
        sign = next((entry for entry in SHORTCUTS if entry.id == order), None)
        assert sign is None or (order in SIGNS and event.unicode == chr(sign.key) and event.key != sign.key), (layout, event)
        assert digit(event) is None


@pytest.mark.parametrize("mod", ALTGR)
@pytest.mark.parametrize("text", ("", "@", "€", "µ", "q", "ą"))
def test_altgr_with_a_letter_or_a_named_key_does_nothing(mod: int, text: str) -> None:
    for entry in SHORTCUTS:
        if not (entry.key < 127 and text == chr(entry.key)):
            assert shortcut(pygame.event.Event(pygame.KEYDOWN, key=entry.key, scancode=0, mod=mod, unicode=text)) == ""


def test_a_sign_that_the_key_writes_alone_is_not_written_with_altgr() -> None:
    """Windows reports the key's own sign where AltGr writes nothing."""
    assert shortcut(pygame.event.Event(pygame.KEYDOWN, key=ord("."), scancode=55, mod=ALTGR[2], unicode=".")) == ""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_digits_are_what_is_written_or_what_the_key_is_for(layout: str) -> None:
    row = PLACES[:10]
    french = layout in ("fr", "cz")
    assert [digit(pressed(layout, place, SHIFT if french else 0)) for place in row[:9]] == list(range(1, 10))
    if french:  # without Shift too
        assert digit(pressed(layout, 31)) == 2


def test_digits_of_other_scripts_count() -> None:
    event = pygame.event.Event(pygame.KEYDOWN, key=0x663, scancode=32, mod=0, unicode="٣")
    assert digit(event) == 3
    thai = pygame.event.Event(pygame.KEYDOWN, key=0xE45, scancode=30, mod=0, unicode="ๅ")  # written at the place of 1
    assert digit(thai) == 1
