"""What a person guessed, and how near that is to the truth."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from playground.learning.learner import Array
from playground.rl.policies import greedy_mask
from playground.rl.returns import discounted_returns
from playground.training.snapshot import Snapshot
from playground.training.studies.episodes import Episode, episodes
from playground.ui.board.scale import nice
from playground.world.mdp import State, TabularMDP

NEAR = 0.5
"""A guess that is off by this share of all that values differ is worth nothing."""
Asked = tuple[State, str]
"""What was asked: a state, and the move where it is about one, or the number of the step where it is about a return."""
VALUE, MOVE, ARROW, RETURN = "v", "q", "arrow", "g"
"""What can be guessed: V, Q, a best move, G_t."""


@dataclass(frozen=True)
class Guesses:
    """What is asked, of whose policy, what was said, and whether it was shown how it is.

    said: by kind and by what was asked, a number, or for arrows the number of the move. action: the move that is asked about.
    episode, at: whose returns are asked about, None until one has ended, and from which of its steps on.
    """

    kind: str = VALUE
    whose: str = "optimum"
    said: Mapping[str, Mapping[Asked, float]] = field(default_factory=lambda: MappingProxyType({}))
    shown: bool = False
    action: int = 0
    episode: Episode | None = None
    at: int = 0

    @property
    def here(self) -> Mapping[Asked, float]:
        """What was said about the kind that is asked now."""
        return self.said.get(self.kind, {})

    def saying(self, about: Asked, value: float) -> "Guesses":
        """With one more guess."""
        return replace(self, said=MappingProxyType({**self.said, self.kind: MappingProxyType({**self.here, about: value})}))


def last_whole(snapshot: Snapshot) -> Episode | None:
    """The last episode that is known from its beginning to its end."""
    return next((each for each in reversed(episodes(snapshot)) if each.whole), None)


def returns_of(episode: Episode, mdp: TabularMDP) -> Array:
    """[T] G_t of each step of an episode."""
    paid = np.array(episode.rewards)
    return discounted_returns(paid, np.full(len(paid), mdp.discount))


def truth(snapshot: Snapshot) -> tuple[Array, Array] | None:
    """V [S] and Q [S, A] of the policy that is asked about; None until they are known, or where they are infinite."""
    study = snapshot.study
    if study is None or study.message or len(study.v) != len(snapshot.mdp.states):
        return None
    return study.v, study.q


def end_of(guesses: Guesses, snapshot: Snapshot) -> float:
    """What a slider of guesses ends at on both sides: beyond the largest number there is, so that it tells nothing."""
    if guesses.kind == RETURN and guesses.episode is not None:
        sizes = np.abs(returns_of(guesses.episode, snapshot.mdp))
    else:
        known = truth(snapshot)
        sizes = np.zeros(0) if known is None else np.abs(_asked_of(guesses.kind, known, snapshot.mdp))
    return nice(max(1e-3, 1.3 * float(sizes.max(initial=0.0))))


def _asked_of(kind: str, known: tuple[Array, Array], mdp: TabularMDP) -> Array:
    """All the numbers that may be asked for: of states where something can be done, or of their moves."""
    v, q = known
    told: Array = q[mdp.legal & ~mdp.terminal[:, None]] if kind == MOVE else v[~mdp.terminal]
    return told


def spread(told: Array) -> float:
    """By how much numbers differ that may be asked for: what an error is measured against."""
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
    if guesses.kind == RETURN:
        return _returns_marked(guesses, snapshot.mdp)
    known, mdp = truth(snapshot), snapshot.mdp
    if known is None:
        return ()
    v, q = known
    best, whole = greedy_mask(q, mdp.legal), spread(_asked_of(guesses.kind, known, mdp))
    told = []
    for (state, name), said in guesses.here.items():
        number = mdp.number(state)
        if number is None or mdp.terminal[number] or (name and name not in mdp.actions):
            continue
        if guesses.kind == ARROW:
            right = 0 <= int(said) < len(mdp.actions) and bool(best[number, int(said)])
            told.append(Mark(number, int(said), said, float(np.argmax(best[number])), 100 * right))
        else:
            action = mdp.actions.index(name) if name else -1
            true = float(q[number, action] if name else v[number])
            told.append(Mark(number, action, said, true, points(said - true, whole)))
    return tuple(told)


def _returns_marked(guesses: Guesses, mdp: TabularMDP) -> tuple[Mark, ...]:
    """Guesses of returns; `action` is then the number of the step. An error counts against the size of the returns."""
    if guesses.episode is None:
        return ()
    every, moves = returns_of(guesses.episode, mdp), guesses.episode.transitions
    whole = max(float(np.abs(every).max()), float(every.max() - every.min()), 1e-9)
    told = []
    for (_, step), said in guesses.here.items():
        t = int(step)
        told.append(Mark(moves[t].state, t, said, float(every[t]), points(said - float(every[t]), whole)))
    return tuple(told)
