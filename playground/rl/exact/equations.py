"""Linear equations in fractions: small groups in plain Python, large ones by python-flint."""

import importlib.util
import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

EASY = 128
"""Equations that are solved in plain Python; more need python-flint, which solves a thousand in a second or two."""

Row = Mapping[int, Fraction]


class NeedsFlint(RuntimeError):
    """Equations that plain Python would take too long for; the message says what to install."""


def solved(rows: Sequence[Row], rhs: Sequence[Fraction]) -> list[Fraction]:
    """x with x_i = rhs_i + Σ_j rows_i[j] x_j.

    ZeroDivisionError where there is not exactly one; NeedsFlint where there are many equations and python-flint is missing.
    """
    if len(rows) <= EASY:
        return _eliminated(rows, rhs)
    if importlib.util.find_spec("flint") is None:
        reason = f"{len(rows):,} equations hang together here, which takes python-flint: pip install 'bellman-playground[exact]'"
        raise NeedsFlint(f"{reason}; or ask for bounds, with --certify")
    return _lifted(rows, rhs)


def _eliminated(rows: Sequence[Row], rhs: Sequence[Fraction]) -> list[Fraction]:
    """Elimination that keeps only what is not zero: each unknown is put into the equations that have it."""
    equations, x = [dict(row) for row in rows], list(rhs)
    for at in range(len(rows)):
        out = 1 - equations[at].pop(at, Fraction(0))
        equations[at] = {other: share / out for other, share in equations[at].items()}
        x[at] /= out
        for below in range(at + 1, len(rows)):
            if share := equations[below].pop(at, Fraction(0)):
                x[below] += share * x[at]
                for other, weight in equations[at].items():
                    equations[below][other] = equations[below].get(other, Fraction(0)) + share * weight
    for at in reversed(range(len(rows))):
        x[at] += sum((weight * x[other] for other, weight in equations[at].items()), Fraction(0))
    return x


def _lifted(rows: Sequence[Row], rhs: Sequence[Fraction]) -> list[Fraction]:
    """By p-adic lifting (Dixon 1982), on whole numbers: each row times its denominators, all right sides times theirs."""
    import flint

    n, whole = len(rows), math.lcm(*(number.denominator for number in rhs))
    matrix, right = flint.fmpz_mat(n, n), flint.fmpz_mat(n, 1)
    for at, row in enumerate(rows):
        scale = math.lcm(*(number.denominator for number in row.values()))
        matrix[at, at] = scale
        for other, share in row.items():
            matrix[at, other] -= int(share * scale)
        right[at, 0] = int(rhs[at] * whole) * scale
    quotients = flint.fmpq_mat(matrix).solve(flint.fmpq_mat(right), algorithm="dixon")
    return [Fraction(int(quotients[at, 0].p), int(quotients[at, 0].q)) / whole for at in range(n)]
