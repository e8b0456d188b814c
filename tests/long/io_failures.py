"""The n-th call to the system fails, for every n, once and from then on for ever, for every kind of file that is written.

What is hoped for: an OSError (which the program turns into a sentence), the old file whole or the new one, the work still there,
and the next save, on a disk that works again, succeeds.
"""

import contextlib
import errno
import io
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from tests.long import surroundings
from tests.long.results import Options, Outcome

PROMISES = (8,)
NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
MOST_CALLS = 400
"""More calls than any save makes."""
CALLS: tuple[tuple[Any, str], ...] = (
    (os, "open"), (os, "fdopen"), (os, "fsync"), (os, "replace"), (os, "chmod"), (os, "mkdir"), (os, "stat"), (os, "scandir"),
    (os, "unlink"), (os, "lstat"), (io, "open"), (tempfile, "mkstemp"), (os, "readlink"),
)  # fmt: skip
"""What writing calls; writes and closing are those of the file that is opened."""


class Disk:
    """Counts the calls, and lets those from `first` to `last` fail."""

    def __init__(self, number: int, first: int, last: int) -> None:
        self.number, self.first, self.last, self.calls = number, first, last, 0

    def passes(self, place: object = None) -> None:
        """One more call; OSError where it is one that fails."""
        self.calls += 1
        if self.first <= self.calls <= self.last:
            raise OSError(self.number, os.strerror(self.number), place if isinstance(place, str) else None)


class Held(io.BufferedWriter):
    """A file that is written, whose writing and closing go through the disk."""

    def __init__(self, file: BinaryIO, disk: Disk) -> None:
        super().__init__(io.FileIO(os.dup(file.fileno()), "wb"))
        file.close()
        self._disk = disk

    def write(self, content: Any, /) -> int:
        self._disk.passes()
        return super().write(content)

    def flush(self) -> None:
        if not self.closed:
            self._disk.passes()
        super().flush()


@contextlib.contextmanager
def failing(disk: Disk) -> Iterator[None]:
    """Everything in the block goes through this disk."""

    def through(call: Callable[..., Any], name: str) -> Callable[..., Any]:
        def passed(*args: Any, **named: Any) -> Any:
            disk.passes(args[0] if args and not isinstance(args[0], int) else None)
            result = call(*args, **named)
            return Held(result, disk) if name == "fdopen" and "wb" in args else result

        return passed

    before = [(module, name, getattr(module, name)) for module, name in CALLS]
    for module, name, call in before:
        setattr(module, name, through(call, name))
    try:
        yield
    finally:
        for module, name, call in before:
            setattr(module, name, call)


def calls_of(name: str) -> int:
    """How many calls a save makes."""
    with _written(name) as writing:
        disk = Disk(0, 0, -1)
        with failing(disk):
            writing.save(3)
        return disk.calls


@contextlib.contextmanager
def _written(name: str) -> Iterator[Any]:
    """A kind of file of which version 2 is there."""
    from tests.long.writings import WRITINGS

    with surroundings.own_home() as home:
        writing = WRITINGS[name](home)
        writing.save(1)
        writing.save(2)
        yield writing


def fault_of(name: str, number: int, first: int, last: int) -> str:
    """What is wrong where these calls fail, in a sentence; "" where all is as promised."""
    case = f"{name}: {errno.errorcode[number]} at call {first}{' and ever after' if last > first else ''}"
    with _written(name) as writing:
        try:
            with failing(Disk(number, first, last)):
                writing.save(3)
            done = True
        except (OSError, ValueError) as error:  # a file that cannot be read is one of our own errors, with a sentence
            done = False
            if not str(error) or "\n" in str(error):
                return f"{case}: no sentence: {error!r}"
        except Exception as error:  # noqa: BLE001 (whatever else is raised is what is looked for)
            return f"{case}: {type(error).__name__}: {error}"
        try:
            there = writing.read()
        except Exception as error:  # noqa: BLE001 (a torn file may raise anything)
            return f"{case}: what is there cannot be read: {type(error).__name__}: {error}"
        if there not in ((3, -1) if done else (2, 3, -1)):
            return f"{case}: version {there} is there"
        try:
            writing.save(4)
        except Exception as error:  # noqa: BLE001 (after the trouble all is to be well)
            return f"{case}: the next save fails, too: {type(error).__name__}: {error}"
        if writing.read() not in (4, -1):
            return f"{case}: the next save is not there"
        left = [path.name for path in writing.place.parent.glob(".*.part")]
        return f"{case}: {left} is left" if left else ""


def run(options: Options) -> list[Outcome]:
    """Every kind, every call, every number, once and for ever."""
    from tests.long.writings import WRITINGS

    dice, cases, wrong = random.Random(options.seed), 0, []
    for name in options.names or WRITINGS:
        calls = calls_of(name)
        numbers = [(number, first, last) for number in NUMBERS for first in range(1, calls + 1) for last in (first, MOST_CALLS)]
        if options.count:
            numbers = dice.sample(numbers, min(options.count, len(numbers)))
        faults = [fault for case in numbers if (fault := fault_of(name, *case))]
        cases, wrong = cases + len(numbers), wrong + faults
        options.say(f"{name}: {calls} calls to the system, {len(numbers)} failures, {len(faults)} faults")
        for fault in faults[:10]:
            options.say(f"  {fault}")
    did = f"{cases:,} failing calls in {len(options.names or WRITINGS)} kinds of saves: disk full, broken, forbidden, read-only"
    return [
        Outcome(8, did, "" if wrong else "a sentence each time, the old file or the new one whole, the next save works", wrong)
    ]
