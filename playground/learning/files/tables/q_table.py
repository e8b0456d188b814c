"""Action values from elsewhere as a table [S, A] of a level, whatever they come in: an array, rows, or a dict by state."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from playground.learning.files.directions import direction_of
from playground.learning.files.parcel import AgentError
from playground.learning.files.pickles.machine import ObjectNode
from playground.learning.learner import Array
from playground.plurals import counted
from playground.world.mdp import TabularMDP

MOST_ROWS = 1 << 20
"""Rows of a table at most."""
LARGEST_SHOWN = 1 << 63
"""Whole numbers that are shown in a sentence lie below this in size."""
NAMES = ("qtable", "q_table", "Qtable", "Q_table", "Q", "q", "q_values", "learner:state-action/q", "values", "arr_0")
"""What tables of action values are called in files that hold more than one thing, the likeliest first."""


NUMBERED = r"\(?\s*(\d{1,9})\s*[,;]\s*(\d{1,9})\s*\)?|(?:[^\W\d]+[ _:-]?)?(\d{1,9})(?:\.0)?"
"""How the number of a state or action may be written: 5, s5, state 5, 5.0, or a cell as (1, 2)."""
PAIRED = r"\(?\s*(\([^()]*\)|[^,;()]+?)\s*[,;]\s*['\"]?([^,;()'\"]+?)['\"]?\s*\)?"
"""How a state and an action may be written in one text: (5, 0), "5,up", ((1, 2), 'up')."""


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
        return table_by_state(_by_state_first(value, mdp).items(), mdp)
    if isinstance(value, list | tuple) and value and isinstance(value[0], list | tuple | np.ndarray):
        other = next((row for row in value[:MOST_ROWS] if not isinstance(row, list | tuple | np.ndarray)), value)
        if other is not value:
            raise QTableError(f"beside rows it holds {_named(other)}, expected rows of {counted(len(mdp.actions), 'value')} only")
        lengths = {len(row) for row in value[:MOST_ROWS]}
        if len(lengths) > 1:
            raise QTableError(f"its rows have {_listed(sorted(lengths))} values, expected {len(mdp.actions)} in each")
    try:
        if np.asarray(_numbers(value)).dtype == bool:
            raise QTableError("it holds True and False, expected numbers [S, A]")
        array = np.array(_numbers(value), np.float64)
    except QTableError:
        raise
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
    if array.shape == (*mdp.shape, A) and len(mdp.floors) == 1:
        array = array.reshape(-1, A)[mdp.cell]
    if array.shape != (S, A):
        turned = ": it looks transposed, states must be its rows" if array.shape == (A, S) else ""
        raise QTableError(
            f"its shape is {list(array.shape)}, expected {[S, A]}, {counted(S, 'state')} and {counted(A, 'action')}{turned}"
        )
    strange = np.argwhere(mdp.legal & ~np.isfinite(array))
    if len(strange):
        state, action = strange[0]
        text = "nothing or no number" if np.isnan(array[state, action]) else f"{array[state, action]}"
        raise QTableError(f"for state {state} and {mdp.actions[action]!r} it says {text}, expected a finite number")
    return np.where(mdp.legal, array, 0.0)


def table_by_state(items: Iterable[tuple[Any, Any]], mdp: TabularMDP) -> Table:
    """The table of pairs: a state and its row, a state and {action: value}, or (state, action) and its value.

    What is missing is 0, and notes say how much. QTableError where something stands there twice, or is none of the level's.
    """
    S, A = mdp.legal.shape
    array, filled = np.zeros((S, A)), np.zeros((S, A), bool)
    cells = _cells(mdp)
    for key, row in items:
        pair = _pair(key, row)
        state = state_number(key if pair is None else pair[0], mdp, cells)
        values: Mapping[Any, Any] = row if isinstance(row, Mapping) else {}
        if not isinstance(row, Mapping):
            values = dict(enumerate(_row(row, state, A))) if pair is None else {pair[1]: row}
        for name, number in values.items():
            action = action_number(name, mdp)
            if filled[state, action]:
                raise QTableError(f"state {state} stands in it twice" + (f" with {mdp.actions[action]!r}" if pair else ""))
            array[state, action], filled[state, action] = _number(number, state), True
    able = mdp.legal.any(axis=1)
    missing, gaps = int((able & ~filled.any(axis=1)).sum()), int((mdp.legal & ~filled & filled.any(axis=1, keepdims=True)).sum())
    if missing == int(able.sum()):
        raise QTableError(f"it has none of the {counted(S, 'state')} of this level")
    notes = (
        (missing, f"states that are not in it, and whose values are taken as 0: {missing:,} of {S:,}"),
        (gaps, f"values that are missing of states that are in it, and taken as 0: {gaps:,}"),
    )
    return Table(_checked(array, mdp), tuple(note for count, note in notes if count))


def _by_state_first(value: Mapping[Any, Any], mdp: TabularMDP) -> Mapping[Any, Any]:
    """The dict, turned where it has a column of all states for each action, as pandas writes a table."""
    S, A = mdp.legal.shape
    columns = all(
        isinstance(column, Mapping | list | tuple | np.ndarray) and np.shape(list(column)) == (S,) for column in value.values()
    )
    if len(value) != A or A == S or not columns:
        return value
    rows: dict[Any, dict[Any, Any]] = {}
    for action, column in value.items():
        for state, number in column.items() if isinstance(column, Mapping) else enumerate(column):
            rows.setdefault(state, {})[action] = number
    return rows


def _pair(key: Any, value: Any) -> tuple[Any, Any] | None:
    """(state, action), where this is the value of one: as a tuple or as its text."""
    if isinstance(value, Mapping | list | tuple) or (isinstance(value, np.ndarray) and value.size != 1):
        return None
    if isinstance(key, tuple):
        return (key[0], key[1]) if len(key) == 2 else None
    match = re.fullmatch(PAIRED, key.strip()) if isinstance(key, str) else None
    return (match[1], match[2]) if match else None


def _row(row: Any, state: int, A: int) -> Sequence[Any]:
    """The values of a state."""
    if not isinstance(row, list | tuple | np.ndarray) or np.ndim(np.empty(len(row))) != 1 or len(row) != A:
        raise QTableError(f"for state {state} it says {_named(row)}, expected {counted(A, 'value')}, one for each action")
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
    names = [direction_of(name) for name in mdp.actions]
    if isinstance(key, str) and direction_of(key) in names:
        return names.index(direction_of(key))
    numbers = _whole(key)
    if len(numbers) != 1 or not 0 <= numbers[0] < len(mdp.actions):
        raise QTableError(f"it has an action {_named(key)}, expected 0 to {len(mdp.actions) - 1}, or {_listed(mdp.actions)}")
    return numbers[0]


def chosen(tables: Mapping[Any, Any]) -> Any:
    """The table of action values among several things by name: by what it is called, or the only one that has rows.

    None where there is none. QTableError where there are several, and none has a name of one.
    """
    name = next((name for name in NAMES if name in tables), None)
    if name is not None:
        return tables[name]
    with_rows = [name for name, value in tables.items() if isinstance(name, str) and _has_rows(value)]
    if len(with_rows) > 1 and not _is_place(with_rows[0]):
        raise QTableError(f"it holds arrays {_listed(with_rows)}, expected one that is called qtable")
    return tables[with_rows[0]] if len(with_rows) == 1 else None


def _has_rows(value: Any) -> bool:
    """Whether a value is rows of numbers, and no single one."""
    if isinstance(value, np.ndarray):
        return value.ndim > 1
    return isinstance(value, list | tuple) and bool(value) and isinstance(value[0], list | tuple | np.ndarray)


def _is_place(name: str) -> bool:
    """Whether a name is that of a state."""
    return bool(_whole(name))


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
    return f"a {value.name or 'value'}" if isinstance(value, ObjectNode) else type(value).__name__


def _listed(values: Iterable[Any]) -> str:
    return ", ".join(str(value) for value in list(values)[:8])
