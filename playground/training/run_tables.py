"""What a moment of a run knows, as tables whose columns have names: its states, its learning curve, its episodes."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from playground.learning.learner import Array, Field
from playground.learning.life.experience import Ended
from playground.registry import suggestion
from playground.training.episode_curve import Curve
from playground.training.snapshot import Snapshot
from playground.world.mdp import TabularMDP
from playground.world.tabular.moment_tables import remembered

STATES, CURVE, EPISODES = "states", "curve", "episodes"
"""The tables."""
QUANTITIES: Mapping[str, Field] = {"v": Field.V, "q": Field.Q, "policy": Field.POLICY, "visits": Field.VISITS}
"""What is written of states."""
WHAT = (*QUANTITIES, CURVE, EPISODES)
"""All that can be written of a moment."""


class RunTableError(ValueError):
    """Something asked for that the moment does not have; the message says what and what to do."""


class RunTable(NamedTuple):
    """columns: equally long arrays by name; the first one numbers the rows. arrays: what is in them as numpy has it, by name."""

    columns: Mapping[str, Array]
    arrays: Mapping[str, Array]


def check_what(names: Iterable[str]) -> None:
    """RunTableError for a name that nothing has."""
    for name in names:
        if name not in WHAT:
            raise RunTableError(f"there is no {name!r} to write{suggestion(name, WHAT)}")


def place_columns(mdp: TabularMDP) -> dict[str, Array]:
    """The state, its row and column, what is held, switched on and the phase where there is such, and whether it is terminal.

    All are [S]; rows and columns are counted from 0 at the top left.
    """
    row, col = np.divmod(mdp.cell, mdp.shape[1])
    columns: dict[str, Array] = {"state": np.arange(len(mdp.cell)), "row": row, "col": col}
    for name in remembered([mdp]):
        words = [getattr(floor, name) for floor in mdp.floors]
        texts = np.array([" ".join(word) if isinstance(word, tuple) else word for word in words])
        columns[name] = texts[mdp.floor]
    return {**columns, "terminal": mdp.terminal}


def value_columns(mdp: TabularMDP, name: str, values: Array) -> dict[str, Array]:
    """Numbers on states [S] as one column, on states and actions [S, A] as one for every action, like q_up."""
    if values.ndim == 1:
        return {name: values}
    return {f"{name}_{action}": values[:, number] for number, action in enumerate(mdp.actions)}


def state_table(snapshot: Snapshot, names: Iterable[str]) -> RunTable:
    """A row for every state with the quantities of these names, as the learner believes them at this moment.

    v: [S] float64 in units of reward. q: [S, A] float64, nan where an action is not legal. policy: [S, A] float64, chances in
    [0, 1]. visits: [S, A] int64, how often each action was taken there (of a planner: how often it was backed up).

    Raises:
      RunTableError: the learner does not have one of them.
    """
    mdp, arrays = snapshot.mdp, {}
    columns = place_columns(mdp)
    for name in names:
        values = snapshot.fields.get(QUANTITIES[name])
        if values is None:
            has = ", ".join(other for other, field in QUANTITIES.items() if field in snapshot.fields) or "nothing yet"
            raise RunTableError(f"{snapshot.learner} has no {name} at this moment, it has {has}: leave {name} out")
        arrays[name] = np.where(mdp.legal, values, np.nan) if QUANTITIES[name] is Field.Q else values
        columns |= value_columns(mdp, name, arrays[name])
    return RunTable(columns, arrays)


def curve_table(curve: Curve) -> RunTable:
    """The returns of all episodes in at most 2,048 points.

    episode: number of the last episode of a point, from 1. transition: the transitions lived in all when that ended; nan where an
    older program did not note them. mean, low, high: of the undiscounted returns in the point.
    """
    noted = bool(np.isfinite(curve.transition).all())
    transition = curve.transition.astype(np.int64) if noted else curve.transition
    columns = {"episode": curve.episode.astype(np.int64), "transition": transition}
    return _alone(CURVE, {**columns, "mean": curve.mean, "low": curve.low, "high": curve.high})


def episode_table(log: Ended, count: int) -> RunTable:
    """A row for every episode that ended: its number from 1, its return, its steps, and the transitions lived in all by then.

    count: episodes that ended in all; where that is more than the log has, the first ones are missing in it.
    """
    numbers = np.arange(count - len(log.at), count) + 1
    return _alone(EPISODES, {"episode": numbers, "return": log.returns, "length": log.lengths, "transition": log.at})


def _alone(name: str, columns: Mapping[str, Array]) -> RunTable:
    """A table whose columns are one structured array."""
    rows = np.zeros(len(next(iter(columns.values()))), [(title, column.dtype) for title, column in columns.items()])
    for title, column in columns.items():
        rows[title] = column
    return RunTable(columns, {name: rows})
