"""Values as tones, corrections as a chord."""

import math

import pytest

from playground.ui.sound.pitch import LOWEST, PENTATONIC, ROOT, TONES, chord, pitch, tone


def test_a_higher_value_is_never_a_lower_tone() -> None:
    tones = [tone(value / 50, 1.0) for value in range(-60, 61)]
    assert tones == sorted(tones) and set(tones) == set(range(TONES))
    assert tone(-7.0, 1.0) == 0 and tone(7.0, 1.0) == TONES - 1  # beyond the colours


@pytest.mark.parametrize("bound", (0.01, 1.0, 250.0))
def test_the_scale_is_pentatonic_over_three_octaves_whatever_the_bound(bound: float) -> None:
    assert pitch(-bound, bound) == pytest.approx(130.8128, abs=1e-3) == pytest.approx(LOWEST, abs=1e-3)
    assert pitch(bound, bound) == pytest.approx(8 * LOWEST)
    semitones = {round(12 * math.log2(pitch(-bound + step * bound / 100, bound) / LOWEST), 9) for step in range(201)}
    assert {round(semitone % 12, 9) for semitone in semitones} == set(PENTATONIC) and len(semitones) == TONES


def test_what_is_no_number_has_no_tone() -> None:
    assert pitch(math.nan, 1.0) == pitch(1.0, 0.0) == pitch(1.0, math.nan) == 0.0
    assert pitch(math.inf, 1.0) == pitch(1.0, 1.0)


def test_the_chord_falls_into_a_major_triad() -> None:
    settled, wild = chord(0.0, 1.0), chord(3.0, 1.0)
    assert settled == pytest.approx((ROOT, ROOT * 2 ** (4 / 12), ROOT * 2 ** (7 / 12)))
    assert wild == pytest.approx((ROOT, ROOT * 2 ** (1 / 12), ROOT * 2 ** (2 / 12))) and wild == chord(math.nan, 1.0)
    apart = [chord(error / 10, 1.0)[2] for error in range(11)]
    assert apart == sorted(apart, reverse=True) and chord(-0.5, 1.0) == chord(0.5, 1.0)
