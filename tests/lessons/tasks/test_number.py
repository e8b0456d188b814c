"""A number is right within what is allowed, near within four times that, and says on which side it missed."""

from playground.lessons.quantities import Quantity
from playground.lessons.solved_level import solved
from playground.lessons.tasks.number import NumberTask
from playground.lessons.wording import wording
from playground.world import library

LEVEL = solved(library.find("corridor"))
TASK = NumberTask(ask=wording("G?"), want=Quantity("return", discount=0.9), within=0.05, low=-10, high=10)


def test_what_is_allowed_is_right_and_just_beyond_it_is_near() -> None:
    assert TASK.check(3.9, LEVEL).right
    missed = TASK.check(3.95, LEVEL)
    assert (missed.right, missed.near, missed.low) == (False, True, False)
    assert missed.gaps["off"] == 3.95 - TASK.solution(LEVEL)


def test_far_off_is_not_near() -> None:
    far = TASK.check(-3.851, LEVEL)
    assert (far.right, far.near, far.low) == (False, False, True)
