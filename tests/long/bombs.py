"""Files that are plain to make and would take all memory or time if they were believed: each kind that is read refuses them.

Long lines, endless lines, deep nesting, huge numbers, what inflates, and what claims sizes that it does not have; each at several
sizes up to those that no reader takes. Every file is read in a forked process within a budget of memory and of its own computing.
"""

import json
import random
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.long import mutations, surroundings
from tests.long.bomb_files import Bomb, bombs
from tests.long.forks import forked
from tests.long.results import Options, Outcome

PROMISES = (2,)
MEGABYTE = 1 << 20
SIZES = (1.8, 20.0, 120.0)
"""Megabytes: about the most that a level may have, about the most that some readers take, and more than almost any."""
SLOW, PATIENCE = 2.0, 20.0
"""Seconds of computing that reading may take, and those after which it is ended."""


class Burst(NamedTuple):
    """What came of reading a bomb. wrong: in words, "" where it was read or refused in a sentence. seconds: of computing.

    taken: bytes of memory at the most, beyond those that the process had before.
    """

    wrong: str
    seconds: float
    taken: int


def burst(bomb: Bomb, size: int, folder: Path) -> Burst:
    """Reads a bomb in a process that may die of it."""
    import resource

    from tests.long.readings import READINGS

    path = folder / bomb.name
    path.write_bytes(bomb.content(size))

    def work(say: Callable[[bytes], object]) -> None:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        mutations.limit()
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        began = time.process_time()
        wrong = mutations.tried(READINGS[bomb.reading], path)
        spent = time.process_time() - began
        taken = 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
        say(json.dumps([wrong, spent, taken]).encode())

    said, status = forked(work)
    path.unlink(missing_ok=True)  # settings that cannot be read are kept aside
    return Burst(*json.loads(said)) if said else Burst(f"the process ended with status {status}", PATIENCE, mutations.MEMORY)


def run(options: Options) -> list[Outcome]:
    """All bombs at all sizes, or so many of them, chosen by the seed."""
    every = [(bomb, size) for bomb in bombs() for size in SIZES if not options.names or bomb.reading in options.names]
    chosen = random.Random(options.seed).sample(every, options.count) if options.count else every
    wrong: list[str] = []
    slowest, largest = (0.0, ""), (0.0, "")
    with surroundings.own_home(), tempfile.TemporaryDirectory(prefix="playground-bombs-") as place:
        for bomb, size in chosen:
            what = f"{bomb.what} as {bomb.name}"
            came = burst(bomb, int(size * MEGABYTE), Path(place))
            slowest, largest = max(slowest, (came.seconds, what)), max(largest, (came.taken / MEGABYTE, what))
            if came.wrong or came.seconds > SLOW:
                wrong.append(f"{bomb.reading}: {size:g} MB of {what}: {came.wrong or f'{came.seconds:.1f} s'}")
                options.say(wrong[-1])
    sizes = " to ".join(f"{size:g}" for size in (SIZES[0], SIZES[-1]))
    did = f"{len(chosen):,} bombs of {len({bomb.reading for bomb, _ in chosen})} kinds of files, of {sizes} MB, each within 1 GB"
    cost = f"at most {slowest[0]:.1f} s of computing ({slowest[1]}) and {largest[0]:.0f} MB ({largest[1]})"
    return [Outcome(2, did, "" if wrong else f"each read or refused in a sentence, with {cost}", wrong)]
