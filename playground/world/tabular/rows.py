"""What can happen at some places, as the rows of a table: worked out by the physics, and laid out for all places like them."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.world.mdp import Whole
from playground.world.physics.board import Board, Bools, Floats, Ints
from playground.world.physics.dynamics import branches
from playground.world.tabular.search import AT_ONCE, Batch, Report, batch_of

Naming = Callable[[Ints, Ints], Whole]
"""What a row holds for the place that a way leads to, from (the places it leads from, those it leads to)."""


class Rows(NamedTuple):
    """What can happen at n places with A actions in K ways at most; an unused way has probability 0 and leads back to the place.

    probability, reward, continuation: [n, A, K] float64. to: [n, A, K] int32. ends: [n, A, K] bool. intended: [n, A] int32, where
    a move that goes as asked leads. variety: [n, A, K] int32, how the reward varies; None where nothing does.
    """

    probability: Floats
    to: NDArray[np.int32]
    reward: Floats
    continuation: Floats
    ends: Bools
    intended: NDArray[np.int32]
    variety: NDArray[np.int32] | None


def batches_of(board: Board, places: Ints, report: Report | None) -> list[Batch]:
    """What can happen at all these places, some at a time; `report` is called with the share that is done."""
    rows, actions = np.nonzero(board.legal_at(places))
    batches = []
    for begin in range(0, len(rows), AT_ONCE):
        if report:
            report(begin / len(rows))
        some = slice(begin, begin + AT_ONCE)
        batches.append(batch_of(board, places[rows[some]], actions[some]))
    return batches


def rows_of(board: Board, places: Ints, batches: list[Batch], name: Naming, enterable: Callable[[Ints], Bools]) -> Rows:
    """The rows of these places, rising, from what can happen there.

    `enterable` says of places whether the agent can be there: where a slip is certain, a move as asked may lead nowhere.
    """
    shape = len(places), len(board.rules.moves), max((batch.branches.place.shape[1] for batch in batches), default=1)
    itself = name(places, places).astype(np.int32)
    probability, reward, ends = np.zeros(shape), np.zeros(shape), np.zeros(shape, bool)
    to, intended = np.broadcast_to(itself[:, None, None], shape).copy(), np.broadcast_to(itself[:, None], shape[:2]).copy()
    variety = np.zeros(shape, np.int32) if board.noisy else None
    for own, actions, ways in batches:
        row = np.searchsorted(places, own)
        at = row[:, None], actions[:, None], np.arange(ways.place.shape[1])
        real = ways.probability > 0
        probability[at] = ways.probability
        to[at] = np.where(real, name(own[:, None], ways.place), itself[row, None])
        reward[at] = np.where(real, ways.reward, 0.0)
        ends[at] = real & ways.ends
        if variety is not None and ways.noise is not None:
            variety[at] = np.where(real, ways.noise, 0)
        asked = _as_asked(board, own, actions)
        intended[row, actions] = np.where(enterable(asked), name(own, asked), itself[row])
    continuation = np.where((probability > 0) & ~ends, board.rules.discount, 0.0)
    return Rows(probability, to, reward, continuation, ends, intended, variety)


def _as_asked(board: Board, places: Ints, actions: Ints) -> Ints:
    """[n] the places where moves lead that go as asked."""
    certain = branches(board, places, actions, chance=False)
    asked: Ints = certain.place[np.arange(len(places)), np.argmax(certain.probability > 0, axis=1)]
    return asked


def laid_out(rows: Rows, which: Ints, cells: Ints, numbers: NDArray[np.int32], report: Report | None) -> Rows:
    """Rows for all cells [n], of which each is like one that has a row: `which` [n].

    In `rows` a way says how far from its cell it leads; `numbers` [N] is what stands for each cell in the rows that are returned.
    """
    n = len(cells)
    pairs = {
        name: (values, np.empty((n, *values.shape[1:]), values.dtype))
        for name, values in rows._asdict().items()
        if values is not None
    }
    all_rows = rows._replace(**{name: target for name, (_, target) in pairs.items()})
    for begin in range(0, n, AT_ONCE):
        if report:
            report(begin / n)
        some = slice(begin, begin + AT_ONCE)
        for source, target in pairs.values():
            np.take(source, which[some], axis=0, out=target[some], mode="clip")
        for far in (all_rows.to[some], all_rows.intended[some]):
            _number_targets(far, cells[some], numbers)
    return all_rows


def _number_targets(far: NDArray[Any], cells: Ints, numbers: NDArray[np.int32]) -> None:
    """Puts in place of how far each way leads the number of where it leads."""
    far += cells.reshape(-1, *[1] * (far.ndim - 1)).astype(np.int32)
    far[...] = numbers[far]
