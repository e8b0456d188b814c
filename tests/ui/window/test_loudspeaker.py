"""The loudspeaker: what is mixed is what was meant, no frame waits for it, and without a device nothing happens."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest

from playground.ui.sound.cues import Cue, Sound
from playground.ui.sound.tones import RATE, samples
from playground.ui.window import loudspeaker
from playground.ui.window.loudspeaker import AGAIN, FIRST, LATE, Loudspeaker

TONE = Cue(Sound.VALUE, (440.0,))
MIXED = """
import sys, time
from playground.ui.sound.cues import Cue, Sound
from playground.ui.window.loudspeaker import Loudspeaker
speaker = Loudspeaker()
speaker.play((Cue(Sound.VALUE, (float(sys.argv[1]),)),), float(sys.argv[2]))
time.sleep(1.0)
speaker.close()
"""


def mixed(path: Path, hz: float, volume: float) -> np.ndarray:
    """[N] what a program of its own has mixed, by SDL's driver that writes samples into a file."""
    surroundings = os.environ | {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(path)}
    subprocess.run(
        [sys.executable, "-c", MIXED, str(hz), str(volume)], env=surroundings, check=True, timeout=60, capture_output=True
    )
    return np.fromfile(path, np.int16).astype(float)


def test_what_is_mixed_has_the_pitch_and_the_volume_that_were_meant(tmp_path: Path) -> None:
    wave = mixed(tmp_path / "mixed.raw", 523.25, 0.5)
    spectrum = np.abs(np.fft.rfft(wave))
    assert np.argmax(spectrum) * RATE / len(wave) == pytest.approx(523.25, abs=3.0)
    meant = np.abs(samples(Cue(Sound.VALUE, (523.25,))).astype(float)).max() * 0.25  # the ear's half is a quarter
    assert np.abs(wave).max() == pytest.approx(meant, rel=0.05)


class Device:
    """Stands in for pygame.mixer: it can be missing, slow, or go away."""

    def __init__(self) -> None:
        self.there, self.opened, self.open = True, 0, False
        self.played: list[float] = []
        self.waits: threading.Event | None = None

    def init(self, *format: Any, **more: Any) -> None:
        self.opened += 1
        if self.waits is not None:
            self.waits.wait(5.0)
        if not self.there:
            raise pygame.error("No such audio device")
        self.open = True

    def get_init(self) -> bool:
        return self.open

    def quit(self) -> None:
        self.open = False

    def Sound(self, buffer: bytes) -> "Device":
        if not self.there:
            raise pygame.error("mixer not initialized")
        return self

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def play(self) -> None:
        if not self.there:
            raise pygame.error("the device is gone")
        self.played.append(self.volume)


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> Device:
    made = Device()
    monkeypatch.setattr(loudspeaker.pygame, "mixer", made)
    return made


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_device_that_takes_long_holds_nobody_up(device: Device) -> None:
    device.waits = threading.Event()
    speaker = Loudspeaker()
    begun = time.process_time()
    for _ in range(1000):
        speaker.play((TONE,), 1.0)
    assert time.process_time() - begun < 1.0 and device.played == []
    while not device.opened:
        time.sleep(0.001)
    device.waits.set()
    speaker.close()
    assert device.opened == 1 and not device.open and len(device.played) <= loudspeaker.WAITING + 1


def test_nothing_is_opened_before_there_is_something_to_hear(device: Device) -> None:
    speaker = Loudspeaker()
    speaker.play((), 1.0)
    speaker.play((TONE,), 0.0)
    speaker.close()
    speaker.play((TONE,), 1.0)
    assert device.opened == 0 and threading.active_count() >= 1
    assert not any(thread.name == "loudspeaker" for thread in threading.enumerate())


def test_without_a_device_it_is_silent_and_looks_again_later(device: Device) -> None:
    clock = Clock()
    speaker = Loudspeaker(clock)
    device.there = False
    for _ in range(3):
        speaker._sound(clock.now, TONE, 1.0)
    assert device.opened == 1 and device.played == [] and speaker.missing
    device.there, clock.now = True, AGAIN
    speaker._sound(clock.now, TONE, 1.0)
    assert device.opened == 2 and device.played == [1.0] and not speaker.missing


def test_a_device_that_goes_away_is_given_back_and_found_again(device: Device) -> None:
    clock = Clock()
    speaker = Loudspeaker(clock)
    speaker._sound(0.0, TONE, 0.5)
    device.there = False
    speaker._sound(0.0, TONE, 0.5)
    assert device.played == [0.25] and not device.open
    device.there, clock.now = True, AGAIN
    speaker._sound(AGAIN, TONE, 0.5)
    assert device.played == [0.25, 0.25] and device.open


def test_a_sound_that_comes_late_is_left_out(device: Device) -> None:
    clock = Clock()
    speaker = Loudspeaker(clock)
    clock.now = FIRST
    speaker._sound(0.0, TONE, 1.0)  # the first one may wait for the device
    speaker._sound(FIRST - LATE - 0.01, TONE, 1.0)
    speaker._sound(FIRST - LATE, TONE, 1.0)
    assert device.played == [1.0, 1.0]
