"""What a person has guessed, and how near that is to the truth."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from playground.learning.learner import Array
from playground.rl.policies import greedy_mask
from playground.rl.returns import discounted_returns
from playground.training.drivers import PolicySource
from playground.training.snapshot import Snapshot
from playground.training.studies.episodes import Episode, episodes
from playground.ui.board.scale import nice
from playground.world.mdp import State, TabularMDP

NEAR = 0.5
"""A guess that is off by this share of the spread of the values gets no points."""
Subject = tuple[State, str]
"""What a guess is about: a state, and the name of a move, or the number of the step of a return, or ""."""
VALUE, MOVE, ARROW, RETURN = "v", "q", "arrow", "g"
"""What can be guessed: V, Q, a best move, G_t."""


@dataclass(frozen=True)
class Guesses:
    """What a person is asked, and what they have answered.

    kind: one of the four kinds. whose: the policy that is asked about. answers: by kind and subject, a number, or for arrows the
    number of the move. shown: whether the truth is shown. action: the move that is asked about.
    episode, at: the episode whose returns are asked about, None until one has ended, and the step from which they count.
    """

    kind: str = VALUE
    whose: PolicySource = PolicySource.OPTIMUM
    answers: Mapping[str, Mapping[Subject, float]] = field(default_factory=lambda: MappingProxyType({}))
    shown: bool = False
    action: int = 0
    episode: Episode | None = None
    at: int = 0

    @property
    def here(self) -> Mapping[Subject, float]:
        """The answers of the present kind."""
        return self.answers.get(self.kind, {})

    def with_guess(self, about: Subject, value: float) -> "Guesses":
        """With one more guess."""
        return replace(self, answers=MappingProxyType({**self.answers, self.kind: MappingProxyType({**self.here, about: value})}))


def last_whole_episode(snapshot: Snapshot) -> Episode | None:
    """The latest episode that is recorded from its beginning to its end; None if there is none."""
    return next((episode for episode in reversed(episodes(snapshot)) if episode.whole), None)


def returns_of(episode: Episode, mdp: TabularMDP) -> Array:
    """[T] G_t at each step of an episode."""
    paid = np.array(episode.rewards)
    return discounted_returns(paid, np.full(len(paid), mdp.discount))


def truth(snapshot: Snapshot) -> tuple[Array, Array] | None:
    """V [S] and Q [S, A] of the policy that is asked about; None until they are solved, or if they are infinite."""
    study = snapshot.study
    if study is None or study.message or len(study.v) != len(snapshot.mdp.states):
        return None
    return study.v, study.q


def end_of(guesses: Guesses, snapshot: Snapshot) -> float:
    """Where a slider of guesses ends on both sides: beyond the largest answer, so that it gives nothing away."""
    if guesses.kind == RETURN and guesses.episode is not None:
        sizes = np.abs(returns_of(guesses.episode, snapshot.mdp))
    else:
        exact = truth(snapshot)
        sizes = np.zeros(0) if exact is None else np.abs(_possible_answers(guesses.kind, exact, snapshot.mdp))
    return nice(max(1e-3, 1.3 * float(sizes.max(initial=0.0))))


def _possible_answers(kind: str, exact: tuple[Array, Array], mdp: TabularMDP) -> Array:
    """All numbers that may be asked for: the values of states in which a move is possible, or of their moves."""
    v, q = exact
    numbers: Array = q[mdp.legal & ~mdp.terminal[:, None]] if kind == MOVE else v[~mdp.terminal]
    return numbers


def spread(numbers: Array) -> float:
    """The spread of the numbers that may be asked for, against which an error is measured."""
    return max(float(numbers.max() - numbers.min()), 1e-9) if len(numbers) else 1.0


def points(error: float, whole: float) -> int:
    """0 to 100 points for a guess that is off by `error`, where the values spread over `whole`."""
    return round(100 * max(0.0, 1.0 - abs(error) / (NEAR * whole)))


@dataclass(frozen=True)
class MarkedGuess:
    """A guess with its mark: where it was made, the guess, the truth, and the points."""

    state: int
    action: int
    guess: float
    true: float
    points: int


def marks_of(guesses: Guesses, snapshot: Snapshot) -> tuple[MarkedGuess, ...]:
    """Every guess of this kind about a state of this level, with its points; none until the truth is solved."""
    if guesses.kind == RETURN:
        return _return_marks(guesses, snapshot.mdp)
    exact, mdp = truth(snapshot), snapshot.mdp
    if exact is None:
        return ()
    v, q = exact
    best, whole = greedy_mask(q, mdp.legal), spread(_possible_answers(guesses.kind, exact, mdp))
    marks = []
    for (state, name), guess in guesses.here.items():
        number = mdp.number(state)
        if number is None or mdp.terminal[number] or (name and name not in mdp.actions):
            continue
        if guesses.kind == ARROW:
            right = 0 <= int(guess) < len(mdp.actions) and bool(best[number, int(guess)])
            marks.append(MarkedGuess(number, int(guess), guess, float(np.argmax(best[number])), 100 * right))
        else:
            action = mdp.actions.index(name) if name else -1
            true = float(q[number, action] if name else v[number])
            marks.append(MarkedGuess(number, action, guess, true, points(guess - true, whole)))
    return tuple(marks)


def _return_marks(guesses: Guesses, mdp: TabularMDP) -> tuple[MarkedGuess, ...]:
    """Guesses of returns, whose `action` is the number of the step; an error counts against the size of the returns."""
    if guesses.episode is None:
        return ()
    every, moves = returns_of(guesses.episode, mdp), guesses.episode.transitions
    whole = max(float(np.abs(every).max()), float(every.max() - every.min()), 1e-9)
    marks = []
    for (_, step), guess in guesses.here.items():
        t = int(step)
        marks.append(MarkedGuess(moves[t].state, t, guess, float(every[t]), points(guess - float(every[t]), whole)))
    return tuple(marks)
