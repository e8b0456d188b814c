"""Look-ahead by hand."""

from collections.abc import Callable

import numpy as np

from playground.rl.backups import action_values, magnitudes, model
from playground.world import TabularMDP


def test_action_values_are_the_look_ahead_of_equation_4_6(by_hand: Callable[..., TabularMDP]) -> None:
    branches = {(0, 0): [(0.25, 1, 4.0, False), (0.75, 0, 0.0, False)], (1, 1): [(1.0, 0, 8.0, True)]}
    mdp = by_hand(branches, 2, 2, 0.5)
    q = action_values(np.array([2.0, 10.0]), model(mdp))
    np.testing.assert_allclose(q, [[0.25 * (4.0 + 0.5 * 10.0) + 0.75 * 0.5 * 2.0, 0.0], [0.0, 8.0]])


def test_the_centre_cell_of_exercise_3_14(bundled: Callable[[str], TabularMDP]) -> None:
    mdp = bundled("jumps")
    v = np.zeros(25)
    centre = mdp.state_at()[2, 2]
    for cell, value in (((1, 2), 2.3), ((2, 3), 0.4), ((3, 2), -0.4), ((2, 1), 0.7)):
        v[mdp.state_at()[cell]] = value
    assert abs(action_values(v, model(mdp))[centre].mean() - 0.675) < 1e-12


def test_an_end_does_not_read_what_follows(by_hand: Callable[..., TabularMDP]) -> None:
    mdp = by_hand({(0, 0): [(1.0, 1, 3.0, True)]}, 2, 1, 1.0)
    assert action_values(np.array([0.0, -np.inf]), model(mdp))[0, 0] == 3.0


def test_the_model_is_read_only_and_shares_the_table(bundled: Callable[[str], TabularMDP]) -> None:
    mdp = bundled("corridor")
    packed = model(mdp)
    assert not any(array.flags.writeable for array in packed)
    assert np.shares_memory(packed.probability, mdp.probability)


def test_what_rounding_is_relative_to(by_hand: Callable[..., TabularMDP]) -> None:
    """Rewards of one sign: each state by itself. Of both signs: the largest, 3 + 0.5 · 8, for every state."""
    gains = by_hand({(0, 0): [(1.0, 1, 3.0, False)], (1, 0): [(1.0, 2, 1.0, True)]}, 3, 1, 0.5)
    np.testing.assert_allclose(magnitudes(np.array([0.0, -8.0, np.inf]), gains), [7.0, 1.0, 0.0])
    mixed = by_hand({(0, 0): [(1.0, 1, -3.0, False)], (1, 0): [(1.0, 2, 1.0, True)]}, 3, 1, 0.5)
    np.testing.assert_allclose(magnitudes(np.array([0.0, -8.0, np.inf]), mixed), [7.0, 7.0, 7.0])
