"""The loudspeaker: cues go in, and a thread of its own plays them, so that no frame ever waits for sound.

The device is opened with the first sound and closed after a while of silence. Where there is none, or it goes away, nothing is
heard, and it is looked for again later.
"""

import contextlib
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence

import pygame

from playground.ui.sound.cues import Cue
from playground.ui.sound.tones import RATE, samples

WAITING = 16
"""Cues that may wait; older ones are dropped, since a sound that comes late says something wrong."""
LATE, FIRST = 0.25, 1.0
"""Seconds after which a cue is not played any more, and the one for which the device is opened."""
QUIET = 20.0
"""Seconds of silence after which the device is given back."""
AGAIN = 10.0
"""Seconds after which a device that was not there is looked for again."""
BLOCK = 1024
"""Samples that are mixed at once: 23 milliseconds."""
KEPT = 64
"""Sounds that stay ready to be played."""


class Loudspeaker:
    """Plays cues. Its thread begins with the first one; whatever the device does, `play` returns at once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._waiting: deque[tuple[float, Cue, float]] = deque(maxlen=WAITING)
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None
        self.missing = False
        """Whether there was no device when it was last looked for."""
        self._closed = False
        self._retry = 0.0
        self._ready: OrderedDict[Cue, pygame.mixer.Sound] = OrderedDict()

    def play(self, cues: Sequence[Cue], volume: float) -> None:
        """Plays cues as soon as it can; volume in 0 … 1, which the ear hears evenly."""
        if not cues or volume <= 0 or self._closed:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="loudspeaker", daemon=True)
            self._thread.start()
        with self._news:
            self._waiting.extend((self._clock(), cue, volume) for cue in cues)
            self._news.notify()

    def close(self) -> None:
        """Gives the device back; it waits for it no longer than half a second."""
        self._closed = True
        with self._news:
            self._news.notify()
        if self._thread is not None:
            self._thread.join(0.5)

    def _work(self) -> None:
        while not self._closed:
            with self._news:
                if not self._waiting and not self._closed and not self._news.wait(QUIET):
                    self._shut()
                batch = list(self._waiting)
                self._waiting.clear()
            for born, cue, volume in batch:
                if self._closed:
                    break
                self._sound(born, cue, volume)
        self._shut()

    def _sound(self, born: float, cue: Cue, volume: float) -> None:
        """Plays one cue, unless it is late or there is no device."""
        try:
            late = LATE if pygame.mixer.get_init() else FIRST
            if not self._opened() or self._clock() - born > late:
                return
            sound = self._ready.pop(cue, None) or pygame.mixer.Sound(buffer=samples(cue).tobytes())
            self._ready[cue] = sound
            if len(self._ready) > KEPT:
                self._ready.popitem(last=False)
            sound.set_volume(volume * volume)
            sound.play()
        except pygame.error:
            self._shut()
            self.missing = True
            self._retry = self._clock() + AGAIN

    def _opened(self) -> bool:
        """Whether there is a device; after a failure it is only looked for again some time later."""
        if pygame.mixer.get_init():
            return True
        if self._clock() < self._retry:
            return False
        pygame.mixer.init(RATE, -16, 1, BLOCK, allowedchanges=0)
        self.missing = False
        return True

    def _shut(self) -> None:
        self._ready.clear()
        with contextlib.suppress(pygame.error):
            pygame.mixer.quit()
