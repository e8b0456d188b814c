"""Step sizes: constant, the mean of all targets, and one that falls to nothing."""

import pytest

from playground.rl.step_sizes import step_size, stepping


def test_a_constant_step_is_the_same_for_ever() -> None:
    told = stepping("constant", 0.25, 10)
    assert [step_size(count, 1000 * count, told) for count in (0, 5)] == [0.25, 0.25]


def test_one_over_n_makes_the_mean_of_all_targets() -> None:
    told, mean = stepping("average", 0.9, 10), 100.0
    for count, target in enumerate((3.0, 6.0, 12.0)):
        mean += step_size(count, 0, told) * (target - mean)
    assert mean == pytest.approx(7.0, abs=1e-12)


def test_a_falling_step_is_half_in_the_middle_and_nothing_afterwards() -> None:
    told = stepping("linear-decay", 0.8, 100)
    assert [step_size(0, now, told) for now in (0, 50, 100, 1000)] == [0.8, 0.4, 0.0, 0.0]


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no step size 'quickly', expected one of constant"):
        stepping("quickly", 0.1, 1)
