"""Wrong answers are remembered for their page and never count twice; what is incomplete is not handed in."""

import pytest

from playground.lessons.tasks.choice import ChoiceTask
from playground.lessons.tasks.fill import FillTask
from playground.lessons.tasks.order import OrderTask
from playground.lessons.wording import wording
from playground.ui.course.answering import drafted
from playground.ui.course.attempts import asked, attempted, check_by_key, complete, marks_of_fields, wrong_answers
from playground.ui.course.classroom import classroom
from playground.ui.course.scenes import opened
from playground.world.grid import Cell

TASK = ChoiceTask(ask=wording("?"), options=(wording("a"), wording("b"), wording("c")), right=2)


@pytest.fixture
def space(page_of):
    return page_of(TASK, more=TASK)


def test_wrong_answers_are_kept_in_turn_and_count_once(space):
    for answer in (0, 1, 0):
        space = attempted(space, answer)
    assert wrong_answers(space) == (0, 1)
    assert classroom(space).record.wrong == 2
    space = attempted(space, 2)
    assert classroom(space).solved
    assert wrong_answers(space) == (0, 1)


def test_another_page_has_none_and_the_first_has_none_when_it_is_opened_again(space):
    space = attempted(space, 0)
    other = opened(space, classroom(space).lesson, 1)
    assert wrong_answers(other) == ()
    assert wrong_answers(opened(other, classroom(other).lesson, 0)) == ()


def test_what_is_incomplete_waits(space):
    assert [complete(answer) for answer in (None, {}, (1.0, None), (1.0, 0.0), 0, "up")] == [False] * 3 + [True] * 3
    assert classroom(attempted(space, None)).verdict is None


def test_enter_hands_in_and_other_keys_do_not(space):
    assert check_by_key(space, "delete") is space
    assert classroom(check_by_key(attempted(space, 0), "enter")).record.wrong == 1


def test_a_task_of_another_kind_is_none(space):
    assert asked(space, ChoiceTask) is TASK
    assert asked(space, OrderTask) is None


def test_fields_are_marked_as_long_as_they_stay_as_they_were_handed_in(page_of):
    task = FillTask(ask=wording("?"), cells=(Cell(0, 2), Cell(0, 1)))
    space = attempted(page_of(task), (0.0, 5.0))
    assert marks_of_fields(space, (0.0, -1.0), 0.05) == (True, False)
    assert marks_of_fields(drafted(space, (0.0, -1.0)), (0.0, -1.0), 0.05) == (True, None)
    assert marks_of_fields(page_of(task), (0.0, -1.0), 0.05) == (None, None)
