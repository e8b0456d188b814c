"""Sounds as samples: short, soft, without clicks, at the pitch that was meant."""

import numpy as np
import pytest

from playground.ui.sound.cues import Cue, Sound
from playground.ui.sound.pitch import chord, pitch
from playground.ui.sound.tones import PARTIALS, PEAK, RATE, samples

LOUDEST = PEAK * 32767


def strongest(wave: np.ndarray) -> float:
    """The frequency (Hz) of the peak of the spectrum, to 0.5 Hz."""
    padded = np.zeros(2 * RATE)
    padded[: len(wave)] = wave
    return float(np.argmax(np.abs(np.fft.rfft(padded)))) / 2


@pytest.mark.parametrize("sound", Sound)
def test_each_sound_is_short_soft_and_begins_and_ends_in_silence(sound: Sound) -> None:
    wave = samples(Cue(sound))
    assert wave.dtype == np.int16 and 0.05 <= len(wave) / RATE <= 1.0
    assert 500 < np.abs(wave.astype(int)).max() <= LOUDEST + 1
    assert abs(int(wave[0])) < 200 and abs(int(wave[-1])) < 200
    assert np.abs(np.diff(wave.astype(int))).max() < 3500  # a click would jump


def test_no_two_sounds_are_the_same() -> None:
    assert len({samples(Cue(sound)).tobytes() for sound in Sound}) == len(Sound) == len(PARTIALS)


@pytest.mark.parametrize("value", (-1.0, -0.2, 0.0, 0.4, 1.0))
def test_a_value_is_heard_at_its_pitch(value: float) -> None:
    hz = pitch(value, 1.0)
    assert strongest(samples(Cue(Sound.VALUE, (hz,)))) == pytest.approx(hz, abs=2.0)


def test_a_chord_has_its_three_tones() -> None:
    tones = chord(0.0, 1.0)
    spectrum = np.abs(np.fft.rfft(samples(Cue(Sound.LEARNING, tones)), 2 * RATE))
    around = [spectrum[round(2 * hz) - 8 : round(2 * hz) + 9] for hz in tones]
    assert all(part.max() > 20 * np.median(spectrum) for part in around)
    assert [abs(int(part.argmax()) - 8) <= 4 for part in around] == [True] * 3


def test_what_is_unknown_has_no_pitch_and_is_quieter_than_any_tone() -> None:
    rustle, value = samples(Cue(Sound.UNKNOWN)), samples(Cue(Sound.VALUE, (440.0,)))
    spectrum = np.abs(np.fft.rfft(rustle))
    assert spectrum.max() < 0.1 * spectrum.sum() and np.abs(rustle).max() < 0.5 * np.abs(value).max()


def test_loudness_scales_and_the_samples_cannot_be_written_to() -> None:
    full, half = samples(Cue(Sound.CHEESE)), samples(Cue(Sound.CHEESE, loudness=0.5))
    assert np.abs(full.astype(int) - 2 * half.astype(int)).max() <= 1
    with pytest.raises(ValueError, match="read-only"):
        full[0] = 1
