"""The focus where nodes overlap, hold one another or lie edge to edge, with every number by hand."""

import pygame
import pytest

from playground.ui.kit.focus import after, at, towards
from playground.ui.kit.node import Node
from playground.ui.kit.routing import Routing

LEFT, RIGHT, UP, DOWN = pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN


def node(id: str, x: int, y: int, width: int = 40, height: int = 20, **more: object) -> Node:
    everywhere = pygame.Rect(-500, -500, 1000, 1000)
    return Node(id, "button", pygame.Rect(x, y, width, height), id, **{"focusable": True, "clip": everywhere, **more})


HERE = node("here", 0, 0)
"""Its centre is (20, 10), its right edge 40, its lower edge 20."""


@pytest.mark.parametrize(
    ("one", "other", "nearer"),
    [
        # a gap of 60, rows overlap, centres 10 and 100 apart: 60 + 0.1 · 10 + 0.05 · 100 = 66; below by 10: 50 + 30 + 7.5
        (node("one", 100, 10), node("other", 90, 30), "one"),
        # edge to edge there is no gap across: 58 + 0.1 · 20 + 0.05 · 98 = 64.9, nearer than 66
        (node("one", 98, 20), node("other", 100, 10), "one"),
        # one pixel of a gap: 58 + 3 + 0.1 · 21 + 0.05 · 98 = 68, farther than 66
        (node("one", 98, 21), node("other", 100, 10), "other"),
        # the same above
        (node("one", 98, -21), node("other", 100, -10), "other"),
        # in one row the nearer one
        (node("one", 60, 0), node("other", 59, 0), "other"),
        # of two equally far the one that was drawn first
        (node("one", 60, 10), node("other", 60, -10), "one"),
    ],
)
def test_to_the_right_the_nearer_of_two(one: Node, other: Node, nearer: str) -> None:
    assert towards([HERE, one, other], "here", RIGHT, 0) == nearer


@pytest.mark.parametrize(
    ("one", "other", "nearer"),
    [
        # a gap of 30, columns overlap: 30 + 0.1 · 30 + 0.05 · 50 = 35.5; beside by a gap of 10: 10 + 30 + 0.1 · 50 + 0.05 · 30
        (node("one", 30, 50), node("other", 50, 30), "one"),
        # edge to edge: 27 + 0.1 · 40 + 0.05 · 47 = 33.35, nearer than 35.5
        (node("one", 40, 47), node("other", 30, 50), "one"),
        # one pixel of a gap: 27 + 3 + 0.1 · 41 + 0.05 · 47 = 36.45
        (node("one", 41, 47), node("other", 30, 50), "other"),
        (node("one", -41, 47), node("other", -30, 50), "other"),
    ],
)
def test_downwards_the_nearer_of_two(one: Node, other: Node, nearer: str) -> None:
    assert towards([HERE, one, other], "here", DOWN, 0) == nearer


def test_what_stands_in_the_same_row_is_not_below_though_it_is_a_little_higher() -> None:
    low, high, below = node("low", 0, 0, 40, 20), node("high", 50, 0, 40, 26), node("below", 0, 60)
    assert towards([low, high, below], "low", DOWN, 0) == "below"
    assert towards([low, high, below], "low", RIGHT, 0) == "high"


def test_what_is_scrolled_out_of_sight_comes_before_what_stands_below_its_area() -> None:
    area = pygame.Rect(0, 0, 100, 100)
    last, hidden, later = (node(name, 0, y, clip=area) for name, y in (("last", 70), ("hidden", 120), ("later", 150)))
    foot = node("foot", 0, 110)
    assert towards([last, later, hidden, foot], "last", DOWN, 0) == "hidden"
    assert towards([last, foot], "last", DOWN, 0) == "foot"
    assert towards([last, node("above", 0, -60, clip=area)], "last", UP, 0) == "above"


