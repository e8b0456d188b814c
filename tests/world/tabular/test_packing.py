"""Outcomes packed into a table: the states keep the numbers that they came with, wherever they are drawn."""

import numpy as np

from playground.world.grid import Cell
from playground.world.mdp import Floor, State
from playground.world.tabular.packing import Listed, Places, packed


def test_states_keep_their_numbers_whatever_their_places() -> None:
    """Three states in a ring, drawn from right to left, the middle one upstairs."""
    ring = np.array([0, 1, 2])
    listed = Listed(ring, np.zeros(3, int), np.array([1, 2, 0]), np.ones(3), np.array([5.0, 6.0, 7.0]), np.zeros(3), ring < 0)
    places = Places(np.array([2, 1, 0]), (1, 3), np.array([0, 1, 0]), (Floor(), Floor(("key",))))
    mdp = packed(listed, np.ones((3, 1), bool), np.array([0.0, 0.0, 1.0]), ("on",), 0.9, 0, places)
    assert mdp.successor[:, 0, 0].tolist() == [1, 2, 0] and mdp.reward[:, 0, 0].tolist() == [5.0, 6.0, 7.0]
    assert mdp.start.tolist() == [0.0, 0.0, 1.0]
    assert list(mdp.states) == [State(Cell(0, 2)), State(Cell(0, 1), ("key",)), State(Cell(0, 0))]
    assert (mdp.state_at(0).tolist(), mdp.state_at(1).tolist()) == ([[2, -1, 0]], [[-1, 1, -1]])
    assert [mdp.number(state) for state in mdp.states] == [0, 1, 2]
    assert mdp.number(State(Cell(0, 1))) is None and mdp.number(State(Cell(0, 0), ("key",))) is None
