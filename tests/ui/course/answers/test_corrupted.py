"""The wrong number stands among the right ones until its cell is pointed at."""

from dataclasses import replace

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.lessons.tasks.corrupted import CorruptedTask
from playground.lessons.tasks.point import PointTask
from playground.lessons.wording import wording
from playground.ui.course.answering import level_of
from playground.ui.course.answers.corrupted import ANSWER
from playground.world.grid import Cell

TASK = CorruptedTask(ask=wording("?"), cell=Cell(0, 1), off=3.0)


@pytest.fixture
def asked(page, page_of):
    return page(page_of(TASK), ANSWER)


def _off(asked):
    drawn = ANSWER.drawn(asked.space)
    exact = level_of(asked.space).optimum.v
    return {drawn.mdp.states[state].cell for state in np.flatnonzero(np.abs(drawn.fields[Field.V] - exact) > 1e-9)}


def test_one_number_is_wrong_and_is_mended_once_it_was_seen(asked):
    assert ANSWER.overlays(asked.space) == {"values"}
    assert _off(asked) == {(0, 1)}
    asked.click_at(asked.spot((0, 0)))
    assert asked.wrong == 1
    assert asked.room.verdict.near
    assert _off(asked) == {(0, 1)}
    asked.click_at(asked.spot((0, 1)))
    assert asked.room.solved
    assert _off(asked) == set()


def test_nothing_is_drawn_on_a_level_that_is_not_the_pages_own(asked, snapshot_of, level_of):
    other = replace(asked.space, snapshot=snapshot_of(level_of("S.G")))
    assert ANSWER.drawn(other).fields == {}


def test_a_page_that_was_turned_draws_nothing(page_of):
    assert ANSWER.drawn(page_of(PointTask(ask=wording("?"), highest=True))).fields == {}
