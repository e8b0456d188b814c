"""The optimum of large levels against quantecon, pymdptoolbox, and value iteration by hand with scipy and numpy.

Everybody solves the same slippery rooms at γ = 0.99 to a largest error of 1e-6, as far as the own stopping rule promises it,
and every answer is compared with ours. Ours is timed from the table on, packing included; of the others only the solving counts,
not bringing the table into their form. The peak of memory is what is allocated beside the table while it is solved.
"""

import functools
import importlib.util
import operator
import random
import time
import tracemalloc
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from benchmarks.effort import Effort
from benchmarks.table import Row, interleaved
from playground.rl.optimum import OptimumSolver, solve_optimum
from playground.world import Level, TabularMDP, compile_mdp, parse_level

GAMMA, ERROR = 0.99, 1e-6
ROOM = 12
"""A wall stands in every so many rows and columns."""
SMALLEST = 30
"""The side of rooms on which everybody is tried once before anything is timed."""


def rooms(size: int, seed: int = 1) -> Level:
    """Slippery rooms with doors and some pits in size × size cells, a start and a goal in opposite corners; always the same."""
    dice = random.Random(seed)
    cells = [["#" if ROOM - 1 in (row % ROOM, col % ROOM) else "." for col in range(size)] for row in range(size)]
    for wall in range(ROOM - 1, size - 1, ROOM):
        for begin in range(0, size, ROOM):
            for across in (False, True):
                if dice.random() < 0.85:
                    along = dice.randrange(begin, min(begin + ROOM - 1, size))
                    cells[along if across else wall][wall if across else along] = "."
    for line in cells:
        for col, glyph in enumerate(line):
            if glyph == "." and dice.random() < 0.02:
                line[col] = "P"
    cells[0][0], cells[-1][-1] = "S", "G"
    told = "\n".join("".join(line) for line in cells)
    rules = f"discount = {GAMMA}\nstep_reward = -0.01\nslip = 0.2\ntime_limit = 5000"
    legend = 'P = { kind = "pit", enter = -1.0 }\nG = { kind = "goal", enter = 1.0 }'
    return parse_level(f"format = 1\ntitle = \"Rooms\"\nmap = '''\n{told}\n'''\n[rules]\n{rules}\n[legend]\n{legend}\n")


class Pairs(NamedTuple):
    """A table as most libraries want it: what ends goes to one more state, where nothing happens any more."""

    states: Any
    actions: Any
    rewards: Any
    chances: Any
    """[pairs, S + 1] sparse."""


def pairs(mdp: TabularMDP) -> Pairs:
    """Every legal state and action, and "stay" where nothing is legal."""
    sparse = importlib.import_module("scipy.sparse")
    S, _, K = mdp.probability.shape
    state, action = np.nonzero(mdp.legal)
    chance, after = mdp.probability[state, action], mdp.successor[state, action].astype(np.int64)
    after = np.where(mdp.ends[state, action], S, after)
    still = np.append(np.flatnonzero(mdp.terminal), S)
    rows = np.append(np.repeat(np.arange(len(state)), K), len(state) + np.arange(len(still)))
    data = np.append(chance.ravel(), np.ones(len(still)))
    chances = sparse.csr_matrix((data, (rows, np.append(after.ravel(), still))), (len(state) + len(still), S + 1))
    chances.sum_duplicates()
    chances.eliminate_zeros()
    rewards = np.append((chance * mdp.reward[state, action]).sum(axis=1), np.zeros(len(still)))
    states, actions = np.append(state, still), np.append(action, np.zeros(len(still), np.int64))
    order = np.lexsort((actions, states))
    return Pairs(states[order], actions[order], rewards[order], chances[order])


Solve = Callable[[], Any]
"""Returns [S + 1] or [S] values."""


def by_quantecon(told: Pairs, method: str) -> Solve:
    """quantecon's DiscreteDP on sparse pairs of states and actions."""
    markov = importlib.import_module("quantecon.markov")
    problem = markov.DiscreteDP(told.rewards, told.chances, GAMMA, told.states, told.actions)
    most = 250 if method == "pi" else 1_000_000  # equal actions may alternate for ever in its policy iteration
    return lambda: problem.solve(method=method, epsilon=ERROR, max_iter=most).v


def by_pymdptoolbox(told: Pairs) -> Solve:
    """pymdptoolbox's value iteration on one sparse matrix for each action."""
    mdptoolbox = importlib.import_module("mdptoolbox.mdp")
    sparse = importlib.import_module("scipy.sparse")
    S, A = told.chances.shape[1], int(told.actions.max()) + 1
    still = sparse.identity(S, format="csr")
    rewards, chances = np.full((S, A), -1e6), []
    for action in range(A):
        mine = np.flatnonzero(told.actions == action)
        rewards[told.states[mine], action] = told.rewards[mine]
        place = np.full(S, len(told.states))
        place[told.states[mine]] = mine
        chances.append(
            sparse.vstack([told.chances, still]).tocsr()[np.where(place < len(told.states), place, place + np.arange(S))]
        )

    def solve() -> Any:
        planner = mdptoolbox.ValueIteration(chances, rewards, GAMMA, epsilon=ERROR, max_iter=100_000)
        planner.max_iter = 100_000  # its own bound is for the policy, not for the values
        planner.run()
        return np.array(planner.V)

    return solve


