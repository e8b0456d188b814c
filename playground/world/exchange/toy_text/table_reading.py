"""The table of an environment: its P in whatever shape, or what its `model` says of every state and action."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.world.exchange.foreign_code import RAISED, error_text
from playground.world.exchange.toy_text.foreign_environment import ForeignEnvironment
from playground.world.level import LevelError
from playground.world.tabular.finite_checks import FiniteError
from playground.world.tabular.outcomes import Outcomes, excerpt, hashable, outcomes_of, whole

MOST_STATES, MOST_ASKED = 1_000_000, 500_000
"""The most states, and the most pairs of a state and an action that a model is called with."""


def read_table(env: ForeignEnvironment) -> tuple[Outcomes, bool]:
    """The outcomes of an environment, and whether they are others after every reset; then they are those after reset(seed=0).

    Raises LevelError where it has none.
    """
    env.reset(0)  # some have their table only after it
    outcomes, first = _read_outcomes(env), env.attribute("P")
    env.reset(1)
    if env.attribute("P") is first or _same(_read_outcomes(env), outcomes):
        return outcomes, False
    env.reset(0)
    return _read_outcomes(env), True


def _same(one: Outcomes, other: Outcomes) -> bool:
    """Whether two tables are equal in every outcome."""
    return all(np.array_equal(mine, theirs) for mine, theirs in zip(one.listed, other.listed, strict=True))


def _read_outcomes(env: ForeignEnvironment) -> Outcomes:
    p = env.attribute("P")
    states = min(env.size("observation_space"), MOST_STATES)
    try:
        if _has_entries(p):
            chances = _chances(p, env)
            return outcomes_of(p if chances is None else chances, states)
        if callable(env.attribute("model")):
            return outcomes_of(_table_of_model(env, states), states)
    except FiniteError as error:
        raise LevelError(f"{env.id}: {error}") from error
    raise LevelError(
        f"{env.id} has no table P of its outcomes, expected an environment like FrozenLake-v1, CliffWalking-v1 or Taxi-v4"
    )


def _has_entries(p: Any) -> bool:
    """Whether there is a table at all, whatever it is."""
    try:
        return p is not None and not callable(p) and len(p) > 0
    except TypeError:
        return p is not None and not callable(p)


def _chances(p: Any, env: ForeignEnvironment) -> list[list[list[Any]]] | None:
    """Outcomes from chances [A, S, S'] or [S, A, S'] with rewards R; None where P is no such array."""
    try:
        array = np.asarray(p, dtype=np.float64) if isinstance(p, np.ndarray | Sequence) else np.zeros(0)
    except (TypeError, ValueError):
        return None
    A, S = env.size("action_space"), env.size("observation_space")
    S = S or int(array.shape[-1] if array.ndim == 3 else 0)
    order = {(A, S, S): 0, (S, A, S): 1}.get(array.shape)
    if array.ndim != 3 or order is None:
        return None
    array = array.swapaxes(0, 1) if order == 0 else array
    paid = env.attribute("R")
    rewards = _rewards(paid, array.shape, order)
    if rewards is None:
        raise FiniteError(f"P holds chances {list(np.shape(p))}, and R is {excerpt(paid)}, expected a reward for each of them")
    return [
        [
            [(array[s, a, after], after, rewards[s, a, after]) for after in np.flatnonzero(array[s, a])]
            for a in range(array.shape[1])
        ]
        for s in range(array.shape[0])
    ]


def _rewards(paid: Any, shape: tuple[int, ...], order: int) -> NDArray[np.float64] | None:
    """[S, A, S'] from R in the order of P, by pairs or by outcomes, or by state."""
    S, A, _ = shape
    try:
        array = np.asarray(paid, dtype=np.float64)
    except (TypeError, ValueError):
        return None
    if array.shape == (S,):
        return np.broadcast_to(array[:, None, None], shape)
    if array.ndim in (2, 3) and order == 0 and array.shape[:2] == (A, S):
        array = array.swapaxes(0, 1)
    if array.shape == (S, A):
        array = array[:, :, None]
    return np.broadcast_to(array, shape) if array.ndim == 3 and array.shape[:2] == (S, A) and array.shape[2] in (1, S) else None


def _table_of_model(env: ForeignEnvironment, states: int) -> Mapping[int, Mapping[int, list[tuple[Any, ...]]]]:
    """P from `model(state, action)`, which says (successors, rewards, ends, chances), each with one entry for each outcome."""
    A = env.size("action_space")
    if not states or not A:
        raise FiniteError("it has a model, but no numbers of states and actions: expected Discrete spaces")
    if states * A > MOST_ASKED:
        raise FiniteError(f"its model would have to be called {states * A:,} times, expected at most {MOST_ASKED:,}")
    return {state: {action: _outcomes(env, state, action) for action in range(A)} for state in range(states)}


def _outcomes(env: ForeignEnvironment, state: int, action: int) -> list[tuple[Any, ...]]:
    where = f"model({state}, {action})"
    try:
        answer = env.env.model(state, action)
        parts = [list(np.atleast_1d(np.asarray(part)).tolist()) for part in answer]
    except RAISED as error:
        raise FiniteError(f"{where} fails: {error_text(error)}") from error
    if len(parts) != 4 or len({len(part) for part in parts}) != 1:
        raise FiniteError(f"{where} is {excerpt(answer)}, expected (successors, rewards, ends, chances) of equal length")
    return [(chance, after, paid, bool(end)) for after, paid, end, chance in zip(*parts, strict=True)]


class Numbers:
    """Which state an observation is: a number, a name that the table knows, or a place by rows and columns."""

    def __init__(self, env: ForeignEnvironment, outcomes: Outcomes) -> None:
        self._labels, self._states = outcomes.labels, outcomes.states
        self._sizes = env.sizes("observation_space")

    def of(self, observation: Any) -> int | None:
        """The number of a state, None where it is none."""
        if self._labels:
            try:
                return self._labels.get(hashable(observation))
            except TypeError:
                return None
        number = whole(observation)
        if number is None and self._sizes and isinstance(observation, tuple | list | np.ndarray):
            places = [whole(part) for part in np.ravel(observation)] if len(self._sizes) == np.size(observation) else [None]
            inside = all(place is not None and 0 <= place < size for place, size in zip(places, self._sizes, strict=False))
            number = int(np.ravel_multi_index([place or 0 for place in places], self._sizes)) if inside else None
        return number if number is not None and 0 <= number < self._states else None
