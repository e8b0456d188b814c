"""Things in the order of their numbers, the largest first."""

import pytest

from playground.lessons.quantities import Quantity
from playground.lessons.solved_level import NoAnswer, solved
from playground.lessons.tasks.order import OrderTask
from playground.lessons.wording import wording
from playground.world import library
from playground.world.grid import Cell

LEVEL = solved(library.find("book"))
POLICY = (">>>.", "^#^.", "^>^<")
"""Lesson 6: at (1, 2) up 0.71 > left 0.539 > down 0.385 > right −1.10."""
MOVES = ("right", "down", "left", "up")
TASK = OrderTask(
    ask=wording("Order!"),
    wants=tuple(Quantity("q", POLICY, Cell(1, 2), move) for move in MOVES),
    labels=tuple(map(wording, MOVES)),
)


def test_the_order_of_lesson_six() -> None:
    assert [MOVES[entry] for entry in TASK.solution(LEVEL)] == ["up", "left", "down", "right"]
    assert TASK.numbers(LEVEL) == pytest.approx((-1.10, 0.3851, 0.539, 0.71), abs=1e-9)


def test_one_swap_of_neighbours_is_near_and_another_order_is_not() -> None:
    assert TASK.check((3, 1, 2, 0), LEVEL).near
    far = TASK.check((0, 1, 2, 3), LEVEL)
    assert not far.right
    assert not far.near
    assert not TASK.check((3, 3, 2, 0), LEVEL).right


def test_labels_and_numbers_belong_together() -> None:
    with pytest.raises(NoAnswer, match="1 wants and 2 labels"):
        OrderTask(ask=wording("?"), wants=TASK.wants[:1], labels=TASK.labels[:2]).solution(LEVEL)
