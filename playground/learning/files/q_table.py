"""Action values from elsewhere as a table [S, A] of a level, whatever they come in: an array, rows, or a dict by state."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from playground.learning.files.parcel import AgentError
from playground.learning.files.pickle_machine import Made
from playground.learning.learner import Array
from playground.world.mdp import TabularMDP

MOST_ROWS = 1 << 20
"""Rows of a table at most."""
LARGEST_SHOWN = 1 << 63
"""Whole numbers that are shown in a sentence lie below this in size."""
NAMES = ("qtable", "q_table", "Qtable", "Q_table", "Q", "q", "q_values", "learner:state-action/q", "values", "arr_0")
"""What tables of action values are called in files that hold more than one thing, the likeliest first."""


NUMBERED = r"\(?\s*(\d{1,9})\s*[,;]\s*(\d{1,9})\s*\)?|(?:[^\W\d]+[ _:-]?)?(\d{1,9})(?:\.0)?"
"""How the number of a state or action may be written: 5, s5, state 5, 5.0, or a cell as (1, 2)."""


DIRECTIONS = {
    "up": ("up", "north", "u", "n", "↑", "moveup", "movenorth"),
    "down": ("down", "south", "d", "s", "↓", "movedown", "movesouth"),
    "left": ("left", "west", "l", "w", "←", "moveleft", "movewest"),
    "right": ("right", "east", "r", "e", "→", "moveright", "moveeast"),
}
"""What a move in a direction may be called."""


class QTableError(AgentError):
    """What holds no action values of a level; the message says what was found and what was expected."""


class Table(NamedTuple):
    """q: [S, A] float64, 0 where an action is not legal. notes: sentences on what was left open and how it was taken."""

    q: Array
    notes: tuple[str, ...] = ()


def q_table(value: Any, mdp: TabularMDP) -> Table:
    """The table of an array or rows [S, A], or of a dict: state → row, state → {action: value}, or (state, action) → value.

    States and actions have the numbers of the environment; in a dict a state may be its cell (row, col) too, an action its name.
    Raises QTableError where it is another shape, or holds what is no number.
    """
    if isinstance(value, Mapping):
        return _by_state(value, mdp)
    if isinstance(value, list | tuple) and value and isinstance(value[0], list | tuple | np.ndarray):
        lengths = {len(row) if isinstance(row, list | tuple | np.ndarray) else -1 for row in value[:MOST_ROWS]}
        if len(lengths) > 1:
            raise QTableError(f"its rows have {_listed(sorted(lengths))} values, expected {len(mdp.actions)} in each")
    try:
        array = np.array(_numbers(value), np.float64)
    except (TypeError, ValueError, OverflowError) as error:
        raise QTableError(f"it holds {_named(value)}, expected numbers [S, A]") from error
    return Table(_checked(array, mdp))


def _numbers(value: Any) -> Any:
    """The value with nan in place of None, in rows."""
    if isinstance(value, np.ndarray) or not isinstance(value, list | tuple):
        return value
    return [[np.nan if part is None else part for part in row] if isinstance(row, list | tuple) else row for row in value]


def _checked(array: Array, mdp: TabularMDP) -> Array:
    """The array, where it is of the level's shape and all is a number that is used."""
    S, A = mdp.legal.shape
    if array.shape != (S, A):
        turned = ": it looks turned, states must be its rows" if array.shape == (A, S) else ""
        raise QTableError(f"its shape is {list(array.shape)}, expected {[S, A]}, {S} states and {A} actions{turned}")
    strange = np.argwhere(mdp.legal & ~np.isfinite(array))
    if len(strange):
        state, action = strange[0]
        found = "nothing or no number" if np.isnan(array[state, action]) else f"{array[state, action]}"
        raise QTableError(f"for state {state} and {mdp.actions[action]!r} it says {found}, expected a finite number")
    return np.where(mdp.legal, array, 0.0)


def _by_state(value: Mapping[Any, Any], mdp: TabularMDP) -> Table:
    """The table of a dict; states that are not in it are 0."""
    S, A = mdp.legal.shape
    array, seen = np.zeros((S, A)), np.zeros(S, bool)
    cells = _cells(mdp)
    for key, row in value.items():
        if _is_pair(key, row):
            state = state_number(key[0], mdp, cells)
            actions: Mapping[Any, Any] = {key[1]: row}
        else:
            state = state_number(key, mdp, cells)
            actions = row if isinstance(row, Mapping) else dict(enumerate(_row(row, state, A)))
        for name, number in actions.items():
            array[state, action_number(name, mdp)] = _number(number, state)
        seen[state] = True
    missing = int((~seen & mdp.legal.any(axis=1)).sum())
    if missing == int(mdp.legal.any(axis=1).sum()):
        raise QTableError(f"it has none of the {S} states of this level")
    note = f"{missing:,} of {S:,} states are not in it: their values are taken as 0"
    return Table(_checked(array, mdp), (note,) if missing else ())


