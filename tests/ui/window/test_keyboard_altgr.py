"""Keys with AltGr, after dead keys and in fields: none of them does more than write."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from playground.ui.kit import focus
from playground.ui.kit.editing import Editor
from playground.ui.kit.node import Node
from tests.ui.layouts import ALTGR, SHIFT, pressed
from tests.ui.window.test_keyboard import Keyboard

E = pygame.event.Event


@pytest.fixture
def space(space_of: Callable[..., Any], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]) -> Any:
    return space_of(snapshot_of(level_of("S.G")))


@pytest.mark.parametrize("mod", ALTGR)
def test_no_move_no_digit_and_no_named_key_with_altgr(space: Any, mod: int) -> None:
    board = Keyboard(space)
    for key, place, text in ((pygame.K_w, 26, "ł"), (pygame.K_2, 31, "²"), (pygame.K_SPACE, 44, "\xa0"), (pygame.K_UP, 82, "")):
        board.frame(E(pygame.KEYDOWN, key=key, scancode=place, mod=mod, unicode=text), seconds=1.0)
    board.frame(pressed("de", 20, mod), E(pygame.TEXTINPUT, text="@"), seconds=1.0)
    assert board.heard == [] and board.space is space


def test_a_dead_key_with_a_space_writes_an_accent_and_starts_nothing(space: Any) -> None:
    board = Keyboard(space)
    board.frame(pressed("de", 46), E(pygame.KEYDOWN, key=pygame.K_SPACE, scancode=44, mod=0, unicode="´"), seconds=1.0)
    board.frame(pressed("fr", 47), pressed("fr", 17), seconds=1.0)  # a circumflex on n, which there is not
    assert board.heard == [] and board.space is space


def test_digits_of_a_french_keyboard_need_no_shift_and_minus_is_no_six(space: Any) -> None:
    board = Keyboard(space)
    board.frame(pressed("fr", 31), seconds=1.0)
    board.frame(pressed("fr", 35, SHIFT), seconds=1.0)
    board.frame(pressed("fr", 35), seconds=1.0)
    assert board.heard == ["2", "6"] and board.space is not space  # the last one: slower


@pytest.mark.parametrize("mod", ALTGR)
def test_a_field_takes_what_altgr_writes_and_does_not_edit(mod: int) -> None:
    field = Node("field", "text", pygame.Rect(0, 0, 9, 9), "", typing=True)
    for key, place, text in ((pygame.K_q, 20, "@"), (pygame.K_a, 4, "ą"), (pygame.K_c, 6, "ć"), (pygame.K_z, 29, "ż")):
        event = E(pygame.KEYDOWN, key=key, scancode=place, mod=mod, unicode=text)
        assert focus.claims(field, event, True, 0)
        editor = Editor("word", 4, 4)
        editor.key(event)
        assert (editor.text, editor.selection) == ("word", (4, 4))


def test_ctrl_edits_a_field_by_place_where_no_key_writes_latin() -> None:
    field = Node("field", "text", pygame.Rect(0, 0, 9, 9), "", typing=True)
    select = E(pygame.KEYDOWN, key=0x444, scancode=pygame.KSCAN_A, mod=pygame.KMOD_LCTRL, unicode="ф")
    assert focus.claims(field, select, True, 0)
    editor = Editor("word", 4, 4)
    editor.key(select)
    assert editor.selection == (0, 4)
