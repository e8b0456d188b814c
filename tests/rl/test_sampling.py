"""The generator and the choices made with it."""

from types import SimpleNamespace

import numpy as np
import pytest

from playground.compiled import kernel
from playground.rl.kernel_types import U64
from playground.rl.sampling import drawn, epsilon_greedy, epsilon_greedy_by_mask, greedy, one_of
from playground.rl.splitmix import GOLDEN, LOW, mixed, seeded


@kernel
def _stream(state: np.uint64, out: np.ndarray) -> None:
    for place in range(len(out)):
        state = state + GOLDEN
        out[place] = mixed(state)


@kernel
def _counted(q: np.ndarray, policy: np.ndarray, state: np.uint64, counts: np.ndarray) -> None:
    for _ in range(40_000):
        state = state + GOLDEN
        bits = mixed(state)
        counts[0, one_of(5, bits & LOW)] += 1
        counts[1, greedy(q, np.uint64(0), (), 5, bits & LOW)] += 1
        counts[2, drawn(policy, np.uint64(0), 5, bits)] += 1


def test_splitmix64_gives_its_published_numbers() -> None:
    out = np.zeros(3, np.uint64)
    _stream(np.uint64(1234567), out)
    assert out.tolist() == [6457827717110365317, 3203168211198807973, 9817491932198370423]


def test_choices_come_with_their_chances() -> None:
    counts = np.zeros((3, 5), np.int64)
    q = np.array([1.0, 4.0, -np.inf, 4.0, 4.0])
    policy = np.array([0.1, 0.0, 0.6, 0.3, 0.0])
    _counted(q, policy, np.uint64(7), counts)
    np.testing.assert_allclose(counts[0] / 40_000, 0.2, atol=0.01)
    np.testing.assert_allclose(counts[1] / 40_000, [0.0, 1 / 3, 0.0, 1 / 3, 1 / 3], atol=0.01)
    np.testing.assert_allclose(counts[2] / 40_000, policy, atol=0.01)
    assert counts[1, 0] == counts[1, 2] == counts[2, 1] == counts[2, 4] == 0


def test_seeds_spread() -> None:
    assert seeded(1) == seeded(1)
    assert len({seeded(seed) for seed in range(100)}) == 100
    assert seeded(0) == pytest.approx(seeded(0))


@pytest.mark.parametrize("values", [(0, 0, 0, 0), (1, 0, 1, 0), (-1, -2, -3, -1), (3, 4, 5, 6), (-np.inf, 0, 0, 1)])
def test_an_action_by_a_mask_is_the_action_by_comparing(values):
    """The same bits draw the same action, whether it is greedy, one of several greedy ones, or any."""
    q, draws = np.array([9.0, *values], np.float64), np.random.default_rng(1).integers(0, 2**64, 500, np.uint64)
    world = SimpleNamespace(moves=(0, 1, 2, 3), actions=4)
    for bits in draws:
        compared = epsilon_greedy(q, U64(0), U64(1), world, U64(2**31), bits)
        assert epsilon_greedy_by_mask(q, U64(1), U64(2**31), bits) == compared
