"""The optimum in fractions and its proof, in small pieces, so that other work can go on between them."""

from collections.abc import Generator
from typing import Any

from numpy.typing import NDArray

from playground.rl.exact.certificate import certificate
from playground.rl.exact.equations import EASY
from playground.rl.exact.solution import Solution, solving
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.tabular.exact_table import exact_table


def proving(level: Level, mdp: TabularMDP, likely: NDArray[Any]) -> Generator[None, None, Solution]:
    """The solution of a level's table `mdp`, once it is proven; likely [S, A] bool, its best actions as far as they are known.

    In plain Python: NeedsFlint where that takes long. NoOptimum, Unproven and LevelError as in `solve_exactly`, `certificate` and
    `exact_table`.
    """
    yield
    table = exact_table(level, mdp)
    yield
    solution = yield from solving(table, likely, EASY)
    certificate(table, solution.v, solution.policy)
    return solution
