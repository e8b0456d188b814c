"""The scale of values: nice bounds, honest colours, readable ink."""

import numpy as np
import pytest

from playground.ui.board.scale import MIDDLE, STEPS, bound_of, colour_at, contrast, luminance, nice, steps_of
from playground.ui.board.stamps import ink_on
from playground.ui.theme import VALUE_STOPS


@pytest.mark.parametrize(
    "size, bound", [(1, 1), (1.01, 1.5), (0.98, 1), (13, 15), (0.013, 0.015), (250, 300), (7e5, 7e5), (9e-4, 1e-3)]
)
def test_bounds_are_nice_numbers(size: float, bound: float) -> None:
    assert nice(size) == pytest.approx(bound)


def test_small_changes_leave_the_bound_alone() -> None:
    values = np.linspace(-3, 8.1, 50)
    assert {bound_of(values * factor) for factor in (1.0, 1.02, 1.1, 1.2)} == {10.0}


def test_a_few_far_values_do_not_wash_out_the_rest() -> None:
    values = np.concatenate((-np.linspace(1, 13, 140), np.full(10, -113.0)))
    assert bound_of(values) == 15.0
    assert bound_of(np.array([0.5, -100.0])) == 100.0


def test_what_is_no_number_does_not_count_and_a_fixed_bound_stays() -> None:
    assert bound_of(np.array([np.nan, np.inf, -np.inf, 2.0, -1.0])) == 2.0
    assert bound_of(np.array([np.nan, np.inf])) == 1.0
    assert bound_of(np.zeros(9)) == 1.0
    assert bound_of(np.zeros(0)) == 1.0
    assert bound_of(np.array([50.0]), fixed=3.0) == 3.0


def test_many_values_are_bounded_by_the_largest() -> None:
    values = np.tile(np.linspace(-1, 1, 1000), 200)
    values[123_457] = 2.2
    assert bound_of(values) == 3.0


def test_zero_is_the_middle_and_the_ends_are_the_ends() -> None:
    values = np.array([[0.0, -5.0, 5.0, -99.0, 99.0], [np.nan, -np.inf, np.inf, 1e-9, 2.5]])
    expected = [[MIDDLE, 0, STEPS - 1, 0, STEPS - 1], [MIDDLE, 0, STEPS - 1, MIDDLE]]
    steps = steps_of(values, 5.0)
    assert steps[0].tolist() == expected[0]
    assert steps[1, :4].tolist() == expected[1]
    assert steps[1, 4] == pytest.approx(MIDDLE * 1.5, abs=1)
    assert colour_at(MIDDLE) == VALUE_STOPS[4]
    assert (colour_at(0), colour_at(STEPS - 1)) == (VALUE_STOPS[0], VALUE_STOPS[-1])


def test_numbers_can_be_read_on_every_colour() -> None:
    assert min(contrast(ink_on(step), colour_at(step)) for step in range(STEPS)) >= 4.5


def test_the_scale_is_told_apart_without_hues() -> None:
    """Away from zero both arms grow darker all the way, so a grey picture orders each of them too."""
    light = [luminance(colour_at(step)) for step in range(STEPS)]
    assert light[: MIDDLE + 1] == sorted(light[: MIDDLE + 1])
    assert light[MIDDLE:] == sorted(light[MIDDLE:], reverse=True)
    assert light[0] < 0.5 * light[-1]  # the lowest is darker than the highest


EYES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How linear light looks to other eyes: Machado, Oliveira & Fernandes (2009), severity 1."""


@pytest.mark.parametrize("eye", list(EYES))
def test_loss_and_gain_are_told_apart_by_every_kind_of_eye(eye: str) -> None:
    def seen(step: int) -> np.ndarray:
        shares = np.array(colour_at(step)) / 255
        light = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
        other = np.clip(np.array(EYES[eye]) @ light, 0, 1)
        return 255 * np.where(other <= 0.0031308, 12.92 * other, 1.055 * other ** (1 / 2.4) - 0.055)

    for size in (0.35, 0.6, 1.0):
        loss, gain = seen(MIDDLE - round(size * MIDDLE)), seen(MIDDLE + round(size * MIDDLE))
        assert np.abs(loss - gain).max() > 55  # of 255, in at least one of red, green and blue


def test_the_first_tiny_estimates_do_not_shrink_the_scale() -> None:
    assert bound_of(np.array([-0.002, -0.004, 0.0]), least=0.98) == 1.0
    assert bound_of(np.zeros(3), least=13.0) == 15.0
    assert bound_of(np.array([-14.0, -18.0]), least=13.0) == 20.0
    assert bound_of(np.array([-0.002]), fixed=0.01, least=1.0) == 0.01
    early = np.concatenate((-np.linspace(1, 3, 90), np.full(5, -48.0)))
    assert bound_of(early, least=13.0) == 15.0  # outliers stay outliers
