"""Runs from several seeds: four lives in one kernel against the same four one after the other, on one core and on two.

One step is one transition with its update and notes. Every life is the same as alone, bit for bit; that is asserted here too.
"""

import functools
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from benchmarks.effort import Effort
from benchmarks.kernels import maze
from benchmarks.table import Row, interleaved
from playground.learning.collection import learners
from playground.learning.families.control import Control
from playground.learning.families.four_lives import advance_abreast
from playground.learning.life.abreast import LIVES
from playground.learning.life.experience import Experience
from playground.world import compile_mdp
from playground.world.library import find
from playground.world.mdp import TabularMDP

LEARNERS = ("q-learning", "sarsa", "expected-sarsa")
STEPS = 1_000_000
GOAL, GOAL_ON_TWO = 1.5, 2.7
"""Against one life alone on one core; two cores do twice that less 10 %."""


def rows(effort: Effort) -> list[Row]:
    """Three learners on two levels; two cores with the first of them."""
    measured, steps, side = [], effort.pick(STEPS, 300), effort.pick(64, 16)
    for title, level in (("FrozenLake 8×8", find("frozenlake-8x8")), (f"maze {side}×{side}", maze(side))):
        mdp = compile_mdp(level)
        for learner in LEARNERS:
            for threads in (1, 2) if learner == LEARNERS[0] else (1,):
                goal = GOAL if threads == 1 else GOAL_ON_TWO
                what = f"{learner}, {title}, {LIVES} lives in a kernel on {threads} core{'s' if threads > 1 else ''}"
                mine, alone = interleaved(effort.repeats, _together(mdp, learner, steps, threads), _alone(mdp, learner, steps))
                met = functools.partial(_at_least, goal)
                measured.append(Row(what, "M steps/s", mine, "one life alone", alone, f"at least {goal} times", met))
    return measured


def _at_least(goal: float, figure: float) -> bool:
    return figure >= goal


def _lives(mdp: TabularMDP, learner: str, count: int) -> list[Control]:
    spec = learners()[learner]
    lives = [spec.make(spec.settings(), Experience(mdp, seed), seed) for seed in range(count)]
    return [life for life in lives if isinstance(life, Control)]


def _alone(mdp: TabularMDP, learner: str, steps: int) -> Callable[[], float]:
    life = _lives(mdp, learner, 1)[0]
    return lambda: _rate(LIVES * steps, lambda: life.advance(LIVES * steps))


def _together(mdp: TabularMDP, learner: str, steps: int, threads: int) -> Callable[[], float]:
    groups = [_lives(mdp, learner, LIVES) for _ in range(threads)]
    alone = _lives(mdp, learner, 1)[0]
    advance_abreast(groups[0], steps)
    alone.advance(steps)
    assert (groups[0][0].body.visits == alone.body.visits).all(), "a life among four is not what it is alone"
    pool = ThreadPoolExecutor(threads)

    def work(group: Sequence[Control]) -> int:
        return advance_abreast(group, steps)[0]

    return lambda: _rate(threads * LIVES * steps, lambda: list(pool.map(work, groups)))


def _rate(steps: int, work: Callable[[], object]) -> float:
    """Millions of steps in a second."""
    began = time.perf_counter()
    work()
    return steps / (time.perf_counter() - began) / 1e6
