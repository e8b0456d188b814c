"""P as other people write it: mappings, lists or arrays of outcomes, with numbers of any kind, read into one list."""

import operator
import reprlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.plurals import counted
from playground.world.tabular.finite_checks import FiniteError
from playground.world.tabular.packing import Listed

Array = NDArray[Any]

MOST_ACTIONS = 10_000
"""Actions at most: a larger number is no action."""
CHANCES = ("probability", "prob", "p", "chance")
SUCCESSORS = ("next_state", "successor", "next_s", "s_next", "s_prime", "ns", "s_", "next", "state", "s")
REWARDS = ("reward", "rew", "r")
ENDS = ("terminated", "done", "terminal", "is_terminal", "ends", "end", "d")
"""What the parts of an outcome are called where they go by names."""


class Outcomes(NamedTuple):
    """N outcomes of S states and A actions.

    flagged: [N] bool, whether an outcome says itself if it ends. actions: the names of actions that are no numbers, else empty.
    labels: the number of each state that is called otherwise; empty where states are numbers already.
    """

    listed: Listed
    flagged: Array
    states: int
    action_count: int
    actions: tuple[str, ...]
    labels: Mapping[Any, int]


class _ReadOutcome(NamedTuple):
    """One outcome as it is read: what it leads to may be a number or a label."""

    state: int
    action: int
    chance: float
    successor: Any
    reward: float
    ends: bool
    flagged: bool


def outcomes_of(p: Any, states: int = 0) -> Outcomes:
    """The outcomes of P[s][a] = [(probability, successor, reward, terminated), …].

    Args:
      p: by state a mapping or a sequence, in it by action a mapping or a sequence of outcomes, or a single one. States are
        numbers from 0, or else are numbered in their order. An outcome is a sequence, a mapping or an object with names; where it
        does not say whether it ends, it ends in a state that only stays and pays nothing.
      states: how many there are at least.

    Raises:
      FiniteError: something else stands where one of these is expected; it says where.
    """
    if isinstance(p, np.ndarray) and p.dtype.kind in "fiu" and p.ndim == 3 and p.shape[2] in p.shape[:2]:
        raise FiniteError(f"P holds chances {list(p.shape)} and no rewards: finite_mdp takes these arrays")
    rows = _entries(p, "P")
    numbers = [whole(key) for key, _ in rows]
    labels: dict[Any, int] = {}
    if any(number is None or number < 0 for number in numbers):
        labels = {key: at for at, (key, _) in enumerate(rows)}
        numbers = list(range(len(rows)))
    acts = [(state, key, _entries(row, f"P[{excerpt(key)}]")) for (key, row), state in zip(rows, numbers, strict=True)]
    called = [key for _, _, entries in acts for key, _ in entries]
    actions = _names(called)
    outcomes: list[_ReadOutcome] = []
    for state, key, entries in acts:
        for action_key, ways in entries:
            where = f"P[{excerpt(key)}][{excerpt(action_key)}]"
            action = actions[action_key] if actions else _action(action_key, where)
            outcomes += [_row(way, where, int(state or 0), action) for way in _ways(ways, where)]
    return _gathered(outcomes, [int(number or 0) for number in numbers], labels, tuple(map(str, actions)), states)


def _gathered(
    rows: list[_ReadOutcome], numbers: list[int], labels: dict[Any, int], actions: tuple[str, ...], states: int
) -> Outcomes:
    """The rows as arrays."""
    named = bool(labels)
    successors = []
    for row in rows:
        number = _labelled(row, labels) if named else whole(row.successor)
        if number is None:
            raise FiniteError(
                f"an outcome of state {row.state} leads to {excerpt(row.successor)}, expected the number of a state"
            )
        successors.append(number)
    ended = [number for row, number in zip(rows, successors, strict=True) if row.ends and number >= 0]
    there = {*numbers, *labels.values(), *(number for number in ended if number < 2 * len(numbers) + 16)}
    states = states if states <= 16 * len(there) + 1000 else 0  # far more than P knows: it is no size of this table
    S, A = max(max(there, default=-1) + 1, states), 1 + max((row.action for row in rows), default=-1)
    if not there:
        raise FiniteError("P is empty, expected the outcomes of one state at least")
    if 2 * max(len(there), states) + 16 < S:
        raise FiniteError(
            f"P has {counted(len(there), 'state')}, one of which has the number {S - 1}, expected 0 … {len(there) - 1}"
        )
    columns = ([row.state for row in rows], [row.action for row in rows], successors)
    state, action, successor = (np.array(column, dtype=np.int64) for column in columns)
    chance, reward = np.array([row.chance for row in rows], float), np.array([row.reward for row in rows], float)
    flags, flagged = np.array([row.ends for row in rows], bool), np.array([row.flagged for row in rows], bool)
    listed = Listed(state, action, successor, chance, reward, np.zeros(len(rows)), flags)
    return Outcomes(listed, flagged, S, max(A, len(actions)), actions, labels)


