"""Findings, and runs by groups."""

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.training.experiments.reproduction import Finding, ended_by, here, lengths, returns, survey
from playground.training.experiments.trial import Trial, lived
from playground.world import parse_level
from tests.training.experiments.test_trial import STRAIGHT


@pytest.mark.parametrize("measured, inside", [(0.9, False), (1.0, True), (2.0, True), (2.1, False), (float("nan"), False)])
def test_an_exact_number_lies_in_its_range_or_not(measured, inside):
    assert Finding("x", measured, 1.0, 2.0, "by hand").inside is inside


@pytest.mark.parametrize("measured, inside", [(0.69, False), (0.71, True), (2.29, True), (2.31, False)])
def test_a_mean_may_lie_three_of_its_errors_beyond(measured, inside):
    assert Finding("x", measured, 1.0, 2.0, "by hand", 0.1).inside is inside


def test_runs_have_the_seeds_from_0_on_in_order():
    level = parse_level(STRAIGHT)
    trial = Trial(level, "q-learning", learners()["q-learning"].settings(), 9, None, 2)
    (runs,) = survey(here, [trial], 27)
    assert len(runs) == 27 and returns(runs).tolist() == [[7.0, 7.0]] * 27 and lengths(runs).tolist() == [[3.0, 3.0]] * 27
    assert np.array_equal(runs[26].at, lived(trial._replace(seed=26)).at)
    assert ended_by(runs[:1], np.array([0, 2, 3, 5, 6])).tolist() == [[0.0, 0.0, 1.0, 1.0, 2.0]]
