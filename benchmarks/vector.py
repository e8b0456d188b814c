"""Many copies of a level: our compiled vector environment against Gymnasium's own, which step single copies one after another.

One step is one transition of one copy, with everything that `step` returns. All are made by `gymnasium.make_vec` of one level,
take the same random actions, and run in turn in one process (Gymnasium's asynchronous one in processes of its own).
"""

import functools
import time
from collections.abc import Callable
from typing import Any

import gymnasium
import numpy as np

import playground
from benchmarks.effort import Effort
from benchmarks.table import Row, interleaved

ID = "BellmanPlayground/Level-v0"
LEVELS = (("FrozenLake 8×8, slippery", "frozenlake-8x8"), ("cliff walking", "cliff-walking"))
COUNTS = (16, 1024)
STEPS = {"vector_entry_point": 400_000, "sync": 4_000, "async": 2_000}
PROCESSES = 16
"""Copies that the asynchronous one is tried with; more would be as many processes."""


def rows(effort: Effort) -> list[Row]:
    """Two levels, few and many copies, against both of Gymnasium's; its processes are forked, so the smallest leaves them out."""
    assert playground is not None
    measured = []
    for title, level in LEVELS:
        for count in effort.pick(COUNTS, (2,)):
            modes = ["vector_entry_point", "sync", *(["async"] if count <= PROCESSES and not effort.smallest else [])]
            takes = [_take(level, count, mode, effort.pick(STEPS[mode], 8 * count)) for mode in modes]
            mine, *others = interleaved(effort.repeats, *takes)
            for mode, theirs in zip(modes[1:], others, strict=True):
                goal = 50 if count > PROCESSES else 5
                what = f"{count:,} copies, {title}"
                met = functools.partial(_at_least, goal)
                measured.append(Row(what, "M steps/s", mine, f"Gymnasium's {mode}", theirs, f"at least {goal} times", met))
    return measured


def _at_least(goal: float, figure: float) -> bool:
    return figure >= goal


def _take(level: str, count: int, mode: str, steps: int) -> Callable[[], float]:
    env: Any = gymnasium.make_vec(ID, num_envs=count, vectorization_mode=mode, level=level)
    actions = np.random.default_rng(1).integers(env.single_action_space.n, size=(64, count))
    env.reset(seed=1)
    env.step(actions[0])
    calls = max(2, steps // count)

    def take() -> float:
        start = time.perf_counter()
        for call in range(calls):
            env.step(actions[call % 64])
        return calls * count / (time.perf_counter() - start) / 1e6

    return take
