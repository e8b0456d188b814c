"""Sounds as samples: soft, short, made of a few sines and a little noise."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.ui.sound.cues import Cue, Sound

RATE = 44_100
"""Samples a second."""
PEAK = 0.5
"""Of the largest number of a sample, what one sound reaches at full volume, so that some together do not distort."""
ATTACK = 0.006
"""Seconds in which a tone rises, so that it does not click."""


class Partial(NamedTuple):
    """A tone: its pitch (Hz), when it begins and how long it is heard (seconds), the pitch that it glides to, how loud it is.

    noise: how much of it is rustling in place of a tone.
    """

    hz: float
    seconds: float
    at: float = 0.0
    to: float = 0.0
    loud: float = 1.0
    noise: float = 0.0


PARTIALS: Mapping[Sound, tuple[Partial, ...]] = MappingProxyType(
    {
        Sound.STEP: (Partial(392.0, 0.07, loud=0.3),),
        Sound.BUMP: (Partial(110.0, 0.12, to=82.4, loud=0.7),),
        Sound.SLIP: (Partial(523.3, 0.14, to=392.0, loud=0.35, noise=0.2),),
        Sound.JUMP: (Partial(392.0, 0.18, to=784.0, loud=0.4),),
        Sound.REWARD: (Partial(880.0, 0.1, loud=0.4), Partial(1174.7, 0.16, 0.07, loud=0.4)),
        Sound.TAKEN: (Partial(659.3, 0.12, loud=0.5), Partial(880.0, 0.2, 0.08, loud=0.5)),
        Sound.SWITCHED: (Partial(1046.5, 0.04, loud=0.4), Partial(523.3, 0.09, 0.04, loud=0.5)),
        Sound.DOOR: (Partial(196.0, 0.22, to=261.6, loud=0.5, noise=0.1),),
        Sound.CHEESE: (Partial(523.3, 0.18, loud=0.6), Partial(659.3, 0.18, 0.08, loud=0.6), Partial(784.0, 0.3, 0.16, loud=0.6)),
        Sound.PIT: (Partial(329.6, 0.4, to=98.0, loud=0.6),),
        Sound.CAUGHT: (Partial(311.1, 0.16, loud=0.6), Partial(207.7, 0.34, 0.13, loud=0.6)),
        Sound.TIME_UP: (
            Partial(440.0, 0.14, loud=0.4),
            Partial(440.0, 0.14, 0.18, loud=0.4),
            Partial(329.6, 0.3, 0.36, loud=0.4),
        ),
        Sound.LEVEL_DONE: (
            Partial(1046.5, 0.5, 0.3, loud=0.5),
            Partial(1318.5, 0.5, 0.34, loud=0.35),
            Partial(784.0, 0.5, 0.3, loud=0.3),
        ),
        Sound.RIGHT: (Partial(784.0, 0.14, loud=0.5), Partial(1046.5, 0.3, 0.1, loud=0.5)),
        Sound.WRONG: (Partial(277.2, 0.2, loud=0.45), Partial(261.6, 0.24, 0.1, loud=0.45)),
        Sound.VALUE: (Partial(440.0, 0.3, loud=0.55),),
        Sound.UNKNOWN: (Partial(1.0, 0.09, loud=0.12, noise=1.0),),
        Sound.LEARNING: (Partial(261.6, 0.9, loud=0.22), Partial(329.6, 0.9, loud=0.2), Partial(392.0, 0.9, loud=0.2)),
    }
)
"""How each sounds where a cue brings no pitches of its own."""


@lru_cache(maxsize=128)
def samples(cue: Cue) -> NDArray[np.int16]:
    """[N] int16, a cue at full volume, one channel, RATE samples a second. Read-only."""
    partials = PARTIALS[cue.sound]
    if cue.pitches:
        partials = tuple(partial._replace(hz=hz, to=0.0) for partial, hz in zip(partials, cue.pitches, strict=False))
    wave = np.zeros(round(RATE * max(partial.at + partial.seconds for partial in partials)))
    for partial in partials:
        part = _wave(partial)
        begin = round(RATE * partial.at)
        wave[begin : begin + len(part)] += part[: len(wave) - begin]
    top = float(np.abs(wave).max())
    wave *= cue.loudness * PEAK * min(1.0, 1.0 / top)
    whole = np.rint(wave * np.iinfo(np.int16).max).astype(np.int16)
    whole.flags.writeable = False
    return whole


def _wave(partial: Partial) -> NDArray[np.float64]:
    """[N] float64, one tone with a weak octave above it, that rises at once and dies away."""
    count = max(2, round(RATE * partial.seconds))
    time = np.arange(count) / RATE
    hz = np.geomspace(partial.hz, partial.to or partial.hz, count)
    phase = 2.0 * np.pi * np.cumsum(hz) / RATE
    tone = 0.85 * np.sin(phase) + 0.15 * np.sin(2.0 * phase)
    if partial.noise:
        tone = (1.0 - partial.noise) * tone + partial.noise * _rustling(count)
    fade = (
        np.minimum(1.0, time / ATTACK)
        * np.exp(-4.0 * time / partial.seconds)
        * np.minimum(1.0, (partial.seconds - time) / ATTACK)
    )
    wave: NDArray[np.float64] = partial.loud * tone * fade
    return wave


def _rustling(count: int) -> NDArray[np.float64]:
    """[count] float64 in −1 … 1, noise without its sharp part, always the same."""
    noise = np.random.default_rng(0).uniform(-1.0, 1.0, count + 7)
    return np.convolve(noise, np.full(8, 1 / 8), mode="valid") * 2.0
