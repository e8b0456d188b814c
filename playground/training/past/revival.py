"""A life revived at any moment of its past: from the nearest keyframe before, and forward from there by doing the same again."""

import time
from typing import Any

from playground.learning.learner import Array
from playground.training.chronicle.chronicle import Chronicle
from playground.training.chronicle.keyframes import Keyframe
from playground.training.chronicle.life_log import Position
from playground.training.chronicle.life_packing import LooseLife
from playground.training.life import Life
from playground.training.past.grounds import Grounds

SLICE = 0.004
"""Seconds of one slice of going on."""
SCRATCH, SPREAD = 8 * 1024 * 1024, 12
"""Bytes of keyframes that are kept of the stretch that was gone through last, and how many are taken on the way."""
SHORT = 64
"""Ticks that are so few that going through them again costs nothing."""


UNREADABLE = (KeyError, TypeError, ValueError, IndexError)
"""What a life raises that is asked for something that does not fit it: that can only come from a file."""


class PastError(Exception):
    """The past could not be lived again as it was; the message says where."""


class Revival:
    """One life at one moment of a chronicle, which may be any other a little later.

    life: as it was at `position`; nothing of it is written down. It is the same object from moment to moment as long as the table
    is, so whoever shows it takes copies.
    """

    def __init__(self, chronicle: Chronicle, grounds: Grounds, first: Life | None = None, apart: int = SHORT) -> None:
        """`first`: the revived life that this one lives beside; None where it is the first one of its run.

        apart: ticks that at least lie between two keyframes that it takes on its way.
        """
        self.chronicle, self._grounds, self._first = chronicle, grounds, first
        self.life = Life(chronicle.learner, None, chronicle.seed, first=first).unwritten()
        self.position, self.facts = Position(0), chronicle.beginning.facts
        self._made: Any = None  # the settings with which the learner was made
        self._target = Position(0)
        self._next = 0
        self._least = self._apart = apart
        self._scratch = Scratch()

    @property
    def ticks(self) -> int:
        """The clock of the life as it is now."""
        return self.chronicle.log.ticks(self.position)

    def head_for(self, position: Position) -> None:
        """Is to go to a position; `work` goes there."""
        frame = self._nearest(position)
        if frame is not None:
            self._load(frame)
        trainee, optimal = self.life.trainee, self.facts.optimal
        if optimal is not None:
            self.life.learn_optimum(optimal)
        elif trainee is not None:
            trainee.driving.optimal = None  # whoever looked at the life may have given it one that it did not have then
        self._target = position
        self._next = self.ticks
        self._apart = max(self._least, self.left // SPREAD)

    @property
    def left(self) -> int:
        """Ticks that are still to be gone."""
        return self.chronicle.log.ticks(self._target) - self.ticks

    @property
    def there(self) -> bool:
        """Whether it has arrived."""
        return self.position >= self._target

    def work(self, seconds: float) -> bool:
        """Goes on for about so many seconds; True when it has arrived."""
        began = time.perf_counter()
        while not self.there:
            self._go(seconds)
            if time.perf_counter() - began >= seconds:
                break
        return self.there

    def go(self, position: Position) -> Life:
        """The life at this position, however long that takes."""
        self.head_for(position)
        while not self.work(1.0):
            pass
        return self.life

    def forget(self) -> None:
        """Forgets what was kept of the last stretch."""
        self._scratch = Scratch()

    def _nearest(self, position: Position) -> Keyframe | None:
        """The keyframe to go on from; None where the life itself is nearer."""
        frames = [self.chronicle.keyframes.before(position), *self._scratch.before(position)]
        frame = max(frames, key=lambda frame: frame.position)
        here = self.life.trainee is not None and self.life.trouble == self.facts.trouble and self.position <= position
        return None if here and frame.position <= self.position else frame

    def _load(self, frame: Keyframe) -> None:
        """Makes the life that of a keyframe."""
        life, facts, arrays = self.life, frame.facts, self._unpacked(frame)
        ground = self._grounds(facts.level, facts.moment)
        fits = life.well is not None and life.well.mdp is ground.mdp and self._made == facts.made
        if arrays is None or not fits:
            life.forget()
            life.settings = facts.made
            life.begin(ground)
        else:
            life.relabel(facts.level, facts.moment)
        self._made = facts.made
        life.trouble = facts.trouble
        if life.trainee is None:
            raise PastError(f"the learner cannot be made again: {life.trouble}")
        if arrays is not None:
            try:
                life.load(arrays, check=frame.foreign)
            except UNREADABLE as error:
                raise PastError(f"the run cannot be lived again from tick {frame.at}: {error}") from error
        life.settings = life.trainee.learner.settings = facts.settings
        self.position, self.facts = frame.position, facts

    def _unpacked(self, frame: Keyframe) -> dict[str, Array] | None:
        """The arrays of a keyframe. PastError where what came from a file makes no sense."""
        try:
            return frame.unpacked()
        except UNREADABLE as error:
            raise PastError(f"the run cannot be lived again from tick {frame.at}: {error}") from error

    def _go(self, seconds: float) -> None:
        """Goes on for one slice, within one entry of the log."""
        entry = self.chronicle.log.entries[self.position.whole]
        whole, parts = self.position
        end = self._target.parts if whole == self._target.whole else entry.deed.size
        if parts >= end:
            self.position = Position(whole + 1)
            return
        life, began, before = self.life, time.perf_counter(), self.ticks
        wanted = min(end, parts + life.slice.units, max(parts + 1, parts + self._next + self._apart - before))
        try:
            came = entry.deed.repeat(life, self._grounds, parts, wanted)
        except UNREADABLE as error:
            raise PastError(f"what was asked for at tick {entry.at} cannot be done here: {error}") from error
        life.slice.learn(wanted - parts, time.perf_counter() - began, min(seconds, SLICE))
        if came <= parts:
            if not life.trouble:
                raise PastError(f"the run does not come past tick {self.ticks} again")
            came = entry.deed.size  # it failed here, as it did then
        self.facts = entry.deed.after(self.facts)
        self._made = self.facts.made
        self.position = Position(whole, came)
        if self.ticks >= self._next + self._apart and life.well is not None and self.left > SHORT:
            self._scratch.add(Keyframe(self.ticks, self.position, self.facts, LooseLife(life.save())))
            self._next = self.ticks


class Scratch:
    """Keyframes of the stretch that was gone through last, so that going back in it is as quick as going on."""

    def __init__(self) -> None:
        self._frames: list[Keyframe] = []
        self._weight = 0

    def before(self, position: Position) -> list[Keyframe]:
        """The last one that is not after a position, if there is one."""
        frames = [frame for frame in self._frames if frame.position <= position]
        return [max(frames, key=lambda frame: frame.position)] if frames else []

    def add(self, frame: Keyframe) -> None:
        """Keeps one; where they take too much, the older half goes."""
        self._frames.append(frame)
        self._weight += _weight(frame)
        if self._weight > SCRATCH or len(self._frames) > 4 * SPREAD:
            self._frames = self._frames[len(self._frames) // 2 + 1 :]
            self._weight = sum(map(_weight, self._frames))


def _weight(frame: Keyframe) -> int:
    """Bytes of its arrays."""
    return 0 if frame.arrays is None else frame.arrays.bytes
