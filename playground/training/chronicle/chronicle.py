"""The chronicle of a life: from what it began, what was asked of it since, and what it was now and then."""

import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

from playground.learning.learner import Array
from playground.training.chronicle.deed import Deed, Facts
from playground.training.chronicle.keyframes import STRIDE, Keyframe, Keyframes, Shelf, Shelved
from playground.training.chronicle.life_log import Log, Position
from playground.training.chronicle.life_packing import PackedLife

PATIENCE = 1024
"""Ticks that a keyframe is put off at most until there is less to keep."""


class Since(NamedTuple):
    """When a chronicle begins: ticks of the life, and of the first life of its run."""

    at: int = 0
    moment: int = 0


class Chronicle(Shelved):
    """A life writes into it whatever is asked of it. learner, seed: from which it was made.
    since: when it began. facts: what holds now.

    Which keyframes there are depends on the clock; what is said of any moment never does.
    """

    def __init__(
        self,
        learner: str,
        seed: int,
        facts: Facts,
        shelf: Shelf,
        since: Since,
        arrays: Mapping[str, Array] | None = None,
    ) -> None:
        """`arrays`: what the life is at its beginning; None where it has just been made, and its seed says everything."""
        self.learner, self.seed, self.facts, self.shelf, self.since = learner, seed, facts, shelf, since
        self.log, self.keyframes = Log(since.at), Keyframes([], STRIDE)
        packed = None if arrays is None else self._packed(arrays)
        self.keyframes.frames.append(Keyframe(since.at, Position(0), facts, packed))
        self._put_off: int | None = None  # until which tick the next keyframe is put off, once it is due
        shelf.take(self)

    @property
    def beginning(self) -> Keyframe:
        """What it began from."""
        return self.keyframes.frames[0]

    @property
    def last(self) -> int:
        """Ticks of the life now."""
        return self.log.last

    def note(self, at: int, moment: int, deed: Deed) -> None:
        """Writes down what was just done, begun at this tick of the life and this moment of its run."""
        self.log.add(at, moment, deed)
        self.facts = deed.after(self.facts)

    def look(self, at: int, trained: float, smaller_in: int, save: Callable[[], Mapping[str, Array]]) -> None:
        """Takes a keyframe where it is time for one; the life is at this tick and has trained for so many more seconds.

        smaller_in: ticks until there will be less to keep; where they are few the keyframe is put off until then, see `wait`.
        """
        if not self.keyframes.due(at, trained):
            return
        if self._put_off is None:
            self._put_off = at + (smaller_in if smaller_in <= PATIENCE else 0)
        if at >= self._put_off:
            self.capture(at, save)
            self._put_off = None

    def wait(self, at: int) -> int:
        """After how many ticks a keyframe is wanted that was put off, if the life is at this one; 0 where none is."""
        return 0 if self._put_off is None else max(0, self._put_off - at)

    def capture(self, at: int, save: Callable[[], Mapping[str, Array]]) -> None:
        """Takes a keyframe now. What it costs is the thread's own time: on a busy machine it waits for others too."""
        began = time.thread_time()
        arrays = self._packed(save())
        self.keyframes.add(Keyframe(at, self.log.end, self.facts, arrays), time.thread_time() - began)
        self.shelf.tidy()

    def _packed(self, arrays: Mapping[str, Array]) -> PackedLife:
        """What the life is, packed; from now on it counts."""
        packed = self.keyframes.packed(arrays)
        self.shelf.count(packed)
        return packed

    def facts_at(self, position: Position) -> Facts:
        """What held at a position."""
        frame = self.keyframes.before(position)
        return self.log.facts(position, frame.facts, frame.position)

    def until(self, position: Position) -> "Chronicle":
        """The beginning of this one, as one of its own that goes on from there; what both share is kept once."""
        begun = Chronicle.__new__(Chronicle)
        begun.learner, begun.seed, begun.shelf, begun.since = self.learner, self.seed, self.shelf, self.since
        begun.log, begun.facts = self.log.until(position), self.facts_at(position)
        frames = [frame for frame in self.keyframes.frames if frame.position <= position]
        begun.keyframes = Keyframes(frames, self.keyframes.stride)
        begun._put_off = None
        self.shelf.take(begun)
        return begun
