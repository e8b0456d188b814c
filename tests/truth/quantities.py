"""Every quantity that a published problem states, computed by the public house: its table, its exact solvers and its planners."""

from collections import deque
from typing import Any

import numpy as np

from playground.learning.learner import Field
from playground.rl.backups import action_values, model
from playground.rl.evaluation import solve_policy
from playground.rl.gradients import policy_gradient
from playground.rl.optimum import solve_optimum
from playground.rl.policies import greedy_mask
from playground.world import TabularMDP
from tests.truth.asked import ARROWS, Array, arrows, board, of_start, planner, policy_of, quantity, swept
from tests.truth.problem import Check, Problem

# Policies


@quantity("policy-values")
def _policy_values(problem: Problem, check: Check, mdp: TabularMDP) -> Any:
    return board(problem, mdp, solve_policy(mdp, policy_of(mdp, check.told["policy"]))[0])


@quantity("policy-value-at-start")
def _policy_value_at_start(problem: Problem, check: Check, mdp: TabularMDP) -> float:
    return of_start(mdp, solve_policy(mdp, policy_of(mdp, check.told["policy"]))[0])


@quantity("policy-action-values")
def _policy_action_values(problem: Problem, check: Check, mdp: TabularMDP) -> list[float]:
    _, q = solve_policy(mdp, policy_of(mdp, check.told["policy"]))
    return [float(q[mdp.state_at()[row, col], mdp.actions.index(action)]) for row, col, action in check.told["at"]]


@quantity("one-backup")
def _one_backup(problem: Problem, check: Check, mdp: TabularMDP) -> float:
    """The right side of the Bellman equation at one cell, with given values of its neighbours."""
    v = np.zeros(len(mdp.states))
    for row, col, value in check.told["values"]:
        v[mdp.state_at()[row, col]] = value
    here = mdp.state_at()[tuple(check.told["cell"])]
    return float(policy_of(mdp, check.told["policy"])[here] @ action_values(v, model(mdp))[here])


# Sweeps


@quantity("evaluation-sweeps")
def _evaluation_sweeps(problem: Problem, check: Check, mdp: TabularMDP) -> Any:
    """{k: V after k sweeps of policy evaluation}."""
    learner = planner("policy-evaluation", mdp, check.told)
    return {k: board(problem, mdp, swept(learner, mdp, int(k)).estimates()[Field.V]) for k in check.expected}


@quantity("greedy-after-evaluation-sweeps")
def _greedy_after_evaluation(problem: Problem, check: Check, mdp: TabularMDP) -> Any:
    learner = planner("policy-evaluation", mdp, check.told)
    return {
        k: arrows(problem, mdp, greedy_mask(swept(learner, mdp, int(k)).estimates()[Field.Q], mdp.legal)) for k in check.expected
    }


@quantity("optimal-sweeps")
def _optimal_sweeps(problem: Problem, check: Check, mdp: TabularMDP) -> Any:
    """{k: V after k sweeps of value iteration}."""
    learner = planner("value-iteration", mdp, check.told)
    return {k: board(problem, mdp, swept(learner, mdp, int(k)).estimates()[Field.V]) for k in check.expected}


@quantity("steps-to-go")
def _steps_to_go(problem: Problem, check: Check, mdp: TabularMDP) -> Any:
    """{k: the best value at the start with k steps left}: value iteration from 0, k sweeps."""
    learner = planner("value-iteration", mdp, check.told)
    return {k: of_start(mdp, swept(learner, mdp, int(k)).estimates()[Field.V]) for k in check.expected}


@quantity("actions-after-sweeps")
def _actions_after_sweeps(problem: Problem, check: Check, mdp: TabularMDP) -> Any:
    q = swept(planner("value-iteration", mdp, check.told), mdp, check.told["k"]).estimates()[Field.Q]
    return arrows(problem, mdp, greedy_mask(q, mdp.legal))


@quantity("action-values-after-sweeps")
def _action_values_after_sweeps(problem: Problem, check: Check, mdp: TabularMDP) -> Any:
    learner = swept(planner("value-iteration", mdp, check.told), mdp, check.told["k"] - 1)
    return by_action(problem, mdp, learner.estimates()[Field.Q])


@quantity("sweeps-until")
def _sweeps_until(problem: Problem, check: Check, mdp: TabularMDP) -> Any:
    """The values before the first sweep that changed nothing by more than ε (1 − γ) / γ (Russell & Norvig's rule)."""
    enough = check.told["epsilon"] * (1.0 - mdp.discount) / mdp.discount
    learner = planner("value-iteration", mdp, check.told)
    while True:
        before = learner.estimates()[Field.V]
        if learner.advance(len(mdp.states)).error <= enough:
            return board(problem, mdp, before)


@quantity("rounds-of-policy-iteration")
def _rounds_of_policy_iteration(problem: Problem, check: Check, mdp: TabularMDP) -> Any:
    """{"i, s": V after s rounds of i sweeps in place and one improvement}: from one action everywhere, ties to the first."""
    found = {}
    for key in check.expected:
        sweeps, rounds = map(int, key.split(","))
        policy = np.eye(len(mdp.actions))[np.full(len(mdp.states), mdp.actions.index(check.told["first"]))]
        v = np.zeros(len(mdp.states))
        for _ in range(rounds):
            learner = planner("policy-evaluation", mdp, {"order": "in-place"})
            learner.load({"state/v": v, "run/policy": policy, "state-action/given": policy})
            v = swept(learner, mdp, sweeps).estimates()[Field.V]
            policy = np.eye(len(mdp.actions))[greedy_mask(learner.estimates()[Field.Q], mdp.legal).argmax(axis=1)]
        found[key] = board(problem, mdp, v)
    return found


# The optimum


