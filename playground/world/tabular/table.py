"""The table of a level, filled from the physics."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from playground.world.level import Level, LevelError
from playground.world.mdp import Noise, States, TabularMDP, Whole, read_only
from playground.world.physics.board import Board, Bools, Floats, Ints, board_of
from playground.world.physics.dynamics import most_branches
from playground.world.physics.memory import Floors
from playground.world.tabular.patterns import alike
from playground.world.tabular.rows import Rows, batches_of, laid_out, rows_of
from playground.world.tabular.search import MOST_ENTRIES, Report, reached, starts


def compile_mdp(level: Level, report: Report | None = None) -> TabularMDP:
    """The table of a level; the states are the cells that can be entered, row by row, those that end the episode included.

    Where there is something to remember (keys, switches, coins, hazards that walk) they are what can be reached from the start.

    Of a level that changes with time it is the table of the first of its `moments`; of one that brings a table, that table.
    `report` is called now and then with the share that is done, from 0 to 1; whatever it raises ends the compilation.

    Raises LevelError where no action can be taken anywhere, or where the table would be too large.
    """
    if level.table is not None:
        return level.table
    board = board_of(level)
    if board.grows:
        places, batches = reached(board, report)
        which = asked = places
    else:
        places = enterable(board)
        refuse_too_large(board, len(places))
        asked, which = alike(board, places)
        batches = batches_of(board, asked, report)
    if not batches:
        raise LevelError("there is no cell where the mouse can do anything: add some floor")
    number = numbers_of(board, places)

    is_state = membership(places, number)
    if len(asked) == len(places):
        rows = rows_of(board, places, batches, lambda own, to: number(to), is_state)
    else:
        rows = rows_of(board, asked, batches, lambda own, to: to - own, is_state)
        rows = laid_out(rows, which, places, number(np.arange(len(board.tile))), report)
    return table_of(board, places, rows, number)


def enterable(board: Board) -> Ints:
    """The cells that are states of a level that remembers nothing."""
    return np.flatnonzero(~board.blocks[board.tile])


def table_of(board: Board, places: Ints, rows: Rows, number: Callable[[Ints], Whole]) -> TabularMDP:
    """The table of states at these places with these rows."""
    floors, floor, cell = _floors(board, places)
    noise = None
    if rows.variety is not None:
        gaussian, either = np.array(board.varieties).T
        noise = Noise(read_only(gaussian[rows.variety]), read_only(either[rows.variety]))
    return TabularMDP(
        states=States(floors, floor, cell, board.width),
        actions=board.rules.moves,
        probability=read_only(rows.probability),
        successor=read_only(rows.to),
        reward=read_only(rows.reward),
        continuation=read_only(rows.continuation),
        ends=read_only(rows.ends),
        legal=read_only(board.legal_at(places)),
        start=read_only(_start(board, len(places), number)),
        intended=read_only(rows.intended),
        floor=floor,
        cell=cell,
        shape=(board.height, board.width),
        discount=board.rules.discount,
        time_limit=board.rules.time_limit,
        floors=floors,
        noise=noise,
    )


def _floors(board: Board, places: Ints) -> tuple[Floors, NDArray[np.int32], NDArray[np.int32]]:
    """The floors, [S] the floor of every state and [S] its cell."""
    keys, floor = np.zeros(1, np.int64), np.zeros(len(places), np.int64)
    if board.grows:
        keys, floor = np.unique(places // len(board.tile), return_inverse=True)
    cell = (places % len(board.tile)).astype(np.int32)
    return Floors(board.memory, keys), read_only(floor.astype(np.int32)), read_only(cell)


def refuse_too_large(board: Board, states: int) -> None:
    """LevelError where the table of a level that remembers nothing would not fit."""
    entries = states * len(board.rules.moves) * most_branches(board)
    if entries > MOST_ENTRIES:
        raise LevelError(
            f"the table of this level would have {states:,} states and up to {entries:,} entries, at most {MOST_ENTRIES:,} fit"
        )


def numbers_of(board: Board, places: Ints) -> Callable[[Ints], Whole]:
    """Which state a place is; 0 for a place that is none."""
    if board.grows:
        return lambda wanted: np.minimum(np.searchsorted(places, wanted), len(places) - 1)
    numbers = np.zeros(len(board.tile), np.int32)
    numbers[places] = np.arange(len(places), dtype=np.int32)
    return lambda wanted: numbers[wanted]


def membership(places: Ints, number: Callable[[Ints], Whole]) -> Callable[[Ints], Bools]:
    """Whether a place is one of these, which `number` numbers."""

    def is_state(wanted: Ints) -> Bools:
        there: Bools = places[number(wanted)] == wanted
        return there

    return is_state


def places_of(board: Board, mdp: TabularMDP) -> Ints:
    """[S] int, rising: the place of every state of a level's own table."""
    if not board.grows:
        return mdp.cell.astype(np.int64)
    keys = np.array([board.memory.key(floor) for floor in mdp.floors], np.int64)
    return keys[mdp.floor] * len(board.tile) + mdp.cell


def _start(board: Board, states: int, number: Callable[[Ints], Whole]) -> Floats:
    """[S] the places where episodes begin, with equal chance."""
    start = np.zeros(states)
    start[number(starts(board))] = 1.0
    return start / np.sum(start)
