"""Every learner's kernel against the same algorithm in plain C, with the same draws: first whether they agree, then how fast.

One step is one transition with its update; for Dyna-Q one backup, lived or dreamt; for prioritized sweeping one transition with
all backups that follow it, at most five. Both take the same notes.
"""

import ctypes
import functools
import operator
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from benchmarks.compiler import built, worked
from benchmarks.effort import Effort
from benchmarks.kernels import maze
from benchmarks.table import Row, interleaved
from playground.learning.collection import learners
from playground.learning.learner import Field
from playground.learning.life.body import KEPT, LOG
from playground.learning.life.experience import Experience
from playground.rl.policies import uniform
from playground.world import TabularMDP, compile_mdp
from playground.world.library import find

SECONDS = 0.02
"""About how long one measurement of ours takes: short ones in turn meet the same moments of a busy machine."""
TIMES = 8
"""How often for each repeat that is asked for."""


class Opponent(NamedTuple):
    """What a loop in C is to be measured with.

    settings: of the learner. told: α, ε, λ, n as C reads them. own, whole: the learner's arrays, made from the table.
    per: backups in a step. least: the ratio that is asked for. learned: what the learner has in the place of q.
    """

    settings: Mapping[str, Any]
    told: tuple[float, float, float, int]
    own: Callable[[TabularMDP], list[Any]] = lambda mdp: []
    whole: Callable[[TabularMDP], list[Any]] = lambda mdp: []
    per: int = 1
    least: float = 0.7
    learned: Field = Field.Q


def _real(mdp: TabularMDP) -> Any:
    return np.zeros(mdp.legal.size)


def _count(mdp: TabularMDP, value: int = 0) -> Any:
    return np.full(max(mdp.legal.size, 100_000), value, np.int64)


def _policy(mdp: TabularMDP) -> Any:
    return uniform(mdp.legal).reshape(-1).copy()


OPPONENTS = {
    "expected-sarsa": Opponent({}, (0.1, 0.1, 0.0, 0), least=0.9),
    "sarsa": Opponent({}, (0.1, 0.1, 0.0, 0), least=0.9),
    "double-q-learning": Opponent({}, (0.1, 0.1, 0.0, 0), own=lambda mdp: [_real(mdp), _real(mdp)], least=0.9),
    "td": Opponent(
        {}, (0.1, 0.0, 0.0, 0), own=lambda mdp: [_policy(mdp)], whole=lambda mdp: [_count(mdp)], least=0.9, learned=Field.V
    ),
    "monte-carlo": Opponent(
        {},
        (0.1, 0.1, 0.0, 0),
        own=lambda mdp: [np.zeros(100_000)],
        whole=lambda mdp: [_count(mdp), _count(mdp, -1), _count(mdp), _count(mdp)],
    ),
    "n-step-sarsa": Opponent({"n": 4}, (0.1, 0.1, 0.0, 4), own=lambda mdp: [np.zeros(256)], whole=lambda mdp: [_count(mdp)]),
    "sarsa-lambda": Opponent(
        {"lam": 0.9}, (0.1, 0.1, 0.9, 0), own=lambda mdp: [_real(mdp)], whole=lambda mdp: [_count(mdp), _count(mdp)]
    ),
    "q-lambda": Opponent(
        {"lam": 0.9}, (0.1, 0.1, 0.9, 0), own=lambda mdp: [_real(mdp)], whole=lambda mdp: [_count(mdp), _count(mdp)]
    ),
    "dyna-q": Opponent(
        {"planning": 5},
        (0.1, 0.1, 0.0, 5),
        own=lambda mdp: [_real(mdp), _real(mdp)],
        whole=lambda mdp: [_count(mdp, -1), _count(mdp), _count(mdp), _count(mdp), _count(mdp)],
        per=6,
    ),
    "reinforce": Opponent(
        {"alpha": 0.003},
        (0.003, 0.0, 0.0, 0),
        own=lambda mdp: [_policy(mdp), np.zeros(100_000)],
        whole=lambda mdp: [_count(mdp)],
        learned=Field.PREFERENCE,
    ),
    "actor-critic": Opponent(
        {"alpha": 0.1, "alpha_v": 0.2},
        (0.1, 0.0, 0.2, 0),
        own=lambda mdp: [_policy(mdp), np.zeros(len(mdp.states))],
        learned=Field.PREFERENCE,
    ),
    "n-step-td": Opponent(
        {"n": 4},
        (0.1, 0.0, 0.0, 4),
        own=lambda mdp: [_policy(mdp), np.zeros(256)],
        whole=lambda mdp: [_count(mdp), _count(mdp)],
        learned=Field.V,
    ),
    "td-lambda": Opponent(
        {"lam": 0.9},
        (0.1, 0.0, 0.9, 0),
        own=lambda mdp: [_policy(mdp), _real(mdp)],
        whole=lambda mdp: [_count(mdp), _count(mdp)],
        learned=Field.V,
    ),
    "monte-carlo-prediction": Opponent(
        {},
        (0.1, 0.0, 0.0, 0),
        own=lambda mdp: [_policy(mdp), np.zeros(100_000)],
        whole=lambda mdp: [_count(mdp), _count(mdp, -1), _count(mdp), _count(mdp)],
        learned=Field.V,
    ),
    "reinforce-baseline": Opponent(
        {"alpha": 0.003, "alpha_v": 0.1},
        (0.003, 0.0, 0.1, 0),
        own=lambda mdp: [_policy(mdp), np.zeros(100_000), np.zeros(len(mdp.states))],
        whole=lambda mdp: [_count(mdp)],
        learned=Field.PREFERENCE,
    ),
    "off-policy-monte-carlo": Opponent(
        {"epsilon": 0.3},
        (0.1, 0.3, 0.0, 0),
        own=lambda mdp: [_real(mdp), np.zeros(100_000), np.zeros(100_000)],
        whole=lambda mdp: [_count(mdp)],
    ),
    "prioritized-sweeping": Opponent(
        {"planning": 5},
        (0.1, 0.1, 0.0001, 5),
        own=lambda mdp: [_real(mdp), _real(mdp), _real(mdp)],
        whole=lambda mdp: [*(_count(mdp, -1) for _ in range(4)), _count(mdp), _count(mdp, -1), _count(mdp)],
    ),
    "dyna-q-plus": Opponent(
        {"planning": 5, "kappa": 0.001},
        (0.1, 0.1, 0.001, 5),
        own=lambda mdp: [_real(mdp), _real(mdp)],
        whole=lambda mdp: [_count(mdp, -1), _count(mdp), _count(mdp), _count(mdp), _count(mdp)],
        per=6,
    ),
}


