"""Where fingers meet controls: large enough, never two in one place, with every number by hand."""

import pygame
import pytest

from playground.ui.kit.fingertips import met, pressable, targets
from playground.ui.kit.node import Node

WINDOW = pygame.Rect(0, 0, 400, 300)


def node(id: str, x: int, y: int, width: int, height: int, **more: object) -> Node:
    return Node(id, more.pop("kind", "button"), pygame.Rect(x, y, width, height), id, **{"focusable": True, **more})  # type: ignore[arg-type]


def rects(*nodes: Node) -> dict[str, tuple[int, int, int, int]]:
    return {target.node.id: tuple(target.rect) for target in targets(nodes, 0, 40, WINDOW)}


def test_a_small_control_alone_gets_forty_pixels_around_its_middle_and_a_large_one_what_it_has() -> None:
    assert rects(node("small", 100, 100, 20, 30)) == {"small": (90, 95, 40, 40)}
    assert rects(node("large", 100, 100, 90, 44)) == {"large": (100, 100, 90, 44)}


def test_two_share_the_room_between_them_and_take_what_they_lack_on_the_other_side() -> None:
    # 30 wide with a gap of 2: each gets 1 of the gap, and 9 on its free side
    assert rects(node("a", 100, 100, 30, 40), node("b", 132, 100, 30, 40)) == {"a": (91, 100, 40, 40), "b": (131, 100, 40, 40)}


def test_between_two_neighbours_there_is_only_what_is_there() -> None:
    row = [node(str(number), 100 + 32 * number, 100, 30, 40) for number in range(3)]
    assert rects(*row)["1"] == (131, 100, 32, 40)


def test_one_that_needs_nothing_leaves_the_room_to_the_other() -> None:
    assert rects(node("wide", 100, 100, 100, 44), node("low", 100, 150, 100, 20))["low"] == (100, 144, 100, 40)


def test_at_the_edge_of_the_window_it_grows_inwards() -> None:
    assert rects(node("corner", 0, 280, 20, 20)) == {"corner": (0, 260, 40, 40)}


def test_parts_count_in_place_of_the_whole_and_what_cannot_be_pressed_does_not() -> None:
    tabs = node("tabs", 100, 0, 100, 40, kind="tabs")
    parts = [node(f"tabs/{name}", x, 4, 46, 32, kind="tab", focusable=False) for name, x in (("one", 104), ("two", 150))]
    others = [
        node("off", 0, 0, 9, 9, enabled=False),
        node("over", 0, 0, 9, 9, layer=1),
        node("words", 0, 0, 9, 9, focusable=False),
    ]
    assert [part.id for part in pressable([tabs, *parts, *others], 0)] == ["tabs/one", "tabs/two"]
    assert rects(tabs, *parts)["tabs/one"] == (104, 0, 46, 40)


@pytest.mark.parametrize(
    ("spot", "there"),
    [((105, 105), (105, 105)), ((92, 97), (100, 100)), ((129, 133), (119, 129)), ((80, 80), (80, 80)), ((160, 110), (160, 110))],
)
def test_a_finger_beside_a_small_control_presses_it(spot: tuple[int, int], there: tuple[int, int]) -> None:
    small, board = node("small", 100, 100, 20, 30), node("board", 0, 0, 400, 300, kind="board", focusable=False)
    assert met(spot, [board, small], 0, 40, WINDOW) == there
