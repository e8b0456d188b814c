import pygame
import pytest

from tests.ui.hands import strokes

RECT = pygame.Rect(100, 100, 300, 40)


@pytest.fixture
def number(hands):
    def make(value=5, low=0, high=10, step=1):
        held = [value]

        def draw(ui):
            held[0] = ui.number("seed", RECT, "Seed", held[0], low, high, step=step)

        played = hands(draw)
        played.held = held
        return played

    return make


def test_the_buttons_of_a_number_step_it_within_its_bounds(number):
    played = number(value=9)
    plus, minus = (RECT.right - 10, RECT.centery), (RECT.right - 140, RECT.centery)
    played.click_at(plus)
    played.click_at(plus)
    assert played.held[0] == 10
    played.click_at(minus)
    assert played.held[0] == 9
    assert type(played.held[0]) is int


def test_a_held_button_goes_on_stepping(number):
    played = number(high=100)
    plus = (RECT.right - 10, RECT.centery)
    played.move(plus)
    played.press(plus)
    played.frames(60)
    played.lift(plus)
    assert played.held[0] > 10


@pytest.mark.parametrize("key, value", [(pygame.K_UP, 6), (pygame.K_RIGHT, 6), (pygame.K_DOWN, 4), (pygame.K_PAGEDOWN, 0)])
def test_keys_step_a_number(number, key, value):
    played = number()
    played.tab()
    played.key(key)
    assert played.held[0] == value


def test_digits_begin_a_new_number_and_enter_takes_it(number):
    played = number(high=100)
    played.tab()
    played.type("42")
    assert played.ui.captured
    assert played.held[0] == 5
    played.key(pygame.K_RETURN)
    assert played.held[0] == 42


def test_digits_and_enter_in_one_frame_are_a_number(number):
    played = number(high=100)
    played.tab()
    played.type("4")
    played.frames(2, strokes("2\n"))
    assert played.held[0] == 42


def test_a_number_is_typed_after_a_click_and_taken_on_leaving(number):
    played = number(high=100)
    played.click_at((RECT.right - 75, RECT.centery))
    played.type("77")
    played.click_at((700, 500))
    assert played.held[0] == 77


def test_a_typed_number_is_brought_within_its_bounds_and_nonsense_is_dropped(number):
    played = number()
    for words, value in (("999", 10), ("-3", 0), ("-", 0), ("1e999", 0)):
        played.key_on("seed", pygame.K_RETURN)
        played.type(words)
        played.key(pygame.K_RETURN)
        assert played.held[0] == value


def test_steps_of_a_tenth_leave_no_crumbs(number):
    played = number(value=0.1, step=0.1)
    played.tab()
    for _ in range(2):
        played.key(pygame.K_UP)
    assert played.held[0] == 0.3


def test_the_gamepad_steps_a_number_and_does_not_trap_the_focus(number):
    played = number()
    played.pad(pygame.CONTROLLER_BUTTON_DPAD_DOWN)
    played.pad(pygame.CONTROLLER_BUTTON_DPAD_RIGHT)
    played.pad(pygame.CONTROLLER_BUTTON_A)
    assert played.held[0] == 6
    assert not played.ui.captured


def test_a_number_is_written_with_a_true_minus_and_typed_with_either(number):
    played = number(value=-3, low=-10)
    assert played.node("seed").value == "−3"
    for words, value in (("-8", -8), ("−9", -9)):
        played.key_on("seed", pygame.K_RETURN)
        played.type(words)
        played.key(pygame.K_RETURN)
        assert played.held[0] == value