def by_scipy(told: Pairs) -> Solve:
    """Value iteration by hand: one product of a sparse matrix and one maximum over the actions, until it is certain."""
    begins = np.searchsorted(told.states, np.arange(told.chances.shape[1]))

    def solve() -> Any:
        v = np.zeros(told.chances.shape[1])
        while True:
            new = np.maximum.reduceat(told.rewards + GAMMA * (told.chances @ v), begins)
            if np.abs(new - v).max() * GAMMA / (1.0 - GAMMA) <= ERROR:
                return new
            v = new

    return solve


def by_numpy(mdp: TabularMDP) -> Solve:
    """Value iteration by hand on the table itself."""
    weights, rewards = mdp.probability * mdp.continuation, (mdp.probability * mdp.reward).sum(axis=2)
    rewards = np.where(mdp.legal | mdp.terminal[:, None], rewards, -np.inf)

    def solve() -> Any:
        v = np.zeros(len(mdp.legal))
        while True:
            new = (rewards + (weights * v[mdp.successor]).sum(axis=2)).max(axis=1)
            if np.abs(new - v).max() * GAMMA / (1.0 - GAMMA) <= ERROR:
                return new
            v = new

    return solve


def opponents(mdp: TabularMDP, size: int) -> dict[str, Solve]:
    """Those that are installed and feasible at this size."""
    found: dict[str, Solve] = {}
    if size <= 300:
        found["numpy by hand"] = by_numpy(mdp)
    if importlib.util.find_spec("scipy") is None:
        return found
    told = pairs(mdp)
    if size <= 300:
        found["scipy.sparse by hand"] = by_scipy(told)
    if importlib.util.find_spec("quantecon") is not None:
        found["quantecon, modified policy iteration"] = by_quantecon(told, "mpi")
        if size <= 300:
            found["quantecon, value iteration"] = by_quantecon(told, "vi")
        if size <= 100:
            found["quantecon, policy iteration"] = by_quantecon(told, "pi")
    if importlib.util.find_spec("mdptoolbox") is not None and size <= 100:
        found["pymdptoolbox, value iteration"] = by_pymdptoolbox(told)
    return found


def timed(solve: Solve, best: Any) -> float:
    """Solves a minute, once the answer is checked."""
    begun = time.perf_counter()
    v = solve()
    seconds = time.perf_counter() - begun
    far = float(np.abs(np.asarray(v)[: len(best)] - best).max())
    assert far <= 2.0 * ERROR, f"the answers differ by {far:.2g}"
    return 60.0 / seconds


def peak(mdp: TabularMDP) -> float:
    """Megabytes that solving allocates beside the table."""
    tracemalloc.start()
    solve_optimum(mdp)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def slices(mdp: TabularMDP, units: int = 100_000) -> float:
    """Milliseconds of the longest slice."""
    solver, longest = OptimumSolver(mdp), 0.0
    while not solver.done:
        begun = time.perf_counter()
        solver.advance(units)
        longest = max(longest, time.perf_counter() - begun)
    return longest * 1000


def rows(effort: Effort) -> list[Row]:
    """Each size against each opponent, then what one solution takes."""
    for name in ("scipy", "quantecon", "mdptoolbox"):
        if importlib.util.find_spec(name) is None:
            print(f"{name} is not installed, so it is left out: pip install -e '.[bench]' brings all opponents")
    measured = []
    small = compile_mdp(rooms(SMALLEST))
    for solve in [lambda: solve_optimum(small).v, *opponents(small, SMALLEST).values()]:
        timed(solve, solve_optimum(small).v)
    for size, count in effort.pick(((100, effort.repeats), (300, effort.at_least(3, 2)), (1000, 3)), ((SMALLEST, 1),)):
        mdp = compile_mdp(rooms(size))
        best = OptimumSolver(mdp, tolerance=1e-9).solve().v
        ours = functools.partial(timed, lambda mdp=mdp: solve_optimum(mdp).v, best)
        rivals = opponents(mdp, size)
        slow = {name: solve for name, solve in rivals.items() if name.startswith("pymdptoolbox")}
        for group, times in ((set(rivals) - set(slow), count), (set(slow), min(3, count))):
            names = [name for name in rivals if name in group]
            mine, *theirs = interleaved(times, ours, *(functools.partial(timed, rivals[name], best) for name in names))
            for name, figures in zip(names, theirs, strict=True):
                least = 100.0 if name in slow else 5.0 if name.startswith("quantecon") else 0.0
                goal = f"at least {least:g} times" if least else "none"
                what = f"optimum of rooms {size}×{size}, {len(best):,} states"
                measured.append(Row(what, "a minute", mine, name, figures, goal, functools.partial(operator.le, least)))
        seconds = [60.0 / ours() for _ in range(count)]
        most = 2.0 if size == 1000 else np.inf
        goal = f"≤ {most:g} s" if size == 1000 else "none"
        measured.append(Row(f"the same {size}×{size}", "s", seconds, "", (), goal, functools.partial(operator.ge, most)))
        memory = [peak(mdp)]
        measured.append(Row(f"memory beside its table {size}×{size}", "MB", memory, "", (), "≤ 1000 MB", lambda mb: mb <= 1000.0))
        if size in (SMALLEST, 300):
            longest = [slices(mdp) for _ in range(count)]
            measured.append(Row(f"longest of its slices {size}×{size}", "ms", longest, "", (), "≤ 50 ms", lambda ms: ms <= 50.0))
    return measured
