"""A field is empty until a number is typed, stepped, or dragged; Enter goes on to the next node."""

import pygame
import pytest

from playground.ui.course.answer_field import answer_field
from tests.ui.hands import strokes


class Fields:
    """Two fields, one after the other."""

    def __init__(self, hands):
        self.values = [None, 2.0]
        self.enabled = True
        self.hands = hands(self.draw)

    def draw(self, ui):
        for number in range(2):
            rect = pygame.Rect(10, 10 + 60 * number, 90, 40)
            before = self.values[number]
            self.values[number] = answer_field(ui, f"f{number}", rect, "f", before, 0.5, self.enabled, after="f1")


@pytest.fixture
def fields(hands):
    return Fields(hands)


def test_it_is_empty_until_something_is_typed_and_enter_goes_on(fields):
    hands = fields.hands
    assert hands.node("f0").value == "?"
    hands.click("f0")
    hands.type("-1,5")
    assert fields.values[0] is None
    hands.key(pygame.K_RETURN)
    assert fields.values[0] == -1.5
    assert hands.ui.focus == "f1"


def test_digits_and_enter_in_one_frame_are_a_number(fields):
    fields.hands.click("f0")
    fields.hands.frames(2, strokes("3.5\n"))
    assert fields.values[0] == 3.5


def test_digits_begin_to_type_where_the_keyboard_is(fields):
    fields.hands.ui.set_focus("f1")
    fields.hands.frames(2)
    fields.hands.type("7")
    fields.hands.key(pygame.K_RETURN)
    assert fields.values == [None, 7.0]


def test_a_click_elsewhere_takes_the_number_over_and_escape_does_not(fields):
    fields.hands.type_in("f0", "4")
    fields.hands.click_at((400, 300))
    assert fields.values[0] == 4.0
    fields.hands.type_in("f0", "9")
    fields.hands.key(pygame.K_ESCAPE)
    assert fields.values[0] == 4.0


def test_words_are_no_number_and_nothing_is_lost(fields):
    fields.hands.type_in("f1", "x")
    fields.hands.key(pygame.K_RETURN)
    assert fields.values[1] == 2.0


def test_zero_can_be_said_in_an_empty_field(fields):
    fields.hands.type_in("f0", "0")
    fields.hands.key(pygame.K_RETURN)
    assert fields.values[0] == 0.0


def test_arrows_step_and_a_drag_does(fields):
    fields.hands.key_on("f1", pygame.K_UP)
    assert fields.values[1] == 2.5
    fields.hands.key(pygame.K_PAGEDOWN)
    assert fields.values[1] == -2.5
    x, y = fields.hands.node("f1").rect.center
    fields.hands.drag((x, y), (x, y - 18))  # two notches up
    assert fields.values[1] == -1.5


def test_what_cannot_be_changed_takes_nothing(fields):
    fields.enabled = False
    fields.hands.frames(2)
    fields.hands.type_in("f1", "5")
    assert fields.values[1] == 2.0
