"""The table of a level, filled from the physics."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from playground.world.board import Board, Bools, Floats, Ints, board_of
from playground.world.dynamics import branches
from playground.world.level import Level, LevelError
from playground.world.mdp import Noise, States, TabularMDP, Whole
from playground.world.memory import Floors
from playground.world.search import AT_ONCE, MOST_ENTRIES, Part, Report, part_of, reached, starts

Number = TypeVar("Number", bound=np.generic)


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
        places, parts = reached(board, report)
        legal = board.legal_at(places)
    else:
        places = np.flatnonzero(~board.blocks[board.tile])
        legal = board.legal_at(places)
        parts = _parts(board, places, legal, report)
    if not legal.any():
        raise LevelError("there is no cell where the mouse can do anything: add some floor")
    number = _numbers(board, places)
    floors, floor, cell = _floors(board, places)
    probability, successor, reward, ends, noise = _filled(board, places, parts, number)
    return TabularMDP(
        states=States(floors, floor, cell, board.width),
        actions=level.rules.moves,
        probability=_fixed(probability),
        successor=_fixed(successor),
        reward=_fixed(reward),
        continuation=_fixed(np.where((probability > 0) & ~ends, level.rules.discount, 0.0)),
        ends=_fixed(ends),
        legal=_fixed(legal),
        start=_fixed(_start(board, len(places), number)),
        intended=_fixed(_intended(board, places, legal, number)),
        floor=floor,
        cell=cell,
        shape=(board.height, board.width),
        discount=level.rules.discount,
        time_limit=level.rules.time_limit,
        floors=floors,
        noise=noise,
    )


def _filled(
    board: Board, places: Ints, parts: list[Part], number: Callable[[Ints], Whole]
) -> tuple[Floats, NDArray[np.int32], Floats, Bools, Noise | None]:
    """[S, A, K] probability, successor, reward, ends, and the noise."""
    shape = len(places), len(board.rules.moves), max(part.found.place.shape[1] for part in parts)
    probability, reward, ends = np.zeros(shape), np.zeros(shape), np.zeros(shape, bool)
    successor = np.broadcast_to(np.arange(len(places), dtype=np.int32)[:, None, None], shape).copy()
    variety = np.zeros(shape, np.int32) if board.noisy else None
    for part in parts:
        found = part.found
        at = number(part.places)[:, None], part.actions[:, None], np.arange(found.place.shape[1])
        real = found.probability > 0
        probability[at] = found.probability
        successor[at] = np.where(real, number(found.place), successor[at])
        reward[at] = np.where(real, found.reward, 0.0)
        ends[at] = real & found.ends
        if variety is not None and found.noise is not None:
            variety[at] = np.where(real, found.noise, 0)
    if variety is None:
        return probability, successor, reward, ends, None
    gaussian, either = np.array(board.varieties).T
    return probability, successor, reward, ends, Noise(_fixed(gaussian[variety]), _fixed(either[variety]))


def _floors(board: Board, places: Ints) -> tuple[Floors, NDArray[np.int32], NDArray[np.int32]]:
    """The floors, [S] the floor of every state and [S] its cell."""
    keys, floor = np.zeros(1, np.int64), np.zeros(len(places), np.int64)
    if board.grows:
        keys, floor = np.unique(places // len(board.tile), return_inverse=True)
    cell = (places % len(board.tile)).astype(np.int32)
    return Floors(board.memory, keys), _fixed(floor.astype(np.int32)), _fixed(cell)


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


def _parts(board: Board, places: Ints, legal: Bools, report: Report | None) -> list[Part]:
    """What can happen at all these places, some at a time."""
    _refuse_too_large(board, len(places))
    states, actions = np.nonzero(legal)
    parts = []
    for begin in range(0, len(states), AT_ONCE):
        if report:
            report(begin / len(states))
        some = slice(begin, begin + AT_ONCE)
        parts.append(part_of(board, places[states[some]], actions[some]))
    return parts


def _numbers(board: Board, places: Ints) -> Callable[[Ints], Whole]:
    """Which state a place is; 0 for a place that is none."""
    if board.grows:
        return lambda wanted: np.minimum(np.searchsorted(places, wanted), len(places) - 1)
    numbers = np.zeros(len(board.tile), np.int32)
    numbers[places] = np.arange(len(places), dtype=np.int32)
    return lambda wanted: numbers[wanted]


def _intended(board: Board, places: Ints, legal: Bools, number: Callable[[Ints], Whole]) -> NDArray[np.int32]:
    """[S, A] where a move leads that goes as asked; the state itself where nothing ever leads there (a slip that is certain)."""
    intended = np.broadcast_to(np.arange(len(places), dtype=np.int32)[:, None], legal.shape).copy()
    states, actions = np.nonzero(legal)
    for begin in range(0, len(states), AT_ONCE):
        some = slice(begin, begin + AT_ONCE)
        found = branches(board, places[states[some]], actions[some], chance=False)
        first = np.argmax(found.probability > 0, axis=1)
        place = found.place[np.arange(len(first)), first]
        to = number(place)
        intended[states[some], actions[some]] = np.where(places[to] == place, to, states[some])
    return intended


def _start(board: Board, states: int, number: Callable[[Ints], Whole]) -> Floats:
    """[S] the places where episodes begin, with equal chance."""
    start = np.zeros(states)
    start[number(starts(board))] = 1.0
    return start / np.sum(start)


def _fixed(array: NDArray[Number]) -> NDArray[Number]:
    array.flags.writeable = False
    return array
