"""Of several options one is right."""

import pytest

from playground.lessons.solved_level import NoAnswer, solved
from playground.lessons.tasks.choice import ChoiceTask
from playground.lessons.wording import wording
from playground.world import library

LEVEL = solved(library.find("corridor"))


def choice(right: int) -> ChoiceTask:
    return ChoiceTask(ask=wording("True?"), options=(wording("true"), wording("false"), wording("both")), right=right)


def test_one_option_is_right_and_all_others_are_missed() -> None:
    task = choice(1)
    assert [task.check(number, LEVEL).right for number in range(3)] == [False, True, False]
    assert task.misses(LEVEL) == (0, 2)


def test_a_right_option_that_is_not_there_is_told() -> None:
    with pytest.raises(NoAnswer, match="number 3, expected 0 to 2"):
        choice(3).solution(LEVEL)
