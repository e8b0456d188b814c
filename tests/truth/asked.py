"""How a quantity is entered under its name, and what several of them need: boards, arrows, policies, planners that sweep."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from playground.learning.collection import learners
from playground.rl.evaluation import solve_policy
from playground.rl.optimum import solve_optimum
from playground.rl.policies import greedy_mask, uniform
from playground.world import TabularMDP
from tests.truth.problem import Check, Problem

Array = np.ndarray
ARROWS = {
    "up": "^",
    "right": ">",
    "down": "v",
    "left": "<",
    "stay": "o",
    "up-right": "9",
    "down-right": "3",
    "down-left": "1",
    "up-left": "7",  # as on the keys of a number pad
}
QUANTITIES: dict[str, Callable[[Problem, Check, TabularMDP], Any]] = {}


def quantity(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Enters a function under the name that checks call it by."""

    def entered(function: Callable[..., Any]) -> Callable[..., Any]:
        QUANTITIES[name] = function
        return function

    return entered


# How values and policies are laid out


def board(problem: Problem, mdp: TabularMDP, v: Array) -> list[list[float | None]] | list[float]:
    """Values of states as rows of the map, None where there is no state or nothing can be done; of a table as a list."""
    if problem.table is not None:
        return [float(value) for value in v]
    at = mdp.state_at()
    live = (at >= 0) & ~mdp.terminal[np.maximum(at, 0)]
    return [[float(v[state]) if here else None for state, here in zip(*row, strict=True)] for row in zip(at, live, strict=True)]


def arrows(problem: Problem, mdp: TabularMDP, mask: Array) -> list[list[str]] | list[str]:
    """The actions of a mask [S, A] as arrows, all ties, on the board; "" where nothing can be done, and on an exit."""
    signs = [ARROWS.get(name, name) for name in mdp.actions]
    told = ["".join(sign for sign, good in zip(signs, row, strict=True) if good) for row in mask]
    if problem.table is not None:
        return told
    same = mdp.legal.sum(axis=1) == mask.sum(axis=1)
    alike = same & (np.ptp(mdp.successor[:, :, 0], axis=1) == 0) & mdp.ends.any(axis=(1, 2))
    return [["" if state < 0 or alike[state] else told[state] for state in row] for row in mdp.state_at().tolist()]


def of_start(mdp: TabularMDP, v: Array) -> float:
    """The mean over the states where episodes begin."""
    where = mdp.start > 0.0
    return float(mdp.start[where] @ v[where])


# Policies


def policy_of(mdp: TabularMDP, told: Any) -> Array:
    """[S, A]: "uniform", "epsilon-greedy" on Q*, the best "epsilon-soft" one, or chances of actions by name."""
    if told == "uniform":
        return uniform(mdp.legal)
    if "epsilon-greedy" in told:
        return softened(mdp, solve_optimum(mdp).optimal, told["epsilon-greedy"])
    if "epsilon-soft" in told:
        return best_soft(mdp, told["epsilon-soft"])
    chances = np.array([told.get(name, 0.0) for name in mdp.actions]) * mdp.legal
    return chances / np.maximum(chances.sum(axis=1, keepdims=True), 1e-300)


def softened(mdp: TabularMDP, mask: Array, epsilon: float) -> Array:
    """[S, A]: evenly over a mask with chance 1 − ε, evenly over everything with chance ε."""
    return (1.0 - epsilon) * uniform(mask) + epsilon * uniform(mdp.legal)


def best_soft(mdp: TabularMDP, epsilon: float) -> Array:
    """[S, A]: policy iteration among the ε-soft policies (section 5.4)."""
    policy = uniform(mdp.legal)
    while True:
        _, q = solve_policy(mdp, policy)
        better = softened(mdp, greedy_mask(q, mdp.legal), epsilon)
        if np.array_equal(better, policy):
            return policy
        policy = better


# Planners


def swept(learner: Any, mdp: TabularMDP, count: int) -> Any:
    """Sweeps a planner until it has made so many; one unit of it is one state."""
    learner.advance(len(mdp.states) * count - learner.advance(0).steps)
    return learner


def planner(name: str, mdp: TabularMDP, told: Mapping[str, Any]) -> Any:
    spec = learners()[name]
    return spec.make(spec.settings(theta=0.0, order=told.get("order", "all-at-once")), mdp, 0)
