"""Q-learning's kernel against the same loop in C, in typed JavaScript (where node is there), in Gymnasium with a numpy
table, and in MushroomRL (where it is installed).

One step is one transition with its update. Ours also counts visits, keeps the last transitions and the returns of episodes.
C comes twice: with the same notes (the same loop, the goal), and bare (for those who want to know what the notes cost).
Gymnasium's loop takes no notes. The opponents run beside ours, in turn, in one process.
"""

import ctypes
import functools
import importlib
import importlib.util
import json
import operator
import random
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gymnasium
import numpy as np

import playground
from benchmarks.compiler import built
from benchmarks.effort import Effort
from benchmarks.table import Row, anything, interleaved
from playground.learning.collection import learners
from playground.learning.learner import Field
from playground.learning.life.body import KEPT, LOG
from playground.learning.life.experience import Experience
from playground.world import Level, compile_mdp, parse_level
from playground.world.library import find

STEPS = 4_000_000
SLOW_STEPS = 20_000
FEWEST = 20_000
"""Steps of everybody where it shall only run: episodes must end in them, in a maze too."""
ALPHA, EPSILON = 0.1, 0.1


def maze(size: int, seed: int = 1) -> Level:
    """A slippery maze of size × size cells (corridors dug depth first, one wall in eight opened), the same for the same seed."""
    dice = random.Random(seed)
    cells = [["#"] * size for _ in range(size)]
    cells[0][0], stack = ".", [(0, 0)]
    while stack:
        row, col = stack[-1]
        ways = [(row + 2 * down, col + 2 * right, row + down, col + right) for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0))]
        closed = [way for way in ways if 0 <= way[0] < size and 0 <= way[1] < size and cells[way[0]][way[1]] == "#"]
        if not closed:
            stack.pop()
            continue
        to_row, to_col, between_row, between_col = dice.choice(closed)
        cells[between_row][between_col] = cells[to_row][to_col] = "."
        stack.append((to_row, to_col))
    for line in cells:
        for col, glyph in enumerate(line):
            if glyph == "#" and dice.random() < 0.125:
                line[col] = "."
    cells[0][0], last = "S", size - 2 + size % 2
    cells[last][last] = "G"
    rows = "\n".join("".join(line) for line in cells)
    rules = "discount = 0.99\nstep_reward = -0.01\nslip = 0.2\ntime_limit = 5000"
    return parse_level(f"format = 1\ntitle = \"Maze\"\nmap = '''\n{rows}\n'''\n[rules]\n{rules}\n")


