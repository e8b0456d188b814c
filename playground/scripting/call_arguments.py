"""The plain arguments of a call from a script: γ, counts, dials, policies; what does not fit gets one sentence."""

import warnings
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from playground import ratio
from playground.learning.given import GivenPolicy
from playground.learning.learner import Array, JudgedPolicy, LearnerSpec
from playground.registry import suggestion
from playground.settings import dials, tuned
from playground.world.mdp import TabularMDP
from playground.world.tabular.outcomes import excerpt, whole

MOST = 10**15
"""Counts and seeds stay below, as on the command line."""


def discount_of(value: Any) -> float:
    """γ: a number of any kind, a Fraction, or a text like "2/3". TypeError where it is none, ValueError outside [0, 1]."""
    number = value
    if isinstance(value, str):
        try:
            number = ratio.number(value)
        except ValueError:
            raise ValueError(f"the discount is {value!r}, expected a number from 0 to 1, like 0.9 or 2/3") from None
    elif isinstance(value, Fraction):
        number = ratio.as_stated(value)
    number = _plain(number)
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise TypeError(f"the discount is {excerpt(value)}, expected a number from 0 to 1")
    if not 0.0 <= number <= 1.0:
        raise ValueError(f"the discount is {excerpt(value)}, expected a number from 0 to 1")
    return number if isinstance(number, float) else float(number)


def count_of(value: Any, name: str) -> int:
    """A whole number of any kind (200_000, 2e5). TypeError where it is none, ValueError below 0 or from 10^15 on."""
    number = None if isinstance(value, bool | np.bool_ | list | tuple) or np.ndim(value) else whole(value)
    if number is None:
        raise TypeError(f"{name} is {excerpt(value)}, expected a whole number of at least 0")
    if not 0 <= number < MOST:
        raise ValueError(f"{name} is {excerpt(value)}, expected a whole number from 0 to below 10^15")
    return number


def learner_named(value: Any) -> LearnerSpec:
    """The declaration of a learner by its id. TypeError where that is no text, ValueError where there is no such learner."""
    from playground.learning.collection import learners

    if not isinstance(value, str):
        raise TypeError(f"the learner is {excerpt(value)}, expected the id of one: {', '.join(learners())}")
    if value not in learners():
        raise ValueError(f"there is no learner {value!r}{suggestion(value, learners())}")
    return learners()[value]


def settings_of(spec: LearnerSpec, changes: Mapping[str, Any]) -> Any:
    """A learner's settings with some dials set. TypeError for a dial that it does not have, ValueError for a value out of range.

    Numbers of numpy count as Python's own.
    """
    names = [dial.name for dial in dials(spec.settings)]
    for name in changes:
        if name not in names:
            raise TypeError(f"{spec.id} has no dial {name!r}{suggestion(name, names)}")
    return tuned(spec.settings(), {name: _plain(value) for name, value in changes.items()})


def _plain(value: Any) -> Any:
    """A number of numpy, alone or as an array without axes, as Python's own; everything else as it is."""
    return value.item() if isinstance(value, np.generic | np.ndarray) and np.ndim(value) == 0 else value


def policy_of(value: Any, mdp: TabularMDP) -> Array:
    """[S, A] float64: a policy given as chances [S, A], or as the number of one action for each state [S].

    What it says of states that end the episode is not read. ValueError where it is none of this table.
    """
    legal = mdp.legal
    acting: Array = np.any(legal, axis=1)
    try:
        numbers = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        numbers = np.zeros(())
    if numbers.ndim == 0:
        raise TypeError(f"the policy is {excerpt(value)}, expected chances [S, A] or one action for each state [S]")
    if numbers.shape == legal.shape[:1]:
        A = legal.shape[1]
        chosen = np.where(acting, numbers, 0.0)
        wrong = np.flatnonzero(np.isin(chosen, np.arange(A), invert=True))
        if len(wrong):
            raise ValueError(f"the policy's action in state {wrong[0]} is {chosen[wrong[0]]:g}, expected 0 to {A - 1}")
        numbers = np.eye(A)[chosen.astype(np.int64)]
    if numbers.shape == legal.shape:
        numbers = np.where(acting[:, None], numbers, 0.0)
    policy = GivenPolicy(mdp, JudgedPolicy.UNIFORM)
    policy.take(numbers)
    return policy.policy


def action_values_of(value: Any, mdp: TabularMDP) -> Array:
    """[S, A] float64: action values to begin with; those of actions that are not legal are not read."""
    try:
        numbers = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        raise TypeError(f"q is {excerpt(value)}, expected action values [S, A]") from None
    if numbers.shape != mdp.legal.shape:
        raise ValueError(
            f"q has the shape {list(numbers.shape)}, expected {list(mdp.legal.shape)}: states and actions of this level"
        )
    if not np.isfinite(numbers[mdp.legal]).all():
        raise ValueError("q holds a number that is not finite for a legal action, expected finite action values")
    return np.where(mdp.legal, numbers, 0.0)


def warn_of(notes: Sequence[str]) -> None:
    """One warning with all notes on what was read, at the line that called the function that calls this one."""
    if notes:
        warnings.warn(" ".join(note if note.endswith(".") else f"{note}." for note in notes), stacklevel=3)
