"""A painted policy as a value: strokes, undo, improvement, and what becomes of it when the level changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from playground.learning.carry_over import carried
from playground.learning.learner import Array
from playground.rl.policies import improved, turns, uniform
from playground.training.snapshot import Optimum, Studied
from playground.world.mdp import TabularMDP

UNDOS = 60
"""Strokes that can be taken back."""


@dataclass(frozen=True, eq=False)
class Painting:
    """What a person paints.

    mdp: the table that `policy` [S, A] belongs to; None before anything was painted. past: policies that can be gone back to.
    brush: the name of the move that is painted. stroke: whether a stroke goes on. rounds: changed arrows of each improvement.
    evaluated: the policy whose values are on the board; `follows`: it is always the present one.
    going: improvement goes on until nothing changes.
    """

    mdp: TabularMDP | None = None
    policy: Array | None = None
    past: tuple[Array, ...] = ()
    brush: str = ""
    stroke: bool = False
    rounds: tuple[int, ...] = ()
    evaluated: Array | None = None
    follows: bool = True
    going: bool = False

    def on(self, mdp: TabularMDP) -> "Painting":
        """The painting on this table: carried over by state, every move alike where it says nothing."""
        if self.mdp is mdp and self.policy is not None:
            return self
        even = uniform(mdp.legal)
        if self.mdp is None or self.policy is None:
            return replace(self, mdp=mdp, policy=even, evaluated=even, brush=self.brush or mdp.actions[0])
        name = "state-action/policy"
        came = carried({name: self.policy}, self.mdp, mdp, {name: even})[name]
        sums = came.sum(axis=1, keepdims=True)
        policy = np.where(sums > 1e-9, came / np.maximum(sums, 1e-9), even)
        brush = self.brush if self.brush in mdp.actions else mdp.actions[0]
        return replace(self, mdp=mdp, policy=policy, evaluated=policy, past=(), rounds=(), brush=brush, going=False)

    def painted(self, state: int, row: Array) -> "Painting":
        """With other chances [A] in a state; the first change of a stroke can be taken back."""
        assert self.policy is not None
        if np.array_equal(self.policy[state], row):
            return self
        policy = self.policy.copy()
        policy[state] = row
        return self.become(policy, new=not self.stroke)

    def become(self, policy: Array, new: bool = True, rounds: tuple[int, ...] = ()) -> "Painting":
        """Another policy in its place; `new`: the one before can be gone back to."""
        past = (*self.past, self.policy)[-UNDOS:] if new and self.policy is not None else self.past
        return replace(
            self, policy=policy, past=past, rounds=rounds, going=False, evaluated=policy if self.follows else self.evaluated
        )

    def undone(self) -> "Painting":
        """The policy before the last stroke."""
        if not self.past:
            return self
        return replace(self.become(self.past[-1], new=False), past=self.past[:-1])

    def valued(self, study: Studied | None) -> bool:
        """Whether a study is about this very policy: only then can it be improved."""
        return study is not None and self.policy is not None and np.array_equal(study.policy, self.policy)

    def bettered(self, study: Studied) -> "Painting":
        """One improvement by the values of this policy, with the number of arrows that changed."""
        assert self.policy is not None and self.mdp is not None
        policy, changed = improved(study.q, self.mdp.legal, self.policy, turns(self.mdp.actions))
        after = self if changed == 0 else self.become(policy)
        return replace(after, rounds=(*self.rounds, changed), going=self.going and changed > 0)


def arrow(action: int, count: int) -> Array:
    """[A] the chances of one move and no other."""
    row = np.zeros(count)
    row[action] = 1.0
    return row


def chances_with_share(row: Array, legal: Array, action: int, share: float) -> Array:
    """[A] the chances with this share for one move; the others keep theirs against one another, evenly where they had none."""
    others = legal.copy()
    others[action] = False
    if not others.any():
        return arrow(action, len(row))
    rest = np.where(others, row, 0.0)
    even: Array = others / others.sum()
    spread: Array = rest / rest.sum() if rest.sum() > 1e-12 else even
    after = spread * (1.0 - share)
    after[action] = share
    return after


def losses(v: Array, q: Array, policy: Array, legal: Array) -> Array:
    """[S]: what is lost by the choice in a state alone: V*(s) − Σ_a π(a|s) Q*(s, a)."""
    chosen = np.where(legal & (policy > 0.0), policy * np.where(legal, q, 0.0), 0.0).sum(axis=1)
    with np.errstate(invalid="ignore"):
        gap: Array = np.where(legal.any(axis=1), v - chosen, 0.0)
    lost: Array = np.maximum(np.nan_to_num(gap, nan=0.0), 0.0)
    return lost


def shares(study: Studied, optimum: Optimum, mdp: TabularMDP) -> Array | None:
    """[S]: what each state takes from the value of the start by the choice made there; None where visits have no end.

    What is lost by one choice there times how often an episode comes there, η(s). They add up to what the start is worth less
    than it could be (Kakade & Langford 2002, lemma 6.1): v*(start) − v_π(start) = Σ_s η(s) [v*(s) − Σ_a π(a|s) q*(s, a)].
    """
    if study.visits is None or not np.isfinite(optimum.v[study.visits > 0.0]).all():
        return None
    lost = losses(optimum.v, optimum.q, study.policy, mdp.legal)
    taken: Array = np.where(study.visits > 0.0, study.visits * np.where(study.visits > 0.0, lost, 0.0), 0.0)
    return taken


def worst(taken: Array, counted: Array, most: int = 3) -> Sequence[int]:
    """The states that count [S] bool which take most [S], the worst first."""
    order = np.argsort(-np.where(counted, taken, 0.0), kind="stable")[:most]
    return [int(state) for state in order if counted[state] and taken[state] > 1e-9]
