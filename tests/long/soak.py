"""Hours of training on the real window: memory, threads and open files stay as they are, and frames stay quick.

The window trains one learner after another at full speed, in all modes that show a run, at sixty frames a second. After a
warm-up, memory (with all that was drawn forgotten) may grow by less than a megabyte an hour, threads and files not at all.
"""

import time
from typing import Any

from tests.long import surroundings
from tests.long.results import Options, Outcome

PROMISES = (21,)
MINUTES, WARM = 120.0, 0.3
"""Minutes, and the share of them that is warm-up."""
GROWTH, ALLOWANCE = 1.0, 3.0
"""Megabytes an hour; and megabytes that one look at the memory may differ from the next."""
LATE = 0.033
"""Seconds of its own computing that 99 of 100 frames take at most."""
MODES = ("train", "why", "play")
LEARNERS = ("q-learning", "sarsa-lambda", "dyna-q", "value-iteration", "actor-critic", "dqn")
LOOKS = 24
"""How often memory is looked at."""
FRAME = 1 / 60


def run(options: Options) -> list[Outcome]:
    """Trains for so long, and measures."""
    import threading

    from tests.long import memory
    from tests.long.monkey_life import Life, Scenario

    seconds = 60 * (options.minutes or MINUTES)
    with surroundings.own_home():
        from playground.learning.warming import warm_up

        for part in ("model", "experience") if seconds >= 60 else ():
            for _ in warm_up(part):
                pass
        life = Life(Scenario("train", "keys-and-doors"), [])
        began, spent, looks = time.monotonic(), [], []
        wrong: list[str] = []
        for look in range(LOOKS):
            _change(life, look)
            until = began + seconds * (look + 1) / LOOKS
            while (now := time.monotonic()) < until:
                computed = time.thread_time()
                fault = life.frame([])
                spent.append(time.thread_time() - computed)
                if fault is not None:
                    wrong.append(f"after {(now - began) / 60:.0f} minutes: {fault.kind}")
                    break
                time.sleep(max(0.0, FRAME - (time.monotonic() - now)))
            looks.append(
                (time.monotonic() - began, memory.settled() / memory.MEGABYTE, threading.active_count(), memory.handles())
            )
            options.say(f"{looks[-1][0] / 60:.1f} minutes: {looks[-1][1]:.1f} MB, {looks[-1][2]} threads, {looks[-1][3]} files")
        transitions = life.app.workspace.snapshot.lived
        life.close()
    warm = [look for look in looks if look[0] >= WARM * seconds]
    growth = warm[-1][1] - warm[0][1]
    hours = max(1e-9, (warm[-1][0] - warm[0][0]) / 3600)
    slow = sorted(spent)[int(0.99 * len(spent))] if spent else 0.0
    if growth > GROWTH * hours + ALLOWANCE and seconds >= 60:  # before that everything is used for the first time
        wrong.append(f"memory grew by {growth:.1f} MB in {60 * hours:.0f} minutes")
    if len({look[2:] for look in warm}) > 1:
        wrong.append(f"threads and files: {sorted({look[2:] for look in warm})}")
    if slow > LATE and seconds >= 60:
        wrong.append(f"99 of 100 frames took up to {1000 * slow:.0f} ms of computing")
    lived = f"{len(spent):,} frames, {transitions:,} transitions in the last run"
    did = f"{seconds / 60:.1f} minutes of training at full speed, {lived}"
    after = f"memory {growth:+.1f} MB in {60 * hours:.0f} minutes after warm-up, threads and files constant"
    came = f"{after}, 99 of 100 frames within {1000 * slow:.0f} ms of computing"
    return [Outcome(21, did, "" if wrong else came, wrong)]


def _change(life: Any, look: int) -> None:
    """Another mode, and every now and then another learner, at full speed."""
    from dataclasses import replace

    space = life.app.workspace.enter(MODES[look % len(MODES)])
    if look % 4 == 0:
        space = replace(space, brain=replace(space.brain, learner=LEARNERS[(look // 4) % len(LEARNERS)])).begun()
    life.app.workspace = replace(space, brain=replace(space.brain, pace=None)).run(True)
