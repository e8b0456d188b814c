"""Lines are the strongest ones, and those of a lit unit are its own."""

import numpy as np
import pytest

from playground.ui.explanations.network.drawing import LINES, WEAK, strongest

INTO = np.array([[2.0, -4.0, 0.1], [0.0, 1.0, -0.5]])


def test_the_strongest_come_last_with_their_part_of_the_largest():
    assert strongest(INTO, (None, None)) == [
        (1, 2, pytest.approx(-0.125)),
        (1, 1, pytest.approx(0.25)),
        (0, 0, pytest.approx(0.5)),
        (0, 1, pytest.approx(-1.0)),
    ]


def test_only_lines_that_come_to_a_unit_or_go_from_it():
    assert strongest(INTO, (None, 2)) == [(0, 2, pytest.approx(0.2)), (1, 2, pytest.approx(-1.0))]
    assert strongest(INTO, (1, None)) == [(1, 2, pytest.approx(-0.5)), (1, 1, pytest.approx(1.0))]


def test_there_are_never_too_many_and_none_of_nothing():
    many = strongest(np.random.default_rng(1).normal(size=(80, 80)), (None, None))
    assert len(many) == LINES
    assert min(abs(strength) for _, _, strength in many) >= WEAK
    assert strongest(np.zeros((3, 3)), (None, None)) == []
    assert strongest(np.zeros((0, 3)), (None, None)) == []
