"""What every result has: numbers on the states of a table, as arrays, as columns, as a data frame, and as a picture."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.learning.files.tables.q_table_file import written_table
from playground.learning.learner import Array, Field
from playground.registry import suggestion
from playground.training.run_tables import place_columns, value_columns
from playground.world.level import Level
from playground.world.mdp import State, TabularMDP, read_only

if TYPE_CHECKING:
    import pandas

STATES = "states"


@dataclass(frozen=True, eq=False, repr=False)
class BoardResult:
    """Numbers on the states of a level; every array is read-only. S states, A actions.

    level: the map that the table belongs to. mdp: its table, which says what the numbers of states and actions mean.
    fields: every kind of estimate there is, as the overlays draw it; an action value is 0 there where the action is not legal.
    best: [S, A] bool, the actions that are best by the action values (else by the policy), all ties.
    """

    level: Level
    mdp: TabularMDP
    fields: Mapping[Field, Array]
    best: Array

    def __reduce__(self) -> tuple[Any, ...]:
        """A result can be copied and sent to another process, although its fields are a read-only view."""
        parts = {entry.name: getattr(self, entry.name) for entry in dataclasses.fields(self)}
        return _rebuilt, (type(self), {**parts, "fields": dict(self.fields)})

    @property
    def title(self) -> str:
        """What the level is called."""
        return self.level.title or "untitled"

    @property
    def states(self) -> Sequence[State]:
        """[S] what the numbers of states mean: the cell, and what is held, switched on and the phase, where there is such."""
        return self.mdp.states

    @property
    def actions(self) -> tuple[str, ...]:
        """[A] the names of the actions."""
        return self.mdp.actions

    @property
    def discount(self) -> float:
        """γ."""
        return self.mdp.discount

    @property
    def v(self) -> Array | None:
        """[S] float64, the value of each state, 0 where it ends the episode; None for a learner without values of states."""
        return self.fields.get(Field.V)

    @cached_property
    def q(self) -> Array | None:
        """[S, A] float64, the values of actions; −∞ where one is not legal, 0 throughout a state that ends the episode.

        None for a learner without action values.
        """
        q = self.fields.get(Field.Q)
        return None if q is None else read_only(written_table(q, self.mdp))

    @property
    def policy(self) -> Array | None:
        """[S, A] float64, the chance of each action; 0 throughout a state that ends the episode."""
        return self.fields.get(Field.POLICY)

    def columns(self, what: str = STATES) -> dict[str, Array]:
        """Equally long arrays by name, as a table has them; the first one numbers the rows.

        "states" has the state, its place, whether it ends the episode, v, and q, policy and visits of each action, where there
        are such. ValueError where there is no such table.
        """
        tables = self._tables()
        if what not in tables:
            raise ValueError(f"there is no table {what!r} of this result{suggestion(str(what), tables)}")
        return dict(tables[what])

    def to_pandas(self, what: str = STATES) -> "pandas.DataFrame":
        """The same as a data frame, whose index is the first column. ImportError where pandas is not installed."""
        columns = self.columns(what)
        try:
            import pandas
        except ImportError:
            raise ImportError(
                "to_pandas() needs pandas, which is not installed: pip install pandas; columns() gives the same as arrays"
            ) from None
        return pandas.DataFrame(columns).set_index(next(iter(columns)))

    def png(self, overlays: str | Sequence[str] | None = None, floor: int = 0) -> bytes:
        """The board as a picture, the content of a PNG file.

        Args:
          overlays: ids of what is drawn over the board (`python -m playground list overlays`), None for values and arrows.
          floor: which floor of a level that remembers; episodes begin on floor 0.

        Raises:
          ValueError: there is no such overlay or floor. TypeError: overlays are no texts.
        """
        from playground.scripting.board_pictures import board_picture

        return board_picture(self.level, self.mdp, self.fields, self._measure, overlays, floor)

    def _repr_png_(self) -> bytes:
        """What a notebook shows."""
        return self.png()

    @property
    def _measure(self) -> Array | None:
        """[S] values by which colours are measured."""
        return self.v

    def _tables(self) -> Mapping[str, Mapping[str, Array]]:
        """The tables of this result by name."""
        return {STATES: self._by_state()}

    def _by_state(self) -> dict[str, Array]:
        columns: dict[str, Array] = place_columns(self.mdp) | ({} if self.v is None else {"v": self.v})
        tables = {"q": self.q, "policy": self.policy, "visits": self.fields.get(Field.VISITS)}
        for kind, table in tables.items():
            if table is not None:
                columns |= value_columns(self.mdp, kind, table)
        return columns


def _rebuilt(kind: type[BoardResult], parts: Mapping[str, Any]) -> BoardResult:
    """A result of this kind from its parts, read-only again: copies of arrays can be written to."""
    _freeze(parts)
    return kind(**{**parts, "fields": MappingProxyType(parts["fields"])})


def _freeze(value: Any) -> None:
    """Makes every array in a value read-only."""
    if isinstance(value, np.ndarray):
        read_only(value)
    elif isinstance(value, Mapping):
        for part in value.values():
            _freeze(part)
    elif dataclasses.is_dataclass(value):
        for entry in dataclasses.fields(value):
            _freeze(getattr(value, entry.name))
