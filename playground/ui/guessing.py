"""What a person guessed, and how near that is to the truth."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from playground.learning.learner import Array
from playground.rl.policies import greedy_mask
from playground.training.snapshot import Snapshot
from playground.world.mdp import State, TabularMDP

NEAR = 0.5
"""A guess that is off by this share of all that values differ is worth nothing."""
Asked = tuple[State, str]
"""What was asked: a state, and the move where it is about one."""


@dataclass(frozen=True)
class Guesses:
    """What is asked, of whose policy, what was said, and whether it was shown how it is.

    said: by kind and by what was asked, a number, or for arrows the number of the move. action: the move that is asked about.
    """

    kind: str = "v"
    whose: str = "optimum"
    said: Mapping[str, Mapping[Asked, float]] = field(default_factory=lambda: MappingProxyType({}))
    shown: bool = False
    action: int = 0

    @property
    def here(self) -> Mapping[Asked, float]:
        """What was said about the kind that is asked now."""
        return self.said.get(self.kind, {})

    def saying(self, about: Asked, value: float) -> "Guesses":
        """With one more guess."""
        return replace(self, said=MappingProxyType({**self.said, self.kind: MappingProxyType({**self.here, about: value})}))


def truth(snapshot: Snapshot) -> tuple[Array, Array] | None:
    """V [S] and Q [S, A] of the policy that is asked about; None until they are known, or where they are infinite."""
    study = snapshot.study
    if study is None or study.message or len(study.v) != len(snapshot.mdp.states):
        return None
    return study.v, study.q


def spread(values: Array, mdp: TabularMDP) -> float:
    """By how much the values of states where something can be done differ: what an error is measured against."""
    told = values[~mdp.terminal]
    return max(float(told.max() - told.min()), 1e-9) if len(told) else 1.0


def points(error: float, whole: float) -> int:
    """0 to 100 for a guess that is off by `error` where values differ by `whole`."""
    return round(100 * max(0.0, 1.0 - abs(error) / (NEAR * whole)))


@dataclass(frozen=True)
class Mark:
    """A guess that was marked: where, what was said, how it is, and its points."""

    state: int
    action: int
    said: float
    true: float
    points: int


def marked(guesses: Guesses, snapshot: Snapshot) -> tuple[Mark, ...]:
    """Every guess of this kind that is about a state of this level, with its points; none until the truth is known."""
    known, mdp = truth(snapshot), snapshot.mdp
    if known is None:
        return ()
    v, q = known
    best, whole = greedy_mask(q, mdp.legal), spread(v, mdp)
    told = []
    for (state, name), said in guesses.here.items():
        number = mdp.number(state)
        if number is None or mdp.terminal[number] or (name and name not in mdp.actions):
            continue
        if guesses.kind == "arrow":
            right = 0 <= int(said) < len(mdp.actions) and bool(best[number, int(said)])
            told.append(Mark(number, int(said), said, float(np.argmax(best[number])), 100 * right))
        else:
            action = mdp.actions.index(name) if name else -1
            true = float(q[number, action] if name else v[number])
            told.append(Mark(number, action, said, true, points(said - true, whole)))
    return tuple(told)
