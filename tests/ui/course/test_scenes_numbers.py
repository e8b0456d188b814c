"""Numbers on the board of a page are there for every reader, and only there."""

from collections.abc import Callable

import pytest

from playground.learning.learner import Field
from playground.lessons.course import course
from playground.lessons.wording import ReadingLevel
from playground.training.first_sight import still
from playground.ui.course.answers.arrows import drawn, overlays
from playground.ui.course.scenes import brought_back, opened
from playground.ui.explanations.network.network_view import NetworkView
from playground.ui.orders import with_preferences
from playground.ui.workspace import Workspace
from playground.world import library

Spaces = Callable[..., Workspace]


@pytest.mark.parametrize("reading", ReadingLevel)
def test_a_page_shows_its_numbers_and_what_stood_before_comes_back(space_of: Spaces, reading: ReadingLevel) -> None:
    before = with_preferences(space_of(still(library.find("corridor"))), reading=str(reading))
    page = opened(before, course()["greedy-policy"])
    assert page.look.numbers
    assert opened(page, course()["greedy-policy"], 1).look.numbers
    assert brought_back(page).look.numbers == before.look.numbers


def test_who_is_greedy_by_moves_sees_the_numbers_of_moves(space_of: Spaces) -> None:
    """The last page of lesson 8: wedges; the page with arrows before it: values of cells."""
    lesson = course()["greedy-policy"]
    by_moves, by_cells = (opened(space_of(still(lesson.pages[0].scene.level)), lesson, page) for page in (6, 2))
    assert overlays(by_moves) == {"q-values"}
    assert overlays(by_cells) == {"values"}
    assert Field.Q in drawn(by_moves).fields


def test_the_truth_stands_beside_what_a_network_says_where_the_page_wants_it(space_of: Spaces) -> None:
    """Lesson 4: cells that are kept out of training are seen on two boards, on the last two pages."""
    lesson = course()["a-small-brain"]
    pages = [opened(space_of(still(page.scene.level)), lesson, number) for number, page in enumerate(lesson.pages)]
    assert [page.recall(NetworkView).beside for page in pages] == [False] * (len(pages) - 2) + [True] * 2
