"""Fingers: taps, holds, drags, scrolling, pinches, and what must not happen twice."""

from collections import Counter
from typing import Any

import pygame
import pytest

from playground.settings import Dial
from playground.ui.kit.events import Device
from playground.ui.kit.fingers import HOLD, READING, Fingers
from playground.ui.theme import Theme

SIZE = (800, 600)
DIAL = Dial("share", float, 0.5, 0.0, 1.0, (), "", "share", "How large it is.", False)


def finger(kind: int, spot: tuple[float, float], id: int = 0, touch: int = 7) -> pygame.Event:
    return pygame.event.Event(
        kind, touch_id=touch, finger_id=id, x=spot[0] / SIZE[0], y=spot[1] / SIZE[1], dx=0, dy=0, pressure=1
    )


class Screen:
    """A board that erases, and a scroll area with a button, a slider and a number."""

    def __init__(self, hands: Any) -> None:
        self.counts: Counter[str] = Counter()
        self.pointers: list[Any] = []
        self.value, self.number = 0.5, 0.0
        self.hands = hands(self.draw, size=SIZE)

    def draw(self, ui: Any) -> None:
        pointer = ui.board_input(pygame.Rect(0, 0, 400, 600), erases=True)
        self.pointers.append(pointer)
        self.counts.update(f"down {button}" for button in pointer.pressed)
        self.counts.update(f"up {button}" for button in pointer.released)
        with ui.scroll("area", pygame.Rect(400, 0, 400, 600)) as area:
            top = area.rect.top
            self.counts["button"] += ui.button("button", pygame.Rect(420, top + 20, 200, 44), "Press", tooltip="What it does")
            self.value = ui.slider("slider", pygame.Rect(420, top + 100, 200, 46), DIAL, self.value)
            self.number = ui.number("number", pygame.Rect(420, top + 180, 200, 40), "", self.number, 0, 99)
            area.used(3000)

    def down(self, spot: tuple[float, float], id: int = 0) -> None:
        self.hands.frames(1, [finger(pygame.FINGERDOWN, spot, id)])

    def move(self, *spots: tuple[float, float], id: int = 0) -> None:
        for spot in spots:
            self.hands.frames(1, [finger(pygame.FINGERMOTION, spot, id)])

    def up(self, spot: tuple[float, float], id: int = 0) -> None:
        self.hands.frames(4, [finger(pygame.FINGERUP, spot, id)])

    def tap(self, spot: tuple[float, float]) -> None:
        self.down(spot)
        self.up(spot)

    @property
    def scrolled(self) -> int:
        return 20 - self.hands.node("button").rect.top

    @property
    def tips(self) -> list[str]:
        return [node.label for node in self.hands.ui.nodes if node.kind == "tooltip"]


@pytest.fixture
def screen(hands: Any) -> Screen:
    return Screen(hands)


def test_a_tap_clicks_once_and_then_points_at_nothing(screen: Screen) -> None:
    screen.tap((500, 40))
    assert screen.counts["button"] == 1
    assert screen.hands.ui.input.device is Device.TOUCH
    screen.hands.frames(60)
    assert screen.tips == [] and screen.hands.ui.mouse[0] < 0


def test_what_the_system_makes_of_fingers_as_a_mouse_does_nothing_more(screen: Screen) -> None:
    mouse = [
        pygame.event.Event(kind, pos=(500, 40), button=1, touch=True) for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
    ]
    screen.hands.frames(1, [finger(pygame.FINGERDOWN, (500, 40)), mouse[0]])
    screen.hands.frames(4, [finger(pygame.FINGERUP, (500, 40)), mouse[1]])
    assert screen.counts["button"] == 1
    screen.hands.frames(4, mouse)
    assert screen.counts["button"] == 1


def test_a_finger_that_rests_on_a_button_asks_what_it_is_and_does_not_press_it(screen: Screen) -> None:
    screen.down((500, 40))
    screen.hands.frames(round((HOLD + 0.1) * 60))
    assert screen.tips == ["What it does"]
    screen.up((500, 40))
    assert screen.counts["button"] == 0 and screen.tips
    screen.hands.frames(round((READING + 0.1) * 60))
    assert screen.tips == []


def test_a_finger_that_rests_on_a_board_is_the_right_button_and_on_a_number_the_left(screen: Screen) -> None:
    screen.down((100, 100))
    screen.hands.frames(round((HOLD + 0.1) * 60))
    screen.move((160, 100))
    screen.up((160, 100))
    assert screen.counts == Counter({"down 3": 1, "up 3": 1, "button": 0})
    plus = screen.hands.node("number").rect
    screen.down((plus.right - 8, plus.centery))
    screen.hands.frames(90)
    screen.up((plus.right - 8, plus.centery))
    assert screen.number > 3  # it counts as long as it is held


def test_a_board_is_pressed_only_when_the_finger_moves_and_from_where_it_came_down(screen: Screen) -> None:
    screen.down((100, 100))
    assert screen.counts["down 1"] == 0
    screen.move((105, 100), (130, 100), (200, 100))
    assert screen.counts["down 1"] == 1
    path = [spot for pointer in screen.pointers for spot in pointer.path if pointer.held or pointer.pressed]
    assert path[0] == (100, 100) and path[-1] == (200, 100)
    screen.up((200, 100))
    assert (screen.counts["up 1"], screen.counts["down 3"]) == (1, 0)


