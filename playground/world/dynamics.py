"""What happens when an action is taken: the only physics. Everything else asks here.

One step, in this order:

1. On an exit the action pays the exit and ends the episode; on a jump it leaps and pays the jump. Nothing else is paid.
2. The controls of the cell may be swapped; then the move may slip (the cell's own slip before the level's). Staying never slips.
3. The agent makes its own step. A wall, a closed side or the edge stops it: a bump.
4. The wind of the column and of the cell it left carry it on, cell by cell, until something blocks. Where there is wind, row and
   column are held on the board separately once all of the movement is done (Sutton & Barto, example 6.5).
5. On polished ice it glides on, in the direction in which it came, until something blocks or the ice ends.
6. It pays: what leaving costs, the step, what entering the cell it came to pays, and the bump.
7. A cell that sends has sent it on to another cell, which neither pays nor sends again.
8. The episode ends if the cell ends it, or if nothing can be done in the cell where it now is.
"""

from typing import NamedTuple

import numpy as np

from playground.world.board import DELTA, STAY, Board, Bools, Floats, Ints, board_of
from playground.world.branches import Branches, beside, merged
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.mdp import State


class Outcome(NamedTuple):
    """One way that an action can turn out; `reward` is R_{t+1}, `ends` says that the episode is over."""

    probability: float
    state: State
    reward: float
    ends: bool


def outcomes(level: Level, state: State, action: str) -> tuple[Outcome, ...]:
    """The ways that an action can turn out, the likeliest first; no two agree in state, reward and end.

    Empty where the action is not legal or the state is final. ValueError where the level has no such action or no such cell.
    """
    if action not in level.rules.moves:
        raise ValueError(f"there is no action {action!r} in this level, expected one of {', '.join(level.rules.moves)}")
    row, col = state.cell
    if not (0 <= row < level.height and 0 <= col < level.width):
        raise ValueError(f"there is no cell {row}, {col} on a board of {level.height} rows and {level.width} columns")
    board, number = board_of(level), level.rules.moves.index(action)
    cell = row * level.width + col
    if not board.legal[cell, number]:
        return ()
    found = merged(branches(board, np.array([cell]), np.array([number])))
    return tuple(
        Outcome(float(probability), State(Cell(*map(int, divmod(to, board.width)))), float(reward), bool(ends))
        for probability, to, reward, ends in zip(*(values[0] for values in found), strict=True)
        if probability > 0
    )


def branches(board: Board, cells: Ints, actions: Ints, *, chance: bool = True) -> Branches:
    """What n actions [n] (indices) can lead to, each legal in its cell [n].

    Without `chance` the move goes as asked: no slip, no gust, and of several landings the first.
    """
    direction = board.direction[board.tile[cells], actions]
    ways = _slips(board, cells, direction) if chance else [(np.ones(len(cells)), direction)]
    gusts = (-1, 0, 1) if chance and board.rules.gusts and board.windy else (0,)
    parts = []
    for probability, way in ways:
        for gust in gusts:
            share = probability
            if len(gusts) > 1:
                share = probability * np.where(board.wind[cells % board.width] != 0, 1 / 3, float(gust == 0))
            parts.append(_walk(board, cells, way, gust, share))
    return _leaps(board, cells, beside(parts))


def _slips(board: Board, cells: Ints, direction: Ints) -> list[tuple[Floats, Ints]]:
    """The ways that a move can go: (probability [n], direction [n]), the one asked for first."""
    own = board.floats("slip")
    slip = np.where(np.isnan(own), board.rules.slip, own)[board.tile[cells]]
    slip = np.where(direction == STAY, 0.0, slip)
    if not slip.any():
        return [(np.ones(len(cells)), direction)]
    if board.rules.slip_kind == "sideways":
        return [(1 - slip, direction), (slip / 2, _TURNED_RIGHT[direction]), (slip / 2, _TURNED_LEFT[direction])]
    directions = board.moves[board.moves != STAY]
    others = (directions[:, None] != direction).sum(axis=0)
    slip = np.where(others > 0, slip, 0.0)
    share = slip / np.maximum(others, 1)
    return [(1 - slip, direction)] + [(np.where(way == direction, 0.0, share), np.full(len(cells), way)) for way in directions]


def _turned(sign: int) -> Ints:
    """[9] int, every direction turned by a right angle."""
    numbers = {tuple(delta): number for number, delta in enumerate(DELTA.tolist())}
    return np.array([numbers[(sign * cols, -sign * rows)] for rows, cols in DELTA.tolist()])


_TURNED_RIGHT, _TURNED_LEFT = _turned(1), _turned(-1)


def _walk(board: Board, cells: Ints, direction: Ints, gust: int, probability: Floats) -> Branches:
    """One way to go from each cell: where it ends and what it pays, [n, B] with B > 1 only where a cell sends to several."""
    rules, here = board.rules, board.tile[cells]
    arrived, bump = _landing(board, cells, direction, gust)
    there, moved = board.tile[arrived], arrived != cells
    enters = moved | rules.enter_on_stay
    enter = np.where(enters, board.floats("enter")[there], 0.0)
    step = np.where(enters & board.flags("replaces_step")[there], 0.0, rules.step_reward)
    reward = board.floats("leave")[here] + step + enter + np.where(bump, rules.bump_reward, 0.0)
    share, final = _sent(board, arrived, moved)
    ends = board.flags("ends")[there][:, None] | board.over[final]
    return Branches(probability[:, None] * share, final, np.broadcast_to(reward[:, None], final.shape), ends)


