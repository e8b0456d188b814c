"""The table of a level: every state, action and outcome as arrays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from playground.world.grid import Cell

MOST_LAID_OUT = 64
"""How many floors are kept laid out as boards."""

Whole = NDArray[np.signedinteger[Any]]


Number = TypeVar("Number", bound=np.generic)


def read_only(array: NDArray[Number]) -> NDArray[Number]:
    """The array, made read-only."""
    array.flags.writeable = False
    return array


class State(NamedTuple):
    """Where the agent is and what the world remembers."""

    cell: Cell
    held: tuple[str, ...] = ()
    switches: tuple[str, ...] = ()
    phase: int = 0


class Floor(NamedTuple):
    """What the world remembers apart from the agent's place: the states that agree in it are one floor of the building."""

    held: tuple[str, ...] = ()
    switches: tuple[str, ...] = ()
    phase: int = 0


class Noise(NamedTuple):
    """How the reward of each outcome varies about its mean.

    gaussian: [S, A, K] float64, the standard deviation of a normal part.
    either: [S, A, K] float64, which is added or subtracted with equal chance.
    """

    gaussian: NDArray[np.float64]
    either: NDArray[np.float64]


class States(Sequence[State]):
    """The states of a table, made when they are asked for.

    Args:
      floors: the floors of the table.
      floor: [S] int, the floor of every state.
      cell: [S] int, row * columns + column of every state.
      columns: of the board.
    """

    def __init__(self, floors: Sequence[Floor], floor: Whole, cell: Whole, columns: int) -> None:
        self._floors, self._floor, self._cell, self._columns = floors, floor, cell, columns

    def __len__(self) -> int:
        return len(self._cell)

    @overload
    def __getitem__(self, number: int) -> State: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[State, ...]: ...
    def __getitem__(self, number: int | slice) -> State | tuple[State, ...]:
        if isinstance(number, slice):
            return tuple(States(self._floors, self._floor[number], self._cell[number], self._columns))
        return State(Cell(*divmod(int(self._cell[number]), self._columns)), *self._floors[int(self._floor[number])])

    def __iter__(self) -> Iterator[State]:
        for floor, cell in zip(self._floor.tolist(), self._cell.tolist(), strict=True):
            yield State(Cell(*divmod(cell, self._columns)), *self._floors[floor])


@dataclass(frozen=True, eq=False)
class TabularMDP:
    """A finite Markov decision process; S states, A actions, K outcomes at most; the arrays are read-only.

    A cell that ends the episode is a state too (so that the agent has a place to be) with no legal action.

    states: the order is all that a state index means: of a level by floor, then by cell; a table from elsewhere keeps its own.
    actions: [A] names, the level's moves.
    probability: [S, A, K] float64, sums to 1 over K for a legal action, 0 elsewhere.
    successor: [S, A, K] int32.
    reward: [S, A, K] float64, mean of R_{t+1} in this outcome.
    continuation: [S, A, K] float64, the discount γ, or 0 where the outcome ends the episode. All that the mathematics reads.
    ends: [S, A, K] bool, whether the outcome ends the episode: for sampling (where γ is 0 the continuation does not say).
    legal: [S, A] bool.
    start: [S] float64, the distribution of S_0.
    intended: [S, A] int32, the successor when the move goes as asked (no slip, no gust): what a slip is shown against.
    floors: what the world can remember; on floor 0 the episodes begin, with nothing held, at phase 0.
    floor: [S] int32, the floor of every state.
    cell: [S] int32, row * columns + column of every state.
    shape: (rows, columns) of the board.
    discount: γ.
    time_limit: steps until an episode is truncated; 0 is none.
    noise: how the rewards vary; None where none does.
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
    floor: NDArray[np.int32]
    cell: NDArray[np.int32]
    shape: tuple[int, int]
    discount: float
    time_limit: int
    floors: Sequence[Floor] = (Floor(),)
    noise: Noise | None = None

    @cached_property
    def terminal(self) -> NDArray[np.bool_]:
        """[S] bool: the states with no legal action, whose value is 0."""
        nothing: NDArray[np.bool_] = ~np.any(self.legal, axis=1)
        return nothing

    def state_at(self, floor: int = 0) -> NDArray[np.int32]:
        """[rows, columns] int32, the state of a cell on a floor, -1 where there is none."""
        if floor not in self._laid_out:
            if len(self._laid_out) >= MOST_LAID_OUT:
                self._laid_out.clear()
            here, laid = self._on(floor), np.full(self.shape, -1, np.int32)
            laid.reshape(-1)[self.cell[here]] = here
            self._laid_out[floor] = read_only(laid)
        return self._laid_out[floor]

    def number(self, state: State) -> int | None:
        """The index of one state, None where the table has none; without the whole `index`."""
        try:
            floor = self.floors.index(Floor(state.held, state.switches, state.phase))
        except ValueError:
            return None
        (row, col), (rows, cols) = state.cell, self.shape
        if not (0 <= row < rows and 0 <= col < cols):
            return None
        here, cell = self._on(floor), row * cols + col
        place = int(np.searchsorted(self.cell[here], cell))
        return int(here[place]) if place < len(here) and self.cell[here[place]] == cell else None

    @cached_property
    def index(self) -> Mapping[State, int]:
        """The index of every state."""
        return {state: number for number, state in enumerate(self.states)}

    def _on(self, floor: int) -> NDArray[np.intp]:
        """The states of a floor by their cells."""
        first, last = np.searchsorted(self.floor, np.array((floor, floor + 1), np.int32), sorter=self._by_place)
        return self._by_place[first:last]

    @cached_property
    def _by_place(self) -> NDArray[np.intp]:
        """[S] the states by floor and then by cell, whatever order their numbers have."""
        return np.lexsort((self.cell, self.floor))

    @cached_property
    def _laid_out(self) -> dict[int, NDArray[np.int32]]:
        return {}
