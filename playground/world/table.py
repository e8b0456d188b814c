"""The table of a level, filled from the physics."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from playground.world.board import Board, Bools, Floats, Ints, board_of
from playground.world.branches import Branches, merged
from playground.world.dynamics import branches
from playground.world.level import Level, LevelError
from playground.world.mdp import Floor, States, TabularMDP

MOST_ENTRIES = 48_000_000
"""States times actions times outcomes that a table may have (about 1.3 GB)."""
_AT_ONCE = 1 << 14

Report = Callable[[float], None]

Number = TypeVar("Number", bound=np.generic)


def compile_mdp(level: Level, report: Report | None = None) -> TabularMDP:
    """The table of a level; the states are the cells that can be entered, row by row, those that end the episode included.

    Of a level that changes with time it is the table of the first of its `moments`; of one that brings a table, that table.
    `report` is called now and then with the share that is done, from 0 to 1; whatever it raises ends the compilation.

    Raises LevelError where no action can be taken anywhere, or where the table would be too large.
    """
    if level.table is not None:
        return level.table
    board = board_of(level)
    cells = np.flatnonzero(~board.blocks[board.tile])
    legal = board.legal[cells]
    if not legal.any():
        raise LevelError("there is no cell where the mouse can do anything: add some floor")
    _refuse_too_large(board, len(cells))
    state_at = np.full(board.height * board.width, -1, np.int32)
    state_at[cells] = np.arange(len(cells), dtype=np.int32)
    states, actions = np.nonzero(legal)
    found = _outcomes(board, cells[states], actions, report)
    ways = max(part.cell.shape[1] for part in found)
    shape = (*legal.shape, ways)
    probability, reward, ends = np.zeros(shape), np.zeros(shape), np.zeros(shape, bool)
    successor = np.broadcast_to(np.arange(len(cells), dtype=np.int32)[:, None, None], shape).copy()
    begin = 0
    for part in found:
        pairs = slice(begin, begin + len(part.cell))
        place = states[pairs, None], actions[pairs, None], np.arange(part.cell.shape[1])
        begin = pairs.stop
        real = part.probability > 0
        probability[place] = part.probability
        successor[place] = np.where(real, state_at[part.cell], successor[place])
        reward[place] = np.where(real, part.reward, 0.0)
        ends[place] = real & part.ends
    floor, cell = _fixed(np.zeros(len(cells), np.int32)), _fixed(cells.astype(np.int32))
    return TabularMDP(
        states=States((Floor(),), floor, cell, board.width),
        actions=level.rules.moves,
        probability=_fixed(probability),
        successor=_fixed(successor),
        reward=_fixed(reward),
        continuation=_fixed(np.where((probability > 0) & ~ends, level.rules.discount, 0.0)),
        ends=_fixed(ends),
        legal=_fixed(legal),
        start=_fixed(_starts(board, cells, np.any(legal, axis=1))),
        intended=_fixed(_intended(board, cells, legal, state_at)),
        floor=floor,
        cell=cell,
        shape=(board.height, board.width),
        discount=level.rules.discount,
        time_limit=level.rules.time_limit,
    )


def _refuse_too_large(board: Board, states: int) -> None:
    actions = len(board.rules.moves)
    ways = 1 if not (board.rules.slip or any(tile.slip for tile in board.tiles)) else 3
    if board.rules.slip_kind == "others" and ways > 1:
        ways = actions + 1
    if board.windy and board.rules.gusts:
        ways *= 3
    sends, jumps = (max((len(targets) for targets in every), default=0) for every in (board.sends, board.jumps))
    entries = states * actions * max(ways * max(1, sends), jumps)
    if entries > MOST_ENTRIES:
        raise LevelError(
            f"the table of this level would have {states:,} states and up to {entries:,} entries, at most {MOST_ENTRIES:,} fit"
        )


def _outcomes(board: Board, cells: Ints, actions: Ints, report: Report | None) -> list[Branches]:
    """The outcomes of each action in its cell, some at a time so that what is needed on the way stays small."""
    parts = []
    for begin in range(0, len(cells), _AT_ONCE):
        if report:
            report(begin / len(cells))
        part = slice(begin, begin + _AT_ONCE)
        parts.append(merged(branches(board, cells[part], actions[part])))
    return parts


def _intended(board: Board, cells: Ints, legal: Bools, state_at: NDArray[np.int32]) -> NDArray[np.int32]:
    intended = np.broadcast_to(np.arange(len(cells), dtype=np.int32)[:, None], legal.shape).copy()
    states, actions = np.nonzero(legal)
    intended[states, actions] = state_at[branches(board, cells[states], actions, chance=False).cell[:, 0]]
    return intended


def _starts(board: Board, cells: Ints, usable: Bools) -> Floats:
    """[S] the start tiles where an action can be taken, or else all such cells, with equal chance."""
    starts = board.flags("starts")[board.tile[cells]] & usable
    chosen = (starts if starts.any() else usable).astype(np.float64)
    return chosen / np.sum(chosen)


def _fixed(array: NDArray[Number]) -> NDArray[Number]:
    array.flags.writeable = False
    return array
