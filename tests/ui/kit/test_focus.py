"""Where the focus goes, and which keys it takes."""

import pygame
import pytest

from playground.ui.kit.focus import after, at, claims, stops, towards
from playground.ui.kit.gamepad import PadButton, pad_event
from playground.ui.kit.node import Node


def node(id: str, x: int = 0, y: int = 0, **more: object) -> Node:
    settings = {"focusable": True, **more}
    return Node(id, "button", pygame.Rect(x, y, 40, 20), id, **settings)


def press(key: int, mod: int = 0, letters: str = "") -> pygame.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=letters)


ROW = [node("a"), node("words", 50, focusable=False), node("off", 100, enabled=False), node("b", 150), node("over", 0, layer=1)]


def test_tab_stops_at_what_can_be_operated_in_its_layer() -> None:
    assert [stop.id for stop in stops(ROW, 0)] == ["a", "b"]
    assert [stop.id for stop in stops(ROW, 1)] == ["over"]


@pytest.mark.parametrize(
    ("focus", "backwards", "next_one"),
    [("", False, "a"), ("", True, "b"), ("a", False, "b"), ("b", False, "a"), ("a", True, "b"), ("gone", False, "a")],
)
def test_it_goes_round_and_round(focus: str, backwards: bool, next_one: str) -> None:
    assert after(ROW, focus, 0, backwards) == next_one


def test_without_stops_it_goes_nowhere() -> None:
    assert after([], "a", 0) == ""
    assert towards([], "a", pygame.K_LEFT, 0) == ""


def test_an_arrow_leads_to_the_nearest_and_straight_ahead_is_nearer_than_aside() -> None:
    places = [node("here", 100, 100), node("right", 300, 100), node("aside", 200, 160), node("below", 100, 200)]
    assert towards(places, "here", pygame.K_RIGHT, 0) == "right"
    assert towards(places, "here", pygame.K_DOWN, 0) == "below"
    assert towards(places, "here", pygame.K_LEFT, 0) == ""
    assert towards(places, "", pygame.K_LEFT, 0) == "here"


def test_a_press_reaches_what_was_drawn_last_and_only_where_it_shows() -> None:
    below, above = node("below"), node("above", 20)
    cut = node("cut", 100, clip=pygame.Rect(0, 0, 120, 10))
    nodes = [below, above, cut]
    assert getattr(at(nodes, (30, 10), 0), "id", None) == "above"
    assert getattr(at(nodes, (10, 10), 0), "id", None) == "below"
    assert getattr(at(nodes, (110, 5), 0), "id", None) == "cut"
    assert at(nodes, (130, 5), 0) is None


def test_a_widget_takes_its_keys_only_when_the_focus_came_by_keyboard() -> None:
    button = node("a", keys=frozenset({pygame.K_RETURN}))
    assert claims(button, press(pygame.K_RETURN), loud=True, layer=0)
    assert not claims(button, press(pygame.K_RETURN), loud=False, layer=0)
    assert not claims(button, press(pygame.K_LEFT), loud=True, layer=0)
    assert not claims(button, press(pygame.K_RETURN, pygame.KMOD_CTRL), loud=True, layer=0)
    assert not claims(button, press(pygame.K_RETURN), loud=True, layer=1)
    assert not claims(button._replace(enabled=False), press(pygame.K_RETURN), loud=True, layer=0)


def test_a_field_takes_what_writes_however_the_focus_came() -> None:
    field = node("field", typing=True)
    assert claims(field, press(pygame.K_a, letters="a"), loud=False, layer=0)
    assert claims(field, press(pygame.K_v, pygame.KMOD_CTRL), loud=False, layer=0)
    assert claims(field, press(pygame.K_BACKSPACE), loud=False, layer=0)
    assert not claims(field, press(pygame.K_s, pygame.KMOD_CTRL), loud=False, layer=0)
    assert not claims(field, press(pygame.K_F1), loud=False, layer=0)


def test_the_gamepad_changes_a_slider_along_its_axis_and_leaves_it_across() -> None:
    slider = node("slider", keys=frozenset({pygame.K_LEFT, pygame.K_UP}), axis="x")
    assert claims(slider, pad_event(PadButton.LEFT), loud=True, layer=0)
    assert not claims(slider, pad_event(PadButton.UP), loud=True, layer=0)
    assert claims(slider, press(pygame.K_UP), loud=True, layer=0)
