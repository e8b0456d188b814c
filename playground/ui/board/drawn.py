"""What the overlays paint, key and scale from: numbers on the states of a table, and where they were learned."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from playground.learning.learner import Array, Field
from playground.world.level import Level
from playground.world.mdp import TabularMDP


class DrawnStep(Protocol):
    """A transition that was made, as far as it is drawn: indices are those of the table."""

    @property
    def state(self) -> int:
        """Where it began."""

    @property
    def action(self) -> int:
        """The action that was chosen."""

    @property
    def reward(self) -> float:
        """What it paid."""

    @property
    def successor(self) -> int:
        """Where it led."""

    @property
    def terminated(self) -> bool:
        """Whether it ended the episode."""

    def __hash__(self) -> int:
        """Equal steps have equal keys."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """What overlays are given: a run makes one of each of its snapshots, an explanation makes its own.

    level: the map that the table belongs to and the board shows.
    fields: what is drawn, by its kind; each [S] or [S, A]. They must not be written to any more.
    tried: [S, A] how often each action was taken; a state of which none was has nothing learned about it, and a 0 there says
      nothing. None: every number counts.
    measure: [S] values whose largest size the colours of values reach at least; None: what the rewards of the level promise.
    moved: [S] by how much the estimates of each state moved last; None where they did not, or it is not to be drawn.
    keeps: the policy is the learner's own and only an improvement changes it, so that its best moves go before those of Q.
    since: the same fields at an earlier moment on the same table, with which they are compared; None where they are not.
    way: the steps of the episode so far, the last one last; the first of them is number `first` of the episode.
    """

    level: Level
    mdp: TabularMDP
    fields: Mapping[Field, Array] = field(default_factory=lambda: MappingProxyType({}))
    tried: Array | None = None
    measure: Array | None = None
    moved: Array | None = None
    keeps: bool = False
    since: Mapping[Field, Array] | None = None
    way: tuple[DrawnStep, ...] = ()
    first: int = 1

    @property
    def begun(self) -> bool:
        """Whether anything is known."""
        return self.tried is None or bool(self.tried.any())


COMPARED = 32_768
"""Arrays of at most this many numbers together are compared by what is in them, larger ones by which arrays they are."""


class _Itself:
    """An array as a key: equal to itself alone."""

    def __init__(self, array: Array) -> None:
        self._array = array

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other._array is self._array

    def __hash__(self) -> int:
        return id(self._array)


def sameness(*arrays: Array | None) -> Hashable:
    """Equal only while nothing in these arrays changed."""
    large = sum(array.size for array in arrays if array is not None) > COMPARED
    return tuple(array if array is None else _Itself(array) if large else array.tobytes() for array in arrays)
