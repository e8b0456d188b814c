"""Bellman's equation in one state, term by term, with the numbers of a table and of a run."""

from typing import Any, NamedTuple

import numpy as np

from playground.learning.learner import Array, Bootstrap, Field, LearnerSpec
from playground.rl.backups import action_values, model
from playground.rl.step_sizes import step_size, stepping
from playground.training.snapshot import Snapshot
from playground.world.mdp import TabularMDP


class Term(NamedTuple):
    """One thing that may happen: chance · (reward + γ · value) is its part of the sum.

    chance: p(s', r | s, a), times π(a|s) where the sum is over moves too. gamma: 0 where the episode ends.
    """

    action: int
    chance: float
    reward: float
    gamma: float
    successor: int
    value: float

    @property
    def target(self) -> float:
        """reward + γ · value; what the episode's end cuts off counts nothing, however large."""
        return self.reward + (self.gamma * self.value if self.gamma > 0.0 else 0.0)

    @property
    def part(self) -> float:
        """What it adds to the sum."""
        return self.chance * self.target


class Update(NamedTuple):
    """What one update would do: old + α · (target − old) = new, target = reward + γ · value of the next state."""

    old: float
    alpha: float
    term: Term
    target: float

    @property
    def new(self) -> float:
        """The estimate after it."""
        return self.old + self.alpha * (self.target - self.old)


def terms(mdp: TabularMDP, state: int, action: int, v: Array, weight: float = 1.0) -> tuple[Term, ...]:
    """What may happen after a move, with the values v [S] of where it leads; the likeliest first.

    Outcomes that are the same in all but their chance are one. weight: what every chance is multiplied by, π(a|s) in a sum over
    moves.
    """
    joined: dict[tuple[float, float, int], float] = {}
    for branch in np.flatnonzero(mdp.probability[state, action] > 0.0).tolist():
        place = state, action, branch
        key = float(mdp.reward[place]), float(mdp.continuation[place]), int(mdp.successor[place])
        joined[key] = joined.get(key, 0.0) + float(mdp.probability[place])
    ordered = sorted(joined.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Term(action, weight * p, reward, gamma, after, float(v[after])) for (reward, gamma, after), p in ordered)


def total(parts: tuple[Term, ...]) -> float:
    """Their sum: the right side of the equation."""
    return float(sum(term.part for term in parts))


def expected(mdp: TabularMDP, state: int, policy: Array, v: Array) -> tuple[Term, ...]:
    """The terms of Σ_a π(a|s) Σ_k p_k (r_k + γ_k v(s'_k)) (Sutton & Barto 2018, eq. 4.4); moves that are never made have none."""
    parts: list[Term] = []
    for action in np.flatnonzero(mdp.legal[state] & (policy[state] > 0.0)).tolist():
        parts += terms(mdp, state, action, v, float(policy[state, action]))
    return tuple(parts)


def best(mdp: TabularMDP, state: int, v: Array) -> tuple[tuple[Term, ...], ...]:
    """For each legal move the terms of its look-ahead: the largest total is max_a q(s, a) (eq. 4.1)."""
    return tuple(terms(mdp, state, action, v) for action in np.flatnonzero(mdp.legal[state]).tolist())


def residuals(mdp: TabularMDP, v: Array, policy: Array | None = None) -> Array:
    """[S]: the right side of Bellman's equation less v, in every state: 0 everywhere where v solves it.

    With a policy [S, A] the equation of v_π (eq. 3.14), else that of v* (eq. 3.19). 0 where nothing can be done.
    """
    q = action_values(v, model(mdp))
    if policy is not None:
        right = (np.where(mdp.legal, policy, 0.0) * np.where(mdp.legal, q, 0.0)).sum(axis=1)
    else:
        right = np.where(mdp.legal, q, -np.inf).max(axis=1, initial=-np.inf)
    with np.errstate(invalid="ignore"):
        gap: Array = np.where(mdp.terminal, 0.0, np.where(right == v, 0.0, right - v))
    return gap


def believed(snapshot: Snapshot) -> Array | None:
    """[S] the learner's values: its V, else the largest Q of each state; None where it has neither."""
    fields, legal = snapshot.fields, snapshot.mdp.legal
    if Field.V in fields:
        return fields[Field.V]
    if Field.Q in fields:
        q: Array = np.where(legal, fields[Field.Q], -np.inf).max(axis=1, initial=-np.inf)
        return np.where(legal.any(axis=1), q, 0.0)
    return None


class MadeUpdate(NamedTuple):
    """An update that was made: of which state and move."""

    state: int
    action: int
    update: Update


def update_made(before: Snapshot, after: Snapshot, spec: LearnerSpec) -> MadeUpdate | None:
    """The update that the learner made in the one step between two snapshots; None where there was none, or more than one step.

    It is worked out from the estimates before the step, and returned only if those after it hold the result.
    """
    fields, last = after.fields, after.last
    if after.mdp is not before.mdp or after.lived != before.lived + 1 or not last or not spec.bootstrap:
        return None
    step, value = last[-1], None
    if spec.bootstrap is Bootstrap.NEXT and not step.terminated:
        if len(last) < 2 or last[-2].terminated or last[-2].truncated:
            return None
        value, step = float(before.fields[Field.Q][last[-1].state, last[-1].action]), last[-2]
    gamma = 0.0 if step.terminated else before.mdp.discount
    worked_out = update(
        before, spec, before.settings, Term(step.action, 1.0, step.reward, gamma, step.successor, 0.0), step.state, value
    )
    if worked_out is None:
        return None
    stored = fields[Field.Q][step.state, step.action] if Field.Q in fields else fields[Field.V][step.state]
    agrees = abs(float(stored) - worked_out.new) <= 1e-9 * max(1.0, abs(worked_out.new))
    return MadeUpdate(step.state, step.action, worked_out) if agrees else None


def update(
    snapshot: Snapshot, spec: LearnerSpec, settings: Any, term: Term, state: int, next_value: float | None = None
) -> Update | None:
    """What the learner would make of it if this happened now; None where its target is not one step long.

    next_value: the value of the next state, where it takes another one than it believes of that state.
    """
    values = believed(snapshot)
    if not spec.bootstrap or values is None:
        return None
    visits = snapshot.fields.get(Field.VISITS, np.zeros(snapshot.mdp.legal.shape))
    if Field.Q in snapshot.fields:
        old, count = float(snapshot.fields[Field.Q][state, term.action]), float(visits[state, term.action])
    else:
        old, count = float(values[state]), float(visits[state].sum())
    alpha = float(step_size(count, snapshot.lived, stepping(settings.step_size, settings.alpha, settings.fade)))
    value = float(values[term.successor]) if next_value is None else next_value
    term = term._replace(value=value)
    return Update(old, alpha, term, term.target)
