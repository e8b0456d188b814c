"""The tables of all moments of a level in one stack, so that mice on different maps can be stepped together."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.world.environments.remembering import Remembered, remembering
from playground.world.environments.vector_kernel import Stacked
from playground.world.mdp import Noise, TabularMDP
from playground.world.tabular.moment_tables import Moments

NEVER = 2**62
"""More steps than anyone will ever take."""


class Seen(NamedTuple):
    """What observations and infos say about the T states of a stack.

    observation: [T] int64. cell: [T, 2] int64, (row, col). mask: [T, A] int8, the legal actions.
    floor: [T] int64, its place in the arrays of `remembered`.
    base: [M] int64, the first state of each moment.
    onward: [T] int64, the same state in the next moment, -1 where there is none or nothing can be done there.
    """

    observation: NDArray[np.int64]
    cell: NDArray[np.int64]
    mask: NDArray[np.int8]
    floor: NDArray[np.int64]
    remembered: Remembered
    base: NDArray[np.int64]
    onward: NDArray[np.int64]


def stacked(every: Moments, cut: int | None) -> Stacked:
    """What the kernels read; episodes are cut off after `cut` steps where it is a number."""
    tables, base = every.tables, _bases(every.tables)
    starts = [np.flatnonzero(table.start > 0.0) for table in tables]
    shares = [table.start[at] for table, at in zip(tables, starts, strict=True)]
    probability = _wide([table.probability for table in tables])
    return Stacked(
        probability=probability,
        reached=probability.cumsum(axis=2),
        successor=_wide([table.successor.astype(np.int64) + first for table, first in zip(tables, base, strict=True)]),
        reward=_wide([table.reward for table in tables]),
        ends=_wide([table.ends for table in tables]),
        legal=np.concatenate([table.legal for table in tables]),
        starts=np.concatenate([at + first for at, first in zip(starts, base, strict=True)]).astype(np.int64),
        shares=np.concatenate(shares),
        chances=np.concatenate([share.cumsum() / share.sum() for share in shares]),
        first=np.cumsum([0, *map(len, starts)]).astype(np.int64),
        step_reward=float(every.levels[0].rules.step_reward),
        limit=tables[0].time_limit or NEVER,
        cut=cut or NEVER,
    )


def seen(every: Moments) -> Seen:
    """What observations and infos say about each state of the stack."""
    tables, base = every.tables, _bases(every.tables)
    cells = np.concatenate([np.stack(np.divmod(table.cell, table.shape[1]), axis=1) for table in tables])
    remembered = remembering(tables)
    none = np.full(len(tables[-1].states), -1, np.int64)
    onward = [np.where(after >= 0, after + first, -1) for after, first in zip(every.onward, base[1:], strict=True)]
    return Seen(
        observation=np.concatenate(every.numbers),
        cell=cells.astype(np.int64),
        mask=np.concatenate([table.legal for table in tables]).astype(np.int8),
        floor=np.concatenate([table.floor + first for table, first in zip(tables, remembered.base, strict=True)]).astype(
            np.int64
        ),
        remembered=remembered,
        base=base,
        onward=np.concatenate([*onward, none]),
    )


def noise(every: Moments) -> Noise | None:
    """The noise of every outcome [T, A, K], None where nothing is noisy."""
    if all(table.noise is None for table in every.tables):
        return None
    still = [table.noise or Noise(*(np.zeros(table.probability.shape) for _ in Noise._fields)) for table in every.tables]
    return Noise(*(_wide([getattr(spread, name) for spread in still]) for name in Noise._fields))


def _bases(tables: tuple[TabularMDP, ...]) -> NDArray[np.int64]:
    return np.cumsum([0, *(len(table.states) for table in tables[:-1])]).astype(np.int64)


def _wide(parts: list[NDArray[Any]]) -> NDArray[Any]:
    """[T, A, K] of all parts; where one has fewer outcomes, the others never come."""
    ways = max(part.shape[2] for part in parts)
    return np.concatenate([np.pad(part, ((0, 0), (0, 0), (0, ways - part.shape[2]))) for part in parts])