def by_action(problem: Problem, mdp: TabularMDP, q: Array) -> Any:
    """{action: q on the board}, None where the action is not legal, or where all are the same (an exit)."""
    boards = {}
    for number, name in enumerate(mdp.actions):
        rows = board(problem, mdp, q[:, number])
        if problem.table is None:
            live = arrows(problem, mdp, mdp.legal)
            signs = [[ARROWS[name] in cell for cell in row] for row in live]
            rows = [
                [value if shown else None for value, shown in zip(*row, strict=True)] for row in zip(rows, signs, strict=True)
            ]
        boards[name] = rows
    return boards


@quantity("optimal-values")
def _optimal_values(problem: Problem, check: Check, mdp: TabularMDP) -> Any:
    return board(problem, mdp, solve_optimum(mdp).v)


@quantity("optimal-value-at-start")
def _optimal_value_at_start(problem: Problem, check: Check, mdp: TabularMDP) -> float:
    return solve_optimum(mdp).start


@quantity("optimal-action-values")
def _optimal_action_values(problem: Problem, check: Check, mdp: TabularMDP) -> Any:
    return by_action(problem, mdp, solve_optimum(mdp).q)


@quantity("optimal-actions")
def _optimal_actions(problem: Problem, check: Check, mdp: TabularMDP) -> Any:
    return arrows(problem, mdp, solve_optimum(mdp).optimal)


@quantity("optimal-steps")
def _optimal_steps(problem: Problem, check: Check, mdp: TabularMDP) -> int:
    """Steps of a shortest way along optimal actions from the start to a cell that shows a character."""
    optimal, level = solve_optimum(mdp).optimal, problem.edited(check.edit)
    waiting = deque((int(state), 0) for state in np.flatnonzero(mdp.start > 0.0))
    seen = {state for state, _ in waiting}
    while waiting:
        state, steps = waiting.popleft()
        row, col = mdp.states[state].cell
        if level.rows[row][col] == check.told["to"]:
            return steps
        after = mdp.successor[state][(mdp.probability[state] > 0.0) & optimal[state][:, None]]
        new = set(after.tolist()) - seen
        seen |= new
        waiting.extend((each, steps + 1) for each in sorted(new))
    raise AssertionError(f"{problem.name}: no optimal way leads to {check.told['to']!r}")


@quantity("states")
def _states(problem: Problem, check: Check, mdp: TabularMDP) -> int:
    """How many states there are in which something can be done."""
    return int(np.count_nonzero(~mdp.terminal))


# Where the optimum changes


CLOSE, MEET = 1e-8, 1e-6
"""How closely a change is found; changes nearer than this are one, at which both policies are best."""


def optimal_at(problem: Problem, check: Check, value: float) -> bytes:
    """The optimal actions (of one cell where the check names one) with one rule at a value, as something to compare."""
    mdp = problem.mdp({**check.edit, check.told["rule"]: value})
    optimal = solve_optimum(mdp).optimal
    return (optimal[mdp.state_at()[tuple(check.told["cell"])]] if "cell" in check.told else optimal).tobytes()


@quantity("thresholds")
def _thresholds(problem: Problem, check: Check, mdp: TabularMDP) -> list[float]:
    """The values of one rule between two bounds at which the optimal actions change, by halving.

    Where two values have the same optimal actions, so has all between them: the rule is a reward that is paid alike everywhere,
    and each policy's value is linear in it; or the check's bounds hold one change only.
    """
    low, high = check.told["between"]
    found: list[float] = []
    waiting = [(low, optimal_at(problem, check, low), high, optimal_at(problem, check, high))]
    while waiting:
        low, at_low, high, at_high = waiting.pop()
        if at_low == at_high:
            continue
        if high - low < CLOSE:
            found.append(0.5 * (low + high))
            continue
        middle = 0.5 * (low + high)
        at_middle = optimal_at(problem, check, middle)
        waiting += [(low, at_low, middle, at_middle), (middle, at_middle, high, at_high)]
    found.sort()
    return [value for number, value in enumerate(found) if number == 0 or value - found[number - 1] > MEET]


# One parameter for all states


@quantity("blind-policy")
def _blind_policy(problem: Problem, check: Check, mdp: TabularMDP) -> list[float]:
    """J(p) where one action has the same chance p everywhere, and the other the rest."""
    first, second = check.told["actions"]
    return [of_start(mdp, solve_policy(mdp, policy_of(mdp, {first: p, second: 1.0 - p}))[0]) for p in check.told["p"]]


@quantity("best-blind-policy")
def _best_blind_policy(problem: Problem, check: Check, mdp: TabularMDP) -> list[float]:
    """[p, J(p)] of the best chance, by halving the sign of dJ/dp, which is the sum over states of the exact policy gradient."""
    low, high = 0.01, 0.99
    while high - low > 1e-13:
        middle = 0.5 * (low + high)
        low, high = (middle, high) if slope(mdp, check, middle) > 0.0 else (low, middle)
    first, second = check.told["actions"]
    return [low, of_start(mdp, solve_policy(mdp, policy_of(mdp, {first: low, second: 1.0 - low}))[0])]


def slope(mdp: TabularMDP, check: Check, p: float) -> float:
    """∂J/∂θ of the first action, where θ is shared by all states and the other's is 0."""
    preferences = np.zeros(mdp.legal.shape)
    first = mdp.actions.index(check.told["actions"][0])
    preferences[:, first] = np.log(p / (1.0 - p))
    return float(policy_gradient(mdp, preferences)[:, first].sum())


@quantity("gradient-of-blind-policy")
def _gradient(problem: Problem, check: Check, mdp: TabularMDP) -> list[float]:
    first = slope(mdp, check, check.told["p"])
    return [first, -first]
