"""Where a move comes to rest: the own step, the wind, the ice; walls, thin walls, doors, gates and the edge."""

from typing import NamedTuple

import numpy as np

from playground.world.physics.board import DELTA, Board, Bools, Ints


class Agents(NamedTuple):
    """Where n agents stand before a step; all are [n] int.

    place: cell and memory in one. cell, phase, bits: the parts of it. tile: what is shown under the agent.
    """

    place: Ints
    cell: Ints
    phase: Ints
    bits: Ints
    tile: Ints


def agents_at(board: Board, places: Ints) -> Agents:
    """The agents at these places [n]."""
    if not board.grows:
        nothing = np.zeros(len(places), np.int64)
        return Agents(places, places, nothing, nothing, board.tile[places])
    floor, cell = np.divmod(places, len(board.tile))
    bits, phase = np.divmod(floor, board.memory.period)
    return Agents(places, cell, phase, bits, board.tiles_at(places))


def landing(board: Board, agents: Agents, direction: Ints, gust: int) -> tuple[Ints, Bools]:
    """The cell where a move comes to rest, before anything sends it on, and whether it bumped: ([n] int, [n] bool)."""
    cells, bits = agents.cell, agents.bits
    row, col = np.divmod(cells, board.width)
    step_row, step_col = DELTA[direction, 0], DELTA[direction, 1]
    push = board.push[agents.tile]
    wind = board.wind[col]
    push_row, push_col = push[:, 0] - wind - gust * (wind != 0), push[:, 1]
    off = _off(board, row + step_row, col + step_col)
    stopped = _blocked(board, bits, row, col, step_row, step_col)
    bump = stopped | off
    stays = stopped | (off & ~(board.windy | push.any(axis=1)))
    at_row, at_col = np.where(stays, row, row + step_row), np.where(stays, col, col + step_col)
    for _ in range(max(np.abs(push_row).max(initial=0), np.abs(push_col).max(initial=0))):
        step_row, step_col = np.sign(push_row), np.sign(push_col)
        free = ~_blocked(board, bits, at_row, at_col, step_row, step_col)
        push_row, push_col = np.where(free, push_row - step_row, 0), np.where(free, push_col - step_col, 0)
        at_row, at_col = at_row + step_row * free, at_col + step_col * free
    at_row, at_col = np.clip(at_row, 0, board.height - 1), np.clip(at_col, 0, board.width - 1)
    arrived = at_row * board.width + at_col
    walled = board.blocked(board.ground[arrived], bits)  # wind beyond the edge can bring it back above a wall
    return _glide(board, agents, np.where(walled, cells, arrived)), bump | walled


def _glide(board: Board, agents: Agents, arrived: Ints) -> Ints:
    """[n] where the agent comes to rest that moved to `arrived` and may have come onto polished ice."""
    cells = agents.cell
    going = np.flatnonzero(board.slides[board.ground[arrived]] & (arrived != cells)) if board.slides.any() else ()
    if not len(going):
        return arrived
    arrived = arrived.copy()
    row, col = np.divmod(arrived[going], board.width)
    step_row, step_col = np.sign(row - cells[going] // board.width), np.sign(col - cells[going] % board.width)
    while len(going):
        blocked = _blocked(board, agents.bits[going], row, col, step_row, step_col) | _off(board, row + step_row, col + step_col)
        going, row, col, step_row, step_col = (values[~blocked] for values in (going, row, col, step_row, step_col))
        row, col = row + step_row, col + step_col
        arrived[going] = row * board.width + col
        on = board.slides[board.ground[arrived[going]]]
        going, row, col, step_row, step_col = (values[on] for values in (going, row, col, step_row, step_col))
    return arrived


def _off(board: Board, row: Ints, col: Ints) -> Bools:
    """[n] whether a place is off the board."""
    off: Bools = (row < 0) | (row >= board.height) | (col < 0) | (col >= board.width)
    return off


def _blocked(board: Board, bits: Ints, row: Ints, col: Ints, step_row: Ints, step_col: Ints) -> Bools:
    """[n] whether a wall or a closed side stops a step to a neighbour (the edge does not: see `_off`)."""
    to_row, to_col = row + step_row, col + step_col
    inside = ~_off(board, to_row, to_col)
    there = board.ground[np.where(inside, to_row * board.width + to_col, 0)]
    stopped: Bools = inside & board.blocked(there, bits) & ((step_row != 0) | (step_col != 0))
    if board.shut is not None:
        way = 3 * (step_row + 1) + step_col + 1
        standing = ~_off(board, row, col)
        here = board.ground[np.where(standing, row * board.width + col, 0)]
        stopped |= standing & board.shut[here, way] | inside & board.shut[there, 8 - way]
    return stopped