class _World(ctypes.Structure):
    _fields_ = (
        ("records", ctypes.c_void_p),
        ("rewards", ctypes.c_void_p),
        ("discount", ctypes.c_double),
        ("limit", ctypes.c_int64),
        ("start", ctypes.c_uint32),
        *((name, ctypes.c_void_p) for name in ("visits", "ring", "lengths", "paid", "log", "real")),
        ("driver", ctypes.c_int64),
    )


class _Told(ctypes.Structure):
    _fields_ = (("alpha", ctypes.c_double), ("epsilon", ctypes.c_double), ("lam", ctypes.c_double), ("n", ctypes.c_int64))


class InC:
    """A learner in C with its arrays."""

    def __init__(self, library: ctypes.CDLL, name: str, mdp: TabularMDP) -> None:
        opponent, body = OPPONENTS[name], Experience(mdp, seed=1)
        world = body.sampler
        assert world.actions == 4 and world.outcomes in (1, 3) and len(world.starts) == 1
        self._call = getattr(library, name.replace("-", "_") + ("_certain" if world.outcomes == 1 else "_slippery"))
        self._call.restype = ctypes.c_int64
        self.q, self.generator = np.zeros(mdp.legal.size), body.body.random.copy()
        self._own, self._whole = opponent.own(mdp), opponent.whole(mdp)
        kept = [np.zeros(mdp.legal.size, np.int64), np.zeros((KEPT, 5), np.int64), np.zeros(LOG, np.int64)]
        kept += [np.zeros(KEPT), np.zeros(LOG), np.zeros(3)]
        self._arrays = [world.records, world.rewards, *kept]
        places = [array.ctypes.data for array in self._arrays]
        start = int(world.starts[0])
        self._world = _World(places[0], places[1], world.discount, world.limit, start, *places[2:], 0)
        self._told = _Told(*opponent.told)

    def learn(self, n: int) -> None:
        """Lives n transitions, from a new episode on."""
        own = (ctypes.c_void_p * 4)(*[array.ctypes.data for array in self._own])
        whole = (ctypes.c_void_p * 8)(*[array.ctypes.data for array in self._whole])
        self._call(
            ctypes.c_int64(n), ctypes.c_void_p(self.q.ctypes.data), own, whole,
            ctypes.byref(self._told), ctypes.byref(self._world), ctypes.c_void_p(self.generator.ctypes.data),
        )  # fmt: skip


def rows(effort: Effort) -> list[Row]:
    """Every learner that has an opponent, on a lake and in a maze."""
    library = built("learners.c")
    if library is None:
        return []
    levels = {
        "FrozenLake 8×8, slippery": find("frozenlake-8x8"),
        "cliff walking": find("cliff-walking"),
        "maze 32×32, slippery": maze(32),
    }
    measured = []
    for name, opponent in OPPONENTS.items():
        for title, level in levels.items():
            measured.append(_row(library, name, opponent, title, compile_mdp(level), effort))
    return measured


def _row(library: ctypes.CDLL, name: str, opponent: Opponent, title: str, mdp: TabularMDP, effort: Effort) -> Row:
    spec = learners()[name]
    learner, other = spec.make(spec.settings(**opponent.settings), Experience(mdp, seed=1), 1), InC(library, name, mdp)
    learner.advance(20_000)
    other.learn(20_000)
    mine = learner.estimates()[opponent.learned]
    # exp and pow of C and of the kernels may differ in the last bit; everything else agrees to the bit.
    if not np.allclose(mine.reshape(-1), other.q[: mine.size], rtol=1e-9, atol=1e-12):
        worst = np.abs(mine.reshape(-1) - other.q[: mine.size]).max()
        raise AssertionError(f"{name} on {title}: given the same draws the kernel and C differ by up to {worst}")
    steps = effort.pick(20_000, 100)
    while worked(learner.advance, steps) < effort.pick(SECONDS, 0.0):
        steps *= 2

    def timed(live: Callable[[int], Any]) -> float:
        return opponent.per * steps / worked(live, steps) / 1e6

    ours, theirs = interleaved(effort.times(TIMES), lambda: timed(learner.advance), lambda: timed(other.learn))
    unit, met = ("M backups/s" if opponent.per > 1 else "M steps/s"), functools.partial(operator.le, opponent.least)
    return Row(f"{spec.title}, {title}", unit, ours, "C -O3, same notes", theirs, f"at least {opponent.least} of C", met)
