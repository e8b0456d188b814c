"""How far ours is from what is expected, whatever form the two have."""

import math
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from playground.learning.collection import learners
from tests.truth import quantities, runs
from tests.truth.asked import QUANTITIES
from tests.truth.problem import Check, problems

assert quantities  # importing it enters them


class Answer(NamedTuple):
    """ours: in the form of what is expected; difference: the largest there is, 0 where words or ranges are met; well: met."""

    ours: Any
    difference: float
    well: bool


def numbers(expected: Any, ours: Any) -> Iterator[tuple[Any, Any]]:
    """Pairs of single answers; ValueError where the two have different shapes."""
    if isinstance(expected, dict):
        for name, value in expected.items():
            yield from numbers(value, ours[name])
    elif isinstance(expected, list):
        for one, other in zip(expected, ours, strict=True):
            yield from numbers(one, other)
    else:
        yield expected, ours


def apart(expected: Any, ours: Any) -> float:
    """How far two single answers are apart: 0 for the same arrows in any order, and where nothing is asked ("?")."""
    if expected == "?":
        return 0.0
    if expected is None or ours is None:
        return 0.0 if expected is ours else math.inf
    if isinstance(expected, str):
        return 0.0 if set(expected) == set(ours) and len(expected) == len(ours) else math.inf
    return 0.0 if expected == ours else abs(expected - ours)


def furthest(expected: Any, ours: Any) -> float:
    return max(apart(one, other) for one, other in numbers(expected, ours))


def waits_for(check: Check) -> str:
    """The learner that a check needs and that is not there yet, or ""."""
    name = check.told.get("learner", "")
    return "" if name in learners() else name


@cache
def answered(name: str, number: int) -> Answer:
    """One check of one problem."""
    problem = problems()[name]
    check = problem.checks[number]
    if check.by_runs:
        ours = runs.RUNS[check.quantity](problem, check, problem.mdp(check.edit))
        within = all(low <= ours[part] <= high for part, (low, high) in check.expected.items())
        return Answer(ours, 0.0, within)
    ours = QUANTITIES[check.quantity](problem, check, problem.mdp(check.edit))
    difference = furthest(check.expected, ours)
    as_printed = check.printed is None or furthest(check.printed, ours) <= check.unit
    return Answer(ours, difference, difference <= check.tolerance and as_printed)
