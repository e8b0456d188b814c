"""What coming to a cell does: which hazard is met, what it pays, what is remembered from then on, and where it sends."""

from typing import NamedTuple

import numpy as np

from playground.world.physics.board import Board, Bools, Floats, Ints, lengths
from playground.world.physics.branches import Branches
from playground.world.physics.movement import Agents


class Met(NamedTuple):
    """What n agents come to; tile: [n] int, the tile that counts. caught: [n] bool, by a hazard. entered: [n] bool."""

    tile: Ints
    caught: Bools
    entered: Bools


def entering(board: Board, agents: Agents, arrived: Ints, bump: Bools, probability: Floats) -> Branches:
    """What n agents get that come to rest in the cells `arrived`, and where they are then.

    All are [n]; of the result [n, B], with B > 1 only where a cell sends to several.
    """
    rules, met = board.rules, _met(board, agents, arrived)
    pays = met.entered | rules.enter_on_stay
    if len(board.memory.coins):
        pays &= met.caught | ((board.memory.coin_bits[arrived] & agents.bits) == 0)
    enter = np.where(pays, board.pays[met.tile], board.zero)
    step = np.where(pays & board.flags("replaces_step")[met.tile], board.zero, board.number(rules.step_reward))
    bumped = np.where(bump, board.number(rules.bump_reward), board.zero)
    reward = board.numbers("leave")[agents.tile] + step + enter + bumped
    share, cell = _sent(board, agents, arrived, met)
    place = later(board, agents, cell, _remembered(board, agents, arrived, met))
    ends = board.flags("ends")[met.tile][:, None] | board.over(place)
    whole = np.broadcast_to(reward[:, None], cell.shape)
    if not board.noisy:
        return Branches(probability[:, None] * share, place, whole, ends)
    noise = np.where(pays, board.variety[met.tile], 0)
    return Branches(probability[:, None] * share, place, whole, ends, np.broadcast_to(noise[:, None], cell.shape))


def later(board: Board, agents: Agents, cells: Ints, bits: Ints) -> Ints:
    """[n, B] int, the places of cells [n, B] when the step is over, and these bits [n] are remembered."""
    if not board.grows:
        return cells
    phase = (agents.phase + 1) % board.memory.period
    return board.memory.place(bits[:, None], phase[:, None], cells)


def _met(board: Board, agents: Agents, arrived: Ints) -> Met:
    tile, moved = board.ground[arrived], arrived != agents.cell
    if board.patrols is None:
        return Met(tile, np.zeros(len(tile), bool), moved)
    cells, phase = len(board.tile), (agents.phase + 1) % board.memory.period
    there = board.patrols.at(phase * cells + arrived)
    crossed = board.patrols.crossing(agents.phase * cells + arrived, agents.cell)
    hazard = np.where((there < 0) & moved, crossed, there)
    caught = hazard >= 0
    return Met(np.where(caught, hazard, tile), caught, moved | caught)


def _remembered(board: Board, agents: Agents, arrived: Ints, met: Met) -> Ints:
    """[n] int, the bits after the step: what was taken, given and switched."""
    if not board.memory.size:
        return agents.bits
    bits = agents.bits | np.where(met.entered, board.given[met.tile], 0)
    if len(board.memory.coins):
        bits |= np.where(met.entered & ~met.caught, board.memory.coin_bits[arrived], 0)
    return bits ^ np.where(met.entered, board.toggled[met.tile], 0)


def _sent(board: Board, agents: Agents, arrived: Ints, met: Met) -> tuple[Floats, Ints]:
    """Where cells that send put the agent: (share [n, B], cell [n, B]); an agent that is not sent stays, with share 1."""
    there = met.tile
    widest = int(lengths(board.sends).max())
    share, final = board.ones(len(arrived))[:, None], arrived[:, None]
    going = met.entered & lengths(board.sends).astype(bool)[there] & ~board.flags("ends")[there]
    if not going.any():
        return share, final
    share, final = np.repeat(share * 0, widest, axis=1), np.repeat(final, widest, axis=1)
    share[:, 0] = board.number(1.0)
    for number in np.unique(there[going]):
        rows, targets = np.flatnonzero(going & (there == number)), board.sends[number]
        elsewhere = (targets != arrived[rows, None]) & board.open(targets, agents.bits[rows])
        rows, elsewhere = rows[elsewhere.any(axis=1)], elsewhere[elsewhere.any(axis=1)]
        share[rows[:, None], np.arange(widest)] = board.zero
        share[rows[:, None], np.arange(len(targets))] = board.even(elsewhere)
        final[rows[:, None], np.arange(len(targets))] = targets
    return share, final
