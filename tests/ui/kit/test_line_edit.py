"""A line that is being typed in: what the mouse does to it, and which part of it is seen."""

import pygame
import pytest

from playground.ui import theme
from playground.ui.drawing import fonts
from playground.ui.kit import Theme, Ui, line_edit
from playground.ui.kit.editing import Editor
from playground.ui.kit.line_edit import Typing
from playground.ui.kit.touch import Touch

INSIDE = pygame.Rect(20, 10, 200, 40)


@pytest.fixture
def ui() -> Ui:
    pygame.font.init()
    ui = Ui(Theme(reduced_motion=True))
    ui.begin(pygame.Surface((300, 60)), [], 1 / 60, 0.0)
    return ui


def x_of(words: str) -> int:
    return INSIDE.left + fonts.width(words, "text", 16)


def test_a_press_puts_the_caret_there(ui: Ui) -> None:
    editor = Editor("abcdef")
    ui.input.pressed = {1: (x_of("abc"), 30)}
    line_edit.edit_line(ui, INSIDE, editor, Touch(pressed=True))
    assert (editor.caret, editor.selection) == (3, (3, 3))


def test_a_double_click_selects_everything(ui: Ui) -> None:
    editor = Editor("abcdef")
    ui.input.pressed = {1: (x_of("abc"), 30)}
    line_edit.edit_line(ui, INSIDE, editor, Touch(pressed=True, doubled=True))
    assert editor.selection == (0, 6)


def test_a_drag_selects_from_where_it_began(ui: Ui) -> None:
    editor = Editor("abcdef", caret=1, anchor=1)
    ui.input.mouse = (x_of("abcd"), 30)
    ui.input.path = [ui.input.mouse]
    line_edit.edit_line(ui, INSIDE, editor, Touch(down=True))
    assert editor.selection == (1, 4)


def test_letters_and_keys_come_in_their_order(ui: Ui) -> None:
    editor = Editor("ab", caret=2, anchor=2)
    back = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_BACKSPACE, mod=0)
    keys = [pygame.event.Event(pygame.TEXTINPUT, text="x"), back, back]
    line_edit.edit_line(ui, INSIDE, editor, Touch(keys=keys))
    assert editor.text == "a"


def test_the_caret_is_drawn_where_it_stands_and_in_sight_of_long_words(ui: Ui) -> None:
    editor = Editor("ab", caret=2, anchor=2)
    line_edit.draw_line(ui, INSIDE, editor, Touch(), theme.INK)
    assert tuple(ui.surface.get_at((x_of("ab"), INSIDE.centery)))[:3] == theme.ACCENT
    assert editor.first == 0
    long = Editor("m" * 100, caret=100, anchor=100)
    line_edit.draw_line(ui, INSIDE, long, Touch(), theme.INK)
    assert fonts.width(long.text[long.first :], "text", 16) <= INSIDE.width
    assert long.first > 0


def test_a_selection_lies_behind_its_letters(ui: Ui) -> None:
    line_edit.draw_line(ui, INSIDE, Editor("ab  cd", caret=4, anchor=2), Touch(), theme.INK)
    assert tuple(ui.surface.get_at((x_of("ab") + 3, INSIDE.centery)))[:3] == theme.SELECTION


def test_typing_begins_with_everything_selected() -> None:
    typing = Typing()
    assert not typing.on
    typing.begin("0.5")
    assert (typing.on, typing.editor.text, typing.editor.selection) == (True, "0.5", (0, 3))


def test_a_field_with_an_error_has_a_red_edge(ui: Ui) -> None:
    line_edit.draw_box(ui, INSIDE, Touch(), True, bad=True)
    assert tuple(ui.surface.get_at((INSIDE.left, INSIDE.centery)))[:3] == theme.ERROR
    assert tuple(ui.surface.get_at(INSIDE.center))[:3] == theme.ERROR_SOFT
