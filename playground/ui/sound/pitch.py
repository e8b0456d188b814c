"""What numbers sound like: a value as a tone of a scale, the size of the last corrections as a chord."""

import math

LOWEST = 440.0 * 2.0 ** (-21 / 12)
"""C3 in Hz, the tone of the lowest value; equal temperament with A4 = 440 Hz."""
PENTATONIC = (0, 2, 4, 7, 9)
"""Semitones of a major pentatonic scale, whose tones never clash."""
TONES = 16
"""Tones from the lowest value to the highest: three octaves; zero is in the middle."""
ROOT = 440.0 * 2.0 ** (-9 / 12)
"""C4 in Hz, the lowest tone of the chord."""
SETTLED = (0.0, 4.0, 7.0)
"""The chord at rest, in semitones above its root: a major triad."""
UNSETTLED = (0.0, 1.0, 2.0)
"""The same while the corrections are as large as the values: three tones that rub against one another."""


def tone(value: float, bound: float) -> int:
    """The place of a value on the scale, 0 … TONES − 1: −bound is the lowest, bound the highest, also for what lies beyond."""
    share = (value / bound + 1.0) / 2.0
    return round(max(0.0, min(1.0, share)) * (TONES - 1))


def pitch(value: float, bound: float) -> float:
    """The frequency (Hz) of a value, where the colours of values end at −bound and bound; 0 for what is no number."""
    if math.isnan(value) or not bound > 0:
        return 0.0
    octave, degree = divmod(tone(value, bound), len(PENTATONIC))
    return LOWEST * math.exp2(octave + PENTATONIC[degree] / 12)


def chord(error: float, bound: float) -> tuple[float, ...]:
    """The frequencies (Hz) of the chord for a mean correction: a cluster where it is as large as `bound`, a triad at 0."""
    unrest = 1.0 if math.isnan(error) or not bound > 0 else min(1.0, abs(error) / bound)
    both = zip(SETTLED, UNSETTLED, strict=True)
    return tuple(ROOT * 2.0 ** ((settled + unrest * (other - settled)) / 12) for settled, other in both)
