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
"""How many strokes can be undone."""


@dataclass(frozen=True, eq=False)
class Painting:
    """A policy that a person paints.

    mdp: the table that `policy` [S, A] belongs to; None before anything was painted. past: earlier policies, for undo.
    brush: the name of the move that is painted. stroke: whether a stroke goes on. rounds: changed arrows of each improvement.
    evaluated: the policy whose values are on the board; `follows`: it is always the present one.
    going: improvement continues until nothing changes.
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
        """The painting on this table: carried over by state, with equal chances where it says nothing."""
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

    def with_chances(self, state: int, row: Array) -> "Painting":
        """The painting with other chances [A] in a state; undo goes back to before the stroke."""
        assert self.policy is not None
        if np.array_equal(self.policy[state], row):
            return self
        policy = self.policy.copy()
        policy[state] = row
        return self.become(policy, new=not self.stroke)

    def become(self, policy: Array, new: bool = True, rounds: tuple[int, ...] = ()) -> "Painting":
        """The painting with another policy; `new`: undo can go back to the one before."""
        past = (*self.past, self.policy)[-UNDOS:] if new and self.policy is not None else self.past
        return replace(
            self, policy=policy, past=past, rounds=rounds, going=False, evaluated=policy if self.follows else self.evaluated
        )

    def undo(self) -> "Painting":
        """The painting before the last stroke."""
        if not self.past:
            return self
        return replace(self.become(self.past[-1], new=False), past=self.past[:-1])

    def evaluated_by(self, study: Studied | None) -> bool:
        """Whether a study is about this very policy, which can be improved only then."""
        return study is not None and self.policy is not None and np.array_equal(study.policy, self.policy)

    def improve(self, study: Studied) -> "Painting":
        """The painting after one improvement by the values of this policy, with the number of arrows that changed."""
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
    """[A] the chances with this share for one move; the others keep their proportions, evenly where they had none."""
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
    """[S] what the choice in a state alone loses: V*(s) − Σ_a π(a|s) Q*(s, a)."""
    chosen = np.where(legal & (policy > 0.0), policy * np.where(legal, q, 0.0), 0.0).sum(axis=1)
    with np.errstate(invalid="ignore"):
        gap: Array = np.where(legal.any(axis=1), v - chosen, 0.0)
    lost: Array = np.maximum(np.nan_to_num(gap, nan=0.0), 0.0)
    return lost


def shares(study: Studied, optimum: Optimum, mdp: TabularMDP) -> Array | None:
    """[S] how much the choice in each state lowers the value of the start; None where visits are infinite.

    What one choice there loses, times how often an episode visits the state, η(s). They add up to the gap between the best value
    of the start and this policy's: v*(start) − v_π(start) = Σ_s η(s) [v*(s) − Σ_a π(a|s) q*(s, a)]
    (Kakade & Langford 2002, lemma 6.1).
    """
    if study.visits is None or not np.isfinite(optimum.v[study.visits > 0.0]).all():
        return None
    lost = losses(optimum.v, optimum.q, study.policy, mdp.legal)
    taken: Array = np.where(study.visits > 0.0, study.visits * np.where(study.visits > 0.0, lost, 0.0), 0.0)
    return taken


def worst(taken: Array, counted: Array, most: int = 3) -> Sequence[int]:
    """At most `most` of the states that count [S] bool, those that take most [S] first."""
    order = np.argsort(-np.where(counted, taken, 0.0), kind="stable")[:most]
    return [int(state) for state in order if counted[state] and taken[state] > 1e-9]
