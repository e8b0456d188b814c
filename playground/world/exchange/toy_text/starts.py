"""Where the episodes of an environment begin: by what it says, in any of the ways there are, or by asking it often."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.world.exchange.toy_text.foreign_environment import ForeignEnvironment
from playground.world.exchange.toy_text.table_reading import Numbers
from playground.world.tabular.outcomes import Outcomes, real
from playground.world.text.tables import Warn

CHANCES = (
    "initial_state_distrib", "isd", "initial_state_distribution", "initial_distribution", "start_distribution", "mu", "p0",
)  # fmt: skip
"""What the distribution of the first state is called; `isd` is OpenAI Gym's `DiscreteEnv` and its copies."""
STATES = ("start_state_index", "start_state", "initial_state", "start_states", "start_index", "s0")
"""What the one state, or the list of states, is called."""
LOOKS, FEWEST, MOST, SURE = 25, 500, 20_000, 7.0
"""LOOKS: resets with which a stated distribution must agree. The others: how often to reset where none is stated, see
`_sampled_distribution`."""


def start_distribution(env: ForeignEnvironment, outcomes: Outcomes, moving: bool, warn: Warn) -> NDArray[np.float64] | None:
    """[S] the distribution of S_0, None where it cannot be found out. `warn` is called where the environment does not say it.

    moving: whether every reset changes the environment, so that only the first one counts.
    """
    numbers = Numbers(env, outcomes)
    seen = [numbers.of(env.reset(seed)) for seed in range(1 if moving else LOOKS)]
    for chances in _stated_distributions(env, numbers, outcomes.states):
        if all(state is None or chances[state] > 0.0 for state in seen):
            return chances
    if any(state is None for state in seen):
        warn(f"{env.id} does not say where its episodes begin, and a reset gives no number of a state: they begin anywhere here")
        return None
    return np.eye(outcomes.states)[seen[0] or 0] if moving else _sampled_distribution(env, numbers, outcomes.states, warn)


def _stated_distributions(env: ForeignEnvironment, numbers: Numbers, states: int) -> list[NDArray[np.float64]]:
    """What an environment says itself, as far as it can be read."""
    ways: tuple[tuple[Sequence[str], Callable[[Any, Numbers, int], NDArray[np.float64] | None]], ...]
    ways = ((CHANCES, _distribution), (STATES, _certain))
    readings = (read(env.attribute(name), numbers, states) for names, read in ways for name in names)
    return [chances for chances in readings if chances is not None]


def _distribution(value: Any, numbers: Numbers, states: int) -> NDArray[np.float64] | None:
    """[S] chances from an array of them, in any shape, a mapping, or a list of pairs (state, chance)."""
    chances: NDArray[np.float64] = np.zeros(states)
    pairs = list(value.items()) if isinstance(value, Mapping) else None
    try:
        if pairs is None and np.size(value) == states:
            chances[:] = np.asarray(value, dtype=np.float64).reshape(-1)
        else:
            for state, chance in value if pairs is None else pairs:
                at, share = numbers.of(state), real(chance)
                if at is None or share is None:
                    return None
                chances[at] += share
    except (TypeError, ValueError, OverflowError):
        return None
    good = np.isfinite(chances).all() and (chances >= 0.0).all() and abs(float(chances.sum()) - 1.0) < 1e-6
    if not good:
        return None
    chances /= chances.sum()
    return chances


def _certain(value: Any, numbers: Numbers, states: int) -> NDArray[np.float64] | None:
    """[S] all on one state, or evenly on those of a list."""
    one = numbers.of(value)
    several = [one] if one is not None else _states_of(value, numbers)
    if not several or any(state is None for state in several):
        return None
    chances: NDArray[np.float64] = np.zeros(states)
    chances[[state for state in several if state is not None]] = 1.0
    chances /= chances.sum()
    return chances


def _states_of(value: Any, numbers: Numbers) -> list[int | None]:
    return [numbers.of(state) for state in value] if isinstance(value, list | tuple | set | frozenset | np.ndarray) else []


def _sampled_distribution(env: ForeignEnvironment, numbers: Numbers, states: int, warn: Warn) -> NDArray[np.float64]:
    """[S] how often each state came first, in resets with the seeds 0, 1, 2, …

    Of K equally likely starts all are seen after K (ln K + 7) resets but for a chance of exp(−7), less than one in a thousand; so
    many are asked for, and never fewer than 500, in which a start of 1.5 % is missed as rarely. Where the counts do not speak
    against equal chances (χ², five deviations), the chances are equal.
    """
    counts = np.zeros(states, np.int64)
    resets = 0
    while resets < min(MOST, max(FEWEST, _resets_needed(int((counts > 0).sum())))):
        state = numbers.of(env.reset(resets))
        resets += 1
        if state is not None:
            counts[state] += 1
    kinds, total = int((counts > 0).sum()), int(counts.sum())
    even = total / kinds
    spread = float(((counts[counts > 0] - even) ** 2 / even).sum())
    equal = spread <= kinds - 1 + 5 * math.sqrt(2 * max(1, kinds - 1))
    where = f"in state {int(counts.argmax())}" if kinds == 1 else f"in {kinds} states"
    share = "" if kinds == 1 else ", which are equally likely here" if equal else ", each as likely as it was counted"
    warn(f"{env.id} does not say where its episodes begin: in {resets:,} resets they began {where}{share}")
    return np.asarray((counts > 0) / kinds if equal else counts / total)


def _resets_needed(kinds: int) -> int:
    return math.ceil(kinds * (math.log(max(1, kinds)) + SURE))
