"""Groups of states that reach one another."""

import numpy as np

from playground.rl.components import components


def test_a_ring_a_tail_and_a_dead_edge() -> None:
    successors = np.array([[1, 0], [2, 3], [0, 0], [3, 0]], np.uint32)
    weights = np.array([[1.0, 0.0], [0.5, 0.5], [1.0, 0.0], [0.0, 0.0]])
    order, bounds, group = components(successors, weights)
    np.testing.assert_array_equal(bounds, [0, 1, 4])
    np.testing.assert_array_equal(order, [3, 0, 1, 2])
    np.testing.assert_array_equal(group, [1, 1, 1, 0])


def test_every_edge_leads_to_the_same_or_an_earlier_group() -> None:
    dice = np.random.default_rng(5)
    successors = dice.integers(0, 60, (60, 2)).astype(np.uint32)
    weights = (dice.random((60, 2)) < 0.6).astype(np.float64)
    _, _, group = components(successors, weights)
    leads = np.where(weights > 0.0, group[successors], 0)
    assert (leads <= group[:, None]).all()


def test_nothing_has_no_groups() -> None:
    order, bounds, group = components(np.zeros((0, 1), np.uint32), np.zeros((0, 1)))
    assert len(order) == 0 and len(group) == 0 and bounds.tolist() == [0]
