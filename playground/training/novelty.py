"""What is new in a run: noticed after each slice from what was lived and from what is believed, never from time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.learning.learner import Array, Field
from playground.training.easing import Interest
from playground.world.mdp import TabularMDP

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.trainee import Trainee

COLOURED = 0.02
"""A state is worth something from this share of the largest reward on."""
VISIBLE = 0.05
"""A change of an estimate is seen from this share of the largest reward on; of a probability, from so much."""
WATCHED = 1 << 16
"""States times actions up to which estimates are looked at; copying larger ones after each slice would cost too much."""


class Novelty:
    """It remembers what has been before: the states that were visited, the kinds of end that were reached, the states that took
    colour.

    On a changed level it begins anew, with the states that are visited and coloured already: the next end is a first one again.
    """

    def __init__(self) -> None:
        self._trainee: Trainee | None = None
        self._lived, self._scale = 0, 1.0
        self._visited: NDArray[np.bool_] = np.zeros(0, np.bool_)
        self._ends: set[str] = set()
        self._coloured: NDArray[np.bool_] = np.zeros(0, np.bool_)
        self._before: dict[Field, Array] = {}

    def look(self, trainee: "Trainee", rows: Sequence[str]) -> Interest:
        """How interesting is what has happened since it was looked at last; rows: the level's map."""
        if trainee is not self._trainee:
            self._begin(trainee)
            return Interest.FIRST
        return max(self._lately(trainee, rows), self._beliefs(trainee))

    def _begin(self, trainee: "Trainee") -> None:
        self._trainee = trainee
        self._lived, self._visited = trainee.body.steps, np.asarray(trainee.body.visits.any(axis=1))
        self._visited[trainee.body.state] = True
        self._ends = set()
        self._scale = float(np.abs(trainee.mdp.reward).max(initial=0.0)) or 1.0
        self._before = self._fields(trainee)
        self._coloured = self._hopeful(trainee.mdp)

    def _lately(self, trainee: "Trainee", rows: Sequence[str]) -> Interest:
        """What the body has lived through: an end of a kind that was never reached before, a state that was never visited."""
        body, interest = trainee.body, Interest.NOTHING
        steps, self._lived = body.last(body.steps - self._lived), body.steps
        for step in steps:
            row, col = trainee.mdp.states[step.successor].cell
            if step.terminated and rows[row][col] not in self._ends:
                self._ends.add(rows[row][col])
                interest = Interest.FIRST
            elif not self._visited[step.successor]:
                interest = max(interest, Interest.SOMETHING)
            self._visited[step.successor] = True
        return interest

    def _beliefs(self, trainee: "Trainee") -> Interest:
        """What the learner has come to believe: a state is worth something (the first one? the start?), or a number has moved."""
        before, self._before = self._before, self._fields(trainee)
        coloured, old = self._hopeful(trainee.mdp), self._coloured
        self._coloured = old | coloured
        fresh = coloured & ~old
        if fresh.any():
            starts = trainee.mdp.start > 0.0
            first = not old.any() or (fresh & starts).any()
            return Interest.FIRST if first else Interest.SOMETHING
        moved = any(self._has_moved(field, before[field], after) for field, after in self._before.items() if field in before)
        return Interest.SOMETHING if moved else Interest.NOTHING

    def _has_moved(self, field: Field, before: Array, after: Array) -> bool:
        scale = 1.0 if field is Field.POLICY else self._scale
        return bool(np.abs(after - before).max(initial=0.0) >= VISIBLE * scale)

    def _fields(self, trainee: "Trainee") -> dict[Field, Array]:
        """What can be seen to move: values, and probabilities that do not follow from action values; none of a large table."""
        if trainee.mdp.legal.size > WATCHED:
            return {}
        estimates = trainee.learner.estimates()
        watched = (Field.V, Field.Q) if Field.Q in estimates else (Field.V, Field.POLICY)
        return {field: estimates[field] for field in watched if field in estimates}

    def _hopeful(self, mdp: TabularMDP) -> NDArray[np.bool_]:
        """[S] bool: where the best that is believed is worth something."""
        if Field.V in self._before:
            best = self._before[Field.V]
        elif Field.Q in self._before:
            best = np.where(mdp.legal, self._before[Field.Q], -np.inf).max(axis=1, initial=-np.inf)
        else:
            return np.zeros(len(mdp.states), np.bool_)
        return np.asarray(best >= COLOURED * self._scale)
