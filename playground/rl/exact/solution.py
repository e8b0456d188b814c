"""V* and Q* of a table as fractions: policy iteration (section 4.3 of the book) on numbers without rounding."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.rl.components import components
from playground.rl.exact.equations import NeedsFlint, solved
from playground.rl.exact.proper_ways import arriving, resting
from playground.world.mdp import read_only
from playground.world.tabular.exact_table import ExactAction, ExactTable

Array = NDArray[Any]
Value = Fraction | None
"""A value; None is minus infinity: every way loses for ever."""


class NoOptimum(ValueError):
    """A table without a finite optimum, or with one that is not defined; the message says why, at which `state`.

    `text` is the message with {place} in place of the state.
    """

    def __init__(self, text: str, state: int) -> None:
        super().__init__(text.format(place=f"state {state}"))
        self.text, self.state = text, state


@dataclass(frozen=True)
class Solution:
    """v: [S]. q: [S] by action, for each legal one. policy: [S] a best policy that ends or rests, −1 without one."""

    v: tuple[Value, ...]
    q: tuple[dict[int, Value], ...]
    policy: tuple[int, ...]

    @property
    def optimal(self) -> tuple[tuple[int, ...], ...]:
        """[S] every optimal action."""
        return tuple(
            tuple(action for action, worth in row.items() if worth == best) for row, best in zip(self.q, self.v, strict=True)
        )

    @property
    def bits(self) -> int:
        """Of the largest denominator of any value."""
        return max((value.denominator.bit_length() for value in self.v if value is not None), default=1)


def solve_exactly(table: ExactTable, likely: Array) -> Solution:
    """The optimum in fractions, begun at a policy made of likely [S, A] bool, which only saves time: any mask gives the same.

    At γ = 1 staying for nothing is a choice like any other, and only ways that end or stay so count (see `ending`).

    NoOptimum where some loop gains for ever, or where what is lost for ever has gains too. NeedsFlint as in `equations`.
    """
    steps = solving(table, likely)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            solution: Solution = end.value
            return solution


def solving(table: ExactTable, likely: Array, most: int | None = None) -> Generator[None, None, Solution]:
    """The same in small pieces; with `most`, NeedsFlint where more equations than that hang together."""
    rest: list[ExactAction | None] = [None] * len(table.actions)
    if table.discount < 1:
        chosen = [_likeliest(ways, likely[state]) for state, ways in enumerate(table.actions)]
    else:
        rest = resting(table)
        chosen = arriving(table, rest, lambda state, way: bool(likely[state, way.action]))
        sure = arriving(table, rest, lambda state, way: True)
        _check_lost(table, sure)
        chosen = [other if way is None else way for way, other in zip(chosen, sure, strict=True)]
        if any((way is None) != (other is None) for way, other in zip(chosen, sure, strict=True)):
            chosen = sure
    while True:
        v = yield from _values(table, chosen, most)
        q = tuple({way.action: look_ahead(way, v, table.discount) for way in ways} for ways in table.actions)
        better = list(_better(table, chosen, rest, v, q))
        if not better:
            return Solution(tuple(v), q, tuple(-1 if way is None else way.action for way in chosen))
        for state, way in better:
            chosen[state] = way


def look_ahead(way: ExactAction, v: Sequence[Value], discount: Fraction) -> Value:
    """q(s, a) = E[R] + γ Σ p v(s'); None where it may lead to a value of None."""
    total = Fraction(0)
    for after, chance in way.onward:
        value = v[after]
        if value is None:
            return None
        total += chance * value
    return way.reward + discount * total


def _likeliest(ways: Sequence[ExactAction], likely: Array) -> ExactAction | None:
    return next((way for way in ways if likely[way.action]), ways[0] if ways else None)


def _check_lost(table: ExactTable, sure: Sequence[ExactAction | None]) -> None:
    """NoOptimum where a state from which no way ends pays anything."""
    for state, way in enumerate(sure):
        if way is None and any(lost.reward > 0 for lost in table.actions[state]):
            raise NoOptimum("from {place} no way ends, and going on for ever has gains: its value has no bound or is none", state)


def _better(
    table: ExactTable,
    chosen: Sequence[ExactAction | None],
    rest: Sequence[ExactAction | None],
    v: Sequence[Value],
    q: Sequence[dict[int, Value]],
) -> Iterator[tuple[int, ExactAction]]:
    """The states in which another way is worth more than the chosen one, and that way."""
    for state, ways in enumerate(table.actions):
        value, resting_way = v[state], rest[state]
        if value is None:
            continue
        best, worth = chosen[state], value
        for way in ways:
            other = q[state][way.action]
            if other is not None and other > worth:
                best, worth = way, other
        if worth == value and resting_way is not None and value < 0:
            best = resting_way
        if best is not None and best is not chosen[state]:
            yield state, best


def _values(table: ExactTable, chosen: Sequence[ExactAction | None], most: int | None) -> Generator[None, None, list[Value]]:
    """[S] the value of a policy, group after group of states that reach one another; None where it has no way."""
    S, discount = len(table.actions), table.discount
    widest = max((len(way.onward) for way in chosen if way is not None), default=1)
    successors, weights = np.zeros((S, max(1, widest)), np.uint32), np.zeros((S, max(1, widest)))
    for state, way in enumerate(chosen):
        for number, (after, _) in enumerate(() if way is None else way.onward):
            successors[state, number], weights[state, number] = after, 1.0
    order, bounds, _ = components(read_only(successors), weights)  # as those of tables, for which the kernel is compiled already
    v: list[Value] = [None if ways else Fraction(0) for ways in table.actions]
    for first, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        group = [int(state) for state in order[first:end] if chosen[state] is not None]
        if most is not None and len(group) > most:
            raise NeedsFlint(f"{len(group):,} equations hang together, more than {most:,}")
        yield
        for state, value in zip(group, _group_values(table, chosen, group, v, discount), strict=True):
            v[state] = value
    return v


def _group_values(
    table: ExactTable, chosen: Sequence[ExactAction | None], group: Sequence[int], v: Sequence[Value], discount: Fraction
) -> list[Fraction]:
    """The values of the states of one group, from those of the groups that it leads to."""
    place = {state: number for number, state in enumerate(group)}
    rows, rhs, closed = [], [], discount == 1
    for state in group:
        way = chosen[state]
        assert way is not None
        outside = [(after, chance) for after, chance in way.onward if after not in place]
        rows.append({place[after]: discount * chance for after, chance in way.onward if after in place})
        gain = look_ahead(ExactAction(way.action, way.reward, tuple(outside)), v, discount)
        if gain is None:
            raise NoOptimum("the best way from {place} leads where every way loses for ever", state)
        rhs.append(gain)
        closed = closed and not outside and way.stays
    if closed and not any(rhs):
        return [Fraction(0)] * len(group)
    if closed:
        raise NoOptimum(
            "there is no finite optimum: a loop through {place} gains for ever, and all rewards count in full", group[0]
        )
    return solved(rows, rhs)
