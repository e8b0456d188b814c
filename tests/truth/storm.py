"""`python -m tests.truth.storm [LEVEL …]`: Storm, a model checker, solves the .drn of every bundled level in exact arithmetic.

It needs stormpy 2 (`pip install stormpy`), which nothing else does. Each line holds −R{"cost"}min=? [F "end"] of every state
against our V*, and against the fractions of `solve --exact` wherever python-flint is there. The exit status is 1 where a
number differs.
"""

import importlib.util
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from playground.rl.exact.solution import solve_exactly
from playground.rl.optimum import OptimumSolver
from playground.world import compile_mdp
from playground.world.exporting.drn import drn
from playground.world.exporting.stopping import stopping
from playground.world.level import Level
from playground.world.library import bundled, find
from playground.world.mdp import TabularMDP
from playground.world.tabular.exact_table import exact_table

PROPERTY = 'R{"cost"}min=? [F "end"]'
NEAR = 1e-12
"""Of our floats from Storm's fractions, relative to the largest value."""


def judged(level: Level, mdp: TabularMDP, stormpy: Any) -> list[Fraction | None]:
    """What Storm makes of each state, None for minus infinity."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "level.drn"
        path.write_text("".join(drn(stopping(level, mdp), level.title)), encoding="utf-8")
        model = stormpy.build_model_from_drn[stormpy.Rational](str(path))
    result = stormpy.model_checking(model, stormpy.parse_properties(PROPERTY)[0])
    words = [str(result.get_value(state)) for state in range(len(mdp.states))]
    return [None if word == "inf" else -Fraction(word) for word in words]


def line(name: str, level: Level, stormpy: Any) -> tuple[str, bool]:
    """A row of the table, and whether all is equal."""
    mdp = compile_mdp(level)
    theirs = judged(level, mdp, stormpy)
    solver = OptimumSolver(mdp)
    while not solver.done:
        solver.advance(1_000_000)
    floats = np.array([-np.inf if value is None else float(value) for value in theirs])
    finite = np.isfinite(floats)
    off = float(np.abs(floats - solver.v)[finite].max(initial=0.0))
    same = bool((floats[~finite] == solver.v[~finite]).all()) and off <= NEAR * max(1.0, np.abs(floats[finite]).max(initial=0.0))
    proven = "-"
    if importlib.util.find_spec("flint") is not None:
        ours = solve_exactly(exact_table(level, mdp), solver.optimal).v
        equal = sum(one == two for one, two in zip(ours, theirs, strict=True))
        proven, same = f"{equal} of {len(ours)}", same and equal == len(ours)
    return f"| {name} | {len(mdp.states)} | {mdp.discount:g} | {off:.1e} | {proven} | {'yes' if same else 'NO'} |", same


def main(names: list[str]) -> int:
    """Prints the table."""
    try:
        import stormpy
    except ImportError:
        print("stormpy is not installed: pip install stormpy", file=sys.stderr)
        return 2
    print(
        f"Storm {stormpy.__version__}: largest difference from our floats, and states with the same fraction as solve --exact\n"
    )
    print("| level | states | γ | difference | same fraction | all equal |\n| --- | --- | --- | --- | --- | --- |")
    right = True
    for name in names or bundled():
        moments = find(name).moments
        for number, level in enumerate(moments):
            text, same = line(name if len(moments) == 1 else f"{name}, map {number + 1}", level, stormpy)
            right &= same
            print(text, flush=True)
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
