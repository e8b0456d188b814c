import pygame
import pytest

from playground.ui.kit import Option

TABS = [Option("play", "Play"), Option("train", "Train", about="Let it learn"), Option("edit", "Edit")]
LEVELS = [Option(f"l{number}", f"Level {number}", about="a world" if number == 1 else "") for number in range(30)]


@pytest.fixture
def tabs(hands):
    held = ["play"]

    def draw(ui):
        held[0] = ui.tabs("mode", pygame.Rect(100, 50, 300, 40), TABS, held[0])

    played = hands(draw)
    played.held = held
    return played


def test_a_tab_is_chosen_by_a_click(tabs):
    tabs.click("mode/edit")
    assert tabs.held[0] == "edit"
    assert tabs.node("mode/edit").value == "chosen"


def test_left_and_right_move_along_the_tabs_once_tab_has_reached_them(tabs):
    tabs.click("mode/play")
    tabs.key(pygame.K_RIGHT)
    assert tabs.held[0] == "play"
    assert tabs.keys == [pygame.K_RIGHT]
    tabs.ui.drop_focus()
    tabs.tab()
    tabs.key(pygame.K_RIGHT)
    assert tabs.held[0] == "train"
    tabs.key(pygame.K_END)
    tabs.key(pygame.K_RIGHT)
    assert tabs.held[0] == "edit"


def test_the_gamepad_moves_along_the_tabs(tabs):
    tabs.pad(pygame.CONTROLLER_BUTTON_DPAD_DOWN)
    tabs.pad(pygame.CONTROLLER_BUTTON_DPAD_RIGHT)
    assert tabs.held[0] == "train"


def test_tabs_share_their_row_without_a_gap(tabs):
    cells = [tabs.node(f"mode/{option.id}").rect for option in TABS]
    assert cells[0].right == cells[1].left
    assert cells[1].right == cells[2].left