def test_what_lies_in_another_is_reached_from_it_and_leads_back() -> None:
    row, button = node("row", 0, 0, 300, 40), node("button", 250, 10)
    assert towards([row, button], "row", RIGHT, 0) == "button"
    assert towards([row, button], "button", LEFT, 0) == "row"
    assert towards([row, button], "row", LEFT, 0) == towards([row, button], "button", RIGHT, 0) == ""


def test_with_one_centre_there_is_no_direction_but_tab_goes_from_one_to_the_other() -> None:
    outer, inner = node("outer", 0, 0, 100, 40), node("inner", 30, 10)
    for key in (LEFT, RIGHT, UP, DOWN):
        assert towards([outer, inner], "outer", key, 0) == ""
    assert after([outer, inner], "outer", 0) == "inner" and after([outer, inner], "inner", 0) == "outer"


def test_each_of_a_cross_is_reached_from_the_middle_and_the_middle_from_each() -> None:
    arms = {RIGHT: node("right", 30, 0), LEFT: node("left", -30, 0), DOWN: node("down", 0, 15), UP: node("up", 0, -15)}
    back = {RIGHT: LEFT, LEFT: RIGHT, UP: DOWN, DOWN: UP}
    nodes = [HERE, *arms.values()]
    for key, arm in arms.items():
        assert towards(nodes, "here", key, 0) == arm.id
        assert towards(nodes, arm.id, back[key], 0) == "here"


def test_another_layer_and_what_cannot_be_operated_are_no_goal() -> None:
    nodes = [
        HERE,
        node("over", 50, 0, layer=1),
        node("off", 60, 0, enabled=False),
        node("words", 70, 0, focusable=False),
        node("b", 200, 0),
    ]
    assert towards(nodes, "here", RIGHT, 0) == "b"
    assert towards(nodes, "over", RIGHT, 1) == ""
    assert towards(nodes, "here", RIGHT, 1) == "over"  # what has the focus is not in that layer: the first one


@pytest.mark.parametrize(
    ("above", "hit"),
    [
        (node("above", 20, 0), "above"),
        (node("above", 20, 0, enabled=False), "below"),
        (node("above", 20, 0, focusable=False), "below"),
        (node("above", 20, 0, layer=1), "below"),
        (node("above", 20, 0, clip=pygame.Rect(0, 0, 25, 20)), "below"),  # the press at 30 is where it is cut off
        (node("above", 20, 0, clip=pygame.Rect(0, 0, 31, 20)), "above"),
        (node("above", 31, 0), "below"),
        (node("above", 30, 0), "above"),
    ],
)
def test_a_press_where_two_overlap(above: Node, hit: str) -> None:
    found = at([node("below", 0, 0), above], (30, 10), 0)
    assert found is not None and found.id == hit


def pressed(routing: Routing, spot: tuple[int, int]) -> str:
    class Press:
        pressed, typed, key_ups, asked = {1: spot}, [], [], []

    routing.sort(Press())  # type: ignore[arg-type]
    return routing.focus


def test_a_press_on_what_floats_or_beside_an_open_list_leaves_the_focus() -> None:
    routing = Routing()
    routing.show([node("below", 0, 0), node("above", 20, 0)])
    assert pressed(routing, (30, 10)) == "above"
    routing.floating = [pygame.Rect(0, 0, 15, 15)]
    assert pressed(routing, (5, 5)) == "above"
    assert pressed(routing, (16, 16)) == "below"
    routing.open_list = "list"
    assert pressed(routing, (30, 10)) == "below"
    routing.open_list = ""
    assert pressed(routing, (300, 10)) == ""


def test_under_a_dialog_nothing_can_be_hit_and_its_buttons_take_keys() -> None:
    routing = Routing()
    routing.show([node("window", 0, 0), node("ok", 20, 0, layer=1)])
    routing.top = 1
    assert (pressed(routing, (30, 10)), routing.shown) == ("ok", True)
    assert (pressed(routing, (5, 10)), routing.shown) == ("", False)
    routing.top = 0
    assert (pressed(routing, (5, 10)), routing.shown) == ("window", False)
