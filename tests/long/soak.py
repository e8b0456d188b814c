"""Hours of training on the real window: memory, threads and open files stay as they are, and frames stay quick.

The window trains one learner after another at full speed, in all modes that show a run, at sixty frames a second, and begins
with the first learner again, round after round. Learners and modes take different room, so a look at the memory is compared
only with looks at the same learner in the same mode of other rounds: the growth is the median of all such slopes (the seasonal
slope of Hirsch, Slack and Smith, 1982), which a single odd look does not move.
"""

import itertools
import statistics
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from tests.long import surroundings
from tests.long.results import Options, Outcome

PROMISES = (21,)
MINUTES, WARM = 120.0, 1
"""Minutes, and the rounds that are warm-up."""
GROWTH = 1.0
"""Megabytes an hour after warm-up."""
LATE = 0.033
"""Seconds of its own computing that 99 of 100 frames take at most."""
MODES = ("train", "why", "play", "train")
LEARNERS = ("q-learning", "sarsa-lambda", "dyna-q", "value-iteration", "actor-critic", "dqn")
ROUND = len(LEARNERS) * len(MODES)
ROUNDS = 5
FRAME = 1 / 60


class Look(NamedTuple):
    """What was seen at one moment. seconds: since the beginning; size: megabytes without what can be made again."""

    seconds: float
    size: float
    threads: int
    files: int


def run(options: Options) -> list[Outcome]:
    """Trains for so long, and measures."""
    import threading

    from tests.long import memory
    from tests.long.monkey_life import Life, Scenario

    seconds = 60 * (options.minutes or MINUTES)
    rounds = ROUNDS if seconds >= 600 else 2
    with surroundings.own_home():
        from playground.learning.warming import warm_up

        for part in ("model", "experience") if seconds >= 60 else ():
            for _ in warm_up(part):
                pass
        life = Life(Scenario("train", "keys-and-doors"), [])
        began, spent = time.monotonic(), []
        looks: list[Look] = []
        wrong: list[str] = []
        lived = 0
        for number in range(rounds * ROUND):
            _change(life, number)
            until = began + seconds * (number + 1) / (rounds * ROUND)
            while (now := time.monotonic()) < until:
                computed = time.thread_time()
                fault = life.frame([])
                spent.append(time.thread_time() - computed)
                if fault is not None:
                    wrong.append(f"after {(now - began) / 60:.0f} minutes: {fault.kind}")
                    break
                time.sleep(max(0.0, FRAME - (time.monotonic() - now)))
            size = memory.settled() / memory.MEGABYTE
            looks.append(Look(time.monotonic() - began, size, threading.active_count(), memory.handles()))
            snapshot = life.app.workspace.snapshot
            lived += snapshot.lived if (number + 1) % len(MODES) == 0 else 0
            options.say(
                f"{looks[-1].seconds / 60:.1f} minutes: {size:.1f} MB, {looks[-1].threads} threads, {looks[-1].files} files; "
                f"{snapshot.learner} {snapshot.status}, {snapshot.lived:,} transitions"
            )
        life.close()
    growth = slope(looks[WARM * ROUND :])
    hours = (looks[-1].seconds - looks[WARM * ROUND].seconds) / 3600
    slow = sorted(spent)[int(0.99 * len(spent))] if spent else 0.0
    long = seconds >= 600  # before that everything is used for the first time
    if long and growth > GROWTH:
        wrong.append(f"memory grew by {growth:.1f} MB an hour")
    kept = {look[2:] for look in looks[WARM * ROUND :]}
    if long and len(kept) > 1:
        wrong.append(f"threads and files: {sorted(kept)}")
    if long and slow > LATE:
        wrong.append(f"99 of 100 frames took up to {1000 * slow:.0f} ms of computing")
    did = (
        f"{seconds / 60:.0f} minutes of training at full speed, {len(LEARNERS)} learners in {rounds} rounds, "
        f"{len(spent):,} frames, {lived:,} transitions"
    )
    after = f"memory {growth:+.1f} MB an hour over {60 * hours:.0f} minutes after warm-up, threads and files constant"
    came = f"{after}, 99 of 100 frames within {1000 * slow:.0f} ms of computing"
    return [Outcome(21, did, "" if wrong else came, wrong)]


def slope(looks: Sequence[Look]) -> float:
    """Megabytes an hour: the median over all pairs of looks at the same learner in the same mode, 0 without any pair."""
    alike = (looks[start::ROUND] for start in range(ROUND))
    slopes = [
        (late.size - early.size) / (late.seconds - early.seconds)
        for same in alike
        for early, late in itertools.combinations(same, 2)
    ]
    return 3600 * statistics.median(slopes) if slopes else 0.0


def _change(life: Any, number: int) -> None:
    """Another mode, and every now and then another learner, at full speed."""
    from dataclasses import replace

    space = life.app.workspace.enter(MODES[number % len(MODES)])
    if number % len(MODES) == 0:
        learner = LEARNERS[(number // len(MODES)) % len(LEARNERS)]
        space = replace(space, brain=replace(space.brain, learner=learner)).begun()
    life.app.workspace = replace(space, brain=replace(space.brain, pace=None)).run(True)
