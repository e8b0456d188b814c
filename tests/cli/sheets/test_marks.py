"""Marks on paper."""

import pytest

from playground.cli.sheets.marks import POINT, Rect, Sheet, Words, arrow, column, number, paragraph, wide, wrapped

COVERS = ("playground/cli/sheets/marks.py",)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.001, "0"),
        (0.5, "0.5"),
        (10.181, "10.18"),
        (-100.0, "−100"),
        (19.0, "19"),
        (-12345.6, "−12,346"),
        (1e6, "1,000,000"),
    ],
)
def test_numbers_have_at_most_two_decimals_and_a_true_minus(value: float, text: str) -> None:
    assert number(value) == text


def test_lines_are_no_longer_than_their_room_unless_a_word_is() -> None:
    lines = wrapped("a few words in several lines", 12, 30)
    assert " ".join(lines) == "a few words in several lines"
    assert all(wide(line, 12) <= 30 for line in lines)
    assert wrapped("incomprehensibilities", 12, 5) == ("incomprehensibilities",)


def test_paragraphs_stand_below_one_another() -> None:
    words, below = column([("Title", 20, True), ("text " * 30, 10, False)], Rect(16, 20, 100, 50))
    heights = [line.y for line in words]
    assert heights == sorted(heights)
    assert 20 < heights[0] < heights[-1] < below
    assert words[0].bold
    assert not words[1].bold
    one, y = paragraph("text", 0, 0, 10, 50)
    assert (len(one), y) == (1, pytest.approx(10 * POINT * 1.35))


@pytest.mark.parametrize(("row", "col", "tip"), [(-1, 0, (5, -5)), (1, 0, (5, 15)), (0, 1, (15, 5)), (0, -1, (-5, 5))])
def test_an_arrow_points_where_its_move_leads(row: float, col: float, tip: tuple[float, float]) -> None:
    assert arrow(5, 5, row, col, 10).corners[3] == pytest.approx(tip)


def test_a_place_knows_its_sides_and_a_sheet_its_words() -> None:
    place = Rect(10, 20, 30, 40)
    assert (place.right, place.bottom, place.inset(5)) == (40, 60, Rect(15, 25, 20, 30))
    assert Sheet("s", (Words("a", 0, 0, 9), Words("b", 0, 0, 9))).texts == ("a", "b")


def test_a_text_takes_so_much_room_and_lines_break_at_just_that() -> None:
    """Ten letters of 10 points: 10 · 10 · 0.3528 · 0.46 mm."""
    assert wide("ten letter", 10) == pytest.approx(16.2288)
    assert wrapped("ten letter", 10, 16.23) == ("ten letter",) and wrapped("ten letter", 10, 16.22) == ("ten", "letter")


def test_an_arrow_has_a_shaft_and_a_head_of_these_sizes() -> None:
    right = ((0, 0.7), (5.5, 0.7), (5.5, 2.4), (10, 0), (5.5, -2.4), (5.5, -0.7), (0, -0.7))
    assert [tuple(corner) for corner in arrow(0, 0, 0, 1, 10).corners] == [pytest.approx(corner) for corner in right]
    assert arrow(0, 0, 0, 0, 10).corners[3] == pytest.approx((0, 0))
    assert arrow(1, 1, 3, 4, 5).corners[3] == pytest.approx((5, 4))  # 4/5 and 3/5 of 5


def test_lines_of_a_paragraph_stand_a_third_apart_and_paragraphs_a_little_more() -> None:
    words, below = paragraph("one two three four", 7, 10, 10, wide("one two", 10) + 0.01)
    step = 10 * POINT * 1.35
    assert [(line.x, line.y) for line in words] == [(7, pytest.approx(10 + step * (n + 0.8))) for n in range(len(words))]
    assert below == pytest.approx(10 + step * len(words)) and len(words) > 1
    parts, end = column([("a", 10, False), ("b", 20, True)], Rect(3, 5, 100, 50))
    first = 5 + step + 10 * POINT * 0.45
    assert parts[1].y == pytest.approx(first + 20 * POINT * 1.35 * 0.8)
    assert end == pytest.approx(first + 20 * POINT * 1.35 + 20 * POINT * 0.45)
