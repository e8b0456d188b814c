"""Means over runs and their confidence bands."""

import math

import numpy as np
import pytest

from playground.training.experiments.bands import band, binned, coarser, standard_error, student

TABLE = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 9: 2.262, 10: 2.228, 19: 2.093, 30: 2.042, 120: 1.980}
"""Student's t for 95 %, two-sided, as every book prints it."""


@pytest.mark.parametrize("freedom", TABLE)
def test_students_t_is_that_of_the_printed_tables(freedom):
    assert student(freedom) == pytest.approx(TABLE[freedom], abs=5e-4)


def test_a_band_by_hand():
    bands = band(np.array([[1.0, 5.0], [2.0, 5.0], [3.0, 5.0]]))
    half = 4.302652729749 / math.sqrt(3)  # s = 1, n = 3
    assert bands.mean.tolist() == [2.0, 5.0] and bands.runs.tolist() == [3, 3]
    assert bands.low == pytest.approx([2.0 - half, 5.0], abs=1e-9) and bands.high == pytest.approx([2.0 + half, 5.0], abs=1e-9)


def test_runs_that_have_nothing_to_tell_are_not_counted():
    bands = band(np.array([[1.0, np.nan, np.nan], [3.0, 4.0, np.nan]]))
    assert bands.runs.tolist() == [2, 1, 0]
    assert bands.mean[:2].tolist() == [2.0, 4.0] and math.isnan(bands.mean[2])
    assert (bands.low[1], bands.high[1]) == (4.0, 4.0)


def test_neighbours_become_one_point():
    at, rough = coarser(np.array([[1.0, 3.0, 5.0, 7.0, 9.0]]), 3)
    assert rough.tolist() == [[2.0, 6.0, 9.0]] and at.tolist() == [1.5, 3.5, 5.0]
    assert coarser(np.ones((2, 4)), 9)[0].tolist() == [1.0, 2.0, 3.0, 4.0]


def test_a_bin_has_the_mean_of_what_ended_in_it():
    means = binned(np.array([1.0, 2.0, 6.0]), np.array([10, 11, 20]), 10, 3)
    assert means[:2].tolist() == [1.0, 4.0] and math.isnan(means[2])


def test_the_standard_error_by_hand():
    assert standard_error(np.array([1.0, 2.0, 3.0])) == pytest.approx(1 / math.sqrt(3)) and standard_error(np.ones(1)) == 0.0
