"""`playground.solve`: the exact values, action values and best actions of a level, of P and R, or of an environment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from playground.learning.files.tables.q_table_file import written_table
from playground.learning.learner import Array, Field, JudgedPolicy
from playground.plurals import counted
from playground.scripting.board_result import BoardResult
from playground.scripting.call_arguments import count_of, policy_of, warn_of
from playground.scripting.problems import problem_level
from playground.world.level import Level
from playground.world.mdp import TabularMDP, read_only
from playground.world.tabular.table import compile_mdp

UNITS = 200_000
"""Of the solver, between two moments at which Ctrl-C or the stop button of a notebook is heard."""


@dataclass(frozen=True, eq=False, repr=False)
class SolveResult(BoardResult):
    """The exact values of the best policy of a level, or of another policy.

    best: [S, A] bool, all actions that are best by q; of the best policy, the optimal ones.
    start: the mean of v over the states where episodes begin. message: says where the values have no end (a loop that gains for
    ever at γ = 1), "" elsewhere.
    """

    start: float
    message: str = ""

    @property
    def v(self) -> Array:
        """[S] float64, the value of each state; 0 where it ends the episode."""
        return self.fields[Field.V]

    @cached_property
    def q(self) -> Array:
        """[S, A] float64, the values of actions; −∞ where one is not legal, 0 throughout a state that ends the episode."""
        return read_only(written_table(self.fields[Field.Q], self.mdp))

    @property
    def policy(self) -> Array:
        """[S, A] float64, the chance of each action; 0 throughout a state that ends the episode."""
        return self.fields[Field.POLICY]

    def __repr__(self) -> str:
        size = f"{counted(len(self.states), 'state')}, {counted(len(self.actions), 'action')}"
        message = f"; {self.message}" if self.message else ""
        return f"<SolveResult of {self.title!r}: {size}, γ {self.discount:g}, v at the start {self.start:.6g}{message}>"


def solve(
    level: Any,
    reward: Any = None,
    discount: Any = None,
    *,
    policy: str | ArrayLike = "optimal",
    at: int | None = None,
    start: ArrayLike | None = None,
    terminal: Sequence[int] = (),
    legal: ArrayLike | None = None,
    actions: Sequence[str] = (),
    order: str = "",
    shape: tuple[int, int] | None = None,
) -> SolveResult:
    """V, Q and the best actions, exact to 1e-9 (of tables of more than 5,000 states to 1e-6 of the largest reward).

    Args:
      level: the name, path or text of a level, gym:ID, a Level, a TabularMDP, an environment with P (a copy of it is read); or P:
        chances [A, S, S'] or [S, A, S'], dense or a sparse matrix for each action, with `reward`; or the outcomes
        P[s][a] = [(probability, successor, reward, terminated), …] without.
      reward: R, [S, A], [S], [A, S, S'] or [S, A, S'], where P is chances.
      discount: γ in [0, 1]: a number, a Fraction or a text like "2/3". P needs it; others have their own without it.
      policy: whose values: "optimal", "uniform" (equal chances for all legal actions), chances [S, A], or the number of one
        action for each state [S].
      at: on a level that changes, the map in force after so many transitions; None is its first map.
      start, terminal, legal, actions, order, shape: of P and R, as `playground.world.finite_mdp` takes them; start and actions of
        P[s][a] too.

    Returns:
      a frozen result, whose arrays are read-only.

    Raises:
      ValueError (LevelError and FiniteError are such): what was given cannot be read, or numbers do not fit.
      TypeError: something else was given, or too much or too little.
    """
    beside = {"start": start, "legal": legal, "shape": shape, "terminal": terminal, "actions": actions, "order": order}
    notes: list[str] = []
    whole = problem_level(level, reward, discount, {name: value for name, value in beside.items() if _given(value)}, notes.append)
    now = whole.moments[whole.moment(0 if at is None else count_of(at, "at"))]
    if whole.changes and at is None:
        times = ", ".join(f"{change.at:,}" for change in whole.changes)
        notes.append(
            f"this is the first map of {whole.title!r}, which changes at {times}; at=N solves the one after N transitions"
        )
    warn_of(notes)
    mdp = compile_mdp(now)
    return _optimal(now, mdp) if _is_word(policy, JudgedPolicy.OPTIMAL) else _evaluated(now, mdp, policy)


def _given(value: Any) -> bool:
    """Whether an argument says anything."""
    return value is not None and not (isinstance(value, str | tuple | list) and len(value) == 0)


def _is_word(policy: Any, word: str) -> bool:
    return isinstance(policy, str) and policy == word


def _optimal(level: Level, mdp: TabularMDP) -> SolveResult:
    """The best policy, equally good actions evenly."""
    from playground.rl.optimum import OptimumSolver
    from playground.rl.policies import uniform

    solver = OptimumSolver(mdp)
    while not solver.done:
        solver.advance(UNITS)
    best = solver.optimal & mdp.legal
    return SolveResult(level, mdp, _fields(solver.v, solver.q, uniform(best)), read_only(best), solver.start, solver.message)


def _evaluated(level: Level, mdp: TabularMDP, policy: str | ArrayLike) -> SolveResult:
    """A policy that is given, or the one with equal chances."""
    from playground.rl.evaluation import solve_policy
    from playground.rl.policies import greedy_mask, uniform

    if isinstance(policy, str) and policy != JudgedPolicy.UNIFORM:
        raise ValueError(
            f"the policy is {policy!r}, expected 'optimal', 'uniform', chances [S, A] or one action for each state [S]"
        )
    chances = uniform(mdp.legal) if isinstance(policy, str) else policy_of(policy, mdp)
    v, q = solve_policy(mdp, chances)
    starts = mdp.start > 0.0
    start = float((v[starts] * mdp.start[starts]).sum())
    return SolveResult(level, mdp, _fields(v, q, chances), read_only(greedy_mask(q, mdp.legal)), start)


def _fields(v: Array, q: Array, policy: Array) -> Mapping[Field, Array]:
    """The three as a result has them."""
    arrays = {Field.V: v, Field.Q: q, Field.POLICY: policy}
    return MappingProxyType({field: read_only(np.array(array)) for field, array in arrays.items()})