def _is_pair(key: Any, value: Any) -> bool:
    """Whether this is the value of one (state, action)."""
    return isinstance(key, tuple) and len(key) == 2 and not isinstance(value, Mapping | list | tuple | np.ndarray)


def _row(row: Any, state: int, A: int) -> Sequence[Any]:
    """The values of a state."""
    if not isinstance(row, list | tuple | np.ndarray) or np.ndim(np.empty(len(row))) != 1 or len(row) != A:
        raise QTableError(f"for state {state} it says {_named(row)}, expected {A} values, one for each action")
    return list(row)


def _number(value: Any, state: int) -> float:
    if value is None:
        return np.nan
    if isinstance(value, np.ndarray) and value.size == 1:
        value = value.item()
    if not isinstance(value, int | float):
        raise QTableError(f"for state {state} it says {_named(value)}, expected a number")
    try:
        return float(value)
    except OverflowError:
        raise QTableError(f"for state {state} it says a number beyond 10^308") from None


def _cells(mdp: TabularMDP) -> Mapping[tuple[int, int], int]:
    """The state of each cell, where a cell is one state."""
    if len(mdp.floors) > 1:
        return {}
    cols = mdp.shape[1]
    return {divmod(int(cell), cols): state for state, cell in enumerate(mdp.cell)}


def state_number(key: Any, mdp: TabularMDP, cells: Mapping[tuple[int, int], int]) -> int:
    """The number of a state that a file names: 5, "5", "s5", or its cell as (row, col). QTableError where there is none."""
    numbers = _whole(key)
    state = numbers[0] if len(numbers) == 1 else cells.get((numbers[0], numbers[1]), -1) if len(numbers) == 2 else -1
    if not 0 <= state < len(mdp.states):
        raise QTableError(f"it has a state {_named(key)}, expected 0 to {len(mdp.states) - 1}, or (row, col) of a cell")
    return state


def _whole(key: Any) -> list[int]:
    """The whole numbers from 0 in a name, or in a pair."""
    if isinstance(key, bool):
        return []
    if isinstance(key, int | np.integer):
        return [int(key)]
    if isinstance(key, float) and key.is_integer() and abs(key) < 1e9:
        return [int(key)]
    if isinstance(key, tuple):
        return [number for part in key if not isinstance(part, tuple) for number in _whole(part)]
    match = re.fullmatch(NUMBERED, key.strip()) if isinstance(key, str) else None
    return [int(part) for part in match.groups() if part is not None] if match else []


def action_number(key: Any, mdp: TabularMDP) -> int:
    """The number of an action that a file names, by number or name. QTableError where there is none."""
    names = [_direction(name) for name in mdp.actions]
    if isinstance(key, str) and _direction(key) in names:
        return names.index(_direction(key))
    numbers = _whole(key)
    if len(numbers) != 1 or not 0 <= numbers[0] < len(mdp.actions):
        raise QTableError(f"it has an action {_named(key)}, expected 0 to {len(mdp.actions) - 1}, or {_listed(mdp.actions)}")
    return numbers[0]


def _direction(name: str) -> str:
    """The name of an action, where it is a direction under one name for all that it may be called."""
    word = re.sub(r"[\s_-]", "", name.casefold())
    return next((direction for direction, words in DIRECTIONS.items() if word in words), word)


def chosen(tables: Mapping[Any, Any]) -> Any:
    """The table of action values among several things by name; None where none has a name of one."""
    name = next((name for name in NAMES if name in tables), None)
    return None if name is None else tables[name]


def _named(value: Any) -> str:
    """A value in a few words, however large or strange it is."""
    if isinstance(value, np.ndarray):
        return f"an array {list(value.shape)} of {value.dtype}"
    if isinstance(value, list | tuple | Mapping):
        return f"a {type(value).__name__} of {len(value):,}"
    if isinstance(value, int) and abs(value) >= LARGEST_SHOWN:
        return "a number of very many digits"
    if isinstance(value, str | int | float | None):
        return repr(value[:60] if isinstance(value, str) else value)
    return f"a {value.name or 'thing'}" if isinstance(value, Made) else type(value).__name__


def _listed(values: Iterable[Any]) -> str:
    return ", ".join(str(value) for value in list(values)[:8])
