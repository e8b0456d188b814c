"""The inputs of a network for each state: its number, where it is, or what lies around it."""

import numpy as np
from numpy.typing import NDArray

from playground.world.mdp import TabularMDP

KINDS = ("one-hot", "coordinates", "window")
"""Each state by itself; row and column; the cells around it. With the last two a network can guess about unseen states."""
RADIUS = 2
"""Cells that the window shows to each side."""


def features(mdp: TabularMDP, kind: str) -> tuple[NDArray[np.float64], tuple[str, ...]]:
    """[S, F] float64 and the F names; [0, S] where each state is an input of its own, so that nothing has to be multiplied.

    coordinates: row and column from −1 to 1. window: for each cell around, whether one cannot be there, whether the episode ends
    there, and what coming there pays (in units of the largest such reward). What is remembered (keys, switches, phase) follows as
    the binary digits of the floor's number. ValueError for a kind that there is not.
    """
    if kind not in KINDS:
        raise ValueError(f"there are no features {kind!r}, expected one of {', '.join(KINDS)}")
    if kind == KINDS[0]:
        return np.zeros((0, len(mdp.states))), tuple(f"state {number}" for number in range(len(mdp.states)))
    inputs, names = _coordinates(mdp) if kind == KINDS[1] else _window(mdp)
    digits = max(0, (len(mdp.floors) - 1).bit_length())
    memory = (np.asarray(mdp.floor)[:, None] >> np.arange(digits)) & 1
    return np.concatenate([inputs, memory.astype(np.float64)], axis=1), (*names, *(f"memory {digit}" for digit in range(digits)))


def _coordinates(mdp: TabularMDP) -> tuple[NDArray[np.float64], tuple[str, ...]]:
    rows, cols = mdp.shape
    cell = np.asarray(mdp.cell, np.int64)
    places = np.stack([cell // cols / max(1, rows - 1), cell % cols / max(1, cols - 1)], axis=1)
    return 2.0 * places - 1.0, ("row", "column")


def _window(mdp: TabularMDP) -> tuple[NDArray[np.float64], tuple[str, ...]]:
    rows, cols = mdp.shape
    side = 2 * RADIUS + 1
    planes = np.zeros((3, rows + 2 * RADIUS, cols + 2 * RADIUS))
    planes[0] = 1.0
    cell = np.asarray(mdp.cell, np.int64)
    row, col = cell // cols + RADIUS, cell % cols + RADIUS
    planes[0, row, col] = 0.0
    planes[1, row[mdp.terminal], col[mdp.terminal]] = 1.0
    paid = _entered(mdp)
    planes[2, row, col] = paid / max(float(np.abs(paid).max(initial=0.0)), 1e-12)
    names = []
    columns = []
    for plane, word in enumerate(("wall", "end", "reward")):
        for down in range(-RADIUS, RADIUS + 1):
            for right in range(-RADIUS, RADIUS + 1):
                columns.append(planes[plane, row + down, col + right])
                names.append(f"{word} {down:+d} {right:+d}")
    assert len(names) == 3 * side * side
    return np.stack(columns, axis=1), tuple(names)


def _entered(mdp: TabularMDP) -> NDArray[np.float64]:
    """[S] what coming to a state from another one pays in the mean of all ways; 0 where nothing leads there."""
    tails, actions, ways = np.nonzero(mdp.probability > 0.0)
    heads = mdp.successor[tails, actions, ways]
    moved = heads != tails
    chance, paid = mdp.probability[tails, actions, ways][moved], mdp.reward[tails, actions, ways][moved]
    total, weight = np.zeros(len(mdp.states)), np.zeros(len(mdp.states))
    np.add.at(total, heads[moved], chance * paid)
    np.add.at(weight, heads[moved], chance)
    return total / np.where(weight > 0.0, weight, 1.0)