def test_along_a_slider_a_finger_drags_and_across_it_scrolls(screen: Screen) -> None:
    track = screen.hands.node("slider").rect
    start = (track.centerx, track.bottom - 11)
    screen.down(start)
    screen.move((start[0] + 20, start[1]), (track.right + 30, start[1] + 5))
    screen.up((track.right + 30, start[1] + 5))
    assert (screen.value, screen.scrolled) == (1.0, 0)
    screen.down(start)
    screen.move((start[0], start[1] - 20), (start[0], start[1] - 60))
    screen.hands.frames(10)
    screen.up((start[0], start[1] - 60))
    assert (screen.value, screen.scrolled) == (1.0, 60)


def test_a_flick_scrolls_on_for_a_while_and_a_finger_stops_it_without_a_press(screen: Screen) -> None:
    screen.down((500, 500))
    screen.move((500, 480), (500, 440), (500, 400), (500, 360))
    screen.up((500, 360))
    at = screen.scrolled
    assert at > 140
    screen.hands.frames(6)
    assert screen.scrolled > at
    screen.down((500, 300))
    stopped = screen.scrolled
    screen.up((500, 300))
    screen.hands.frames(20)
    assert screen.scrolled == stopped
    screen.hands.frames(30)
    assert not screen.hands.ui.input.fingers.waiting


def test_with_reduced_motion_nothing_scrolls_on(screen: Screen) -> None:
    screen.hands.ui.theme = Theme(reduced_motion=True)
    screen.down((500, 500))
    screen.move((500, 480), (500, 440), (500, 400), (500, 360))
    screen.up((500, 360))
    at = screen.scrolled
    screen.hands.frames(20)
    assert at == screen.scrolled == 140


def test_two_fingers_zoom_and_move_the_board_and_press_nothing(screen: Screen) -> None:
    screen.down((100, 300))
    screen.down((200, 300), id=1)
    before = len(screen.pointers)
    screen.move((50, 300))
    screen.move((250, 340), id=1)
    pinches = [pointer.pinch for pointer in screen.pointers[before:] if pointer.pinch is not None]
    assert pinches[0].factor * pinches[1].factor == pytest.approx((200**2 + 40**2) ** 0.5 / 100)
    assert [sum(pinch.motion[axis] for pinch in pinches) for axis in (0, 1)] == [0, 20]
    screen.up((50, 300))
    screen.move((300, 400), id=1)
    screen.up((300, 400), id=1)
    assert screen.counts["down 1"] == screen.counts["down 3"] == 0
    screen.tap((500, 40))
    assert screen.counts["button"] == 1


def test_a_second_finger_during_a_drag_changes_nothing(screen: Screen) -> None:
    screen.down((100, 100))
    screen.move((150, 100))
    screen.down((500, 40), id=1)
    screen.move((200, 100))
    screen.up((500, 40), id=1)
    screen.move((250, 100))
    screen.up((250, 100))
    assert screen.counts == Counter({"down 1": 1, "up 1": 1, "button": 0})
    assert all(pointer.pinch is None for pointer in screen.pointers)


def test_a_finger_that_is_lifted_elsewhere_or_outside_does_not_click(screen: Screen) -> None:
    screen.down((500, 40))
    screen.move((500, 45), (790, 45))
    screen.up((900, -50))
    assert screen.counts["button"] == 0 and not screen.hands.ui.input.held


def test_when_the_window_loses_its_focus_no_finger_is_down_any_more(screen: Screen) -> None:
    screen.down((100, 100))
    screen.move((150, 100))
    screen.hands.frames(2, [pygame.event.Event(pygame.WINDOWFOCUSLOST)])
    assert not screen.hands.ui.input.held and not screen.hands.ui.input.fingers.waiting
    screen.move((200, 100))
    screen.up((200, 100))
    assert screen.counts["down 1"] == 1 and screen.counts["up 1"] == 0
    screen.tap((500, 40))
    assert screen.counts["button"] == 1


def test_two_taps_are_a_double_click_though_a_fingertip_is_less_exact_than_a_mouse(screen: Screen) -> None:
    track = screen.hands.node("slider").rect
    for dx in (0, 20):
        screen.down((track.left + 40 + dx, track.top + 8))
        screen.hands.frames(2, [finger(pygame.FINGERUP, (track.left + 40 + dx, track.top + 8))])
    assert screen.hands.node("slider").typing


def test_places_that_are_no_numbers_are_somewhere(screen: Screen) -> None:
    broken = pygame.event.Event(pygame.FINGERDOWN, touch_id=1, finger_id=3, x=float("nan"), y=float("inf"))
    screen.hands.frames(2, [broken])
    screen.hands.frames(2, [pygame.event.Event(pygame.FINGERUP, touch_id=1, finger_id=3, x=1e300, y=-1e300)])
    assert not screen.hands.ui.input.held


def test_where_trackpads_tell_of_fingers_too_only_the_mouse_counts() -> None:
    for listens, heard in ((True, 1), (False, 0)):
        fingers = Fingers()
        fingers._listens = listens
        assert len(fingers.mouse([finger(pygame.FINGERDOWN, (9, 9))], 0.0)) == heard
