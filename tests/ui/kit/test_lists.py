import pygame
import pytest

from playground.ui.kit import Option
from playground.ui.kit.lists import TypeAhead, place_after

TABS = [Option("play", "Play"), Option("train", "Train", about="Let it learn"), Option("edit", "Edit")]
LEVELS = [Option(f"l{number}", f"Level {number}", about="a world" if number == 1 else "") for number in range(30)]


@pytest.fixture
def levels(hands):
    held = ["l0"]

    def draw(ui):
        held[0] = ui.list("levels", pygame.Rect(100, 100, 240, 200), LEVELS, held[0])

    played = hands(draw)
    played.held = held
    return played


def test_a_line_is_chosen_by_a_click(levels):
    levels.click("levels/l2")
    assert levels.held[0] == "l2"


def test_keys_move_the_choice_and_it_stays_in_sight(levels):
    levels.tab()
    for _ in range(20):
        levels.key(pygame.K_DOWN)
    assert levels.held[0] == "l20"
    node = levels.node("levels/l20")
    assert node.shown.height == node.rect.height
    levels.key(pygame.K_HOME)
    assert levels.held[0] == "l0"


def test_lines_that_are_scrolled_out_are_not_hit(levels):
    spot = levels.node("levels/l10").rect.center
    assert not pygame.Rect(100, 100, 240, 200).collidepoint(spot)
    levels.click_at(spot)
    assert levels.held[0] == "l0"


def test_letters_find_a_line(levels):
    levels.tab()
    levels.type("level 17")
    assert levels.held[0] == "l17"


def test_the_gamepad_moves_the_choice(levels):
    levels.pad(pygame.CONTROLLER_BUTTON_DPAD_DOWN)
    levels.pad(pygame.CONTROLLER_BUTTON_DPAD_DOWN)
    assert levels.held[0] == "l1"


def test_an_empty_list_is_drawn_and_takes_keys_without_harm(hands):
    played = hands(lambda ui: ui.list("levels", pygame.Rect(0, 0, 100, 100), [], ""))
    played.tab()
    played.key(pygame.K_DOWN)
    assert played.node("levels").value == ""


@pytest.mark.parametrize(
    "key, place", [(pygame.K_UP, 4), (pygame.K_DOWN, 6), (pygame.K_PAGEUP, 1), (pygame.K_PAGEDOWN, 9), (pygame.K_END, 9)]
)
def test_moves_stay_within_the_list(key, place):
    assert place_after(5, key, 10, 4) == place


def test_a_second_word_begins_after_a_second():
    ahead = TypeAhead()
    titles = ["alpha", "beta", "able"]
    assert ahead.find(titles, "a", 0, now=0.0) == 2
    assert ahead.find(titles, "l", 2, now=0.5) == 0
    assert ahead.find(titles, "b", 0, now=3.0) == 1
    assert ahead.find(titles, "z", 1, now=3.1) is None
