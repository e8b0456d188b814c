"""Intervals by drawing again."""

import numpy as np
import pytest

from playground.training.experiments.statistics import bootstrap
from playground.training.experiments.statistics.aggregates import chance_of_improvement, mean_score
from playground.training.experiments.statistics.bootstrap import bootstrap_interval


def test_runs_of_one_level_are_never_drawn_for_another() -> None:
    """Each level has one score only, so nothing varies."""
    low, high = bootstrap_interval(mean_score, np.array([[1.0, 5.0], [1.0, 5.0]]), repetitions=50)
    assert (low, high) == (3.0, 3.0)


def test_two_runs_are_drawn_in_four_ways() -> None:
    """Means 0, 1/2, 1/2, 1, each by 1/4: between the percentiles 30 and 70 there is nothing but 1/2 (2,000 draws, seed 0)."""
    low, high = bootstrap_interval(mean_score, np.array([[0.0], [1.0]]), confidence=0.4)
    assert (low, high) == (0.5, 0.5)


def test_an_interval_does_not_depend_on_how_much_is_drawn_at_once(monkeypatch) -> None:
    dice = np.random.default_rng(1)
    for samples in ([dice.normal(size=(7, 2))] * 2, [dice.normal(size=(7, 2)), dice.normal(size=(4, 2))]):
        whole = bootstrap_interval(chance_of_improvement, *samples, repetitions=60)
        with monkeypatch.context() as patch:
            patch.setattr(bootstrap, "AT_ONCE", 100)
            assert bootstrap_interval(chance_of_improvement, *samples, repetitions=60) == whole


@pytest.mark.parametrize("scores", [np.zeros((0, 1)), np.zeros(3), np.array([[np.nan]]), np.array([[np.inf]])])
def test_what_is_no_table_of_scores_is_refused(scores) -> None:
    with pytest.raises(ValueError, match="finite numbers"):
        bootstrap_interval(mean_score, scores)
