"""What happens when an action is taken: the only physics. Everything else asks here.

What is remembered (keys in hand, switches that are on, things taken, the phase of the hazards that walk) is part of the state.
One step, in this order:

1. The tile under the agent is the one that is shown there, a hazard where one stands. On an exit the action pays the exit and
   ends the episode; on a jump it leaps and pays the jump. Nothing else is paid, and where it lands is not entered.
2. The controls of the cell may be swapped; then the move may slip (the cell's own slip before the level's). Staying never slips.
3. The agent makes its own step. A wall, a closed side or the edge stops it: a bump. So does a door without its key, and a gate by
   the switches as they were before the step. Hazards that walk stop nobody.
4. The wind of the column and of the cell it left carry it on, cell by cell, until something blocks. Where there is wind, row and
   column are held on the board separately once all of the movement is done (Sutton & Barto, example 6.5).
5. On polished ice it glides on, in the direction in which it came, until something blocks or the ice ends.
6. The phase goes on by one, whatever was done. A hazard that is now where the agent came to rest, or that changed places with it,
   has caught it: then the hazard is what the agent came to, and has entered even if it stayed.
7. It pays: what leaving costs, the step, what entering the cell it came to pays (once, where the cell says so), and the bump.
8. A cell that was entered is taken, gives its key and throws its switch. What is remembered includes this even at the end.
9. A cell that sends has sent it on to another cell, which neither pays nor sends again, and which is not entered.
10. The episode ends if the cell ends it, or if nothing can be done in the cell where it now is, as it is shown now.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from playground.plurals import counted
from playground.world.grid import Cell
from playground.world.level import Level, Rules
from playground.world.mdp import State
from playground.world.physics.board import DELTA, STAY, Board, Floats, Ints, board_of, lengths
from playground.world.physics.branches import Branches, beside, merged
from playground.world.physics.entering import entering, later
from playground.world.physics.memory import place_of
from playground.world.physics.movement import Agents, agents_at, landing
from playground.world.tile import Tile


class Outcome(NamedTuple):
    """One way that an action can turn out; `reward` is the mean of R_{t+1}, `ends` says that the episode is over.

    About its mean the reward varies normally with the standard deviation `gaussian`, and by `either` up or down by chance.
    """

    probability: float
    state: State
    reward: float
    ends: bool
    gaussian: float = 0.0
    either: float = 0.0


def outcomes(level: Level, state: State, action: str) -> tuple[Outcome, ...]:
    """The ways that an action can turn out, the likeliest first; no two agree in all but probability.

    Empty where the action is not legal or the state is final. ValueError where the level has no such action, cell or memory.
    """
    if action not in level.rules.moves:
        raise ValueError(f"there is no action {action!r} in this level, expected one of {', '.join(level.rules.moves)}")
    row, col = state.cell
    if not (0 <= row < level.height and 0 <= col < level.width):
        raise ValueError(
            f"there is no cell {row}, {col} on a board of {counted(level.height, 'row')} and {counted(level.width, 'column')}"
        )
    board, number = board_of(level), level.rules.moves.index(action)
    place = np.array([place_of(board.memory, state)])
    if not board.legal_at(place)[0, number]:
        return ()
    ways = merged(branches(board, place, np.array([number])))
    probability, to, reward, ends = (values[0].tolist() for values in ways[:4])
    noise = [0] * len(to) if ways.noise is None else ways.noise[0].tolist()
    return tuple(
        Outcome(probability[k], _state(board, to[k]), reward[k], ends[k], *board.varieties[noise[k]])
        for k in range(len(to))
        if probability[k] > 0
    )


def _state(board: Board, place: int) -> State:
    floor, cell = divmod(place, len(board.tile))
    return State(Cell(*divmod(cell, board.width)), *board.memory.floor(floor))


def branches(board: Board, places: Ints, actions: Ints, *, chance: bool = True) -> Branches:
    """What n actions [n] (indices) can lead to, each legal at its place [n].

    Without `chance` the move goes as asked: no slip, no gust, and of several landings the first.
    """
    agents = agents_at(board, places)
    direction = board.direction[agents.tile, actions]
    ways = _slips(board, agents, direction) if chance else [(board.ones(len(places)), direction)]
    gusts = _gusts(board) if chance else (0,)
    parts = []
    for probability, way in ways:
        for gust in gusts:
            share = probability
            if len(gusts) > 1:
                blown = board.wind[agents.cell % board.width] != 0
                share = probability * np.where(blown, board.number(1.0) / 3, board.number(gust == 0))
            arrived, bump = landing(board, agents, way, gust)
            parts.append(entering(board, agents, arrived, bump, share))
    result = _leaps(board, agents, beside(parts))
    if result.place.shape[1] > most_branches(board):
        raise RuntimeError(
            "an action can turn out in more ways than `most_branches` counts: count the new kind of branching there"
        )
    return result


def most_branches(board: Board) -> int:
    """In how many ways an action can turn out on a board at most; `branches` never gives more, or it fails."""
    walks = _slip_ways(board) * len(_gusts(board)) * max(1, int(lengths(board.sends).max()))
    return max(walks, int(lengths(board.jumps).max()))


def addends(rules: Rules, tiles: Sequence[Tile]) -> list[list[float]]:
    """What rewards are sums of: of each of these lists at most one number, as step 7 adds them, or a jump or an exit pays."""
    return [
        [tile.leave for tile in tiles],
        [rules.step_reward, *(tile.exit or 0.0 for tile in tiles), *(tile.reward for tile in tiles)],
        [tile.enter for tile in tiles],
        [value for tile in tiles for value in tile.noise.either],
        [rules.bump_reward],
    ]


def _gusts(board: Board) -> tuple[int, ...]:
    """By how much the wind may vary."""
    return (-1, 0, 1) if board.rules.gusts and board.windy else (0,)


def _slip_ways(board: Board) -> int:
    """How many ways `_slips` gives at most."""
    if not (board.slips != 0).any():
        return 1
    return 3 if board.rules.slip_kind == "sideways" else 1 + int((board.moves != STAY).sum())


def _slips(board: Board, agents: Agents, direction: Ints) -> list[tuple[Floats, Ints]]:
    """The ways that a move can go: (probability [n], direction [n]), the one asked for first."""
    slip = np.where(direction == STAY, board.zero, board.slips[agents.tile])
    if not (slip != 0).any():
        return [(board.ones(len(direction)), direction)]
    if board.rules.slip_kind == "sideways":
        return [(1 - slip, direction), (slip / 2, _TURNED_RIGHT[direction]), (slip / 2, _TURNED_LEFT[direction])]
    directions = board.moves[board.moves != STAY]
    others = (directions[:, None] != direction).sum(axis=0)
    slip = np.where(others > 0, slip, board.zero)
    share = slip / np.maximum(others, 1)
    return [(1 - slip, direction)] + [
        (np.where(way == direction, board.zero, share), np.full(len(direction), way)) for way in directions
    ]


def _turned(sign: int) -> Ints:
    """[9] int, every direction turned by a right angle."""
    numbers = {tuple(delta): number for number, delta in enumerate(DELTA.tolist())}
    return np.array([numbers[(sign * cols, -sign * rows)] for rows, cols in DELTA.tolist()])


_TURNED_RIGHT, _TURNED_LEFT = _turned(1), _turned(-1)


def _leaps(board: Board, agents: Agents, walks: Branches) -> Branches:
    """The same, with exits and jumps in place of the walk in the cells that have them."""
    here, leaves = agents.tile, board.stated("exit")
    special = leaves[here] | board.leaps(here, agents.bits)
    if not special.any():
        return walks
    spare = max(0, int(lengths(board.jumps).max()) - walks.place.shape[1])
    walks = walks.mapped(lambda values: np.pad(values, ((0, 0), (0, spare))))
    for number in np.unique(here[special]):
        rows, targets = np.flatnonzero(special & (here == number)), board.jumps[number]
        exit, tile = bool(leaves[number]), board.tiles[number]
        cells = agents.cell[rows, None] if exit else np.broadcast_to(targets, (len(rows), len(targets)))
        open = np.ones(cells.shape, bool) if exit else board.open(targets, agents.bits[rows])
        to = later(board, Agents(*(values[rows] for values in agents)), cells, agents.bits[rows])
        place = rows[:, None], np.arange(to.shape[1])
        walks.probability[rows] = board.zero
        walks.probability[place] = board.even(open)
        walks.place[place] = to
        walks.reward[place] = board.number(tile.reward if tile.exit is None else tile.exit)
        walks.ends[place] = exit | board.over(to)
        if walks.noise is not None:
            walks.noise[rows] = 0
    return walks
