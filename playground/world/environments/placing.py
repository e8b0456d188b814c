"""Which state is meant by a number, a State or a cell, for who puts the mouse somewhere."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from playground.world.mdp import State, TabularMDP
from playground.world.tabular.moment_tables import Moments
from playground.world.tabular.outcomes import excerpt


def placed(value: Any, every: Moments, moment: int) -> int:
    """The index in the table of a moment of what is meant.

    Args:
      value: the number of a state (an observation), a `State`, or (row, col): the first state of that cell, which holds least.

    Raises:
      ValueError: it is no state, or one that the map in force does not have.
    """
    mdp = every.tables[moment]
    if isinstance(value, State):
        return _of_state(value, mdp)
    whole = np.asarray(value) if _is_whole(value) else None
    if whole is not None and whole.shape == (2,):
        return _in_cell(int(whole[0]), int(whole[1]), mdp)
    if whole is None or whole.shape != ():
        raise ValueError(f"the state is {excerpt(value)}, expected a number from 0 to {every.size - 1}, a State, or (row, col)")
    if not 0 <= int(whole) < every.size:
        raise ValueError(f"there is no state {int(whole)}, expected a number from 0 to {every.size - 1}")
    (at,) = np.nonzero(every.numbers[moment] == int(whole))
    if not len(at):
        raise ValueError(f"state {int(whole)} is not on the map that is in force now")
    return int(at[0])


def beginning(value: Any, every: Moments, moment: int) -> int:
    """The same, for an episode that is to begin there: ValueError where that state ends it."""
    index = placed(value, every, moment)
    if every.tables[moment].terminal[index]:
        number = int(every.numbers[moment][index])
        raise ValueError(f"no episode can begin in state {number}, which ends it: nothing can be done there")
    return index


def wanted(options: Mapping[str, Any] | None, every: Moments, moment: int) -> int | None:
    """Where `options["state"]` of a reset says that the episode begins; None where it says nothing."""
    value = None if options is None else options.get("state")
    return None if value is None else beginning(value, every, moment)


def _is_whole(value: Any) -> bool:
    """Whether it is one whole number or a row of them; True and False are none."""
    if isinstance(value, tuple | list):
        return all(_is_whole(part) and np.ndim(part) == 0 for part in value)
    return (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(value, np.ndarray | np.generic) and np.issubdtype(value.dtype, np.integer)
    )


def _of_state(value: State, mdp: TabularMDP) -> int:
    """The index of a `State`, whatever it was made of."""
    try:
        index = mdp.number(value) if _is_whole(tuple(value.cell)) else None
    except TypeError:  # of parts that no state has, like a number in place of a cell
        index = None
    if index is None:
        raise ValueError(f"{' '.join(str(value).split())[:200]} is no state of this level, expected one of `mdp.states`")
    return index


def _in_cell(row: int, col: int, mdp: TabularMDP) -> int:
    rows, cols = mdp.shape
    if not (0 <= row < rows and 0 <= col < cols):
        raise ValueError(f"there is no row {row}, column {col} on this board of {rows} × {cols}")
    here = np.flatnonzero(mdp.cell == row * cols + col)
    if not len(here):
        raise ValueError(f"no state of this level is in row {row}, column {col}")
    return int(here[0])
