"""docs/exact.md as text: the optimum of every bundled level as fractions, with its proof."""

import time
from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from playground.cli.exactly import first_digits
from playground.rl.exact.certificate import certificate
from playground.rl.exact.solution import NoOptimum, solve_exactly
from playground.rl.optimum import solve_optimum
from playground.world import Level, compile_mdp, library
from playground.world.tabular.exact_table import exact_table
from playground.world.tabular.finite import discounted

TABLES = ("gym:FrozenLake-v1", "gym:FrozenLake-v1?map_name=8x8", "gym:CliffWalking-v1", "gym:Taxi-v4")
WIDEST = 24
HEAD = """# Optima that are proven

This page is made by `python -m tests.truth exact`; a test makes it again (except for the seconds) and compares.

`solve LEVEL --exact` gives V\\* and Q\\* as fractions. Every number of a level is read exactly as its text states it: 0.1 is
1/10, and `slip = "2/3"` is two thirds, which no decimal is. The program's own physics runs on fractions in place of floats. A
table of Gymnasium has no text: each of its chances is read as a short decimal, or as a fraction with a denominator up to
10,000, that is close to the float (2⁻⁵⁰), such that they sum to exactly 1. So 0.33333333333333337 is 1/3, and `solve` says
so; if there are no such numbers, the table is refused. Its rewards are the shortest decimals that give their floats. A reward
that varies counts by its mean.

The answer does not depend on the solver being right. `rl/exact/certificate.py`, some hundred lines of plain Python, checks in
fractions that v ≥ R + γ Σ p v(s′) for every state and action, with equality for one policy. At γ = 1 that alone proves
nothing, so it also checks that this policy surely ends or rests for nothing, that v ≥ 0 wherever actions with equality allow
going on for ever, and that a value said to be −∞ cannot be saved. *Equal* counts the actions with equality, which are all the
best ones.

Without fractions, `solve LEVEL --certify` gives a lower and an upper bound on each value from floats, with every rounding
counted (`rl/bounds.py`): for the levels below they are at most 4e−11 apart.
"""
TITLES = "| level | γ | states | actions | equal | V\\* at the first start | largest denominator | seconds |"
RULE = "| --- | --: | --: | --: | --: | --- | --: | --: |"


def row(name: str, level: Level) -> tuple[str, float]:
    """The row of one map without its seconds, and these."""
    mdp = compile_mdp(level)
    likely = solve_optimum(mdp).optimal
    began = time.perf_counter()
    table = exact_table(level, mdp)
    try:
        solution = solve_exactly(table, likely)
    except NoOptimum:
        return f"| {name} | {level.rules.discount:g} | {len(mdp.states):,} | {mdp.legal.sum():,} | | no finite optimum | |", 0.0
    proof = certificate(table, solution.v, solution.policy)
    seconds = time.perf_counter() - began
    value = told(solution.v[int(np.argmax(mdp.start))])
    counts = f"{len(mdp.states):,} | {proof.actions:,} | {proof.equal:,}"
    bits = f"{solution.bits:,} bits" if solution.bits > 1 else "whole"
    return f"| {name} | {level.rules.discount:g} | {counts} | {value} | {bits} |", seconds


def told(value: Fraction | None) -> str:
    """A fraction where it is short, else its first ten digits."""
    if value is None:
        return "−∞"
    text = str(value) if len(str(value)) <= WIDEST else f"{first_digits(value, 10)}…"
    return text.replace("-", "−")


def maps(full: bool) -> Iterator[tuple[str, Level]]:
    """Every map of every bundled level and some tables of Gymnasium, at its own γ or, `full`, at 1."""
    for name in (*sorted(library.bundled()), *TABLES):
        moments = library.find(name).moments
        for number, level in enumerate(moments):
            title = f"{name}, map {number + 1}" if len(moments) > 1 else name
            if not full or level.rules.discount < 1.0:
                yield title, discounted(level, 1.0) if full else level


def rows(full: bool, most: int) -> list[tuple[str, float]]:
    """The rows of all maps of at most so many states."""
    return [row(title, level) for title, level in maps(full) if len(compile_mdp(level).states) <= most]


def page() -> str:
    """All of it."""
    text = HEAD
    for heading, full in (("At the level's own γ", False), ("The others at γ = 1", True)):
        lines = [f"{line} {seconds:.2f} |" for line, seconds in rows(full, 10_000)]
        text += "\n".join(("", f"## {heading}", "", TITLES, RULE, *lines, ""))
    return text
