"""Saved lives with altered arrays: each is refused or lived on; none may end the process or go on for ever.

    python -m tests.training.saved_mutations [--count 200] [--seed 0] [LEARNER ...]

Every learner's arrays are altered COUNT times, in child processes: a number, a row of them, the kind or the size of an array, one
array in another's place, or none at all. What ends a child, or takes longer than `PATIENCE`, is printed with its seed.
"""

import argparse
import os
import random
import signal
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from playground.learning.collection import learners
from playground.training.drivers import Driver
from playground.training.ground import Ground
from playground.training.life import Life
from playground.world import compile_mdp
from playground.world.library import find

Arrays = Mapping[str, Any]
LEVEL, STEPS, PATIENCE = "corridor", 300, 60
"""Where a life is lived; transitions before it is saved and after it is loaded; seconds of a child's own computing."""
WHOLE = (-(1 << 62), -1000, -2, -1, 0, 1, 2, 3, 5, 7, 20, 21, 1000, 1 << 31, 1 << 40, 1 << 62)
REAL = (float("nan"), float("inf"), float("-inf"), -1.0, 0.0, 1e308, 2.0, -1e-300)


def ground() -> Ground:
    """The level that is lived on."""
    level = find(LEVEL)
    return Ground(level, 0, compile_mdp(level))


def saved_life(learner: str, where: Ground) -> Arrays:
    """The arrays of a life of a few hundred transitions."""
    life = Life(learner, None, 3)
    life.begin(where)
    life.advance(STEPS, Driver.LEARNER, True)
    return life.save()


def altered(arrays: Arrays, dice: random.Random) -> Arrays:
    """The same with one to three of its arrays altered."""
    changed = dict(arrays)
    for _ in range(dice.randint(1, 3)):
        name = dice.choice(sorted(changed))
        array = np.array(changed[name])
        if array.dtype.kind not in "iufb" or not array.size or dice.random() < 0.1:
            del changed[name]
            continue
        way = dice.randrange(6)
        some = REAL if array.dtype.kind == "f" else WHOLE
        if way <= 2:
            flat = array.reshape(-1)
            with np.errstate(all="ignore"):
                for _ in range(1 if way else dice.randint(1, array.size)):
                    value = np.array(dice.choice(some)).astype(array.dtype, casting="unsafe")
                    flat[dice.randrange(array.size)] = value if dice.random() < 0.7 else dice.choice(flat.tolist())
        elif way == 3:
            array = np.atleast_1d(array)
            array = array[: dice.randrange(len(array) + 1)] if dice.random() < 0.5 else np.concatenate([array, array])
        elif way == 4:
            with np.errstate(all="ignore"):
                array = array.astype(dice.choice([np.float64, np.int64, np.int32, np.uint8, np.bool_]))
        else:
            array = np.array(changed[dice.choice(sorted(changed))])
        changed[name] = array
    return changed


def lives_on(learner: str, arrays: Arrays, where: Ground) -> bool:
    """Whether a life goes on from these arrays for a while; False where they are refused."""
    life = Life(learner, None, 3)
    life.begin(where)
    try:
        life.load(arrays)
    except (KeyError, TypeError, ValueError, IndexError, OverflowError):
        return False
    try:
        life.advance(STEPS, Driver.LEARNER, True)
    except (ValueError, ArithmeticError, IndexError, TypeError):
        pass  # a life that fails is shown as failed; the process lives
    return True


def outcome(learner: str, seeds: Sequence[int], where: Ground, arrays: Arrays) -> str:
    """ "" where a child lived through all of these alterations, else how it ended."""
    child = os.fork()
    if not child:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)  # of the child's own time, however busy the machine is
        try:
            for seed in seeds:
                lives_on(learner, altered(arrays, random.Random(seed)), where)
        except BaseException as error:  # noqa: BLE001 (a child says what it died of)
            print(f"  {type(error).__name__}: {error}", flush=True)
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        return "went on for ever" if number == signal.SIGPROF else f"ended by {signal.Signals(number).name}"
    return "raised what nobody handles" if os.WEXITSTATUS(status) else ""


def main() -> int:
    """Alters, lives on, prints; 1 where anything ended a process."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("learner", nargs="*")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    where, bad, total = ground(), 0, 0
    for learner in options.learner or learners():
        arrays = saved_life(learner, where)
        lives_on(learner, arrays, where)  # its kernels are ready before a child is measured
        seeds = [options.seed * 1_000_000 + number for number in range(options.count)]
        total += len(seeds)
        ended = outcome(learner, seeds, where, arrays)
        if not ended:
            continue
        for seed in seeds:
            ended = outcome(learner, [seed], where, arrays)
            if ended:
                bad += 1
                print(f"{learner} {ended}: --seed {seed // 1_000_000}, number {seed % 1_000_000}", flush=True)
    print(f"{total:,} altered lives, {bad} of which ended a process or went on for ever")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
