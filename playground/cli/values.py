"""States with their values as the command line prints them: as JSON, and as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from playground.cli.answers import number, print_table
from playground.learning.learner import Array
from playground.world.mdp import TabularMDP
from playground.world.tabular.moment_tables import REMEMBERED, remembered


def state_values(
    mdp: TabularMDP, v: Array | None, q: Array | None, best: Array, which: Array | None = None
) -> list[dict[str, Any]]:
    """Every state that is not terminal as JSON has it; what is not known is left out, and only legal actions have a Q.

    Args:
      v, q: [S] and [S, A] float64. best: [S, A] bool, the actions that are best. which: the states, where not all are wanted.
    """
    remembers = remembered([mdp])
    which = np.flatnonzero(~mdp.terminal) if which is None else which
    return [_state(mdp, index, remembers, v, q, best) for index in which.tolist()]


def around(mdp: TabularMDP) -> dict[str, Any]:
    """What JSON holds beside the states that can act: those that end the episode, where it begins, γ, the names of actions."""
    remembers = remembered([mdp])
    starts = np.flatnonzero(mdp.start > 0.0).tolist()
    return {
        "terminal": [_place(mdp, index, remembers) for index in np.flatnonzero(mdp.terminal).tolist()],
        "start": [{"state": index, "probability": float(mdp.start[index])} for index in starts],
        "discount": float(mdp.discount),
        "actions": list(mdp.actions),
    }


def print_values(mdp: TabularMDP, states: Sequence[Mapping[str, Any]], off: float = 0.0) -> None:
    """The same as a table; numbers have no more digits than are sure where they may be `off` by so much."""
    given = [name for name in ("row", "col", *REMEMBERED) if states and name in states[0]]
    valued, acting = bool(states and "v" in states[0]), mdp.actions if states and "q" in states[0] else ()
    bounded = [name for name in ("low", "high") if states and name in states[0]]
    lines = [
        [
            *(_word(state[name]) for name in given),
            *([number(state["v"], off)] if valued else []),
            *(state[name] for name in bounded),
            *(number(state["q"][name], off) if name in state["q"] else "-" for name in acting),
            " ".join(state["optimal"]),
        ]
        for state in states
    ]
    print_table([*given, *(["V"] if valued else []), *bounded, *(f"Q {name}" for name in acting), "best"], lines)


def _state(
    mdp: TabularMDP, index: int, remembers: Sequence[str], v: Array | None, q: Array | None, best: Array
) -> dict[str, Any]:
    entry = _place(mdp, index, remembers)
    legal = np.flatnonzero(mdp.legal[index]).tolist()
    if v is not None:
        entry["v"] = float(v[index])
    if q is not None:
        entry["q"] = {mdp.actions[action]: float(q[index, action]) for action in legal}
    entry["optimal"] = [mdp.actions[action] for action in legal if best[index, action]]
    return entry


def _place(mdp: TabularMDP, index: int, remembers: Sequence[str]) -> dict[str, Any]:
    """The number of a state, its cell and what is remembered there."""
    state = mdp.states[index]
    return {"state": index, "row": state.cell.row, "col": state.cell.col, **{name: getattr(state, name) for name in remembers}}


def _word(memory: Any) -> str:
    """A number, or names in one word."""
    return (",".join(memory) or "-") if isinstance(memory, tuple) else str(memory)
