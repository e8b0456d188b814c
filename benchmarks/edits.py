"""Edits of a level while a learner lives in it: from the command to the snapshot of the new table; and how long tables take.

One cell is painted, walls and floors in turn, somewhere on a slippery board with walls. The run goes on at full speed.
"""

import functools
import operator
import random
import time
from collections.abc import Callable
from dataclasses import replace

from benchmarks.builds import EditLevel, Resume, units_of
from benchmarks.effort import Effort
from benchmarks.table import Row
from playground.training.commands import Start
from playground.training.session import Session
from playground.training.worker import Worker
from playground.world import Level, compile_mdp
from playground.world.level import Rules

EDITS = {200: 4, 1000: 1}
"""Edits of one repeat, by the side of the board; one of any other."""
SMALLEST = 12
"""The side of the smallest board."""
PATIENCE = 60.0
"""Seconds until a measurement is given up."""
RUNS = ((200, "q-learning", 50.0), (200, "value-iteration", 50.0), (1000, "q-learning", 0.0), (1000, "value-iteration", 0.0))
"""(side, learner, goal in milliseconds; 0 is none)"""
TABLES = ((64, 30.0), (200, 0.0), (1000, 3000.0))
"""(side, goal in milliseconds; 0 is none)"""


def field(side: int, seed: int = 1) -> Level:
    """A slippery square with one cell in five a wall, the same for the same seed."""
    dice = random.Random(seed)
    cells = [[dice.choice("....#") for _ in range(side)] for _ in range(side)]
    cells[0][0], cells[-1][-1] = "S", "G"
    rules = Rules(discount=0.99, slip=0.2, step_reward=-0.01, time_limit=5000)
    return Level(title="Field", rows=tuple(map("".join, cells)), rules=rules)


def painted(level: Level, dice: random.Random) -> Level:
    """The level with one cell painted: a wall becomes floor, and anything else a wall."""
    row, col = dice.randrange(1, level.height - 1), dice.randrange(level.width)
    line = level.rows[row]
    line = line[:col] + (".#"[line[col] != "#"]) + line[col + 1 :]
    return replace(level, rows=(*level.rows[:row], line, *level.rows[row + 1 :]))


def rows(effort: Effort) -> list[Row]:
    """Edits in use, and tables built."""
    measured = []
    for side, learner, most in effort.pick(RUNS, tuple((SMALLEST, learner, most) for _, learner, most in RUNS[:2])):
        taken = _edits(field(side), learner, EDITS.get(side, 1) * effort.repeats)
        measured.append(_row(f"an edit of one cell in use, {side}×{side}, {learner} running", taken, most))
    for side, most in effort.pick(TABLES, ((SMALLEST, 0.0),)):
        level = field(side)
        taken = [_timed(functools.partial(compile_mdp, level)) for _ in range(min(effort.repeats, 3))]
        measured.append(_row(f"the table of {side}×{side}", taken, most))
    return measured


def _row(what: str, taken: list[float], most: float) -> Row:
    goal = f"at most {most:g} ms" if most else "none"
    return Row(what, "ms", taken, "", (), goal, functools.partial(operator.ge, most) if most else bool)


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _edits(level: Level, learner: str, count: int) -> list[float]:
    """Milliseconds of each edit, with the run going on."""
    dice, taken = random.Random(2), []
    with Worker(Session) as worker:
        worker.send(Start(level, learner))
        worker.send(Resume())
        _until(worker, level, more_than=0)
        for _ in range(count):
            time.sleep(0.1)
            level = painted(level, dice)
            began = time.perf_counter()
            worker.send(EditLevel(level))
            steps = _until(worker, level, more_than=-1)
            taken.append((time.perf_counter() - began) * 1000)
            _until(worker, level, more_than=steps)
    return taken


def _until(worker: Worker, level: Level, more_than: int) -> int:
    """Waits for a snapshot of this level with more steps than that, or with a plan that is done; returns its steps."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        snapshot = worker.latest()
        there = snapshot is not None and snapshot.level is level and bool(snapshot.fields)
        if snapshot is not None and there and (units_of(snapshot) > more_than or snapshot.status == "converged"):
            assert snapshot.status in ("running", "converged"), snapshot.message
            return units_of(snapshot)
        time.sleep(0.0005)
    raise AssertionError(f"nothing came within {PATIENCE:g} seconds")
