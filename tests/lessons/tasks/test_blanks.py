"""The line of lesson 10: 0.8·(0.9 + 0) + 0.1·(−0.1 + 0.9·0.811) + 0.1·(−0.1 + 0.9·0.422) = 0.811."""

import pytest

from playground.lessons.solved_level import NoAnswer, solved, with_rules
from playground.lessons.tasks.blanks import BlanksTask, LinePart
from playground.lessons.wording import wording
from playground.world import library
from playground.world.grid import Cell

LEVEL = solved(with_rules(library.find("book"), {"slip": 0.2}))


def blanks(*hide: LinePart) -> BlanksTask:
    return BlanksTask(ask=wording("Fill!"), cell=Cell(0, 2), action="right", hide=hide)


def test_the_line_of_the_lesson() -> None:
    terms = blanks().terms(LEVEL)
    assert [term.cell for term in terms] == [Cell(0, 3), Cell(0, 2), Cell(1, 2)]
    assert [term.chance for term in terms] == pytest.approx([0.8, 0.1, 0.1], abs=1e-9)
    assert [term.reward for term in terms] == pytest.approx([0.9, -0.1, -0.1], abs=1e-9)
    assert [term.discount for term in terms] == pytest.approx([0.0, 0.9, 0.9], abs=1e-9)
    assert [term.value for term in terms[1:]] == pytest.approx([0.811, 0.422], abs=5e-4)


def test_blanks_are_asked_for_from_left_to_right() -> None:
    assert blanks(LinePart.CHANCES).solution(LEVEL) == pytest.approx((0.8, 0.1, 0.1), abs=1e-9)
    assert blanks(LinePart.TOTAL).solution(LEVEL) == pytest.approx((0.811,), abs=5e-4)
    assert len(blanks(LinePart.VALUES, LinePart.TOTAL).solution(LEVEL)) == 3


def test_the_first_wrong_blank_is_named() -> None:
    verdict = blanks(LinePart.CHANCES).check((0.8, 0.2, 0.1), LEVEL)
    assert not verdict.right
    assert verdict.gaps == {"answer": 0.2, "blank": 2}


def test_nothing_left_blank_is_no_task() -> None:
    with pytest.raises(NoAnswer, match="nothing of the line is left blank"):
        blanks().solution(LEVEL)
