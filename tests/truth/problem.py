"""A published problem: one level file, or one small table, and one file of checks: what is asked, and the answer."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from playground.world import Level, TabularMDP, compile_mdp, read_level
from playground.world.tabular.finite import finite_mdp

HERE = Path(__file__).parent
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Check:
    """One question with its answer.

    quantity: the name of what is asked, see quantities.py and runs.py.
    edit: what is different from the level file: rules by name, "legend" ({glyph: {field: value}}), "rows", "moment".
    told: the arguments of the quantity.
    expected: a number, a list, a board (a list of rows, null where there is no value), arrows, {name: any of these}, or for runs
      {name: [low, high]}; "?" where nothing is asked.
    tolerance: how far ours may be from it.
    printed, unit: the numbers as their source prints them, and how far rounding can be off.
    """

    quantity: str
    expected: Any
    label: str = ""
    edit: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    told: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    tolerance: float = 1e-9
    printed: Any = None
    unit: float = 0.0

    @property
    def by_runs(self) -> bool:
        """Whether it asks for means over runs, which must lie in ranges."""
        return "runs" in self.told


@dataclass(frozen=True, eq=False)
class Problem:
    """A level of the literature, or a small table, with its checks."""

    name: str
    title: str
    source: str
    checks: tuple[Check, ...]
    note: str = ""
    table: Mapping[str, Any] | None = None

    @cached_property
    def level(self) -> Level:
        """The level file."""
        return read_level(HERE / "levels" / f"{self.name}.toml")

    def edited(self, edit: Mapping[str, Any]) -> Level:
        """The level with what a check wants to be different."""
        told = dict(edit)
        level = self.level.moments[told.pop("moment", 0)]
        legend = dict(level.legend)
        for glyph, fields in told.pop("legend", {}).items():
            legend[glyph] = dataclasses.replace(level.tile(glyph), **fields)
        rows = tuple(told.pop("rows", level.rows))
        told = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
        return dataclasses.replace(level, rows=rows, legend=legend, rules=dataclasses.replace(level.rules, **told))

    def mdp(self, edit: Mapping[str, Any] = NOTHING) -> TabularMDP:
        """The table of the level, or the table itself with another discount."""
        if self.table is None:
            return compile_mdp(self.edited(edit))
        told = {**self.table, **edit}
        return finite_mdp(
            np.array(told["probability"], dtype=float),
            np.array(told["reward"], dtype=float),
            told["discount"],
            **{name: told[name] for name in ("start", "terminal", "actions", "states", "deviation", "order") if name in told},
        )


def _problem(path: Path) -> Problem:
    told = json.loads(path.read_text(encoding="utf-8"))
    checks = tuple(Check(**check) for check in told.pop("checks"))
    problem = Problem(path.stem, told.pop("title", ""), told.pop("source", ""), checks, **told)
    if problem.table is None:
        level = problem.level
        problem = dataclasses.replace(problem, title=problem.title or level.title, source=problem.source or level.source)
    return problem


@cache
def problems() -> Mapping[str, Problem]:
    """All problems by name."""
    return {path.stem: _problem(path) for path in sorted((HERE / "checks").glob("*.json"))}
