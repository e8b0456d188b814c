"""`solve --exact`: values as fractions, with the proof that they are the optimum, for people and as JSON."""

import math
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, Protocol

import numpy as np

from playground.cli.answers import ENDLESS
from playground.cli.verb import UsageError
from playground.learning.learner import Array
from playground.plurals import counted
from playground.rl.exact.certificate import Certificate, certificate
from playground.rl.exact.equations import NeedsFlint
from playground.rl.exact.solution import NoOptimum, Solution, Value, solve_exactly
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.tabular.exact_table import exact_table

WIDEST = 24
"""Characters of a fraction in a table for people; a longer one is shown by its first digits and "…"."""
DIGITS = 15
"""How many digits."""


def flag(parser: ArgumentParser) -> None:
    """--exact."""
    parser.add_argument(
        "--exact",
        action="store_true",
        help="V* and Q* as fractions, every number taken as written (0.1 is 1/10), with a proof checked in fractions; "
        'in JSON they are texts like "14/17". Large systems of equations need python-flint ([exact])',
    )


class Answer(NamedTuple):
    """v [S], q [S, A], and best [S, A] bool, the best actions."""

    v: Array
    q: Array
    best: Array


class Proof(Protocol):
    """What is proven of an answer, and how it is printed."""

    @property
    def name(self) -> str:
        """The key in JSON of what is proven."""

    @property
    def answer(self) -> Answer:
        """The answer."""

    @property
    def about(self) -> Mapping[str, Any]:
        """What is proven, for JSON."""

    def put(self, states: Sequence[dict[str, Any]], which: Sequence[int], short: bool) -> None:
        """Puts what is proven into these states as JSON has them, `which` by number; `short` for people."""

    def print_proof(self) -> None:
        """What is proven in words, on standard error."""


@dataclass(frozen=True)
class Exact:
    """A solution with its proof; its answer as the nearest floats, and what is printed in their place."""

    solution: Solution
    proof: Certificate
    actions: tuple[str, ...]
    answer: Answer
    name: str = "exact"

    def put(self, states: Sequence[dict[str, Any]], which: Sequence[int], short: bool) -> None:
        """Puts the fractions in place of the floats of these states, as texts; `short` ones for people."""
        text = shown if short else whole
        for state, number in zip(states, which, strict=True):
            state["v"] = text(self.solution.v[number])
            state["q"] = {self.actions[action]: text(worth) for action, worth in self.solution.q[number].items()}

    @property
    def about(self) -> Mapping[str, Any]:
        """The proof as JSON has it."""
        proof = self.proof
        return {
            "proof": proof.text,
            "states": proof.states,
            "actions": proof.actions,
            "equal": proof.equal,
            "bits": self.solution.bits,
        }

    def print_proof(self) -> None:
        """The proof in words, on standard error."""
        proof = self.proof
        size = f"{counted(proof.states, 'state')} and {counted(proof.actions, 'action')} ({proof.equal:,} with equality)"
        print(
            f"proven in fractions for {size}: {proof.text}. The largest denominator has {counted(self.solution.bits, 'bit')}.",
            file=sys.stderr,
        )


def exact_optimum(name: str, level: Level, mdp: TabularMDP, answer: Answer) -> Exact:
    """The optimum of a level's table `mdp` in fractions, begun at an answer that is near; notes go to standard error.

    UsageError where there is none, or where what it takes is not installed.
    """
    table = exact_table(level, mdp)
    for note in table.notes:
        print(f"{name}: {note}", file=sys.stderr)
    try:
        solution = solve_exactly(table, answer.best)
    except NoOptimum as none:
        row, col = mdp.states[none.state].cell
        raise UsageError(f"{name}: {none.text.format(place=f'row {row}, column {col}')}") from none
    except NeedsFlint as needs:
        raise UsageError(f"{name}: {needs}") from needs
    proof = certificate(table, solution.v, solution.policy)
    q, best = np.zeros(mdp.legal.shape), np.zeros(mdp.legal.shape, np.bool_)
    for state, worths in enumerate(solution.q):
        q[state, list(worths)] = [_float(worth) for worth in worths.values()]
        best[state, list(solution.optimal[state])] = True
    return Exact(solution, proof, mdp.actions, Answer(np.array([_float(value) for value in solution.v]), q, best))


def _float(value: Value) -> float:
    return -np.inf if value is None else float(value)


def whole(value: Value) -> str:
    """The fraction in full, however long."""
    if value is None:
        return ENDLESS[-math.inf]
    numerator, denominator = _digits(value.numerator), _digits(value.denominator)
    return numerator if value.denominator == 1 else f"{numerator}/{denominator}"


def _digits(number: int) -> str:
    """A whole number in decimal; Python itself writes no more than 4,300 digits."""
    if abs(number) < 10**4000:
        return str(number)
    high, low = divmod(abs(number), 10**4000)
    return ("-" if number < 0 else "") + _digits(high) + str(low).zfill(4000)


def shown(value: Value) -> str:
    """The fraction where it is short, else its first digits, which are those of the fraction itself, and "…"."""
    if value is None:
        return "never arrives"
    text = whole(value)
    return text if len(text) <= WIDEST else f"{first_digits(value)}…"


def first_digits(value: Fraction, digits: int = DIGITS) -> str:
    """The first digits of a fraction that is not 0, cut and not rounded."""
    size = abs(value)
    places = digits + 1 - math.floor(0.30103 * (size.numerator.bit_length() - size.denominator.bit_length()))
    text = str(math.floor(size * Fraction(10) ** places))
    cut = Decimal(text[:digits]).scaleb(len(text) - digits - places)
    return ("-" if value < 0 else "") + str(cut)
