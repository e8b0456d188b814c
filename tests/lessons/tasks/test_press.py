"""The action that is asked for, by the values of a policy."""

import pytest

from playground.lessons.solved_level import NoAnswer, solved
from playground.lessons.tasks.press import PressTask, WantedAction
from playground.lessons.wording import wording
from playground.world import library
from playground.world.grid import Cell

LEVEL = solved(library.find("book"))
POLICY = (">>>.", "^#^.", "^>^<")


def press(wanted: WantedAction, cell: tuple[int, int], whose: str | tuple[str, ...] = POLICY) -> PressTask:
    return PressTask(ask=wording("Press!"), wanted=wanted, whose=whose, cell=Cell(*cell))


@pytest.mark.parametrize(
    "wanted, right",
    [(WantedAction.BEST, "up"), (WantedAction.WORST, "right"), (WantedAction.POLICY, "up"), (WantedAction.AS_THE_CELL, "up")],
)
def test_the_action_beside_the_pit(wanted: WantedAction, right: str) -> None:
    task = press(wanted, (1, 2))
    assert task.solution(LEVEL) == right
    assert task.check(right, LEVEL).right
    assert set(task.misses(LEVEL)) == {"up", "right", "down", "left"} - {right}


def test_where_every_action_is_right_there_is_nothing_to_ask() -> None:
    with pytest.raises(NoAnswer, match="4 of 4 actions are right"):
        press(WantedAction.POLICY, (0, 0), "uniform").solution(LEVEL)
