from itertools import pairwise

import pygame

from playground.ui.kit.layout import Column, Row, centred


def test_a_column_hands_out_parts_with_gaps():
    column = Column(pygame.Rect(10, 20, 100, 200), gap=5)
    assert column.take(30) == pygame.Rect(10, 20, 100, 30)
    assert column.take(40) == pygame.Rect(10, 55, 100, 40)
    assert (column.used, column.left) == (75, 120)
    assert column.bottom(20) == pygame.Rect(10, 200, 100, 20)
    assert column.rest() == pygame.Rect(10, 100, 100, 95)
    assert column.left == 0


def test_a_column_may_reach_below_its_rectangle():
    column = Column(pygame.Rect(0, 0, 10, 10))
    column.take(50)
    assert column.used == 50
    assert column.rest().height == 0


def test_a_row_is_split_without_losing_a_pixel():
    for width in range(50, 90):
        parts = Row(pygame.Rect(3, 0, width, 10), gap=4).split(3)
        assert parts[0].left == 3
        assert parts[-1].right == 3 + width
        assert all(right.left - left.right == 4 for left, right in pairwise(parts))
        assert max(part.width for part in parts) - min(part.width for part in parts) <= 1


def test_a_row_is_split_by_shares_after_parts_at_both_ends():
    row = Row(pygame.Rect(0, 0, 200, 10), gap=10)
    assert row.take(20) == pygame.Rect(0, 0, 20, 10)
    assert row.right(50) == pygame.Rect(150, 0, 50, 10)
    assert row.split([1, 2]) == [pygame.Rect(30, 0, 33, 10), pygame.Rect(73, 0, 67, 10)]
    assert row.rest().width == 0


def test_no_parts_are_no_parts():
    assert Row(pygame.Rect(0, 0, 10, 10)).split(0) == []


def test_centred():
    assert centred(pygame.Rect(0, 0, 100, 50), 20, 10) == pygame.Rect(40, 20, 20, 10)
