"""`solve --certify`: a lower and an upper bound on each value, for people and as JSON."""

import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.cli.answers import agreed
from playground.cli.exactly import Answer
from playground.cli.verb import UsageError
from playground.rl.bounds import Bounds, bounds
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.tabular.rounding import rounding_of

LARGEST = 20_000_000
"""Entries of a table up to which a table for people looks at how many digits are sure."""
DIGITS = 15
"""Of a value in a table for people, at most: those in which its bounds agree."""


def flag(parser: ArgumentParser) -> None:
    """--certify."""
    parser.add_argument(
        "--certify",
        action="store_true",
        help='a lower and an upper bound on each V*, proven with every rounding counted (in JSON "low" and "high"); V then has '
        "only digits in which both agree",
    )


@dataclass(frozen=True)
class Bounded:
    """An answer with bounds on its values, and what is printed in their place."""

    answer: Answer
    bounds: Bounds
    name: str = "bounds"

    def put(self, states: Sequence[dict[str, Any]], which: Sequence[int], short: bool) -> None:
        """Adds the bounds to these states; `short` ones, for people, have only the digits of V that are proven."""
        for state, number in zip(states, which, strict=True):
            low, high = float(self.bounds.low[number]), float(self.bounds.high[number])
            state["low"], state["high"] = (repr(low), repr(high)) if short else (low, high)
            if short:
                state["v"] = agreed(low, high, DIGITS)

    @property
    def about(self) -> Mapping[str, Any]:
        """What is proven as JSON has it."""
        return {"widest": self.widest, "notes": list(self.bounds.notes)}

    @property
    def widest(self) -> float:
        """The largest distance of an upper from a lower bound, of the values that are no infinity."""
        low, high = self.bounds.low, self.bounds.high
        with np.errstate(invalid="ignore"):
            return float(np.where(low == high, 0.0, high - low).max(initial=0.0))

    def print_proof(self) -> None:
        """What is proven, on standard error."""
        for note in self.bounds.notes:
            print(note, file=sys.stderr)
        print(f"every value lies between its bounds, which are {self.widest:.1e} apart at most", file=sys.stderr)


def certified(name: str, level: Level, mdp: TabularMDP, answer: Answer) -> Bounded:
    """Bounds on the optimum of a level's table; UsageError where it has none."""
    if np.isposinf(answer.v).any():
        raise UsageError(
            f"{name}: there are no bounds, because there is no finite optimum: some loop gains for ever; try a --discount below 1"
        )
    return Bounded(answer, bounds(mdp, answer.v, answer.best, rounding_of(level, mdp)))


def close(level: Level, mdp: TabularMDP, answer: Answer) -> float:
    """How far any finite value or action value of an answer may be from the true one; 0 where the table is too large to say."""
    if mdp.probability.size > LARGEST or np.isposinf(answer.v).any():
        return 0.0
    return bounds(mdp, answer.v, answer.best, rounding_of(level, mdp)).off(answer.v)