def _labelled(row: _ReadOutcome, labels: dict[Any, int]) -> int | None:
    """The number of a state that is called otherwise; one that only ends lead to need not have a row."""
    label = hashable(row.successor)
    try:
        if label not in labels and row.ends:
            labels[label] = len(labels)
        return labels.get(label)
    except TypeError:
        return None


def _entries(table: Any, what: str) -> list[tuple[Any, Any]]:
    """(key, value) of a mapping, or of a sequence by its numbers; nothing of None."""
    if table is None:
        return []
    if isinstance(table, Mapping):
        return list(table.items())
    if _several(table):
        return list(enumerate(table))
    raise FiniteError(f"{what} is {excerpt(table)}, expected a mapping, a list or an array")


def _several(value: Any) -> bool:
    """Whether it is a sequence, and no text."""
    if isinstance(value, np.ndarray):
        return value.ndim > 0
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _names(keys: list[Any]) -> dict[Any, int]:
    """Actions that are called by words, in their order; none where they are numbers."""
    if not keys or not all(isinstance(key, str) for key in keys):
        return {}
    return {key: number for number, key in enumerate(dict.fromkeys(keys))}


def _action(key: Any, where: str) -> int:
    number = whole(key)
    if number is None or not 0 <= number < MOST_ACTIONS:
        raise FiniteError(f"{where}: the action is {excerpt(key)}, expected a number from 0, or names for all actions")
    return number


def _ways(ways: Any, where: str) -> Iterable[Any]:
    """The outcomes of an action; a single one need not stand in a list."""
    if ways is None:
        return ()
    if isinstance(ways, Mapping) or _named(ways) is not None:
        return (ways,)
    if not isinstance(ways, Iterable) or isinstance(ways, str | bytes) or (isinstance(ways, np.ndarray) and ways.ndim == 0):
        raise FiniteError(f"{where} is {excerpt(ways)}, expected a list of outcomes (probability, successor, reward, terminated)")
    several = list(ways)
    single = len(several) in (3, 4) and real(several[0]) is not None and not _several(several[0])
    return (several,) if single else several


def _named(way: Any) -> tuple[Any, ...] | None:
    """(chance, successor, reward, end or None) of an outcome whose parts have names; None where they have none."""
    if isinstance(way, Mapping):
        parts: Any = way
    elif hasattr(way, "_fields"):
        parts = {name: getattr(way, name) for name in way._fields}
    elif isinstance(way, Sequence | np.ndarray | int | float | str) or not hasattr(way, "__dict__"):
        return None
    else:
        parts = {name: getattr(way, name, None) for name in (*CHANCES, *SUCCESSORS, *REWARDS, *ENDS) if hasattr(way, name)}
    values = [next((parts[name] for name in names if name in parts), None) for names in (CHANCES, SUCCESSORS, REWARDS, ENDS)]
    return None if any(part is None for part in values[:3]) else tuple(values)


def _row(way: Any, where: str, state: int, action: int) -> _ReadOutcome:
    """One outcome."""
    parts = _named(way)
    if parts is None and _several(way) and len(way) in (3, 4):
        parts = (*way, None)[:4]
    if parts is None:
        raise FiniteError(f"{where} has {excerpt(way)}, expected an outcome (probability, successor, reward, terminated)")
    chance, reward, end = real(parts[0]), real(parts[2]), False if parts[3] is None else _flag(parts[3])
    wanted = (("probability", parts[0], chance, "number"), ("reward", parts[2], reward, "number"))
    for what, given, number, kind in (*wanted, ("end", parts[3], end, "True or False")):
        if number is None:
            raise FiniteError(
                f"{where}: the {what} of an outcome is {excerpt(given)}, expected {'one ' if kind == 'number' else ''}{kind}"
            )
    return _ReadOutcome(state, action, float(chance or 0.0), parts[1], float(reward or 0.0), bool(end), parts[3] is not None)


def hashable(value: Any) -> Any:
    """A name of a state that may be written as a list or an array."""
    if isinstance(value, np.ndarray):
        value = value.tolist()
    return tuple(value) if isinstance(value, list) else value


def whole(value: Any) -> int | None:
    """A whole number of any kind, also as an array of one; None where it is none."""
    number = _single(value)
    try:
        return operator.index(number)
    except TypeError:
        pass
    if isinstance(number, float | np.floating) and float(number).is_integer():
        return int(number)
    return None


def real(value: Any) -> float | None:
    """A number of any kind, also as an array of one; None where it is none."""
    number = _single(value)
    if isinstance(number, str | bytes | Mapping):
        return None
    try:
        return float(number)
    except (TypeError, ValueError, OverflowError):
        return None


def _flag(value: Any) -> bool | None:
    number = real(value)
    return None if number not in (0.0, 1.0) else number == 1.0


def _single(value: Any) -> Any:
    """The one number of an array or a list of one."""
    for _ in range(4):
        if isinstance(value, np.ndarray) and value.size == 1:
            value = value.reshape(-1)[0]
        elif isinstance(value, list | tuple) and len(value) == 1:
            value = value[0]
        else:
            break
    return value


def excerpt(value: Any) -> str:
    """Something in an error, on one line and not too long."""
    return " ".join(reprlib.repr(value).split())[:80]