def _landing(board: Board, cells: Ints, direction: Ints, gust: int) -> tuple[Ints, Bools]:
    """Where a move comes to rest, before anything sends it on, and whether it bumped: ([n] int, [n] bool)."""
    row, col = np.divmod(cells, board.width)
    step_row, step_col = DELTA[direction, 0], DELTA[direction, 1]
    push = board.push[board.tile[cells]]
    wind = board.wind[col]
    push_row, push_col = push[:, 0] - wind - gust * (wind != 0), push[:, 1]
    off = _off(board, row + step_row, col + step_col)
    stopped = _blocked(board, row, col, step_row, step_col)
    bump = stopped | off
    stays = stopped | (off & ~(board.windy | push.any(axis=1)))
    at_row, at_col = np.where(stays, row, row + step_row), np.where(stays, col, col + step_col)
    for _ in range(max(np.abs(push_row).max(initial=0), np.abs(push_col).max(initial=0))):
        step_row, step_col = np.sign(push_row), np.sign(push_col)
        free = ~_blocked(board, at_row, at_col, step_row, step_col)
        push_row, push_col = np.where(free, push_row - step_row, 0), np.where(free, push_col - step_col, 0)
        at_row, at_col = at_row + step_row * free, at_col + step_col * free
    at_row, at_col = np.clip(at_row, 0, board.height - 1), np.clip(at_col, 0, board.width - 1)
    arrived = at_row * board.width + at_col
    walled = board.blocks[board.tile[arrived]]  # wind beyond the edge can bring it back above a wall
    return _glide(board, cells, np.where(walled, cells, arrived)), bump | walled


def _glide(board: Board, cells: Ints, arrived: Ints) -> Ints:
    """[n] where the agent comes to rest that moved from `cells` to `arrived` and may have come onto polished ice."""
    going = np.flatnonzero(board.slides[board.tile[arrived]] & (arrived != cells)) if board.slides.any() else ()
    if not len(going):
        return arrived
    arrived = arrived.copy()
    row, col = np.divmod(arrived[going], board.width)
    step_row, step_col = np.sign(row - cells[going] // board.width), np.sign(col - cells[going] % board.width)
    while len(going):
        blocked = _blocked(board, row, col, step_row, step_col) | _off(board, row + step_row, col + step_col)
        going, row, col, step_row, step_col = (values[~blocked] for values in (going, row, col, step_row, step_col))
        row, col = row + step_row, col + step_col
        arrived[going] = row * board.width + col
        on = board.slides[board.tile[arrived[going]]]
        going, row, col, step_row, step_col = (values[on] for values in (going, row, col, step_row, step_col))
    return arrived


def _off(board: Board, row: Ints, col: Ints) -> Bools:
    """[n] whether a place is off the board."""
    off: Bools = (row < 0) | (row >= board.height) | (col < 0) | (col >= board.width)
    return off


def _blocked(board: Board, row: Ints, col: Ints, step_row: Ints, step_col: Ints) -> Bools:
    """[n] whether a wall or a closed side stops a step to a neighbour (the edge does not: see `_off`)."""
    to_row, to_col = row + step_row, col + step_col
    inside = ~_off(board, to_row, to_col)
    there = board.tile[np.where(inside, to_row * board.width + to_col, 0)]
    stopped: Bools = inside & board.blocks[there] & ((step_row != 0) | (step_col != 0))
    if board.shut is not None:
        way = 3 * (step_row + 1) + step_col + 1
        standing = ~_off(board, row, col)
        here = board.tile[np.where(standing, row * board.width + col, 0)]
        stopped |= standing & board.shut[here, way] | inside & board.shut[there, 8 - way]
    return stopped


def _sent(board: Board, arrived: Ints, moved: Bools) -> tuple[Floats, Ints]:
    """Where cells that send put the agent: (share [n, B], cell [n, B]); who is not sent stays, with share 1."""
    there = board.tile[arrived]
    widest = max((len(targets) for targets in board.sends), default=0)
    share, final = np.ones((len(arrived), 1)), arrived[:, None]
    going = moved & np.array([bool(len(targets)) for targets in board.sends])[there] & ~board.flags("ends")[there]
    if not going.any():
        return share, final
    share, final = np.zeros((len(arrived), widest)), np.repeat(final, widest, axis=1)
    share[:, 0] = 1.0
    for number in np.unique(there[going]):
        rows, targets = np.flatnonzero(going & (there == number)), board.sends[number]
        elsewhere = targets != arrived[rows, None]
        rows, elsewhere = rows[elsewhere.any(axis=1)], elsewhere[elsewhere.any(axis=1)]
        share[rows[:, None], np.arange(widest)] = 0.0
        share[rows[:, None], np.arange(len(targets))] = elsewhere / elsewhere.sum(axis=1, keepdims=True)
        final[rows[:, None], np.arange(len(targets))] = targets
    return share, final


def _leaps(board: Board, cells: Ints, found: Branches) -> Branches:
    """The same, with exits and jumps in place of the walk in the cells that have them."""
    here = board.tile[cells]
    exits = board.floats("exit")
    widest = max((len(targets) for targets in board.jumps), default=0)
    special = ~np.isnan(exits) | np.array([bool(len(targets)) for targets in board.jumps])
    if not special[here].any():
        return found
    spare = max(0, widest - found.cell.shape[1])
    probability, cell, reward, ends = found = found.each(lambda values: np.pad(values, ((0, 0), (0, spare))))
    for number in np.unique(here[special[here]]):
        rows, targets = np.flatnonzero(here == number)[:, None], board.jumps[number]
        leaves = not np.isnan(exits[number])
        to = cells[rows] if leaves else targets[None, :]
        columns = np.arange(to.shape[1])
        probability[rows, np.arange(probability.shape[1])] = 0.0
        probability[rows, columns] = 1 / len(columns)
        cell[rows, columns] = to
        reward[rows, columns] = exits[number] if leaves else board.tiles[number].reward
        ends[rows, columns] = leaves | board.over[to]
    return found
