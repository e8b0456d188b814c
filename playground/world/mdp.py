"""The table of a level: every state, action and outcome as arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.world.grid import Cell


class State(NamedTuple):
    """Where the agent is and what the world remembers."""

    cell: Cell
    held: tuple[str, ...] = ()
    switches: tuple[str, ...] = ()
    phase: int = 0


@dataclass(frozen=True, eq=False)
class TabularMDP:
    """A finite Markov decision process; S states, A actions, K outcomes at most; the arrays are read-only.

    A cell that ends the episode is a state too (so that the agent has a place to be) with no legal action.

    states: the order is all that a state index means.
    actions: [A] names, the level's moves.
    probability: [S, A, K] float64, sums to 1 over K for a legal action, 0 elsewhere.
    successor: [S, A, K] int32.
    reward: [S, A, K] float64, mean of R_{t+1} in this outcome.
    continuation: [S, A, K] float64, the discount γ, or 0 where the outcome ends the episode. All that the mathematics reads.
    ends: [S, A, K] bool, whether the outcome ends the episode: for who samples (where γ is 0 the continuation says nothing).
    legal: [S, A] bool.
    start: [S] float64, the distribution of S_0.
    intended: [S, A] int32, the successor when the move goes as asked (no slip, no gust): what a slip is shown against.
    state_at: [rows, cols] int32, the state of a cell, -1 where there is none (walls).
    discount: γ.
    time_limit: steps until an episode is truncated; 0 is none.
    """

    states: Sequence[State]
    actions: tuple[str, ...]
    probability: NDArray[np.float64]
    successor: NDArray[np.int32]
    reward: NDArray[np.float64]
    continuation: NDArray[np.float64]
    ends: NDArray[np.bool_]
    legal: NDArray[np.bool_]
    start: NDArray[np.float64]
    intended: NDArray[np.int32]
    state_at: NDArray[np.int32]
    discount: float
    time_limit: int

    @cached_property
    def terminal(self) -> NDArray[np.bool_]:
        """[S] bool: the states with no legal action, whose value is 0."""
        nothing: NDArray[np.bool_] = ~np.any(self.legal, axis=1)
        return nothing

    def number(self, state: State) -> int | None:
        """The index of one state, None where the table has none: at once where states are cells, without the whole `index`."""
        row, col = state.cell
        rows, cols = self.state_at.shape
        found = int(self.state_at[row, col]) if row < rows and col < cols else -1
        if found >= 0 and self.states[found] == state:
            return found
        return None if len(self.states) == np.count_nonzero(self.state_at >= 0) else self.index.get(state)

    @cached_property
    def index(self) -> Mapping[State, int]:
        """The index of every state."""
        return {state: number for number, state in enumerate(self.states)}
