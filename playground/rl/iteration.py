"""Large sets of linear equations x = b + W x by iteration (BiCGSTAB), where elimination would take too long."""

import numpy as np

from playground.compiled import kernel
from playground.rl.kernel_types import Array

_RESTARTS, _STEPS = 8, 400


@kernel
def _sweep(weights: Array, after: Array, given: Array, within: bool, x: Array) -> float:
    """x_k ← given_k + Σ w x, in place, of earlier x alone where not `within`; the largest change. Changes x."""
    moved = 0.0
    for at in range(len(x)):
        value = given[at]
        for branch in range(weights.shape[1]):
            if within or after[at, branch] < at:
                value += weights[at, branch] * x[after[at, branch]]
        moved = max(moved, abs(value - x[at]))
        x[at] = value
    return moved


@kernel
def _taken_off(weights: Array, after: Array, x: Array, target: Array) -> None:
    """Fills target: x − W x."""
    for at in range(len(x)):
        value = x[at]
        for branch in range(weights.shape[1]):
            value -= weights[at, branch] * x[after[at, branch]]
        target[at] = value


def iterated(weights: Array, after: Array, given: Array, x: Array) -> Array:
    """x = given + W x, from a first guess x that is changed; to about the last digit, times what the equations magnify.

    BiCGSTAB with one sweep as its preconditioner (van der Vorst 1992), begun again where it has lost its way, then plain sweeps.

    Args:
      weights: [n, K] float64, no less than 0, with no more than 1 in a row. after: [n, K] uint32. given, x: [n] float64.
    """

    def prepared(y: Array) -> Array:
        z = np.zeros(len(y))
        _sweep(weights, after, y, False, z)
        return z

    def applied(z: Array) -> Array:
        target = np.empty(len(z))
        _taken_off(weights, after, z, target)
        return target

    with np.errstate(all="ignore"):
        for _ in range(_RESTARTS):
            residual = given - applied(x)
            if not np.abs(residual).max(initial=0.0) > 4e-16 * np.abs(x).max(initial=1e-300):
                break
            solution, worst = x.copy(), np.inf
            shadow, p, image = residual.copy(), np.zeros(len(x)), np.zeros(len(x))
            rho = alpha = omega = 1.0
            for _ in range(_STEPS):
                latest = float(shadow @ residual)
                if latest == 0.0 or omega == 0.0 or not np.isfinite(latest):
                    break
                p = residual + latest / rho * alpha / omega * (p - omega * image)
                rho, y = latest, prepared(p)
                image = applied(y)
                alpha = rho / float(shadow @ image)
                residual = residual - alpha * image
                z = prepared(residual)
                other = applied(z)
                square = float(other @ other)
                omega = float(other @ residual) / square if square > 0.0 else 0.0
                solution += alpha * y + omega * z
                residual = residual - omega * other
                worst = float(np.abs(residual).max())
                if not worst > 1e-16 * np.abs(solution).max():
                    break
            if np.isfinite(solution).all():
                x[...] = solution
    for _ in range(min(200_000, 400_000_000 // max(1, weights.size))):
        if not _sweep(weights, after, given, True, x) > 1e-14 * max(1.0, float(np.abs(x).max(initial=0.0))):
            break
    return x
