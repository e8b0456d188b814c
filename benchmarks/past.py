"""How long it takes to see any moment of a long run, and how much memory that takes.

python -m benchmarks.past --steps q-learning=1e9 --steps dqn=1e7 --budget 64 --seeks 200

The opponent is what everybody does: a copy every 1,000 steps of all that the learner is, so that it can be shown and can go on
from there. Pictures alone, from which nothing can go on, are told beside it.
"""

import argparse
import random
import time

from benchmarks.effort import Effort
from benchmarks.kernels import maze
from benchmarks.table import Row, anything, shown
from playground.training.commands import Seek, Start, Step
from playground.training.session import Session
from playground.training.snapshot import Snapshot

STEPS = {"q-learning": 1_000_000_000, "dqn": 10_000_000}
"""Steps of the runs."""
SEEKS, EVERY = 200, 1000
"""Random moments that are gone to, and steps between two snapshots of who keeps those."""
MEDIAN, WORST = 100.0, 250.0
"""Milliseconds that a seek may take."""
MEGABYTE = 1 << 20


def rows(effort: Effort) -> list[Row]:
    """Seeks and memory of both runs."""
    steps = {learner: effort.pick(count, 5000) for learner, count in STEPS.items()}
    return [row for learner, count in steps.items() for row in measured(learner, count, effort.pick(SEEKS, 3), 64)]


def measured(learner: str, steps: int, seeks: int, budget: int) -> list[Row]:
    """A run of so many steps within so many megabytes of past, and random seeks in it."""
    session = Session(memory=budget * MEGABYTE)
    session.obey(Start(maze(16), learner, seed=1))
    session.obey(Step(steps))
    began = time.perf_counter()
    while session.switches.owed:
        session.work(0.008)
    took = time.perf_counter() - began
    timeline, dice, times = session.snapshot().timeline, random.Random(1), []
    assert timeline is not None
    for _ in range(seeks):
        began = time.perf_counter()
        session.obey(Seek(dice.randrange(steps + 1)))
        while session.past.going:
            session.work(0.008)
        session.snapshot()
        times.append(1e3 * (time.perf_counter() - began))
    assert session.run is not None
    shown_only, whole = weight(session.snapshot()), sum(array.nbytes for array in session.run.life.save().values())
    what = f"past: {learner}, {steps:,} steps in {took:.0f} s, {budget} MB"
    return [
        Row(f"{what}: seek, median", "ms", times, "", (), f"≤ {MEDIAN:g}", lambda figure: figure <= MEDIAN),
        Row(f"{what}: seek, worst of {seeks}", "ms", [max(times)], "", (), f"≤ {WORST:g}", lambda figure: figure <= WORST),
        Row(f"{what}: keyframes every", "steps", [float(timeline.stride)], "", (), "none", anything),
        *(
            Row(
                f"{what}: memory",
                "MB",
                [timeline.bytes / MEGABYTE],
                f"{opponent} every {EVERY:,} steps",
                [kept * max(1, steps // EVERY) / MEGABYTE],
                "≤ 0.01" if opponent == "a copy" else "none",
                (lambda figure: figure <= 0.01) if opponent == "a copy" else anything,
            )
            for opponent, kept in (("a copy", whole), ("a picture", shown_only))
        ),
    ]


def weight(snapshot: Snapshot) -> int:
    """Bytes of the arrays of a snapshot that are its own: estimates, curve, networks, losses, and the last transitions."""
    curve, networks = snapshot.curve, snapshot.networks.values()
    arrays = [*snapshot.fields.values(), curve.episode, curve.mean, curve.low, curve.high, snapshot.losses]
    arrays += [array for network in networks for array in (*network.weights, *network.biases)]
    return sum(array.nbytes for array in arrays) + 7 * 8 * len(snapshot.last)


def main() -> None:
    """Runs of the lengths that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--steps", action="append", default=[], metavar="LEARNER=N")
    parser.add_argument("--seeks", type=int, default=SEEKS)
    parser.add_argument("--budget", type=int, default=64, metavar="MB")
    options = parser.parse_args()
    chosen = dict(word.split("=") for word in options.steps) or STEPS
    for learner, steps in chosen.items():
        print(shown(measured(learner, int(float(steps)), options.seeks, options.budget)), flush=True)


if __name__ == "__main__":
    main()