def rows(effort: Effort) -> list[Row]:
    """The three levels, each against both opponents."""
    assert playground is not None
    measured = []
    library = _compiled()
    steps, slow_steps = effort.pick((STEPS, SLOW_STEPS), (FEWEST, FEWEST // 10))
    side = effort.pick(64, 16)
    levels = (
        ("FrozenLake 8×8, slippery", find("frozenlake-8x8"), ("FrozenLake-v1", {"map_name": "8x8", "is_slippery": True})),
        ("cliff walking", find("cliff-walking"), ("CliffWalking-v1", {})),
        (f"maze {side}×{side}, slippery", maze(side), None),
    )
    for title, level, made in levels:
        what, unit = f"Q-learning, {title}", "M steps/s"
        ours = functools.partial(_ours(level), steps)
        if library is not None:
            _agree(library, level, steps // 10)
            takes = [_in_c(library, level, noting, steps) for noting in (True, False)]
            mine, same, bare = interleaved(effort.times(3), ours, *takes)
            met = functools.partial(operator.le, 0.9)
            measured.append(Row(what, unit, mine, "C -O3, same notes", same, "at least 0.9 of C", met))
            measured.append(Row(what, unit, mine, "C -O3, bare", bare, "none", anything))
        if shutil.which("node") is not None:
            mine, theirs = interleaved(effort.repeats, ours, _in_javascript(level, steps))
            measured.append(Row(what, unit, mine, "typed JavaScript in node", theirs, "none", anything))
        mine, theirs = interleaved(effort.at_least(3, 2), ours, _in_gymnasium(level, made, slow_steps))
        met = functools.partial(operator.le, 300)
        measured.append(Row(what, unit, mine, "Gymnasium + numpy", theirs, "at least 300 times", met))
        if importlib.util.find_spec("mushroom_rl") is not None:
            mine, theirs = interleaved(effort.at_least(3, 2), ours, _in_mushroom(level, slow_steps))
            measured.append(Row(what, unit, mine, "MushroomRL", theirs, "none", anything))
    return measured


def _ours(level: Level) -> Callable[[int], float]:
    spec = learners()["q-learning"]
    body = Experience(compile_mdp(level), seed=1)
    learner = spec.make(spec.settings(alpha=ALPHA, epsilon=EPSILON), body, 1)
    learner.advance(1)

    def take(steps: int) -> float:
        before, start = learner.advance(0).steps, time.thread_time()
        progress = learner.advance(steps)
        seconds = time.thread_time() - start
        assert progress.steps == before + steps and progress.episodes > 0
        return steps / seconds / 1e6

    return take


def _compiled() -> ctypes.CDLL | None:
    library = built("q_learning.c")
    if library is None:
        return None
    for name in ("bare_certain", "bare_slippery", "noting_certain", "noting_slippery"):
        function = getattr(library, name)
        function.restype = ctypes.c_int64
        pointer, real, whole = ctypes.c_void_p, ctypes.c_double, ctypes.c_int64
        function.argtypes = [whole, pointer, pointer, pointer, real, real, real, whole, pointer, ctypes.c_uint32, pointer]
    return library


class _Notes(ctypes.Structure):
    """Where the loop in C takes its notes."""

    _fields_ = (
        *((name, ctypes.c_void_p) for name in ("visits", "ring", "lengths", "paid", "log", "real")),
        ("driver", ctypes.c_int64),
    )


def _in_c(library: ctypes.CDLL, level: Level, noting: bool, steps: int) -> Callable[[], float]:
    mdp = compile_mdp(level)
    world = Experience(mdp).sampler
    assert world.actions == 4 and world.outcomes in (1, 3) and len(world.starts) == 1
    learn = getattr(library, ("noting_" if noting else "bare_") + ("certain" if world.outcomes == 1 else "slippery"))
    q, generator = np.zeros(len(mdp.states) * 4), np.array([12345], np.uint64)
    kept = [np.zeros(len(q), np.int64), np.zeros((KEPT, 5), np.int64), np.zeros(LOG, np.int64)]
    kept += [np.zeros(KEPT), np.zeros(LOG), np.zeros(3)]
    notes = _Notes(*(array.ctypes.data for array in kept))

    def take() -> float:
        start = time.thread_time()
        episodes = learn(
            steps, q.ctypes.data, world.records.ctypes.data, world.rewards.ctypes.data,
            ALPHA, EPSILON, world.discount, world.limit, generator.ctypes.data, int(world.starts[0]), ctypes.byref(notes),
        )  # fmt: skip
        seconds = time.thread_time() - start
        assert episodes > 0 and q.any() and kept[0].any() == noting
        return steps / seconds / 1e6

    return take


def _agree(library: ctypes.CDLL, level: Level, steps: int) -> None:
    """Given the same draws the kernel and C learn the same values to the last bit, else nothing is worth timing."""
    spec = learners()["q-learning"]
    body = Experience(compile_mdp(level), seed=1)
    learner = spec.make(spec.settings(alpha=ALPHA, epsilon=EPSILON), body, 1)
    world, generator = body.sampler, body.body.random.copy()
    learner.advance(steps)
    q = np.zeros(learner.estimates()[Field.Q].shape)
    learn = getattr(library, "bare_certain" if world.outcomes == 1 else "bare_slippery")
    learn(
        steps, q.ctypes.data, world.records.ctypes.data, world.rewards.ctypes.data,
        ALPHA, EPSILON, world.discount, world.limit, generator.ctypes.data, int(world.starts[0]), ctypes.byref(_Notes()),
    )  # fmt: skip
    if not np.array_equal(q, learner.estimates()[Field.Q]):
        raise AssertionError(f"{level.title}: the kernel and C were given the same draws and learned different values")


def _in_javascript(level: Level, steps: int) -> Callable[[], float]:
    """The same loop in typed JavaScript; it takes no notes."""
    mdp = compile_mdp(level)
    told = {
        "K": mdp.probability.shape[2],
        "states": len(mdp.states),
        "start": int(mdp.start.argmax()),
        "limit": mdp.time_limit or 2**53,
        "discount": mdp.discount,
        "alpha": ALPHA,
        "epsilon": EPSILON,
        "steps": steps,
        "repeats": 1,
        "chances": mdp.probability.reshape(-1).tolist(),
        "successors": mdp.successor.reshape(-1).tolist(),
        "rewards": mdp.reward.reshape(-1).tolist(),
        "ends": (mdp.ends | mdp.terminal[mdp.successor]).reshape(-1).astype(int).tolist(),
    }
    script, text = Path(__file__).with_name("q_learning.js"), json.dumps(told)

    def take() -> float:
        said = subprocess.run(["node", str(script)], input=text, capture_output=True, text=True, check=True).stdout
        heard = json.loads(said)
        assert heard["episodes"] > 0
        return float(heard["steps_per_second"]) / 1e6

    return take


def _in_gymnasium(level: Level, theirs: tuple[str, dict[str, Any]] | None, steps: int) -> Callable[[], float]:
    """The loop as everyone writes it; Gymnasium's own environment where it has this level, ours where it has not."""
    if theirs is None:
        env = gymnasium.make("BellmanPlayground/Level-v0", level=level)
    else:
        env = gymnasium.make(theirs[0], **theirs[1])
    dice, discount = np.random.default_rng(1), level.rules.discount
    q = np.zeros((int(env.observation_space.n), int(env.action_space.n)))

    def take() -> float:
        start = time.thread_time()
        state, _ = env.reset(seed=1)
        for _ in range(steps):
            if dice.random() < EPSILON:
                action = int(env.action_space.sample())
            else:
                action = int(np.argmax(q[state]))
            successor, reward, terminated, truncated, _ = env.step(action)
            target = float(reward) + (0.0 if terminated else discount * q[successor].max())
            q[state, action] += ALPHA * (target - q[state, action])
            state = successor
            if terminated or truncated:
                state, _ = env.reset()
        return steps / (time.thread_time() - start) / 1e6

    return take


def _in_mushroom(level: Level, steps: int) -> Callable[[], float]:
    """MushroomRL's own Q-learning in its own environment for tables, which is given ours."""
    agents, values = importlib.import_module("mushroom_rl.core"), importlib.import_module("mushroom_rl.algorithms.value")
    tables, ways = importlib.import_module("mushroom_rl.environments.finite_mdp"), importlib.import_module("mushroom_rl.policy")
    constant = importlib.import_module("mushroom_rl.utils.parameters").Parameter
    mdp = compile_mdp(level)
    S, A, _ = mdp.probability.shape
    chances, rewards = np.zeros((S, A, S)), np.zeros((S, A, S))
    state, action, _ = np.indices(mdp.probability.shape)
    np.add.at(chances, (state, action, mdp.successor), mdp.probability * mdp.legal[:, :, None])
    rewards[state, action, mdp.successor] = mdp.reward
    env = tables.FiniteMDP(chances, rewards, mdp.start, mdp.discount, mdp.time_limit or 2**31)
    core = agents.Core(values.QLearning(env.info, ways.EpsGreedy(constant(EPSILON)), constant(ALPHA)), env)

    def take() -> float:
        start = time.thread_time()
        core.learn(n_steps=steps, n_steps_per_fit=1, quiet=True)
        return steps / (time.thread_time() - start) / 1e6

    return take
