"""Modified policy iteration on a planning table: a look at every action, then some at the chosen ones alone (section 4.6)."""

import numpy as np

from playground.compiled import kernel
from playground.rl.kernel_types import U64, Array
from playground.rl.planning_table import PlanningTable

CHANGED, LARGEST = 0, 1


@kernel
def improve(
    first: int, last: int, table: PlanningTable, margin: float, v: Array, choice: Array, chosen: Array, real: Array
) -> None:
    """v(s) ← max_a q(s, a) (eq. 4.10), and a better choice where there is one; states first … last − 1.

    A choice changes only where another action is better by more than `margin`: so equal ones do not alternate, and at γ = 1
    a way that ends is never given up for one that only promises to. Changes v, choice [S], chosen [S, 1 + K], real.
    """
    rows, records = table.rows, table.records
    width = rows.shape[1] - 1
    changed, largest = real[CHANGED], real[LARGEST]
    for number in range(first, last):
        state = U64(number)
        best, held, taken, now = -np.inf, -np.inf, -1, choice[state]
        for action in range(records.shape[1] // width):
            at = U64(action * width)
            row = U64(records[state, at])
            value = rows[row, U64(0)]
            for branch in range(1, width):
                value += rows[row, U64(1 + branch)] * v[U64(records[state, at + U64(branch)])]
            held = value if action == now else held
            taken = action if value > best else taken
            best = max(best, value)
        if taken >= 0:
            if now < 0 or best > held + margin:
                held = best
                choice[state] = taken
                for column in range(width):
                    chosen[state, U64(column)] = records[state, U64(taken * width + column)]
            changed, largest = max(changed, abs(held - v[state])), max(largest, abs(held))
            v[state] = held
    real[CHANGED], real[LARGEST] = changed, largest


@kernel
def follow(first: int, last: int, rows: Array, chosen: Array, v: Array, real: Array) -> None:
    """v(s) ← q(s, a) of the chosen action (eq. 4.5), states first … last − 1. Changes v and real."""
    width = rows.shape[1] - 1
    changed = real[CHANGED]
    for number in range(first, last):
        state = U64(number)
        row = U64(chosen[state, U64(0)])
        value = rows[row, U64(0)]
        for branch in range(1, width):
            value += rows[row, U64(1 + branch)] * v[U64(chosen[state, U64(branch)])]
        changed = max(changed, abs(value - v[state]))
        v[state] = value
    real[CHANGED] = changed


def policy_equations(rows: Array, chosen: Array) -> tuple[Array, Array, Array, Array]:
    """(successors, weights, leak, rhs) of the linear equations of the chosen actions."""
    chosen_rows = rows[chosen[:, 0]]
    return (
        np.ascontiguousarray(chosen[:, 1:]),
        np.ascontiguousarray(chosen_rows[:, 2:]),
        chosen_rows[:, 1].copy(),
        chosen_rows[:, 0].copy(),
    )
