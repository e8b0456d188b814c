"""Notches: a place is picked by a press, a drag or keys."""

import pygame
import pytest

RECT = pygame.Rect(100, 100, 200, 40)
TALL = pygame.Rect(100, 100, 40, 200)


@pytest.fixture
def notches(hands):
    """Ten places, the third picked; `played.at` says which is."""

    def make(rect=RECT, count=10, at=2, across=True):
        picked = [at]

        def draw(ui):
            picked[0] = ui.notches("it", rect, count, picked[0], "Step", value=str(picked[0]), across=across)

        played = hands(draw)
        played.at = lambda: picked[0]
        return played

    return make


def test_a_press_picks_the_place_below_the_mouse(notches):
    played = notches()
    played.click_at((100 + 7 * 20 + 3, 120))
    assert played.at() == 7


def test_a_drag_goes_on_to_the_ends_and_not_beyond(notches):
    played = notches()
    played.drag((110, 120), (900, 120))
    assert played.at() == 9
    played.drag((290, 120), (5, 120))
    assert played.at() == 0


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (pygame.K_LEFT, 1),
        (pygame.K_RIGHT, 3),
        (pygame.K_HOME, 0),
        (pygame.K_END, 9),
        (pygame.K_PAGEDOWN, 9),
        (pygame.K_PAGEUP, 0),
    ],
)
def test_keys_move_along(notches, key, place):
    played = notches()
    played.tab()
    played.key(key)
    assert played.at() == place


def test_from_the_top_down_they_take_the_other_arrows(notches):
    played = notches(rect=TALL, across=False)
    played.click_at((120, 100 + 5 * 20 + 3))
    assert played.at() == 5
    played.tab()
    played.key(pygame.K_DOWN)
    played.key(pygame.K_RIGHT)
    assert played.at() == 6


def test_without_places_nothing_is_picked(notches):
    played = notches(count=0, at=0)
    played.click_at((150, 120))
    assert played.at() == 0
    assert played.node("it").kind == "slider"


def test_a_row_of_a_million_is_crossed_in_some_seconds_by_a_gamepad_and_by_ones_at_first(hands):
    state = {"at": 0}

    def draw(ui):
        state["at"] = ui.notches("row", pygame.Rect(10, 10, 300, 20), 1_000_000, state["at"], "A row")

    played = hands(draw)
    played.ui.set_focus("row")
    played.frames(2)
    played.frames(1, [pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=pygame.CONTROLLER_BUTTON_DPAD_RIGHT, instance_id=0)])
    assert state["at"] == 1
    played.frames(60 * 20)
    assert state["at"] > 500_000
