"""The Bellman line is set with its fields in place; its terms have their numbers on the board."""

import pygame
import pytest

from playground.lessons.tasks.blanks import BlanksTask, LinePart
from playground.lessons.wording import ReadingLevel, wording
from playground.ui.course.answering import level_of
from playground.ui.course.answers.blanks import ANSWER, line_parts
from playground.ui.orders import with_preferences
from playground.world.grid import Cell

TASK = BlanksTask(ask=wording("?"), cell=Cell(0, 1), action="right", hide=(LinePart.REWARDS, LinePart.TOTAL))
"""From (0, 1) to the right, on a level without chance: 1 · (−1 + 0.9 · 0) = −1."""
SLIPPERY = "[rules]\nstep_reward = -1.0\ndiscount = 0.9\nslip = 0.2"


@pytest.fixture
def asked(page, page_of):
    return page(page_of(TASK), ANSWER)


def test_the_line_reads_in_plain_words_or_in_symbols(page_of):
    level = level_of(page_of(TASK))
    terms = TASK.terms(level)
    child = line_parts(TASK, terms, -1.0, ReadingLevel.CHILD)
    assert [part.text for part in child[0]] == ["1", "× (", "", "+", "0.9", "×", "0", ")"]
    assert [part.name for part in child[0] if part.name] == ["how likely", "points", "patience", "worth there"]
    student = line_parts(TASK, terms, -1.0, ReadingLevel.STUDENT)
    assert [part.text or part.name for part in student[0]] == ["1", "· [", "r", "+", "0.9", "·", "0", "]"]
    assert [part.blank for parts in student for part in parts if part.blank >= 0] == [0, 1]


def test_a_term_that_ends_the_episode_has_no_value(page_of):
    task = BlanksTask(ask=wording("?"), cell=Cell(0, 2), action="right")
    groups = line_parts(task, task.terms(level_of(page_of(task))), 0.0, ReadingLevel.SCHOOL)
    assert [part.name for part in groups[0] if part.name] == ["probability", "reward"]


def test_keys_alone_fill_the_line_and_check_it(asked):
    assert not asked.node("answer-check").enabled
    asked.ui.set_focus("answer-0")
    asked.frames(2)
    asked.type("-1")
    asked.key(pygame.K_RETURN)
    assert asked.ui.focus == "answer-1"
    asked.type("-1")
    asked.key(pygame.K_RETURN)
    assert asked.ui.focus == "answer-check"
    asked.key(pygame.K_RETURN)
    assert asked.room.solved


def test_after_a_wrong_answer_every_field_says_whether_it_is_right(asked):
    asked.write("answer-0", "-1")
    asked.write("answer-1", "5")
    asked.click("answer-check")
    assert (asked.wrong, asked.room.draft) == (1, (-1.0, 5.0))
    asked.write("answer-1", "-1")
    asked.enter()
    assert asked.room.solved


def test_terms_have_numbers_on_the_board_and_the_one_that_is_filled_is_lit(page, page_of):
    asked = page(page_of(TASK, tail=SLIPPERY), ANSWER)
    assert ANSWER.marks(asked.ui, asked.view, asked.space).selected == (Cell(0, 1),)
    assert asked.node("label-0-2").label == "1"
    assert asked.node("label-0-1").label == "2"  # both slips lead into a wall or off the board: it stays
    assert asked.node("term-0").label.startswith("1:")


def test_cards_stay_as_narrow_as_their_column(page_of, played):
    space = page_of(TASK, tail=SLIPPERY)
    for reading in ReadingLevel:
        panel = played(ANSWER.panel, with_preferences(space, reading=str(reading)), width=240, scale=1.5)
        assert all(node.rect.right <= 360 for node in panel.ui.nodes)


def test_arrow_keys_move_nobody(asked):
    assert ANSWER.steer(asked.space, "up", False) is asked.space
