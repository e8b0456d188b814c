"""The window by fingers alone: painting, erasing, walking, zooming, and what is pressed beside a small button."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from playground.ui.kit.fingers import HOLD
from playground.world.grid import Cell

COVERS = ("playground/ui/kit/fingers.py",)


class Hand:
    """Fingers on the glass of an app; each event has a frame."""

    def __init__(self, app: Any) -> None:
        self.app = app

    def touch(self, kind: int, spot: tuple[float, float], id: int = 0) -> None:
        width, height = self.app.surface.get_size()
        more = {"dx": 0.0, "dy": 0.0, "pressure": 1.0}
        event = pygame.event.Event(kind, touch_id=3, finger_id=id, x=spot[0] / width, y=spot[1] / height, **more)
        self.app.frames(1, [event])

    def drag(self, *spots: tuple[float, float], rests: float = 0.0) -> None:
        self.touch(pygame.FINGERDOWN, spots[0])
        self.app.frames(round(rests * 60))
        for spot in spots[1:]:
            self.touch(pygame.FINGERMOTION, spot)
        self.touch(pygame.FINGERUP, spots[-1])
        self.app.frames(4)


@pytest.fixture
def hand(driven: Callable[..., Any]) -> Callable[..., Hand]:
    return lambda *more, **words: Hand(driven(*more, **words))


def test_a_finger_paints_a_stroke_and_one_that_rests_first_erases(hand: Callable[..., Hand]) -> None:
    edit = hand(mode="edit")
    app, before = edit.app, edit.app.space.level
    edit.drag(app.spot((0, 2)), app.spot((0, 3)), app.spot((0, 5)))
    assert app.space.level.rows[0] == "..####...."
    assert len(app.space.history.past) == 1
    edit.drag(app.spot((0, 2)), app.spot((0, 5)), rests=HOLD + 0.1)
    assert app.space.level == before
    assert len(app.space.history.past) == 2


def test_a_tap_walks_and_a_tap_on_a_tile_takes_it_in_hand(hand: Callable[..., Hand]) -> None:
    play = hand("corridor")
    play.drag(play.app.spot((0, 1)))
    assert play.app.space.walk.goal == Cell(0, 1)
    edit = hand(mode="edit")
    edit.drag(edit.app.node("tile-pit").rect.center)
    assert edit.app.space.tool.tile.kind == "pit"


def test_two_fingers_bring_the_board_nearer_and_back_and_paint_nothing(hand: Callable[..., Hand]) -> None:
    edit = hand(mode="edit")
    app, before = edit.app, edit.app.space.level
    x, y = app.app.screen.view.rect.center
    fit = app.app.screen.view.cell_size
    edit.touch(pygame.FINGERDOWN, (x - 50, y))
    edit.touch(pygame.FINGERDOWN, (x + 50, y), id=1)
    for apart in range(60, 160, 10):
        edit.touch(pygame.FINGERMOTION, (x - apart, y))
        edit.touch(pygame.FINGERMOTION, (x + apart, y), id=1)
    app.frames(2)
    assert app.app.screen.view.cell_size == pytest.approx(3 * fit, abs=2)
    for apart in range(140, 40, -10):
        edit.touch(pygame.FINGERMOTION, (x - apart, y))
        edit.touch(pygame.FINGERMOTION, (x + apart, y), id=1)
    for id in (0, 1):
        edit.touch(pygame.FINGERUP, (x, y), id=id)
    app.frames(60)
    assert app.app.screen.view.cell_size == pytest.approx(fit, abs=1)
    assert app.space.level == before and not app.space.tool.trail


def test_a_finger_beside_a_small_button_presses_it(hand: Callable[..., Hand]) -> None:
    play = hand()
    button = play.app.node("zoom-in").rect
    fit = play.app.space.look.zoom
    play.drag((button.centerx, button.top - 4))
    assert play.app.space.look.zoom > fit


def test_a_finger_turns_a_slider_scrolls_the_card_and_opens_a_list(hand: Callable[..., Hand]) -> None:
    train = hand(mode="train")
    app = train.app
    track = app.node("dial-alpha").rect
    train.drag((track.left + 40, track.bottom - 11), (track.centerx, track.bottom - 11), (track.right + 20, track.bottom - 11))
    assert app.space.brain.settings["q-learning"].alpha == 1.0
    top = app.node("dial-alpha").rect.top
    train.drag((track.left + 40, track.bottom - 11), (track.left + 40, track.bottom - 40), (track.left + 40, track.bottom - 90))
    assert app.node("dial-alpha").rect.top <= top - 50
    app.frames(120)
    app.reveal("learner")
    train.drag(app.node("learner").rect.center)
    train.drag(app.node("learner/value-iteration").rect.center)
    assert app.space.brain.learner == "value-iteration"
