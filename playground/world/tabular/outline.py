"""A level before its table is built: where its cells are, and nothing of what can happen."""

import numpy as np

from playground.world.level import Level
from playground.world.mdp import Floor, States, TabularMDP
from playground.world.physics.board import board_of


def outline(level: Level) -> TabularMDP:
    """A table of the cells that can be entered, in which nothing can be done; it takes next to no time and room.

    LevelError where a character of the map stands for no tile.
    """
    board = board_of(level)
    cell = np.flatnonzero(~board.blocks[board.tile]).astype(np.int32)
    floor = np.zeros_like(cell)
    starts = board.flags("starts")[board.tile[cell]]
    start = (starts if starts.any() else np.ones_like(starts)).astype(np.float64)
    S, A = len(cell), len(level.rules.moves)
    number, whole, never = np.float64(0.0), np.int32(0), np.bool_(False)
    return TabularMDP(
        states=States((Floor(),), floor, cell, board.width),
        actions=level.rules.moves,
        probability=np.broadcast_to(number, (S, A, 1)),
        successor=np.broadcast_to(whole, (S, A, 1)),
        reward=np.broadcast_to(number, (S, A, 1)),
        continuation=np.broadcast_to(number, (S, A, 1)),
        ends=np.broadcast_to(never, (S, A, 1)),
        legal=np.broadcast_to(never, (S, A)),
        start=start / max(1.0, start.sum()),
        intended=np.broadcast_to(whole, (S, A)),
        floor=floor,
        cell=cell,
        shape=(board.height, board.width),
        discount=level.rules.discount,
        time_limit=level.rules.time_limit,
    )
