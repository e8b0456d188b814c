"""Round numbers at the axis, a running mean, and a span that shows what matters."""

import numpy as np
import pytest

from playground.training.snapshot import Curve
from playground.ui.drawing.ticks import ticks
from playground.ui.panels.curve_lines import smoothed
from playground.ui.panels.learning_curve import span


def curve(values: list[float]) -> Curve:
    mean = np.array(values, float)
    return Curve(np.arange(len(mean)) + 1.0, mean, mean, mean)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    ((0.0, 1.0, 4, (0.0, 0.25, 0.5, 0.75, 1.0)), (-13.2, 0.1, 3, (-10.0, -5.0, 0.0)), (-0.031, 0.031, 2, (0.0,))),
)
def test_ticks_are_round(low: float, high: float, most: int, expected: tuple[float, ...]) -> None:
    assert ticks(low, high, most) == pytest.approx(expected)


def test_the_running_mean_of_a_step_rises_over_its_window() -> None:
    values = np.array([0.0] * 48 + [1.0] * 48)
    mean = smoothed(values)
    assert mean[47] == 0.0
    assert mean[48:53].tolist() == pytest.approx([0.25, 0.5, 0.75, 1.0, 1.0])


def test_the_span_holds_the_best_and_is_never_only_noise() -> None:
    low, high = span(curve([1.0, 1.001, 0.999]), 2.0)
    assert low < 0.999
    assert high > 2.0
    low, high = span(curve([1.0, 1.001, 0.999]), None)
    assert high - low >= 0.3
