"""Any finite Markov decision process, given as arrays or as Gymnasium's dictionary, as a table."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.plurals import counted
from playground.world.level import Level, Rules
from playground.world.mdp import TabularMDP, read_only
from playground.world.tabular.finite_checks import (
    NOWHERE,
    FiniteError,
    check_arrays,
    check_listed,
    discounting,
    flagged,
    named,
    starting,
)
from playground.world.tabular.outcomes import Outcomes, outcomes_of
from playground.world.tabular.packing import Listed, Places, in_reading_order, packed, side_by_side
from playground.world.tiles import GLYPHS

Array = NDArray[Any]

ORDERS = ("action first", "state first")
"""How the arrays may be given: P[a, s, s'], or P[s, a, s']."""


def finite_mdp(
    probability: ArrayLike,
    reward: ArrayLike,
    discount: float,
    *,
    start: ArrayLike | None = None,
    terminal: Sequence[int] = (),
    legal: ArrayLike | None = None,
    actions: Sequence[str] = (),
    states: Sequence[str] = (),
    deviation: ArrayLike = 0.0,
    time_limit: int = 0,
    order: str = "",
    shape: tuple[int, int] | None = None,
) -> TabularMDP:
    """The table of a finite process, for every planner and every learner; the states keep their numbers.

    Args:
      probability: [A, S, S'] or [S, A, S'], the chance of S' after taking A in S; each row sums to 1.
        A row of zeros says that the action is not legal there (where `legal` is not given).
      reward: [S, A], or [S], paid for leaving the state, or for each outcome, in either order of axes, [A, S, S'] or [S, A, S'].
      discount: γ in [0, 1].
      start: [S] the distribution of S_0, or the number of the one state where episodes begin; without it all states alike.
      terminal: numbers of the states that end an episode: nothing follows them, and their value is 0.
      legal: [S, A] bool.
      actions, states: names; of states only the errors make use.
      deviation: the standard deviation of normal noise on the reward, in any form of reward, or one number.
      time_limit: steps until an episode is cut off; 0 is none.
      order: "action first" or "state first" where there are as many actions as states, so that the axes do not tell.
      shape: (rows, cols) in which the states are drawn in reading order; without it, nearly square.

    Raises:
      FiniteError: shapes that do not fit, chances that are none or do not sum to 1, numbers that are not finite.
    """
    P = _ordered(np.asarray(probability, dtype=np.float64), order)
    S, A = P.shape[:2]
    names, words = (
        named(actions, A, "action"),
        [f"{name!r}" for name in states] if states else [str(number) for number in range(S)],
    )
    if len(words) != S:
        raise FiniteError(f"states holds {counted(len(words), 'name')}, expected {S}, one for each state")
    R, spread = _rewards(reward, P, order, "reward"), _rewards(deviation, P, order, "deviation")
    final = flagged(terminal, S)
    allowed = _allowed(legal, P, final)
    check_arrays(P, allowed, words, names)
    live = np.where(allowed[:, :, None], P, 0.0)
    state, action, successor = np.nonzero(live)
    place = state, action, successor
    mute: Array = ~np.any(allowed, axis=1)
    listed = Listed(state, action, successor, live[place], R[place], np.abs(spread[place]), mute[successor])
    return packed(listed, allowed, starting(start, ~mute), names, discounting(discount), time_limit, _layout(shape, S))


def from_p(
    p: Any,
    discount: float,
    *,
    start: ArrayLike | None = None,
    actions: Sequence[str] = (),
    time_limit: int = 0,
    places: Places | None = None,
) -> TabularMDP:
    """The table of Gymnasium's P[s][a] = [(probability, successor, reward, terminated), …].

    An end belongs to the outcome: a state in which some episodes end and through which another way passes keeps its actions. A
    state is terminal where every action stays, pays nothing and has ended, and one that is come to only by an end, so that what P
    says of it is never used.

    Args:
      p: mappings, lists or arrays, see `outcomes_of`; the states are 0 … S − 1. An action that is missing in a state is not legal
        there.
      discount, start, actions, time_limit: as in `finite_mdp`.
      places: where the states are drawn; without it, nearly square.

    Raises:
      FiniteError: as in `finite_mdp`.
    """
    return table_of(outcomes_of(p), discount, start=start, actions=actions, time_limit=time_limit, places=places)


def table_of(
    outcomes: Outcomes,
    discount: float,
    *,
    start: ArrayLike | None = None,
    actions: Sequence[str] = (),
    time_limit: int = 0,
    places: Places | None = None,
) -> TabularMDP:
    """The table of outcomes that were read, as `from_p` makes it."""
    listed, S, A = outcomes.listed, outcomes.states, outcomes.action_count
    if not A:
        raise FiniteError(NOWHERE)
    names = named(actions or outcomes.actions, A, "action")
    check_listed(listed, S, A, names)
    legal = np.zeros((S, A), bool)
    legal[listed.state, listed.action] = True
    begins = starting(start, np.ones(S, bool))
    legal[_final(listed, ~outcomes.flagged, begins)] = False
    kept = listed.chosen(legal[listed.state, listed.action])
    if not legal.any():
        raise FiniteError(NOWHERE)
    begins = starting(start, np.any(legal, axis=1)) if start is None else begins
    kept = kept._replace(ends=kept.ends | ~np.any(legal[kept.successor], axis=1))
    return packed(kept, legal, begins, names, discounting(discount), time_limit, places or side_by_side(S))


def table_level(mdp: TabularMDP, title: str, about: str = "", source: str = "") -> Level:
    """A level that brings its own table, so that it can be trained on, shown and solved like any other.

    Drawn are starts (where not every state is one), goals, and as pits those ends that pay less than the best.
    """
    rows, cols = mdp.shape
    there = np.full(rows * cols, "#")
    there[mdp.cell] = "."
    begins = mdp.cell[mdp.start > 0.0]
    if len(begins) < len(np.unique(mdp.cell)):
        there[begins] = "S"
    paid = np.full(len(mdp.states), -np.inf)
    np.maximum.at(paid, mdp.successor[mdp.ends], mdp.reward[mdp.ends])
    best = mdp.terminal & (paid >= paid.max(initial=-np.inf, where=mdp.terminal))
    there[mdp.cell[mdp.terminal]] = "P"
    there[mdp.cell[best]] = "G"
    rules = Rules(discount=mdp.discount, time_limit=mdp.time_limit)
    legend = {glyph: replace(GLYPHS[glyph], enter=0.0) for glyph in "GP" if glyph in there}  # what is paid stands in the table
    return Level(title, tuple("".join(row) for row in there.reshape(rows, cols)), about, source, rules, legend, table=mdp)


def discounted(level: Level, discount: float) -> Level:
    """The same level with another γ, its table too where it brings one."""
    rules, table = replace(level.rules, discount=discounting(discount)), level.table
    if table is not None:
        continuation = read_only(np.where((table.probability > 0.0) & ~table.ends, discount, 0.0))
        table = replace(table, discount=rules.discount, continuation=continuation)
    return replace(level, rules=rules, table=table)


def _ordered(array: Array, order: str) -> Array:
    """[S, A, S'] from either order."""
    if order not in ("", *ORDERS):
        raise FiniteError(f"the order is {order!r}, expected one of {', '.join(map(repr, ORDERS))}")
    sizes = array.shape
    fits = {
        "action first": array.ndim == 3 and sizes[1] == sizes[2],
        "state first": array.ndim == 3 and sizes[0] == sizes[2],
    }
    possible = [name for name in ORDERS if fits[name] and order in ("", name)]
    if array.size == 0 or not possible:
        raise FiniteError(f"an array has the shape {list(sizes)}, expected [A, S, S'] or [S, A, S']")
    if len(possible) == 2:
        raise FiniteError(f"there are as many actions as states, {sizes[0]:,}: say order='action first' or order='state first'")
    return array.transpose(1, 0, 2) if possible == ["action first"] else array


def _rewards(given: ArrayLike, P: Array, order: str, what: str) -> Array:
    """[S, A, S'] from any form."""
    array, (S, A, _) = np.asarray(given, dtype=np.float64), P.shape
    if array.ndim == 3:
        array = _ordered(array, order)
    elif array.ndim == 2:
        array = array[:, :, None]
    elif array.ndim == 1:
        array = array[:, None, None]
    wanted = [(1,) if array.ndim == 0 else (S,), (1, A), (1, S)]
    if array.ndim and any(size not in sizes for size, sizes in zip(array.shape, wanted, strict=True)):
        raise FiniteError(
            f"the {what} has the shape {list(np.shape(given))}, expected [S, A], [S], [S, A, S'] or [A, S, S'] with S={S}, A={A}"
        )
    if not np.isfinite(array).all():
        raise FiniteError(f"the {what} has a number that is not finite")
    return np.broadcast_to(array, P.shape)


def _allowed(legal: ArrayLike | None, P: Array, final: Array) -> Array:
    flags = P.any(axis=2) if legal is None else np.asarray(legal, dtype=bool)
    if flags.shape != P.shape[:2]:
        raise FiniteError(f"legal has the shape {list(flags.shape)}, expected {list(P.shape[:2])}")
    allowed: Array = flags & ~final[:, None]
    if not allowed.any():
        raise FiniteError(NOWHERE)
    return allowed


def _final(listed: Listed, silent: Array, begins: Array) -> Array:
    """[S] bool: states that nothing leaves, and those that are come to only where an episode ends.

    silent: [N] bool, outcomes that do not say whether they end.
    """
    S, possible = len(begins), listed.probability > 0.0
    likely, over = listed.chosen(possible), (listed.ends | silent)[possible]
    stays = likely.successor == likely.state
    rests = np.ones(S, bool)
    rests[likely.state[~(over & stays & (likely.reward == 0.0))]] = False
    ended = likely.ends & ~stays
    live = begins > 0.0
    live |= ~_flags(S, likely.successor[ended])
    grown = True
    while grown:
        further = live | _flags(S, likely.successor[~likely.ends & live[likely.state]])
        grown, live = bool((further != live).any()), further
    final: Array = rests | (_flags(S, likely.successor[ended & live[likely.state]]) & ~live)
    return final


def _flags(S: int, states: Array) -> Array:
    """[S] bool: whether a state is one of these."""
    flags = np.zeros(S, bool)
    flags[states] = True
    return flags


def _layout(shape: tuple[int, int] | None, S: int) -> Places:
    if shape is None:
        return side_by_side(S)
    if np.shape(shape) != (2,) or not all(isinstance(size, int | np.integer) and size > 0 for size in shape):
        raise FiniteError(f"the shape is {shape!r}, expected (rows, columns) with room for {S} states")
    rows, cols = shape
    if rows * cols < S:
        raise FiniteError(f"the shape {rows} × {cols} has no room for {S} states")
    return in_reading_order(S, (rows, cols))
