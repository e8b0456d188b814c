"""The pupil makes an update: four numbers by hand; then the board has the new one, and the mouse moves on."""

from dataclasses import replace

import pytest

from playground.learning.learner import Field
from playground.lessons.tasks.update import UpdateRule, UpdateTask
from playground.lessons.wording import wording
from playground.training import commands
from playground.ui.course.answering import level_of
from playground.ui.course.answers.update import ANSWER, last_moves
from playground.ui.orders import with_preferences
from playground.world.grid import Cell

TASK = UpdateTask(ask=wording("?"), moves=("right", "right", "right", "again", "right", "right"), alpha=0.5)
"""First episode: −1, −1, 0 (the cheese pays 1) give Q −0.5, −0.5, 0. Then −0.75 at the start; last: from (0, 1) to (0, 2).
Its target is −1 + 0.9 · 0, the old number −0.5: difference −0.5, change −0.25, new number −0.75."""
RIGHT = ("-1", "-0.5", "-0.25", "-0.75")


@pytest.fixture
def asked(page, page_of):
    return page(page_of(TASK), ANSWER)


def _fill(asked, numbers=RIGHT):
    for place, number in enumerate(numbers):
        asked.write(f"answer-{place}", number)


def _shown(asked):
    level, drawn = level_of(asked.space), ANSWER.drawn(asked.space)
    return drawn.fields[Field.Q][level.state(Cell(0, 1)), level.action("right")]


def test_the_right_numbers_put_the_new_one_on_the_board(asked):
    assert _shown(asked) == -0.5
    _fill(asked)
    asked.enter()
    assert asked.room.solved
    assert _shown(asked) == -0.75


def test_a_wrong_number_is_shown_where_it_is(asked):
    _fill(asked, ("-1", "0.5", "-0.25", "-0.75"))
    asked.click("answer-check")
    assert asked.wrong == 1
    assert _shown(asked) == -0.5
    asked.write("answer-1", "-0.5")
    asked.click("answer-check")
    assert asked.room.solved


def test_the_mouse_is_brought_to_the_move_and_goes_on_when_it_is_learned(asked):
    assert last_moves(TASK) == ("right", "right")
    assert asked.space.outbox == (commands.Restart(), commands.Act("right"))
    _fill(asked)
    asked.enter()
    asked.frames(3)
    assert asked.space.outbox == (commands.Restart(), *[commands.Act("right")] * 2)


def test_where_chance_plays_along_the_mouse_stays(page, page_of):
    asked = page(page_of(TASK, tail="[rules]\nslip = 0.2"), ANSWER)
    assert asked.space.outbox == ()


def test_nothing_is_sent_before_the_pages_run_stands(page, page_of):
    space = page_of(TASK)
    asked = page(replace(space, runs=space.runs + 1), ANSWER)
    assert asked.space.outbox == ()


def test_the_move_is_marked_and_what_is_given_stands_above(asked):
    marks = ANSWER.marks(asked.ui, asked.view, asked.space)
    assert (marks.selected, marks.hover) == ((Cell(0, 1),), Cell(0, 2))
    assert {"old number", "−0.5", "points", "−1", "patience", "0.9", "what counts", "0.5"} <= set(asked.words)


def test_a_student_reads_the_formulas(page, page_of):
    space = with_preferences(page_of(TASK), reading="student")
    asked = page(space, ANSWER)
    assert asked.node("how-0").label == "R + γ max Q(S′, a)"
    assert asked.node("how-3").label == "Q(S, A) ← Q(S, A) + α δ"
    values = replace(TASK, rule=UpdateRule.TD)
    assert page(with_preferences(page_of(values), reading="student"), ANSWER).node("how-0").label == "R + γ V(S′)"


def test_of_values_the_board_has_values(page, page_of):
    asked = page(page_of(replace(TASK, rule=UpdateRule.TD)), ANSWER)
    assert list(ANSWER.drawn(asked.space).fields) == [Field.V]


def test_the_last_move_into_the_cheese_has_no_sequel(page, page_of):
    asked = page(page_of(replace(TASK, moves=("right right right",))), ANSWER)
    assert asked.node("how-0").label == "The points of this move. It ends here, so nothing comes after it."


def test_arrow_keys_move_nobody(asked):
    assert ANSWER.steer(asked.space, "up", False) is asked.space
