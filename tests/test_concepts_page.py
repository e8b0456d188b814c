"""docs/concepts.md: every lesson, explanation, overlay, learner and file that it names exists, and no lesson is left out."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from playground.learning.collection import learners
from playground.lessons.course import course
from playground.ui.board.painter import overlays
from playground.ui.explanations import explanations

ROOT = Path(__file__).parents[1]


class Row(NamedTuple):
    """A line of the table."""

    concept: str
    lesson: str
    shown: str
    learner: str
    file: str


PAGE = (ROOT / "docs" / "concepts.md").read_text(encoding="utf-8")
CELLS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| ")]
ROWS = [Row(*cells) for cells in CELLS if len(cells) == len(Row._fields)][2:]  # other tables of the page hold pictures
PLACES = {"Why": explanations, "Train": overlays}


def test_the_table_has_rows() -> None:
    assert len(ROWS) == 21
    assert len({row.concept for row in ROWS}) == 21


@pytest.mark.parametrize("row", ROWS, ids=lambda row: re.sub(r"\W+", "-", row.concept))
def test_what_a_row_names_exists(row: Row) -> None:
    where, _, id = row.shown.partition(": ")
    assert id.strip("`") in PLACES[where]()
    assert row.learner.strip("`") in learners()
    assert (ROOT / row.file.strip("`")).is_file()


def test_no_lesson_of_the_course_is_left_out() -> None:
    lessons = {id for id, lesson in course().items() if not lesson.mission and not lesson.quiz}
    assert lessons == {row.lesson.strip("`") for row in ROWS}
